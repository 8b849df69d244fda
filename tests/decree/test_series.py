"""Several acts at one time: packs by series, clauses by name and by the row they play, and no branch in the code."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kezdesu.decree import (
    MAIN_SERIES,
    NotInForce,
    PackError,
    all_series,
    available,
    default_pack,
    editions_of,
    load_pack,
    pack_on,
    series_of,
    use_pack,
)
from kezdesu.decree.command import main
from kezdesu.decree.duties import register
from kezdesu.decree.pack_reading import BUILT_IN
from tests.decree import story
from tests.decree.test_packs import THIRD

SERIES = "826"
SOURCE = Path(__file__).parents[2] / "src" / "kezdesu"


@pytest.fixture(autouse=True)
def no_chosen_pack() -> Iterator[None]:
    yield
    use_pack(None)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder of packs with a copy of the first akims' edition that a test may spoil."""
    shutil.copytree(BUILT_IN / "826-2022", tmp_path / "826-2022")
    return tmp_path


def spoil(root: Path, file: str, old: str, new: str) -> None:
    path = root / "826-2022" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_one_edition_of_each_act_is_in_force_on_a_day() -> None:
    assert all_series() == (MAIN_SERIES, SERIES)
    assert [pack.edition for pack in available(series=SERIES)] == ["826-2022", "826-2024"]
    assert pack_on(date(2023, 12, 31), series=SERIES).edition == "826-2022"
    assert pack_on(date(2024, 1, 1), series=SERIES).edition == "826-2024"
    assert pack_on(date(2024, 1, 1)).edition == "863-2023"
    with pytest.raises(NotInForce, match="act 826"):
        pack_on(date(2022, 3, 2), series=SERIES)


def test_chosen_pack_rules_its_own_series_only() -> None:
    chosen = use_pack(THIRD / "999-test")
    assert chosen is not None
    assert default_pack() is chosen
    assert default_pack(SERIES).edition == "826-2024"
    assert series_of("999-test") == MAIN_SERIES
    assert "999-test" in editions_of(MAIN_SERIES)


def test_clause_is_found_by_its_name_and_by_the_row_it_plays() -> None:
    pack = default_pack(SERIES)
    assert pack.norm("2.3").clause == "826-2.1"
    assert pack.norm("826-2.1").row == "2.3"
    assert pack.has("3.7b")
    assert not pack.has("3.3")
    assert pack.presentation_share == 1


def test_everything_in_the_akims_packs_is_marked_uncertain_and_says_what_was_assumed() -> None:
    for edition in editions_of(SERIES):
        pack = load_pack(edition)
        for entry in (*pack.norms.values(), *(value for values in pack.values.values() for value in values)):
            assert not entry.certain
            assert entry.note


def test_command_answers_for_clauses_of_every_act_even_under_a_chosen_pack() -> None:
    for environment in ({}, {"KEZDESU_PACK": str(THIRD / "999-test")}):
        out = io.StringIO()
        assert main(["826-2.1", "2026-01-01", "--json"], io.StringIO(), out, environment) == 0
        answer = json.loads(out.getvalue())
        assert (answer["norm"], answer["due"], answer["boundary"]) == ("826-2.1", "2026-01-14", "2026-01-15")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("norms/2-meeting.toml", 'row = "4.2"', 'row = "4.9"', "row: '4.9' is none of"),
        ("norms/2-meeting.toml", 'row = "4.2"\n', "", "'826-notice' is not a known clause"),
        ("norms/2-meeting.toml", 'clause = "826-notice"', 'clause = "4.2"', "row: is given for a row"),
        ("norms/1-calendar.toml", 'levels = ["oblast"]', 'levels = ["village"]', "levels: 'village' is none of"),
        ("norms/1-calendar.toml", 'each = "district"', 'each = "street"', "each: 'street' is none of"),
        ("values.toml", 'value = "each"', 'value = "some"', "schedule_of.value: must be among all, each"),
        ("values.toml", '["proposals", "approval"]', '["rumours"]', "schedule_steps.value: must be among"),
        ("values.toml", 'key = "approval_before"', 'key = "draft_before"', "value approval_before: is missing"),
        ("values.toml", 'clause = "826-results"', 'clause = "826-other"', "'826-other' is not a known clause"),
    ],
)  # fmt: skip
def test_loader_refuses_and_names_file_key_and_rule(
    copied: Path, file: str, old: str, new: str, message: str
) -> None:
    spoil(copied, file, old, new)
    with pytest.raises(PackError) as refused:
        load_pack("826-2022", copied)
    assert message in str(refused.value)


def test_editions_of_one_act_may_not_overlap(copied: Path) -> None:
    shutil.copytree(BUILT_IN / "826-2024", copied / "826-2024")
    spoil(copied, "edition.toml", "2023-12-31", "2024-01-01")
    with pytest.raises(PackError, match="validity overlaps with edition 826-2022"):
        available(copied, series=SERIES)


def test_register_of_one_pack_is_that_of_its_series() -> None:
    facts, today = story.good_year(), story.YEAR_END
    every = register(facts, today=today, year=2026)
    own = register(facts, today=today, year=2026, pack=default_pack())
    assert own == tuple(duty for duty in every if not duty.norm.startswith(SERIES))
    assert len(every) > len(own)


def test_no_room_names_the_akims_act_or_branches_on_its_series() -> None:
    """A third act must be a folder and nothing else: only packs and the demo know the name of this one."""
    known = (SOURCE / "decree" / "packs", SOURCE / "config" / "demo", SOURCE / "config" / "demo_texts")
    naming = [
        str(path.relative_to(SOURCE))
        for pattern in ("*.py", "*.html", "*.js")
        for path in SOURCE.rglob(pattern)
        if not any(path.is_relative_to(folder) for folder in known)
        if SERIES in path.read_text("utf-8").split("static/vendor")[0]
        and f'"{SERIES}' in path.read_text("utf-8")
    ]
    assert naming == []
