"""What can go wrong when law is read or counted. Every error carries a stable ``code`` for machines."""

from __future__ import annotations


class LawError(Exception):
    """Something about the law, its packs or its calendar cannot be answered."""

    code = "law"


class PackError(LawError):
    """A pack or calendar file breaks a rule of the loader. The message names file, key and rule."""

    code = "bad_pack"

    def __init__(self, place: str, key: str, rule: str) -> None:
        super().__init__(f"{place}: {key}: {rule}")
        self.place, self.key, self.rule = place, key, rule


class UnknownEdition(LawError):
    """No pack of that name exists in the folder of packs."""

    code = "unknown_edition"


class NotInForce(LawError):
    """No edition of the decree was in force on that day."""

    code = "not_in_force"


class UnknownNorm(LawError):
    """The clause table has no such row, and no term runs alongside it under that name."""

    code = "unknown_norm"


class NoTerm(LawError):
    """The norm names no day that could be counted; the message says what it names instead."""

    code = "no_term"


class OutsideCalendar(LawError):
    """The day, or the end of the term, lies outside the calendar of working days."""

    code = "outside_calendar"
