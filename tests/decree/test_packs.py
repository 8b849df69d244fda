"""Packs: what the editions say, what the loader refuses, and which edition speaks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from kezdesu.common.trilingual import LANGUAGES
from kezdesu.decree import (
    NotInForce,
    PackError,
    Period,
    UnknownEdition,
    UnknownNorm,
    available,
    compute,
    default_pack,
    load_pack,
    pack_on,
    use_pack,
)
from kezdesu.decree.catalogue import ALONGSIDE, CLAUSES, VALUES
from kezdesu.decree.pack_reading import BUILT_IN

EDITIONS = [pack.edition for pack in available()]
THIRD = Path(__file__).parent / "packs"


@pytest.fixture(autouse=True)
def no_chosen_pack() -> Iterator[None]:
    yield
    use_pack(None)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder of packs with a copy of 863-2023 that a test may spoil."""
    shutil.copytree(BUILT_IN / "863-2023", tmp_path / "863-2023")
    return tmp_path


def spoil(root: Path, file: str, old: str, new: str) -> None:
    path = root / "863-2023" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_editions_follow_each_other_without_gap() -> None:
    assert EDITIONS == ["863-2022", "863-2023"]
    assert pack_on(date(2022, 4, 7)).edition == "863-2022"
    assert pack_on(date(2023, 4, 12)).edition == "863-2022"
    assert pack_on(date(2023, 4, 13)).edition == "863-2023"
    assert pack_on(date(2035, 1, 1)).edition == "863-2023"
    with pytest.raises(NotInForce, match="2022-04-06"):
        pack_on(date(2022, 4, 6))


@pytest.mark.parametrize("edition", EDITIONS)
def test_edition_has_every_row_of_the_clause_table_in_three_languages(edition: str) -> None:
    pack = load_pack(edition)
    assert tuple(pack.norms) == CLAUSES
    assert tuple(pack.alongside) == ALONGSIDE
    assert set(pack.values) == set(VALUES)
    for norm in (*pack.norms.values(), *pack.alongside.values()):
        for text in (norm.title, norm.text, norm.evidence_text, norm.basis):
            assert all(getattr(text, language) for language in LANGUAGES), norm.clause
    for entries in pack.values.values():
        assert all(getattr(entries[0].title, language) for language in LANGUAGES), entries[0].key


def test_default_edition_answers_with_the_numbers_of_the_decree() -> None:
    pack = default_pack()
    assert pack.edition == "863-2023"
    assert (pack.act_number, pack.act_date) == ("863", date(2022, 4, 7))
    assert pack.presentation_share == Fraction(1, 4)
    assert pack.amber_share == Fraction(4, 5)
    assert pack.publication_days == 10
    assert pack.quarter_report_day == 10
    assert pack.exempt_bodies == {"defence", "foreign-affairs"}
    assert pack.schedule_period is Period.YEAR
    assert pack.appeal_days == 15


def test_editions_differ_in_clause_2_only_and_say_that_this_is_assumed() -> None:
    first, second = load_pack("863-2022"), load_pack("863-2023")
    differing = {key for key in VALUES if first.value(key).content != second.value(key).content}
    assert differing == {"draft_recipient"}
    assert not first.value("draft_recipient").certain
    changed = {key for key in CLAUSES if first.norm(key).text != second.norm(key).text}
    assert changed == {"2.2"}
    assert not first.norm("2.2").certain


def test_unknown_edition_and_unknown_norm_are_refused() -> None:
    with pytest.raises(UnknownEdition, match="863-1999"):
        load_pack("863-1999")
    with pytest.raises(UnknownEdition):
        load_pack("../packs/863-2023")
    with pytest.raises(UnknownNorm, match=r"9\.9"):
        default_pack().norm("9.9")


