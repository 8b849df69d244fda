"""Visits as events of a calendar (RFC 5545, 7986). The UID of a visit is the same for ever.

``SEQUENCE`` grows with every change; ``DTSTAMP`` and ``LAST-MODIFIED`` are of the last change, so that an unchanged
calendar is byte for byte the same. Instants are UTC: Almaty was six hours ahead until 29 February 2024, five since.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration, vText, vUri

from kezdesu.common.trilingual import Language
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.states import VisitState
from kezdesu.meetings.traces import NO_TRACE, THE_DECREE, Trace, traces
from kezdesu.web import formats

END = b"END:VCALENDAR\r\n"
REFRESH = timedelta(hours=12)
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""What neither a calendar nor XML carries, and what would turn the direction of a line round."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a calendar is called, in which language, from which site (``http://host``), and its own address."""

    name: str
    language: Language
    site: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a calendar and when the last of its events changed."""

    content: bytes
    changed_at: datetime


def calendar(feed: Feed, rows: Sequence[VisitRow]) -> Made:
    """A calendar to subscribe to, by day; one query besides the rows."""
    known = traces([row.code for row in rows])
    events = [event_bytes(row, known.get(row.code, NO_TRACE), feed.language, feed.site) for row in rows]
    head = _head(feed).to_ical().removesuffix(END)
    changed = max((trace.changed_at for trace in known.values()), default=THE_DECREE)
    return Made(head + b"".join(events) + END, changed)


@lru_cache(maxsize=8192)
def event_bytes(row: VisitRow, trace: Trace, language: Language, site: str) -> bytes:
    """One visit; made once for each of its states."""
    with translation.override(language):
        return bytes(_event(row, trace, language, site).to_ical())


def _head(feed: Feed) -> Calendar:
    made = Calendar()
    made.add("prodid", f"-//Kezdesu//Meetings//{feed.language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    name = vText(" ".join(plain(feed.name).split()))
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", "Asia/Almaty")
    made.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(REFRESH))
    if feed.source:
        made.add("source", vUri(feed.source), parameters={"VALUE": "URI"})
    return made


def _event(row: VisitRow, trace: Trace, language: Language, site: str) -> Event:
    event = Event()
    event.add("uid", f"{row.code}@kezdesu")
    event.add("dtstamp", trace.changed_at)
    event.add("last-modified", trace.changed_at)
    event.add("sequence", max(trace.sequence, 0))
    event.add("dtstart", row.starts_at.astimezone(UTC) if row.hour_set else row.day)
    event.add("dtend", row.ends_at.astimezone(UTC) if row.hour_set else row.last_day + timedelta(days=1))
    event.add("summary", plain(_summary(row, language)))
    event.add("location", plain(", ".join(_where(row, language))))
    event.add("description", plain("\n".join(_description(row, trace, language, site))))
    event.add("status", status_of(row.state))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [plain(row.body[language]), plain(row.region[language])])
    event.add("url", vUri(f"{site}{_page(row, language)}"))
    if trace.reason:
        event.add("comment", plain(trace.reason[language]))
    return event


def plain(text: str) -> str:
    """``text`` without control signs; line breaks stay."""
    return CONTROL.sub(" ", text.replace("\r\n", "\n"))


def status_of(state: VisitState) -> str:
    """TENTATIVE until the visit is announced; CANCELLED stays in the calendar, so that programs take it out."""
    if state == VisitState.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if state == VisitState.PLANNED else "CONFIRMED"


def _summary(row: VisitRow, language: Language) -> str:
    what = f"{row.body[language]} – {row.region[language]}"
    return _("Cancelled: %(what)s") % {"what": what} if row.state == VisitState.CANCELLED else what


def _description(row: VisitRow, trace: Trace, language: Language, site: str) -> list[str]:
    """What is known, and at last the page: many programs show no other address than one in this text."""
    lines = [row.official[language]]
    if row.topic:
        lines.append(_("Topic: %(topic)s") % {"topic": row.topic})
    if row.state == VisitState.PLANNED:
        lines.append(_("Not announced yet."))
    if not row.hour_set and row.state != VisitState.CANCELLED:
        lines.append(_("The hour is being set."))
    if row.first_start is not None:
        lines.append(
            _("Moved; the first date was %(day)s.") % {"day": formats.day(row.first_start, language)}
        )
    if trace.reason:
        lines.append(_("Reason: %(reason)s") % {"reason": trace.reason[language]})
    return [*lines, row.code, f"{site}{_page(row, language)}"]


def _where(row: VisitRow, language: Language) -> list[str]:
    """From the hall to the region; what an address already names is not said again."""
    said = [row.place[language]] if row.place else []
    for text in (row.district, row.region):
        if text and not any({text.kk, text[language]} & set(part.split(", ")) for part in said):
            said.append(text[language])
    return said


def _page(row: VisitRow, language: Language) -> str:
    with translation.override(language):
        return reverse("public:visit", kwargs={"code": row.code})
