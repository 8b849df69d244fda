"""News of the schedule and of visits in words, for subscribers. The language is the active one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual, language_of
from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.journal.record import Written
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.queries import VisitRow
from kezdesu.notifications.models import Subscription
from kezdesu.notifications.states import Scope
from kezdesu.publications.models import PublicationKind
from kezdesu.schedule import queries as schedules
from kezdesu.schedule import reading

Targets = frozenset[tuple[str, str]]
EVERYBODY = (Scope.COUNTRY.value, "")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line is about: the visit, or the year of a schedule; and which subscriptions it concerns.

    ``scopes`` None: every subscription but those of a single visit.
    """

    row: VisitRow | None
    year: int
    scopes: Targets | None


@dataclass(frozen=True, slots=True)
class Tidings:
    """Subject of a mail, one sentence, and the page to read more."""

    subject: str
    text: str
    link: str


def facts_of(line: Written) -> Facts | None:
    """What the line is about; None when it is no news to anybody."""
    if line.kind == "schedule.approved":
        schedule = schedules.by_label(line.subject.removeprefix("S-"))
        is_ours = schedule is not None and schedule.series == MAIN_SERIES
        return Facts(None, schedule.year, None) if schedule and is_ours else None
    if line.kind == "publication.published" and PublicationKind.RESULTS not in line.data["kinds"]:
        return None
    row = meetings.row_of(line.subject)
    if row is None or (line.kind == "visit.planned" and _came_with_the_schedule(line)):
        return None
    return Facts(row, row.day.year, _scopes(line, row))


def tidings_of(line: Written, facts: Facts, subscription: Subscription) -> Tidings:
    """The line in the active language, for this subscription."""
    language = language_of(get_language())
    base = f"{settings.BASE_URL}/{language}"
    if facts.row is None:
        chosen = {Scope.BODY: "?body=", Scope.REGION: "?region="}.get(Scope(subscription.scope), "")
        link = f"{base}/schedule/{facts.year}/{chosen}{subscription.target if chosen else ''}"
        return Tidings(
            _("The schedule of %(year)s is approved") % {"year": facts.year}, _approved(line, facts), link
        )
    subject, text = TOLD[line.kind](line, facts)
    return Tidings(subject, text, f"{base}/meetings/{facts.row.code}/")


def words_of(line: Written, row: VisitRow | None) -> tuple[str, str]:
    """Subject and sentence of a line in the active language; ``row`` None: the line is about a schedule."""
    if row is not None:
        return TOLD[line.kind](line, Facts(row, row.day.year, None))
    year = int(line.subject.removeprefix("S-")[:4])
    known = {"year": year, "version": line.data["version"], "number": line.data["act_number"]}
    known["day"] = _day(date.fromisoformat(line.data["act_date"]))
    if line.kind == "schedule.approved":
        return _("The schedule of %(year)s is approved") % known, _approved(line, Facts(None, year, None))
    return _("The schedule of %(year)s is changed") % known, _(
        "Version %(version)s of the schedule of meetings of %(year)s: act No. %(number)s of %(day)s."
    ) % known


def _scopes(line: Written, row: VisitRow) -> Targets:
    """The whole country hears of meetings under the decree; a body, a region and a visit of everything of theirs."""
    places = {row.kato, line.data.get("old_region", row.kato)}
    found = {(Scope.BODY.value, row.body_slug), (Scope.VISIT.value, row.code)}
    if row.series == MAIN_SERIES:
        found.add(EVERYBODY)
    return frozenset(found | {(Scope.REGION.value, kato) for kato in places})


def _came_with_the_schedule(line: Written) -> bool:
    """Whether the visit was entered when its schedule was first approved, which is told as one piece of news."""
    return bool(line.data["entry"]) and not reading.was_amended_before(line.seq)


def _approved(line: Written, facts: Facts) -> str:
    known = {"year": facts.year, "number": line.data["act_number"]}
    known["day"] = _day(date.fromisoformat(line.data["act_date"]))
    return _("The schedule of meetings of %(year)s is approved: act No. %(number)s of %(day)s.") % known


def _planned(line: Written, facts: Facts) -> tuple[str, str]:
    return _("A new meeting: %(region)s") % _known(facts), _("A new meeting is planned: %(what)s.") % _known(
        facts
    )


def _announced(line: Written, facts: Facts) -> tuple[str, str]:
    return _("A meeting is announced: %(region)s") % _known(facts), _(
        "The meeting is announced: %(what)s."
    ) % _known(facts)


def _postponed(line: Written, facts: Facts) -> tuple[str, str]:
    known = {**_known(facts), "reason": _reason(line.data)}
    known |= {"old": _day(_moment(line.data["old_start"])), "new": _day(_moment(line.data["new_start"]))}
    return _("A meeting is moved: %(old)s → %(new)s") % known, _(
        "The meeting is moved from %(old)s to %(new)s: %(body)s, %(region)s. Reason: %(reason)s"
    ) % known


def _days_changed(line: Written, facts: Facts) -> tuple[str, str]:
    known = {**_known(facts), "reason": _reason(line.data)}
    return _("A meeting has other days: %(region)s") % known, _(
        "The meeting has other days: %(what)s. Reason: %(reason)s"
    ) % known


def _relocated(line: Written, facts: Facts) -> tuple[str, str]:
    known = {**_known(facts), "reason": _reason(line.data)}
    return _("A meeting goes to another region: %(region)s") % known, _(
        "The meeting goes to another region: %(what)s. Reason: %(reason)s"
    ) % known


def _cancelled(line: Written, facts: Facts) -> tuple[str, str]:
    known = {**_known(facts), "reason": _reason(line.data)}
    return _("A meeting is cancelled: %(day)s, %(region)s") % known, _(
        "The meeting is cancelled: %(what)s. Reason: %(reason)s"
    ) % known


def _results(line: Written, facts: Facts) -> tuple[str, str]:
    return _("Results of a meeting: %(region)s") % _known(facts), _(
        "The results of the meeting are published: %(what)s."
    ) % _known(facts)


def _never(line: Written, facts: Facts) -> tuple[str, str]:
    raise AssertionError("a schedule has words of its own")


def _known(facts: Facts) -> dict[str, str]:
    row = facts.row
    assert row is not None
    days = _day(row.day) if row.last_day == row.day else f"{_day(row.day)} – {_day(row.last_day)}"
    known = {"body": _say(row.body), "region": _say(row.region), "day": days}
    return known | {"what": f"{known['day']}, {known['region']}, {known['body']}"}


def _reason(data: dict[str, Any]) -> str:
    return _say(Trilingual(data["reason_kk"], data["reason_ru"]))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _say(text: Trilingual) -> str:
    return text[language_of(get_language())]


def _day(moment: date | datetime) -> str:
    language = language_of(get_language())
    shown = clock.almaty_date(moment) if isinstance(moment, datetime) else moment
    pattern = {"kk": "d MMMM y 'ж.'", "ru": "d MMMM y 'г.'", "en": "d MMMM y"}[language]
    return format_date(shown, pattern, locale=language)


TOLD: dict[str, Callable[[Written, Facts], tuple[str, str]]] = {
    "schedule.approved": _never,
    "visit.planned": _planned,
    "visit.announced": _announced,
    "visit.postponed": _postponed,
    "visit.days_changed": _days_changed,
    "visit.relocated": _relocated,
    "visit.cancelled": _cancelled,
    "publication.published": _results,
}