REFUSALS = [
    ("norms/7-control.toml", 'clause = "8"', 'clause = "9"', "norm 9.clause: '9' is not a known clause"),
    ("norms/7-control.toml", 'clause = "8"', 'clause = "7"', "norm 7.clause: is given twice"),
    ("edition.toml", 'source = "', 'omits = ["9"]\nsource = "', "omits: '9' is not a known clause"),
    ("edition.toml", "valid_from = 2023-04-13", "valid_from = '13 April'", "valid_from: must be a date"),
    (
        "edition.toml",
        "valid_from",
        "valid_until = 2001-01-01\nvalid_from",
        "valid_until: is before valid_from",
    ),
    ("edition.toml", "kk = ", "qq = ", "title.kk: the kk text is missing"),
    (
        "norms/3-after.toml",
        'rule = "calendar_days"',
        'rule = "lunar_days"',
        "term.rule: 'lunar_days' is not a known",
    ),
    (
        "norms/3-after.toml",
        'days = "publication_days"',
        'days = "poll"',
        "term.days: 'poll' is not a value of kind",
    ),
    ("norms/3-after.toml", "art_175 = true", "", "norm 3.7a.term.art_175: is missing"),
    ("norms/4-akims.toml", 'target = "end"', 'target = "soon"', "term.target: 'soon' is none of due, end"),
    ("norms/4-akims.toml", 'obliged = "akim"', 'obliged = "mayor"', "norm 4.1.obliged: 'mayor' is none of"),
    ("norms/4-akims.toml", 'kind = "attendance"', 'kind = "hearsay"', "evidence.kind: 'hearsay' is none of"),
    ("norms/4-akims.toml", 'event = "visit"', 'event = "moon"', "anchor.event: 'moon' is none of"),
    ("norms/4-akims.toml", "– {day}.", "–.", "sentence.kk: has no slot {day}"),
    (
        "norms/4-akims.toml",
        'title = { kk = "Әкімнің қатысуы", ',
        "title = { ",
        "title.kk: the kk text is missing",
    ),
    ("norms/4-akims.toml", "Участие акима", "Участие\\nакима", "title.ru: holds a line break"),
    ("norms/4-akims.toml", 'ru = "Участие акима"', 'ru = " "', "title.ru: the ru text is missing"),
    (
        "norms/4-akims.toml",
        'unit = "event"',
        'unit = "event"\ncolour = "red"',
        "norm 4.1.colour: is not a known key",
    ),
    (
        "norms/1-schedule.toml",
        'exempt = "exempt_bodies"',
        'exempt = "report_day"',
        "exempt: 'report_day' is not",
    ),
    ("norms/1-schedule.toml", "\nnote = ", "\n# note = ", "norm 2.2.note: is missing"),
    ("values.toml", 'key = "publication_days"', 'key = "ten"', "value ten.key: is not a known value"),
    ("values.toml", "value = 10\n", "value = -1\n", "value publication_days.value: must be a whole number"),
    (
        "values.toml",
        "value = 10\n",
        'value = "ten"\n',
        "value publication_days.value: must be a whole number",
    ),
    ("values.toml", "value = 31\n", "value = 32\n", "evaluation_day.value: must be a day of a month"),
    ("values.toml", 'value = "1/4"', 'value = "5/4"', "presentation_share.value: must be a share"),
    ("values.toml", 'value = "quarter"', 'value = "fortnight"', "meeting_period.value: must be one of"),
    ("values.toml", 'value = ["12-01"]', 'value = ["02-30"]', "'02-30' is not a day of every year"),
    ("values.toml", 'value = ["12-01"]', "value = []", "proposals_before.value: names no day"),
    (
        "values.toml",
        'clause = "3.3"',
        'clause = "3.9"',
        "presentation_share.clause: '3.9' is not a known clause",
    ),
    ("values.toml", "value = 10\n", "value = 10\nvalid_from = 2024-01-01\n", "gap before 2024-01-01"),
    ("values.toml", "value = 10\n", "value = 10\nvalid_until = 2024-01-01\n", "gap after 2024-01-01"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), REFUSALS, ids=[row[3] for row in REFUSALS])
def test_loader_refuses_and_names_file_key_and_rule(
    copied: Path, file: str, old: str, new: str, message: str
) -> None:
    spoil(copied, file, old, new)
    with pytest.raises(PackError) as refused:
        load_pack("863-2023", copied)
    assert message in str(refused.value)
    assert file in str(refused.value) or "edition.toml" in str(refused.value)


def test_loader_refuses_a_missing_row_as_a_gap(copied: Path) -> None:
    (copied / "863-2023" / "norms" / "6-government.toml").unlink()
    with pytest.raises(PackError, match=r"norm 6\.1: is missing: the clause table has a gap"):
        load_pack("863-2023", copied)


