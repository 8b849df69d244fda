"""The term rule of a norm as a sentence, with the numbers that its pack gives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext, pgettext_lazy

from kezdesu.bodies.models import Body
from kezdesu.decree.model import (
    AfterPeriod,
    AtEvent,
    BeforeDay,
    BeforeEvent,
    CalendarDays,
    NoDay,
    Norm,
    WithinPeriod,
    WorkingDays,
)
from kezdesu.decree.pack import Content, Pack, Value
from kezdesu.decree.periods import Period
from kezdesu.people.roles import Role
from kezdesu.web.filters import language, t
from kezdesu.web.formats import day_month
from kezdesu.web.public.duties.words import PUBLICATION_WORDS

PERIOD_WORDS: dict[Period, Promise] = {
    Period.MONTH: pgettext_lazy("period", "a month"),
    Period.QUARTER: pgettext_lazy("period", "a quarter"),
    Period.HALF_YEAR: pgettext_lazy("period", "half a year"),
    Period.YEAR: pgettext_lazy("period", "a year"),
}
AFTER_WORDS: dict[str, Promise] = {
    "visit": pgettext_lazy("after", "the meeting"),
    "visit_ended": pgettext_lazy("after", "the end of the meetings and the reception"),
    "risk_recorded": pgettext_lazy("after", "the record of the risk"),
    "registered": pgettext_lazy("after", "registration"),
    "changed": pgettext_lazy("after", "the change"),
    "discovered": pgettext_lazy("after", "the discovery"),
}
"""What a term of days follows, in the case that the word "after" takes."""
IN_EVERY: dict[Period, Promise] = {
    Period.MONTH: gettext_lazy("Every month, by its last day."),
    Period.QUARTER: gettext_lazy("Every quarter, by its last day."),
    Period.HALF_YEAR: gettext_lazy("Every half-year, by its last day."),
    Period.YEAR: gettext_lazy("Every year, by its last day."),
}
AFTER_EVERY: dict[Period, Promise] = {
    Period.MONTH: gettext_lazy("After every month: by %(days)s."),
    Period.QUARTER: gettext_lazy("After every quarter: by %(days)s."),
    Period.HALF_YEAR: gettext_lazy("After every half-year: by %(days)s."),
    Period.YEAR: gettext_lazy("Every year, by %(days)s of the next year."),
}
_MONTHS: dict[Period, int] = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}

CHOICE_WORDS: dict[str, Promise] = {
    "country": gettext_lazy("any region"),
    "own": gettext_lazy("the body's own region"),
    "all": gettext_lazy("one schedule for all bodies"),
    "each": gettext_lazy("a schedule of every body"),
    "proposals": gettext_lazy("signed proposals"),
    "draft": gettext_lazy("draft that is sent on"),
    "approval": pgettext_lazy("step", "approval"),
    "ab": gettext_lazy("the authorised body"),
    "go": gettext_lazy("the Government Office"),
    "self": gettext_lazy("the body itself"),
    "before": gettext_lazy("before the visit"),
    "after": gettext_lazy("after the visit"),
    **{role.value: role.label for role in Role},
}
"""Words of the packs that are choices of the system."""

UNITS = {
    "calendar days": ngettext_lazy("%(days)s calendar day", "%(days)s calendar days", "days"),
    "working days": ngettext_lazy("%(days)s working day", "%(days)s working days", "days"),
}
_WITHIN = {
    CalendarDays: ngettext_lazy(
        "Within %(days)s calendar day after %(event)s.",
        "Within %(days)s calendar days after %(event)s.",
        "days",
    ),
    WorkingDays: ngettext_lazy(
        "Within %(days)s working day after %(event)s.",
        "Within %(days)s working days after %(event)s.",
        "days",
    ),
}


def rule_words(norm: Norm, pack: Pack) -> str:
    """By when: the rule of the norm in the page's language."""
    rule = norm.rule
    event = str(AFTER_WORDS.get(norm.anchor_event, AFTER_WORDS["visit"]))
    match rule:
        case CalendarDays() | WorkingDays():
            return capfirst(_WITHIN[type(rule)] % {"days": pack.integer(rule.days), "event": event})
        case BeforeDay(key):
            return _("Every year before %(days)s.") % {"days": _named_days(pack, key)}
        case AfterPeriod():
            return _after_period(rule, pack)
        case WithinPeriod(key):
            return str(IN_EVERY[pack.period(key)])
        case BeforeEvent():
            return _("Before the meeting begins.")
        case AtEvent():
            return _("At the meeting itself.")
        case NoDay():
            return capfirst(t(rule.reason))


def content_words(value: Value, bodies: Mapping[str, Body]) -> str:
    """The content of a value of the pack as people read it."""
    if value.unit in UNITS:
        return str(UNITS[value.unit] % {"days": value.content})
    return _content(value.content, bodies)


def _content(content: Content, bodies: Mapping[str, Body]) -> str:
    if isinstance(content, bool):
        return _("yes") if content else _("no")
    if isinstance(content, Period):
        return str(PERIOD_WORDS[content])
    if isinstance(content, tuple):
        named = (_month_day(item) if isinstance(item, tuple) else _name(item, bodies) for item in content)
        return ", ".join(named) or pgettext("list", "none")
    return _name(content, bodies) if isinstance(content, str) else str(content)


def _name(name: str, bodies: Mapping[str, Body]) -> str:
    if name in bodies:
        return t(bodies[name].name)
    return str(PUBLICATION_WORDS.get(name) or CHOICE_WORDS.get(name) or name)


def _after_period(rule: AfterPeriod, pack: Pack) -> str:
    period, months, day = pack.period(rule.period), pack.integer(rule.months), pack.integer(rule.day)
    lasts = range(_MONTHS[period], 13, _MONTHS[period])
    named = (_month_day(((last + months - 1) % 12 + 1, day)) for last in lasts)
    return str(AFTER_EVERY[period] % {"days": ", ".join(named)})


def _named_days(pack: Pack, key: str) -> str:
    return ", ".join(_month_day(item) for item in pack.month_days(key))


def _month_day(item: tuple[int, int]) -> str:
    return day_month(date(2024, *item), language())
