"""``kezdesu term NORM DATE --json``, or lines ``NORM DATE`` on standard input with ``-``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, TextIO

from kezdesu.common.trilingual import LANGUAGES
from kezdesu.decree.calendar import WorkingCalendar, standard_calendar
from kezdesu.decree.editions import find_pack, series_with
from kezdesu.decree.errors import LawError
from kezdesu.decree.model import Term
from kezdesu.decree.pack import Pack
from kezdesu.decree.terms import compute

BAD_INPUT: Final = 2
USAGE: Final = (
    "usage: kezdesu term NORM DATE [--json]\n       kezdesu term - [--json]   (lines NORM DATE on stdin)\n"
)


class _BadLine(LawError):
    code = "bad_line"


class _BadDate(LawError):
    code = "bad_date"


@dataclass(frozen=True, slots=True, eq=False)
class _Law:
    """The calendar, and the pack if one is forced on every day of its series."""

    calendar: WorkingCalendar
    pack: Pack | None


def main(
    argv: Sequence[str], stdin: TextIO, stdout: TextIO, environment: Mapping[str, str] = os.environ
) -> int:
    """Answer one term, or one per line of ``stdin``. Returns the exit status: 0, or 2 if any input was bad.

    Every line gets exactly one line of JSON, in order; a bad one gets ``{"error": {"code", "message", "line"}}`` and
    the others are still answered. Empty lines are skipped. ``KEZDESU_PACK`` in ``environment`` chooses the pack.
    """
    words = [word for word in argv if word != "--json"]
    if words != ["-"] and len(words) != 2:
        stdout.write(USAGE)
        return BAD_INPUT
    try:
        law = _Law(standard_calendar(), find_pack(environment.get("KEZDESU_PACK", "")))
    except LawError as error:
        stdout.write(_error(error, 0) + "\n")
        return BAD_INPUT
    if words == ["-"]:
        return _answer_all(stdin, stdout, law)
    if "--json" in argv:
        return _answer_all([" ".join(words)], stdout, law)
    return _tell(words[0], words[1], stdout, law)


def term_json(term: Term) -> str:
    """One line of JSON, as the contract names it."""
    boundary = f'"{term.boundary}"' if term.boundary else "null"
    why, quoted = term.why, _quoted
    return (
        f'{{"norm": "{term.norm}", "anchor": "{term.anchor}", "target": "{term.target}", "due": "{term.due}", '
        f'"legal_due": "{term.legal_due}", "boundary": {boundary}, '
        f'"why": {{"kk": {quoted(why.kk)}, "ru": {quoted(why.ru)}, "en": {quoted(why.en)}}}}}'
    )


def _quoted(text: str) -> str:
    """``text`` as a JSON string. Packs hold no control characters, so most texts need no escaping."""
    if '"' in text or "\\" in text:
        return json.dumps(text, ensure_ascii=False)
    return f'"{text}"'


def _answer_all(lines: Iterable[str], stdout: TextIO, law: _Law) -> int:
    failures = 0
    for answer, good in _answers(lines, law):
        stdout.write(answer + "\n")
        failures += not good
    return BAD_INPUT if failures else 0


def _answers(lines: Iterable[str], law: _Law) -> Iterator[tuple[str, bool]]:
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words:
            continue
        try:
            if len(words) != 2:
                raise _BadLine(f"expected NORM DATE, got {line.strip()[:80]!r}")
            yield _answer(words[0], words[1], law), True
        except LawError as error:
            yield _error(error, number), False


@lru_cache(maxsize=16384)
def _answer(norm: str, text: str, law: _Law) -> str:
    return term_json(_term(norm, text, law))


def _term(norm: str, text: str, law: _Law) -> Term:
    forced = law.pack if law.pack and law.pack.series == series_with(norm) else None
    return compute(norm, _day(text), pack=forced, calendar=law.calendar)


def _day(text: str) -> date:
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise _BadDate(f"{text[:80]!r} is not a date written YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _BadDate(f"{text!r} is not a date written YYYY-MM-DD") from None


def _error(error: LawError, number: int) -> str:
    answer = {"error": {"code": error.code, "message": str(error), "line": number}}
    return json.dumps(answer, ensure_ascii=False)


def _tell(norm: str, text: str, stdout: TextIO, law: _Law) -> int:
    try:
        term = _term(norm, text, law)
    except LawError as error:
        stdout.write(f"{error.code}: {error}\n")
        return BAD_INPUT
    stdout.write(f"{term.norm}: target {term.target}, due {term.due}, legal due {term.legal_due}\n")
    for language in LANGUAGES:
        stdout.write(f"{language}: {term.why[language]}\n")
    return 0
