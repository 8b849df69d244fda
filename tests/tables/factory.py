"""A ministry with its clerk, the whole reference data, and proposals for 2027 that are being written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kezdesu.bodies import reference as bodies
from kezdesu.bodies.models import Body, Office, Tenure
from kezdesu.common import clock
from kezdesu.people.actors import MACHINE, Actor
from kezdesu.people.roles import Role
from kezdesu.regions import reference as regions
from kezdesu.schedule import actions as schedule
from kezdesu.schedule.models import Proposal, Schedule
from kezdesu.tables import actions
from kezdesu.tables.actions import Brought
from tests.factories.base import EDITION, actor_of, make_account
from tests.tables.reference import HOLDERS

FILES = Path(__file__).parent / "files"
NOVEMBER = clock.almaty(2026, 11, 22, 12)


@dataclass(frozen=True, slots=True)
class House:
    """Who acts, and on what."""

    clerk: Actor
    head: Actor
    coordinator: Actor
    body: Body
    schedule: Schedule
    proposal: Proposal


def make_house(year: int = 2027) -> House:
    """The real regions and bodies; the Ministry of Healthcare has begun its proposals."""
    regions.load()
    bodies.load()
    body = Body.objects.get(slug="healthcare")
    for slug, holder in HOLDERS.items():
        Tenure.objects.create(
            office=Office.objects.get(body=body, slug=slug),
            holder_kk=holder.kk,
            holder_ru=holder.ru,
            holder_en=holder.en,
            since=date(2025, 1, 1),
        )
    clerk = actor_of(make_account(Role.CLERK, body, password="a-long-password"))
    head = actor_of(make_account(Role.HEAD, body))
    authorised = Body.objects.get(slug="culture-and-information")
    coordinator = actor_of(make_account(Role.COORDINATOR, authorised))
    opened = schedule.open_year(year=year, edition=EDITION, by=MACHINE)
    proposal = schedule.start_proposal(schedule=opened, body=body, by=clerk)
    return House(clerk, head, coordinator, body, opened, proposal)


def bring(house: House, name: str) -> Brought:
    """One of the ten files."""
    return actions.upload(
        proposal=house.proposal, name=name, data=(FILES / name).read_bytes(), by=house.clerk
    )
