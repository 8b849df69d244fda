"""Editing the calendar: the Government swaps days nearly every year."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.record import Author, record
from kezdesu.terms.lines import CalendarChanged
from kezdesu.terms.models import CalendarDay

YEARS = range(2022, 2042)
OUTSIDE = Denied(
    "outside_calendar",
    Trilingual(
        "Күнтізбе 2022–2041 жылдарды қамтиды: осы аралықтағы күнді таңдаңыз.",
        "Календарь охватывает 2022–2041 годы: выберите день в этих пределах.",
        "The calendar covers 2022–2041: choose a day within.",
    ),
)
NO_SOURCE = Denied(
    "source_needed",
    Trilingual(
        "Күнді ауыстыру негізін (қаулының нөмірі мен күнін) екі тілде де көрсетіңіз.",
        "Укажите основание переноса (номер и дату постановления) на обоих языках.",
        "Give the ground of the swap (number and date of the act) in both languages.",
    ),
)


@transaction.atomic
def change_day(*, day: date, working: bool, source: Trilingual, by: Author) -> CalendarDay:
    """Make ``day`` a working day or a day off. Earlier rows stay: open terms recompute, the old reason is kept."""
    if day.year not in YEARS:
        raise Refused(OUTSIDE, field="day")
    if source.missing():
        raise Refused(NO_SOURCE, field="source_kk")
    row = CalendarDay.objects.create(
        day=day, working=working, source_kk=source.kk, source_ru=source.ru, entered_at=clock.now()
    )
    record(CalendarChanged(day, working, source.ru), subject=f"D-{day.isoformat()}", by=by)
    return row
