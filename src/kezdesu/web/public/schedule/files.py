"""The schedule as a calendar, as JSON and as a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from xlsxwriter import Workbook

from kezdesu.common import clock
from kezdesu.common.trilingual import LANGUAGES, Trilingual, language_of
from kezdesu.documents.schedules import schedule_pdf
from kezdesu.documents.sources import ScheduleRow
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.states import VisitState
from kezdesu.schedule.models import Version
from kezdesu.web import formats
from kezdesu.web.public.meetings.cards import state_of
from kezdesu.web.words import state_word

SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
Maker = Callable[[int, Sequence[VisitRow], Sequence[Version]], bytes]


def ics(year: int, rows: Sequence[VisitRow], versions: Sequence[Version]) -> bytes:
    """A calendar to subscribe to: one event for each visit, the same UID for ever."""
    calendar = Calendar()
    calendar.add("prodid", "-//Kezdesu//Schedule//KK")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Meetings of ministers with people, %(year)s") % {"year": year})
    calendar.add("x-wr-timezone", "Asia/Almaty")
    calendar.add("refresh-interval;value=duration", "PT12H")
    for row in rows:
        calendar.add_component(event_of(row))
    return bytes(calendar.to_ical())


def event_of(row: VisitRow) -> Event:
    """A visit as an event; a whole day as long as the hour is not set."""
    event = Event()
    event.add("uid", f"{row.code}@kezdesu")
    event.add("dtstamp", clock.now())
    event.add("sequence", row.postponed + (row.state == VisitState.CANCELLED))
    event.add("dtstart", row.starts_at.astimezone(UTC) if row.hour_set else row.day)
    event.add("dtend", row.ends_at.astimezone(UTC) if row.hour_set else row.day + timedelta(days=1))
    event.add("summary", f"{_say(row.body)} – {_say(row.region)}")
    event.add("location", ", ".join(part for part in (_say(row.place), _say(row.region)) if part))
    event.add("description", f"{_say(row.official)}\n{row.code}")
    event.add("status", _ics_status(row.state))
    return event


def as_json(year: int, rows: Sequence[VisitRow], versions: Sequence[Version]) -> bytes:
    """The shape of the public data: instants in UTC, texts in three languages."""
    today = clock.today()
    content = {
        "year": year,
        "versions": [_version(version) for version in versions],
        "items": [_item(row, today) for row in rows],
    }
    return json.dumps(content, ensure_ascii=False).encode()


def xlsx(year: int, rows: Sequence[VisitRow], versions: Sequence[Version]) -> bytes:
    """A spreadsheet in the page's language; text stays text, whatever sign it begins with."""
    target = BytesIO()
    today = clock.today()
    with Workbook(target, dict(SAFE)) as book:
        sheet = book.add_worksheet(str(year))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        days = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        heads = (
            _("Number"),
            _("Date"),
            _("Time"),
            _("Body"),
            _("Who comes"),
            _("Region"),
            _("Place"),
            _("State"),
        )
        for column, (head, width) in enumerate(zip(heads, (14, 12, 8, 44, 38, 26, 40, 20), strict=True)):
            sheet.write_string(0, column, head, bold)
            sheet.set_column(column, column, width)
        for line, row in enumerate(rows, start=1):
            sheet.write_datetime(line, 1, datetime.combine(row.day, datetime.min.time()), days)
            for column, text in enumerate(_cells(row, today)):
                if column != 1:
                    sheet.write_string(line, column, text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    return target.getvalue()


def pdf(year: int, rows: Sequence[VisitRow], versions: Sequence[Version]) -> bytes:
    """A document to print, with the seal of the version in force."""
    lines = [ScheduleRow(row.day, row.body, row.official, row.region, row.place) for row in rows]
    version = versions[-1] if versions else None
    return schedule_pdf(
        lines,
        language_of(get_language()),
        year=year,
        made_on=clock.today(),
        note=_approval(version) if version else None,
        sha256=version.sha256 if version else "",
    )


FORMS: dict[str, tuple[Maker, str]] = {
    "ics": (ics, "text/calendar; charset=utf-8"),
    "json": (as_json, "application/json; charset=utf-8"),
    "pdf": (pdf, "application/pdf"),
    "xlsx": (xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def _cells(row: VisitRow, today: date) -> tuple[str, ...]:
    hour = formats.clock_time(row.starts_at) if row.hour_set else ""
    state = str(state_word(state_of(row, today)))
    names = (_say(row.body), _say(row.official), _say(row.region), _say(row.place))
    return (row.code, "", hour, *names, state)


def _item(row: VisitRow, today: date) -> dict[str, object]:
    return {
        "code": row.code,
        "body": {"slug": row.body_slug, "name": row.body.as_dict()},
        "official": row.official.as_dict(),
        "rank": row.rank,
        "region": {"kato": row.kato, "name": row.region.as_dict()},
        "place": row.place.as_dict(),
        "starts_at": _instant(row.starts_at),
        "ends_at": _instant(row.ends_at),
        "hour_set": row.hour_set,
        "first_start": _instant(row.first_start),
        "ended_at": _instant(row.ended_at),
        "off_schedule": row.off_schedule,
        "state": state_of(row, today).removeprefix("visit."),
        "url": reverse("public:visit", kwargs={"code": row.code}),
    }


def _version(version: Version) -> dict[str, object]:
    return {
        "number": version.number,
        "act_number": version.act_number,
        "act_date": version.act_date.isoformat(),
        "approved_at": _instant(version.approved_at),
        "sha256": version.sha256,
    }


def _approval(version: Version) -> Trilingual:
    number, act = version.number, version.act_number
    days = {language: formats.day(version.act_date, language) for language in LANGUAGES}
    return Trilingual(
        f"{number}-нұсқа: № {act} акт, {days['kk']}",
        f"Редакция {number}: акт № {act} от {days['ru']}",
        f"Version {number}: act No. {act} of {days['en']}",
    )


def _ics_status(state: VisitState) -> str:
    if state == VisitState.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if state == VisitState.PLANNED else "CONFIRMED"


def _instant(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None


def _say(text: Trilingual) -> str:
    return text[language_of(get_language())]
