"""Visits as cards and rows: the state a reader sees, computed with ``today``."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kezdesu.common.trilingual import language_of
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.states import AHEAD
from kezdesu.web import formats
from kezdesu.web.components import MeetingCard


def state_of(row: VisitRow, today: date) -> str:
    """``visit.held`` and its like, with ``visit.missed`` computed; a word of ``web.words``."""
    return "visit.missed" if row.is_missed(today) else f"visit.{row.state.value}"


def card_of(row: VisitRow, today: date) -> MeetingCard:
    """The card of a visit for any list."""
    return MeetingCard(
        href=reverse("public:visit", kwargs={"code": row.code}),
        code=row.code,
        body=row.body,
        official=row.official,
        region=row.region,
        place=row.place,
        starts_at=row.starts_at,
        state=state_of(row, today),
        state_label="",
        note=note_of(row),
    )


def note_of(row: VisitRow) -> str:
    """What a reader must know besides: moved from another day, outside the schedule, hour not set."""
    notes = []
    if row.first_start is not None:
        first = formats.day(row.first_start, language_of(get_language()))
        notes.append(_("Moved; the first date was %(day)s.") % {"day": first})
    if row.off_schedule:
        notes.append(_("Outside the schedule."))
    if not row.hour_set and row.state in AHEAD:
        notes.append(_("The hour is being set."))
    return " ".join(notes)
