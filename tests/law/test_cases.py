"""Runs the law cases in the TOML files of this folder; see docs/decree.md for how to add one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from kezdesu.decree import compute, default_pack, load_pack, status, ten_day_anchor
from kezdesu.decree.editions import series_with
from kezdesu.decree.model import (
    AfterPeriod,
    AtEvent,
    BeforeDay,
    BeforeEvent,
    CalendarDays,
    WithinPeriod,
    WorkingDays,
)

Case = dict[str, Any]
KEYS = {
    "name",
    "norm",
    "anchor",
    "ended",
    "target",
    "due",
    "legal_due",
    "boundary",
    "edition",
    "states",
    "why",
}
FILES = sorted(Path(__file__).parent.glob("*.toml"))


def cases() -> Iterator[Case]:
    for path in FILES:
        yield from tomllib.loads(path.read_text("utf-8"))["case"]


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case_gives_the_days_and_states_a_lawyer_wrote_down(case: Case) -> None:
    assert set(case) <= KEYS
    pack = load_pack(case["edition"]) if "edition" in case else None
    if "ended" in case:
        assert ten_day_anchor(case["ended"]) == case["anchor"]
    term = compute(case["norm"], case["anchor"], pack=pack)
    assert term.due == case["due"]
    assert term.legal_due == case["legal_due"]
    assert term.boundary == case.get("boundary")
    assert term.target == case.get("target", term.target)
    for language, words in case.get("why", {}).items():
        assert words in term.why[language]
    for asked in case.get("states", []):
        met: datetime | None = asked.get("met")
        today: date = asked["today"]
        assert status(term, met, today, closed=asked.get("closed", False)) == asked["state"], asked


def test_cases_are_many_and_have_names_of_their_own() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


def test_cases_touch_every_term_rule() -> None:
    acts = {case["norm"]: default_pack(series_with(case["norm"])) for case in CASES}
    touched = {type(acts[case["norm"]].norm(case["norm"]).rule) for case in CASES}
    assert touched == {
        CalendarDays,
        WorkingDays,
        BeforeDay,
        AfterPeriod,
        WithinPeriod,
        BeforeEvent,
        AtEvent,
    }
