"""An akimat with its people, and its calendar lived through the actions that ministries use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import default_pack
from kezdesu.meetings import actions as meetings
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.regions.models import District
from kezdesu.schedule import actions
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Schedule, Version
from tests.factories.base import actor_of, make_account, make_body, make_region

KATO = "350000000"
SERIES = "826"
PLACE = Trilingual("Ауыл клубы", "Сельский клуб")
OPENED = clock.almaty(2026, 1, 5, 10)


@dataclass(frozen=True, slots=True)
class Akimat:
    """An akimat, who writes for it and who signs for it; ``clerk`` also keeps the akim's records in the region."""

    body: Body
    clerk: Actor
    head: Actor
    operator: Actor
    recorder: Actor


def make_akimat(slug: str = "akimat-karaganda", kato: str = KATO) -> Akimat:
    """The akimat of a region with its staff."""
    body = make_body(slug, BodyKind.AKIMAT, region=make_region(kato))
    roles = (Role.CLERK, Role.HEAD, Role.OPERATOR, Role.AKIMAT_CLERK)
    return Akimat(body, *(actor_of(make_account(role, body)) for role in roles))


def make_local(slug: str = "akimat-abai-district", level: str = "district", kato: str = KATO) -> Akimat:
    """The akimat of a district of the region, or of an okrug in it, with its staff."""
    home = make_district(kato=kato)
    body = make_body(slug, BodyKind.AKIMAT, region=home.region, district=home, local_level=level)
    return make_akimat(body.slug, kato)


def row(day: date = date(2026, 3, 11), kato: str = KATO, district: str = "") -> EntryRow:
    """A meeting of the akim."""
    return EntryRow(kato, "head", day, PLACE, district=district)


def open_calendar(akimat: Akimat, *, year: int = 2026) -> Schedule:
    """The akimat opens its calendar of the year."""
    edition = default_pack(SERIES).edition
    with clock.at(OPENED):
        return actions.open_year(year=year, edition=edition, body=akimat.body, by=akimat.clerk)


def signed_calendar(akimat: Akimat, *rows: EntryRow) -> Schedule:
    """The calendar with its rows written by the clerk and signed by the akim."""
    schedule = open_calendar(akimat)
    with clock.at(clock.almaty(2026, 1, 8, 10)):
        proposal = actions.start_proposal(schedule=schedule, body=akimat.body, by=akimat.clerk)
        actions.put_entries(proposal=proposal, rows=rows or [row()], by=akimat.clerk)
        actions.prepare_proposal(proposal=proposal, by=akimat.clerk)
        actions.sign_proposal(proposal=proposal, by=akimat.head)
    return schedule


def approved_calendar(akimat: Akimat, *rows: EntryRow, at: datetime | None = None) -> Version:
    """The calendar approved by the akim's act, by default on 13 January."""
    schedule = signed_calendar(akimat, *rows)
    at = at or clock.almaty(2026, 1, 13, 12)
    with clock.at(at):
        return meetings.approve_schedule(
            schedule=schedule, act_number="5", act_date=clock.almaty_date(at), by=akimat.head
        )


def make_district(name: str = "Абай ауданы", kato: str = KATO) -> District:
    """A district of the region."""
    texts = {"name_ru": f"{name} (ru)", "name_en": f"{name} (en)"}
    return District.objects.get_or_create(region=make_region(kato), name_kk=name, defaults=texts)[0]
