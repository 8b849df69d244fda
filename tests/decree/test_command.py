"""``kezdesu term``: one answer a line, nothing lost."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kezdesu.decree.command import main

THIRD = str(Path(__file__).parent / "packs" / "999-test")


def ask(
    *arguments: str, lines: str = "", environment: Mapping[str, str] | None = None
) -> tuple[int, list[str]]:
    out = io.StringIO()
    status = main(arguments, io.StringIO(lines), out, environment or {})
    return status, out.getvalue().splitlines()


def answers(lines: list[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines]


def test_term_answers_in_the_shape_of_the_contract() -> None:
    status, lines = ask("3.7b", "2026-03-11", "--json")
    assert status == 0
    (answer,) = answers(lines)
    why = answer.pop("why")
    assert answer == {
        "norm": "3.7b",
        "anchor": "2026-03-11",
        "target": "2026-03-20",
        "due": "2026-03-21",
        "legal_due": "2026-03-26",
        "boundary": None,
    }
    assert list(why) == ["kk", "ru", "en"]


def test_term_without_json_speaks_three_languages() -> None:
    status, lines = ask("2.1", "2026-01-01")
    assert status == 0
    assert lines[0] == "2.1: target 2026-11-30, due 2026-11-30, legal due 2026-11-30"
    assert [line[:3] for line in lines[1:]] == ["kk:", "ru:", "en:"]


def test_every_line_is_answered_in_order_and_bad_ones_name_their_line() -> None:
    text = "3.7b 2026-03-11\n9.9 2026-03-11\n\n3.7b 1900-01-01\n3.7b 2026-02-30\nfoo\n5.3 2026-01-01\n2.1 2026-01-01"
    status, lines = ask("-", lines=text)
    found = answers(lines)
    assert status == 2
    assert [item.get("norm") for item in found] == ["3.7b", None, None, None, None, None, "2.1"]
    assert [(item["error"]["code"], item["error"]["line"]) for item in found if "error" in item] == [
        ("unknown_norm", 2),
        ("outside_calendar", 4),
        ("bad_date", 5),
        ("bad_line", 6),
        ("no_term", 7),
    ]


def test_good_lines_alone_end_with_status_0() -> None:
    status, lines = ask("-", "--json", lines="1 2026-01-01\nappeal 2026-01-05\n")
    assert status == 0
    assert len(lines) == 2


@pytest.mark.parametrize(
    "text", ["2026-3-1", "20260311", "2026-W11-3", "2026-13-01", "tomorrow", "２０２６-03-11"]
)
def test_date_in_another_writing_is_refused(text: str) -> None:
    status, lines = ask("3.7b", text, "--json")
    assert status == 2
    assert answers(lines)[0]["error"]["code"] == "bad_date"


def test_norm_without_a_day_explains_itself() -> None:
    status, lines = ask("6.4", "2026-01-01")
    assert status == 2
    assert lines == ["no_term: 6.4: the decree sets no term for these measures"]


def test_wrong_number_of_words_shows_the_usage() -> None:
    assert ask()[0] == 2
    assert ask("3.7b")[1][0].startswith("usage: kezdesu term NORM DATE")


def test_environment_chooses_the_pack() -> None:
    environment = {"KEZDESU_PACK": THIRD}
    status, lines = ask("3.7b", "2026-03-11", "--json", environment=environment)
    assert status == 0
    assert answers(lines)[0]["due"] == "2026-03-18"
    status, lines = ask("3.7b", "2026-03-11", environment={"KEZDESU_PACK": "863-1999"})
    assert status == 2
    assert answers(lines)[0]["error"]["code"] == "unknown_edition"


def test_law_imports_neither_django_nor_anything_outside_the_standard_library() -> None:
    code = (
        "import sys; import kezdesu.decree.command, kezdesu.decree.duties, kezdesu.decree.scoring;"
        "bad = sorted({n.split('.')[0] for n in sys.modules} - set(sys.stdlib_module_names) - {'kezdesu', 'tzdata'});"
        "print([n for n in bad if not n.startswith('_') and 'site' not in n])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
