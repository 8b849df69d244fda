"""Why that day: the sentences that name clause, anchor event, rule and skipped days, in three languages."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

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
from kezdesu.decree.periods import Span, span_of
from kezdesu.decree.phrases import fill, phrase, sentences
from kezdesu.decree.spoken import say, weekday

_ONE_DAY = timedelta(days=1)
_NOTHING = Trilingual("", "", "")


def explain(
    norm: Norm, anchor: date, due: date, legal_due: date, *, pack: Pack, calendar: WorkingCalendar
) -> Trilingual:
    """Whole sentences: the basis, the event from which time runs, the rule, and the days that were skipped."""
    event = fill(norm.anchor, day=anchor) if norm.anchor else _NOTHING
    shift = _shift(due, legal_due, calendar) if legal_due != due else _NOTHING
    return sentences(norm.basis, event, _rule_sentence(norm.rule, anchor, due, pack, calendar), shift)


def explain_promise(day: date) -> Trilingual:
    """Why the day of a commitment is what it is."""
    return phrase("term.promised", day=day)


def _rule_sentence(
    rule: TermRule, anchor: date, due: date, pack: Pack, calendar: WorkingCalendar
) -> Trilingual:
    match rule:
        case CalendarDays(key, _):
            return phrase("term.calendar_days", days=pack.integer(key, anchor), due=due)
        case BeforeDay():
            return _before_day(due)
        case AfterPeriod():
            return _after_period(span_of(pack.period(rule.period, anchor), anchor), due)
        case WithinPeriod(key):
            return _within_period(span_of(pack.period(key, anchor), anchor))
        case WorkingDays(key):
            return _working_days(pack.integer(key, anchor), anchor, due, calendar)
        case BeforeEvent():
            return phrase("term.before_event", due=due)
        case AtEvent():
            return phrase("term.at_event", due=due)
        case _:
            return _NOTHING


@lru_cache(maxsize=1024)
def _before_day(due: date) -> Trilingual:
    return phrase("term.before_day", due=due, named=due + _ONE_DAY)


@lru_cache(maxsize=1024)
def _after_period(span: Span, due: date) -> Trilingual:
    return phrase("term.after_period", first=span.first, last=span.last, due=due)


@lru_cache(maxsize=1024)
def _within_period(span: Span) -> Trilingual:
    return phrase("term.within_period", first=span.first, last=span.last)


def _working_days(days: int, anchor: date, due: date, calendar: WorkingCalendar) -> Trilingual:
    rule = phrase("term.working_days", days=days, due=due)
    skipped = [found for found in calendar.free_between(anchor + _ONE_DAY, due) if found[1]]
    return sentences(rule, phrase("term.also_skipped", skipped=_listed(skipped))) if skipped else rule


@lru_cache(maxsize=4096)
def _shift(due: date, legal_due: date, calendar: WorkingCalendar) -> Trilingual:
    skipped = list(calendar.free_between(due, legal_due - _ONE_DAY))
    return phrase("term.art_175", skipped=_listed(skipped), legal=legal_due)


def _listed(days: list[tuple[date, CalendarDay | None]]) -> Trilingual:
    return Trilingual(*("; ".join(_named(*found, language) for found in days) for language in LANGUAGES))


def _named(day: date, entry: CalendarDay | None, language: Language) -> str:
    about = weekday(day, language)
    if entry is not None:
        about = f"{about}, {entry.reason[language]}"
    return f"{say(day, language, 'short')} ({about})"
