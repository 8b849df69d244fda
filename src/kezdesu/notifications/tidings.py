"""News of the schedule and of visits in words, for subscribers. The language is the active one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

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
from kezdesu.schedule.models import Schedule

Targets = frozenset[tuple[str, str]]
EVERYBODY = (Scope.COUNTRY.value, "")
NOBODY = Trilingual("", "")
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line is about: the visit, or the year of a schedule; and which subscriptions it concerns.

    ``scopes`` None: every subscription but those of a single visit. ``owner``: whose own calendar it is, with its act.
    """

    row: VisitRow | None
    year: int
    scopes: Targets | None
    owner: Trilingual = NOBODY
    series: str = MAIN_SERIES


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
        return _of_schedule(schedule) if schedule else None
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
        link = f"{base}/schedule/{facts.year}/{_asked(facts, subscription)}"
        return Tidings(*_approved(line, facts), link)
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
        return _approved(line, Facts(None, year, None))
    return _("The schedule of %(year)s is changed") % known, _(
        "Version %(version)s of the schedule of meetings of %(year)s: act No. %(number)s of %(day)s."
    ) % known


def _of_schedule(schedule: Schedule) -> Facts | None:
    """That of the ministers is news to everybody; an akimat's own to those who chose it or its region."""
    body = schedule.body
    if body is None:
        return Facts(None, schedule.year, None) if schedule.series == MAIN_SERIES else None
    near = {(Scope.REGION.value, body.region.kato)} if body.region and not body.district else set()
    scopes = frozenset({(Scope.BODY.value, body.slug), *near})
    return Facts(None, schedule.year, scopes, body.name, schedule.series)


def _asked(facts: Facts, subscription: Subscription) -> str:
    """The query of the schedule's page that shows what the reader chose."""
    names = {Scope.BODY: "body", Scope.REGION: "region"}
    name = names.get(Scope(subscription.scope))
    chosen = {name: subscription.target} if name else {}
    act = {} if facts.series == MAIN_SERIES or name == "body" else {"series": facts.series}
    query = urlencode(act | chosen)
    return f"?{query}" if query else ""


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


def _approved(line: Written, facts: Facts) -> tuple[str, str]:
    known = {"year": facts.year, "number": line.data["act_number"], "body": _say(facts.owner)}
    known["day"] = _day(date.fromisoformat(line.data["act_date"]))
    if facts.owner:
        return _("The calendar of meetings of %(year)s is approved: %(body)s") % known, _(
            "The calendar of meetings of %(year)s is approved: %(body)s, act No. %(number)s of %(day)s."
        ) % known
    return _("The schedule of %(year)s is approved") % known, _(
        "The schedule of meetings of %(year)s is approved: act No. %(number)s of %(day)s."
    ) % known


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
    known |= {
        name: _span(line.data[f"{name}_start"], line.data.get(f"{name}_end")) for name in ("old", "new")
    }
    return _("A meeting is moved: %(old)s → %(new)s") % known, _(
        "The meeting is moved from %(old)s to %(new)s: %(body)s, %(region)s. Reason: %(reason)s"
    ) % known


def _days_changed(line: Written, facts: Facts) -> tuple[str, str]:
    known = {**_known(facts), "reason": _reason(line.data)}
    first = facts.row.starts_at.isoformat() if facts.row else line.data["new_end"]
    known |= {name: _span(first, line.data[f"{name}_end"]) for name in ("old", "new")}
    return _("A meeting has other days: %(old)s → %(new)s") % known, _(
        "The meeting has other days, before %(old)s, now %(new)s: %(body)s, %(region)s. Reason: %(reason)s"
    ) % known


def _relocated(line: Written, facts: Facts) -> tuple[str, str]:
    known = {**_known(facts), "reason": _reason(line.data)}
    names = schedules.regions_by_kato()
    known |= {name: _say(names[line.data[f"{name}_region"]].name) for name in ("old", "new")}
    return _("A meeting goes to another region: %(old)s → %(new)s") % known, _(
        "The meeting goes to another region, before %(old)s, now %(new)s: %(day)s, %(body)s. Reason: %(reason)s"
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
    known = {"body": _say(row.body), "region": _say(row.region), "day": _days(row.day, row.last_day)}
    return known | {"what": f"{known['day']}, {known['region']}, {known['body']}"}


def _reason(data: dict[str, Any]) -> str:
    return _say(Trilingual(data["reason_kk"], data["reason_ru"]))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _say(text: Trilingual) -> str:
    return text[language_of(get_language())]


def _span(start: str, end: str | None) -> str:
    """The days from one instant to another, as a line has them; a meeting may end at midnight."""
    first = _moment(start)
    last = _moment(end) - _INSTANT if end else first
    return _days(clock.almaty_date(first), max(clock.almaty_date(first), clock.almaty_date(last)))


def _days(first: date, last: date) -> str:
    """One day or several, what they share said once."""
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return _day(last, f"{first.day}–{last.day}")
    return f"{_day(first)} – {_day(last)}"


def _day(day: date, number: str = "d") -> str:
    """As pages write it: 2026 жылғы 11 наурыз; ``number``: what stands in the place of the day's."""
    language = language_of(get_language())
    month = f"{number} MMMM" if number == "d" else f"'{number}' MMMM"
    pattern = {"kk": f"y 'жылғы' {month}", "ru": f"{month} y 'г.'", "en": f"{month} y"}[language]
    return format_date(day, pattern, locale=language)


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
