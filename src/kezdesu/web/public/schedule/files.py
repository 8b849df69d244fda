"""The schedule as a calendar, as JSON, as a spreadsheet and as a document, with the filters of the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from kezdesu.common import clock
from kezdesu.common.trilingual import LANGUAGES, Trilingual, language_of
from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.documents.schedules import schedule_pdf
from kezdesu.documents.sources import ScheduleRow
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.states import VisitState
from kezdesu.schedule.reading import Seal
from kezdesu.terms import queries as terms
from kezdesu.web import formats
from kezdesu.web.public.feeds.ics import Feed, Made, calendar
from kezdesu.web.public.meetings.cards import state_of
from kezdesu.web.words import state_word

SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
WIDTHS = (14, 12, 8, 44, 38, 26, 40, 20, 24, 12, 12, 40)
FIRST_DAY, LAST_DAY, TOPIC = 9, 10, 11


@dataclass(frozen=True, slots=True)
class Year:
    """What a file is made of: the chosen visits, the seals of the versions, the filters in words."""

    year: int
    rows: Sequence[VisitRow]
    versions: Sequence[Seal]
    feed: Feed
    series: str = MAIN_SERIES

    @property
    def version(self) -> Seal | None:
        """The version in force, where all bodies have one schedule together."""
        return next((seal for seal in reversed(self.versions) if not seal.owner), None)


Maker = Callable[[Year], Made]


def ics(it: Year) -> Made:
    """A calendar to subscribe to: one event for each visit, the same UID for ever."""
    return calendar(it.feed, it.rows)


def as_json(it: Year) -> Made:
    """The shape of the public data: instants in UTC, texts in three languages."""
    today = clock.today()
    content = {
        "year": it.year,
        "series": it.series,
        "versions": [_version(version) for version in it.versions],
        "items": [_item(row, today) for row in it.rows],
    }
    return _made(json.dumps(content, ensure_ascii=False).encode())


def xlsx(it: Year) -> Made:
    """A spreadsheet in the page's language; text stays text, whatever sign it begins with."""
    target = BytesIO()
    today = clock.today()
    with Workbook(target, dict(SAFE)) as book:
        sheet = book.add_worksheet(str(it.year))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        days = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        for column, (head, width) in enumerate(zip(_heads(), WIDTHS, strict=True)):
            sheet.write_string(0, column, head, bold)
            sheet.set_column(column, column, width)
        for line, row in enumerate(it.rows, start=1):
            for column, text in _cells(row, today).items():
                sheet.write_string(line, column, text)
            for column, moment in _days(row).items():
                sheet.write_datetime(line, column, datetime.combine(moment, datetime.min.time()), days)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(it.rows), 1), len(WIDTHS) - 1)
    return _made(target.getvalue())


def pdf(it: Year) -> Made:
    """A document to print, with the seal of the version in force."""
    today = clock.today()
    lines = [_printed(row, today) for row in it.rows]
    version, law = it.version, terms.law_at(date(it.year, 12, 31), it.series)
    return _made(
        schedule_pdf(
            lines,
            language_of(get_language()),
            year=it.year,
            made_on=today,
            note=_approval(version) if version else None,
            sha256=version.sha256 if version else "",
            law=None if law.series == MAIN_SERIES else law,
        )
    )


FORMS: dict[str, tuple[Maker, str]] = {
    "ics": (ics, "text/calendar; charset=utf-8"),
    "json": (as_json, "application/json; charset=utf-8"),
    "pdf": (pdf, "application/pdf"),
    "xlsx": (xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def _made(content: bytes) -> Made:
    return Made(content, clock.now())


def _heads() -> tuple[str, ...]:
    known = (
        _("Number"),
        _("Date"),
        _("Time"),
        _("Body"),
        _("Who comes"),
        _("Region"),
        _("Place"),
        _("State"),
    )
    return (*known, _("District"), _("First date"), _("Last day"), _("Topic"))


def _cells(row: VisitRow, today: date) -> dict[int, str]:
    hour = formats.clock_time(row.starts_at) if row.hour_set else ""
    state = str(state_word(state_of(row, today)))
    names = (_say(row.body), _say(row.official), _say(row.region), _say(row.place))
    return dict(
        zip(
            (0, 2, 3, 4, 5, 6, 7, 8, TOPIC),
            (row.code, hour, *names, state, _say(row.district), row.topic),
            strict=True,
        )
    )


def _days(row: VisitRow) -> dict[int, date]:
    days = {1: row.day}
    if row.first_start is not None:
        days[FIRST_DAY] = clock.almaty_date(row.first_start)
    return days | ({LAST_DAY: row.last_day} if row.last_day != row.day else {})


def _printed(row: VisitRow, today: date) -> ScheduleRow:
    state = state_of(row, today)
    marks = [str(state_word(state))] if state in ("visit.cancelled", "visit.missed") else []
    if row.first_start is not None:
        first = formats.day(row.first_start, language_of(get_language()))
        marks.append(_("Moved; the first date was %(day)s.") % {"day": first})
    hour = formats.clock_time(row.starts_at) if row.hour_set else ""
    mark, until = ". ".join(marks), row.last_day if row.last_day != row.day else None
    return ScheduleRow(
        row.day, row.body, row.official, row.region, row.place, until, row.district, mark, row.code, hour
    )


def _item(row: VisitRow, today: date) -> dict[str, object]:
    return {
        "code": row.code,
        "body": {"slug": row.body_slug, "name": row.body.as_dict()},
        "official": row.official.as_dict(),
        "rank": row.rank,
        "region": {"kato": row.kato, "name": row.region.as_dict()},
        "district": row.district.as_dict() if row.district else None,
        "place": row.place.as_dict(),
        "topic": row.topic,
        "starts_at": _instant(row.starts_at),
        "ends_at": _instant(row.ends_at),
        "day": row.day.isoformat(),
        "last_day": row.last_day.isoformat(),
        "hour_set": row.hour_set,
        "first_start": _instant(row.first_start),
        "ended_at": _instant(row.ended_at),
        "off_schedule": row.off_schedule,
        "state": state_of(row, today).removeprefix("visit."),
        "cancelled": row.state == VisitState.CANCELLED,
        "url": reverse("public:visit", kwargs={"code": row.code}),
    }


def _version(version: Seal) -> dict[str, object]:
    return {
        "number": version.number,
        "period": version.period,
        "body": version.owner.as_dict() if version.owner else None,
        "act_number": version.act_number,
        "act_date": version.act_date.isoformat(),
        "approved_at": _instant(version.approved_at),
        "sha256": version.sha256,
    }


def _approval(version: Seal) -> Trilingual:
    number, act = version.number, version.act_number
    days = {language: formats.day(version.act_date, language) for language in LANGUAGES}
    return Trilingual(
        f"{number}-нұсқа: № {act} акт, {days['kk']}",
        f"Редакция {number}: акт № {act} от {days['ru']}",
        f"Version {number}: act No. {act} of {days['en']}",
    )


def _instant(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None


def _say(text: Trilingual) -> str:
    return text[language_of(get_language())]
