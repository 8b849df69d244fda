"""Ten files of different shapes are read as ``files/expected.txt`` says, and the forty rows with their six faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from kezdesu.tables import border, headings, layout, queries, reading, terms
from kezdesu.tables.columns import Columns
from kezdesu.tables.rows import Reading, ReadRow
from kezdesu.tables.terms import Term
from tests.tables.files import shapes
from tests.tables.reference import against

FILES = Path(__file__).parent / "files"


def expected() -> dict[str, list[str]]:
    """The lines of every file by its name (and the number of the table)."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in (FILES / "expected.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line[0].isdigit() or line[0] == "-":
            found[name].append(line)
        else:
            name = line
            found[name] = []
    return found


EXPECTED = expected()


def read(name: str) -> Reading:
    file, _, number = name.partition("#")
    sheet = border.open_file(file, (FILES / file).read_bytes()).sheets[int(number or 1) - 1]
    laid = layout.lay_out(sheet)
    guess = headings.guess(laid.headings)
    assert guess.is_enough, laid.headings
    return reading.read(laid, Columns(guess.fields), against())


def line_of(row: ReadRow) -> str:
    if row.row is None:
        fault = row.faults[0]
        return f"{row.number} ✗ {fault.field}: {fault.text.kk.split('.')[0]}"
    known = row.where.region_name
    where = f"{known.kk if known else ''}{f', {row.row.district}' if row.row.district else ''}"
    term = terms.written(Term(row.row.wish, row.row.planned_on, row.row.planned_until))
    mark = " (!)" if row.notes else ""
    told = f"{row.number} | {where} | {row.row.office} | {term} | {row.place.kk} | {row.place.ru}{mark}"
    return " ".join(told.split())


@pytest.mark.parametrize("name", EXPECTED)
def test_file_is_read_as_expected(name: str) -> None:
    found = read(name)
    lines = [line_of(row) for row in found.rows] + [f"- {left.number} {left.why}" for left in found.skipped]
    assert lines == EXPECTED[name]


def test_there_are_ten_files_and_each_is_what_the_sources_say() -> None:
    written = {path.name for path in FILES.iterdir() if path.suffix in (".xlsx", ".docx", ".csv", ".tsv")}
    assert written == set(shapes.made())
    assert len(written) >= 10
    for name, data in shapes.made().items():
        again = border.open_file(name, data).sheets
        assert again == border.open_file(name, (FILES / name).read_bytes()).sheets


def test_forty_rows_have_their_six_faults() -> None:
    found = read("forty_rows.docx")
    assert len(found.rows) == 40
    assert [int(row.label) for row in found.refused] == sorted(shapes.SIX_FAULTS)
    assert [row.faults[0].code for row in found.refused] == [
        "no_such_day",
        "region_unknown",
        "district_elsewhere",
        "post_ambiguous",
        "term_missing",
        "other_year",
    ]
    assert {len(row.faults) for row in found.refused} == {1}
    assert {row.tone for row in found.good} == {"good"}


def test_of_several_tables_only_a_clear_one_is_taken() -> None:
    two = border.open_file("two.docx", (FILES / "two_tables.docx").read_bytes()).sheets
    assert queries.likely_sheet(two) is None
    assert queries.likely_sheet(two[:1]) == 0
    stamp = border.open_text("БЕКІТЕМІН\tМинистр\n\t______\n").sheets
    assert queries.likely_sheet([*stamp, two[1]]) == 1