def test_loader_refuses_a_missing_value(copied: Path) -> None:
    spoil(
        copied,
        "values.toml",
        '[[value]]\nkey = "breach_notice_days"',
        '# [[value]]\n# key = "breach_notice_days"',
    )
    path = copied / "863-2023" / "values.toml"
    path.write_text(path.read_text("utf-8").split("# [[value]]")[0], "utf-8")
    with pytest.raises(PackError, match="value breach_notice_days: is missing"):
        load_pack("863-2023", copied)


def test_loader_refuses_overlapping_values(copied: Path) -> None:
    path = copied / "863-2023" / "values.toml"
    again = '\n[[value]]\nkey = "publication_days"\nclause = "3.7b"\nunit = "d"\nvalue = 7\nvalid_from = 2024-01-01\n'
    path.write_text(path.read_text("utf-8") + again + 'title = { kk = "а", ru = "б" }\n', "utf-8")
    with pytest.raises(PackError, match="value publication_days: validity overlaps from 2024-01-01"):
        load_pack("863-2023", copied)


def test_catalogue_refuses_editions_that_overlap(copied: Path) -> None:
    shutil.copytree(BUILT_IN / "863-2022", copied / "863-2022")
    path = copied / "863-2022" / "edition.toml"
    path.write_text(path.read_text("utf-8").replace("2023-04-12", "2023-04-13"), "utf-8")
    with pytest.raises(PackError, match="validity overlaps with edition 863-2022"):
        available(copied)


def test_loader_refuses_broken_toml_and_a_folder_of_another_name(copied: Path) -> None:
    spoil(copied, "values.toml", "[[value]]", "[[value")
    with pytest.raises(PackError, match="is not valid TOML"):
        load_pack("863-2023", copied)
    (copied / "863-2023").rename(copied / "863-2024")
    with pytest.raises(PackError, match="must be the name of the folder, '863-2024'"):
        load_pack("863-2024", copied)


def test_third_pack_changes_the_law_without_code() -> None:
    pack = load_pack("999-test", THIRD)
    assert pack.exempt_bodies == {"emergency-situations"}
    assert pack.publication_days == 7
    assert "6.4" not in pack.norms
    assert pack.norm("4.2").basis.ru == "Основание — пункт 12 Указа."
    assert compute("3.7b", date(2026, 3, 11), pack=pack).due == date(2026, 3, 18)
    assert compute("2.1", date(2026, 2, 1), pack=pack).due == date(2026, 5, 31)
    assert compute("2.1", date(2026, 6, 2), pack=pack).due == date(2026, 11, 30)
    assert compute("2.3", date(2026, 7, 1), pack=pack).due == date(2026, 7, 9)
    assert compute("3.7c", date(2026, 2, 1), pack=pack).due == date(2026, 4, 5)


def test_text_without_english_leaves_no_hole_in_the_reason() -> None:
    why = compute("4.2", date(2026, 3, 11), pack=load_pack("999-test", THIRD)).why
    assert "  " not in why.en
    assert why.kk.startswith("Негізі – Жарлықтың 12-тармағы. Кездесудің күні – 2026 жылғы 11 наурыз.")


def test_value_changes_within_an_edition_from_its_day_on() -> None:
    pack = load_pack("999-test", THIRD)
    assert pack.fraction("presentation_share", date(2026, 6, 30)) == Fraction(1, 5)
    assert pack.fraction("presentation_share", date(2026, 7, 1)) == Fraction(1, 6)
    assert pack.fraction("presentation_share", date(2025, 1, 1)) == Fraction(1, 5)


def test_chosen_pack_is_the_law_of_the_process_until_it_is_taken_back() -> None:
    use_pack(str(THIRD / "999-test"))
    assert default_pack().edition == pack_on(date(2022, 1, 1)).edition == "999-test"
    assert load_pack("999-test") is default_pack()
    assert compute("3.7b", date(2026, 3, 11)).due == date(2026, 3, 18)
    use_pack("863-2022")
    assert pack_on(date(2026, 1, 1)).edition == "863-2022"
    use_pack("")
    assert compute("3.7b", date(2026, 3, 11)).due == date(2026, 3, 21)


def test_a_case_keeps_the_pack_it_is_given() -> None:
    old = compute("3.7b", date(2026, 3, 11), pack=load_pack("863-2022"))
    new = compute("3.7b", date(2026, 3, 11), pack=load_pack("999-test", THIRD))
    assert (old.due, new.due) == (date(2026, 3, 21), date(2026, 3, 18))
