"""Personal data in a text: found by shape and checksum, masked on request. A person looks at every finding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import phonenumbers

from kezdesu.common.trilingual import Trilingual

Kind = Literal["iin", "phone", "email", "card", "iban", "address"]
ALWAYS_MASKED: frozenset[Kind] = frozenset({"iin", "card", "iban"})
"""Kinds that no moderator can declare harmless; a phone, e-mail or address may belong to an office or a place."""

NAMES: dict[Kind, Trilingual] = {
    "iin": Trilingual("ЖСН", "ИИН", "IIN"),
    "phone": Trilingual("телефон", "телефон", "phone number"),
    "email": Trilingual("электрондық пошта", "электронная почта", "e-mail address"),
    "card": Trilingual("төлем картасы", "платёжная карта", "payment card"),
    "iban": Trilingual("банк шоты", "банковский счёт", "bank account"),
    "address": Trilingual("мекенжай", "адрес", "street address"),
}
_DIGITS = re.compile(r"(?<!\d)\d(?:[ \u00a0.-]?\d){11,22}(?!\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_IBAN = re.compile(r"(?<!\w)KZ ?\d{2}(?: ?[0-9A-Z]){16}(?!\w)", re.IGNORECASE)
_NAME = r"[\w.-]{2,30}(?: [\w.-]{2,30}){0,2}"
_HOUSE = r"(?:дом|д\.|үй|үйі|№)? ?\d{1,4}(?:[/-]?\d{1,3}|[а-яa-z])?(?!\d)"
_STREETS = re.compile(
    rf"(?<!\w)(?:(?:улица|улице|улицы|ул\.|проспект|проспекте|пр\.|пр-т|переулок|пер\.|микрорайон|микрорайоне|мкр\.?"
    rf"|көше|бульвар) ?{_NAME},? {_HOUSE}"
    rf"|{_NAME} (?:көшесі|көшесінде|көшесіндегі|даңғылы|даңғылында|шағын ауданы|шағын ауданында),? {_HOUSE}"
    r"|(?:пәтер|квартира|кв\.) ?\d{1,4}(?!\d))",
    re.IGNORECASE,
)
_FIRST_ROUND = range(1, 12)
_SECOND_ROUND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURIES = {1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Personal data of ``kind`` between two positions of the text."""

    start: int
    end: int
    kind: Kind


def findings(text: str) -> list[Finding]:
    """What looks like personal data in ``text``, from left to right, without overlaps (the surer kind wins)."""
    plain = _with_plain_digits(text)
    taken: list[Finding] = []
    for find in (_emails, _ibans, _numbers, _phones, _addresses):
        taken += [new for new in find(plain) if not any(_overlap(new, old) for old in taken)]
    return sorted(taken)


def mask(text: str, *, keep: Collection[Kind] = ()) -> str:
    """``text`` with findings covered by dots; kinds in ``keep`` stay, except those that are always masked."""
    spared = frozenset(keep) - ALWAYS_MASKED
    for finding in reversed(findings(text)):
        if finding.kind not in spared:
            text = text[: finding.start] + "•••" + text[finding.end :]
    return text


def kinds(text: str) -> tuple[Kind, ...]:
    """The kinds found, sorted, each once: what ``held_for`` keeps."""
    return tuple(sorted({finding.kind for finding in findings(text)}))


def is_iin(digits: str) -> bool:
    """Twelve digits with a real date of birth, a known century and a right check digit (two rounds)."""
    if len(digits) != 12 or not digits.isdigit():
        return False
    return _has_birthday(digits) and _check_digit(digits) == int(digits[11])


def is_card(digits: str) -> bool:
    """13–19 digits of a payment system (3–6, 2) with a right Luhn sum."""
    if not 13 <= len(digits) <= 19 or digits[0] not in "23456":
        return False
    doubled = [int(sign) * 2 for sign in digits[-2::-2]]
    total = sum(map(int, digits[-1::-2])) + sum(number - 9 if number > 9 else number for number in doubled)
    return total % 10 == 0


def is_iban(account: str) -> bool:
    """A Kazakh IBAN: KZ, 18 signs, remainder 1 of 97."""
    compact = account.replace(" ", "").upper()
    if len(compact) != 20 or not compact.isascii():
        return False
    return int("".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])) % 97 == 1


def _has_birthday(digits: str) -> bool:
    century = _CENTURIES.get(int(digits[6]))
    if century is None:
        return False
    try:
        date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return True


def _check_digit(digits: str) -> int:
    """0–9; 10 when both rounds give ten, and such a number was never issued."""
    body = [int(sign) for sign in digits[:11]]
    for weights in (_FIRST_ROUND, _SECOND_ROUND):
        remainder = sum(weight * digit for weight, digit in zip(weights, body, strict=True)) % 11
        if remainder < 10:
            return remainder
    return 10


def _emails(text: str) -> Iterator[Finding]:
    yield from (Finding(match.start(), match.end(), "email") for match in _EMAIL.finditer(text))


def _ibans(text: str) -> Iterator[Finding]:
    for match in _IBAN.finditer(text):
        if is_iban(match[0]):
            yield Finding(match.start(), match.end(), "iban")


def _numbers(text: str) -> Iterator[Finding]:
    for match in _DIGITS.finditer(text):
        yield from _in_run(match[0], match.start(), range(12, 13), "iin", is_iin)
        yield from _in_run(match[0], match.start(), range(13, 20), "card", is_card)


def _in_run(
    run: str, offset: int, lengths: range, kind: Kind, test: Callable[[str], bool]
) -> Iterator[Finding]:
    """Groups of a run of digits (whole groups between its separators) that pass ``test``."""
    groups = [(match.start(), match.end()) for match in re.finditer(r"\d+", run)]
    for first, (start, _) in enumerate(groups):
        for _, end in groups[first:]:
            digits = re.sub(r"\D", "", run[start:end])
            if len(digits) in lengths and test(digits):
                yield Finding(offset + start, offset + end, kind)


def _phones(text: str) -> Iterator[Finding]:
    if sum(sign.isdigit() for sign in text) < 10:
        return
    for match in phonenumbers.PhoneNumberMatcher(text, "KZ"):
        yield Finding(match.start, match.end, "phone")


def _addresses(text: str) -> Iterator[Finding]:
    yield from (Finding(match.start(), match.end(), "address") for match in _STREETS.finditer(text))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _with_plain_digits(text: str) -> str:
    """The text with every kind of digit as 0–9, position by position."""
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in text
    )
