"""Why that day: the sentences that name clause, anchor event, rule and skipped days, in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from kezdesu.common.trilingual import LANGUAGES, Language, Trilingual
from kezdesu.decree.calendar import WorkingCalendar
from kezdesu.decree.days import CalendarDay
from kezdesu.decree.model import (
    AfterPeriod,
    AtEvent,
    BeforeDay,
    BeforeEvent,
    CalendarDays,
    Norm,
    TermRule,
    WithinPeriod,
    WorkingDays,
)
from kezdesu.decree.pack import Pack
from kezdesu.decree.periods import span_of
from kezdesu.decree.phrases import Slot, fill, phrase, sentences
from kezdesu.decree.spoken import say, weekday

_ONE_DAY = timedelta(days=1)
_NOTHING = Trilingual("", "", "")
Slots = tuple[tuple[str, Slot], ...]
_RULES: Final[Mapping[type[TermRule], str]] = {
    CalendarDays: "term.calendar_days",
    WorkingDays: "term.working_days",
    BeforeDay: "term.before_day",
    AfterPeriod: "term.after_period",
    WithinPeriod: "term.within_period",
    BeforeEvent: "term.before_event",
    AtEvent: "term.at_event",
}


def explain(
    norm: Norm, anchor: date, due: date, legal_due: date, *, pack: Pack, calendar: WorkingCalendar
) -> Trilingual:
    """Whole sentences: the basis, the event from which time runs, the rule, and the days that were skipped."""
    event = fill(_opening(norm), {"day": anchor})
    rule = _rule_sentence(_RULES[type(norm.rule)], due, _slots(norm.rule, anchor, due, pack))
    why = Trilingual(f"{event.kk} {rule.kk}", f"{event.ru} {rule.ru}", f"{event.en} {rule.en}")
    if legal_due != due:
        return sentences(why, _shift(due, legal_due, calendar))
    if isinstance(norm.rule, WorkingDays):
        return sentences(why, _holidays_between(anchor, due, calendar))
    return why


def explain_promise(day: date) -> Trilingual:
    """Why the day of a commitment is what it is."""
    return phrase("term.promised", day=day)


@cache
def _opening(norm: Norm) -> Trilingual:
    """The basis and the event, with the slot of the day open."""
    return sentences(norm.basis, norm.anchor)


@lru_cache(maxsize=4096)
def _rule_sentence(key: str, due: date, slots: Slots) -> Trilingual:
    return phrase(key, due=due, **dict(slots))


def _slots(rule: TermRule, anchor: date, due: date, pack: Pack) -> Slots:
    match rule:
        case CalendarDays(key) | WorkingDays(key):
            return (("days", pack.integer(key, anchor)),)
        case BeforeDay():
            return (("named", due + _ONE_DAY),)
        case AfterPeriod(key) | WithinPeriod(key):
            span = span_of(pack.period(key, anchor), anchor)
            return (("first", span.first), ("last", span.last))
        case _:
            return ()


def _holidays_between(anchor: date, due: date, calendar: WorkingCalendar) -> Trilingual:
    skipped = [found for found in calendar.free_between(anchor + _ONE_DAY, due) if found[1]]
    return phrase("term.also_skipped", skipped=_listed(skipped)) if skipped else _NOTHING


@lru_cache(maxsize=4096)
def _shift(due: date, legal_due: date, calendar: WorkingCalendar) -> Trilingual:
    skipped = calendar.free_between(due, legal_due - _ONE_DAY)
    return phrase("term.art_175", skipped=_listed(skipped), legal=legal_due)


def _listed(days: list[tuple[date, CalendarDay | None]]) -> Trilingual:
    return Trilingual(*("; ".join(_named(*found, language) for found in days) for language in LANGUAGES))


def _named(day: date, entry: CalendarDay | None, language: Language) -> str:
    about = weekday(day, language)
    if entry is not None:
        about = f"{about}, {entry.reason[language]}"
    return f"{say(day, language, 'short')} ({about})"
