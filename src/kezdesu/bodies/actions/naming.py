"""Names dated ahead take force by themselves: the rows of bodies and posts bear the name of the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kezdesu.bodies.lines import NameInForce, TitleInForce
from kezdesu.bodies.models import Body, BodyName, Office, OfficeTitle
from kezdesu.common import clock
from kezdesu.common.answers import Conflict
from kezdesu.journal.door import swap
from kezdesu.journal.kinds import Line
from kezdesu.journal.record import record
from kezdesu.people.actors import MACHINE

NAMES = ("name_kk", "name_ru", "name_en", "genitive_kk", "genitive_ru")
TITLES = ("title_kk", "title_ru", "title_en")


def keep_up() -> int:
    """Give every renamed body and post the name of today, with a line for each; answers how many changed.

    Asked in every round of the worker. Two queries when nothing is due; of two workers one writes the line.
    """
    today = clock.today()
    return sum(_bodies(today)) + sum(_posts(today))


def _bodies(today: date) -> list[bool]:
    rows = BodyName.objects.filter(since__lte=today).select_related("body").order_by("since")
    last = {row.body_id: row for row in rows}
    return [
        _bear(row.body, _differing(row, row.body, NAMES), _name(row), f"B-{row.body_id}")
        for row in last.values()
    ]


def _posts(today: date) -> list[bool]:
    rows = OfficeTitle.objects.filter(since__lte=today).select_related("office__body").order_by("since")
    last = {row.office_id: row for row in rows}
    return [
        _bear(row.office, _differing(row, row.office, TITLES), _title(row), f"B-{row.office.body_id}")
        for row in last.values()
    ]


def _name(row: BodyName) -> Line:
    return NameInForce(row.body.slug, row.since, row.name_kk, row.name_ru)


def _title(row: OfficeTitle) -> Line:
    return TitleInForce(row.office.body.slug, row.office.slug, row.since, row.title_kk, row.title_ru)


def _differing(
    dated: BodyName | OfficeTitle, row: Body | Office, fields: tuple[str, ...]
) -> Mapping[str, str]:
    return {name: getattr(dated, name) for name in fields if getattr(dated, name) != getattr(row, name)}


def _bear(row: Body | Office, values: Mapping[str, str], line: Line, subject: str) -> bool:
    if not values:
        return False
    try:
        with transaction.atomic():
            swap(row, {name: getattr(row, name) for name in values}, dict(values))
            record(line, subject=subject, by=MACHINE.author())
    except Conflict:
        return False
    return True
