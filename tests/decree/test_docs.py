"""docs/decree.md names every norm, every value and every term rule."""

from __future__ import annotations

from pathlib import Path

from kezdesu.decree import DutyState, default_pack
from kezdesu.decree.catalogue import VALUES
from kezdesu.decree.norm_reading import RULES

PAGE = (Path(__file__).parents[2] / "docs" / "decree.md").read_text("utf-8")


def test_page_lists_every_norm_with_its_title_and_evidence() -> None:
    for norm in default_pack().norms.values():
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| {norm.clause} |"))
        assert norm.title.en in row
        assert f"`{norm.evidence}`" in row


def test_page_lists_every_value_rule_and_state() -> None:
    pack = default_pack()
    named = [*VALUES, *RULES, *pack.alongside, *DutyState]
    assert [name for name in named if f"`{name}`" not in PAGE] == []


def test_page_is_honest_about_what_is_not_certain() -> None:
    for key, entries in default_pack().values.items():
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{key}` |"))
        assert ("**no**" in row) is not entries[-1].certain
        assert entries[-1].note in row
