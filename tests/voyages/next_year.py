"""The house before the next year's schedule: proposals are collected, two other ministries have sent theirs.

``python -m tests.voyages.next_year`` in a data directory.
"""

from __future__ import annotations

import os
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")

import django

django.setup()

from kezdesu.bodies.models import Office, Tenure  # noqa: E402
from kezdesu.common import clock  # noqa: E402
from kezdesu.common.trilingual import Trilingual  # noqa: E402
from kezdesu.config.commands import migrate  # noqa: E402
from kezdesu.people.actors import MACHINE  # noqa: E402
from kezdesu.people.roles import Role  # noqa: E402
from kezdesu.schedule import actions  # noqa: E402
from kezdesu.schedule.content import EntryRow  # noqa: E402
from kezdesu.schedule.models import Schedule  # noqa: E402
from tests.factories.base import EDITION  # noqa: E402
from tests.gates.world import Pen  # noqa: E402
from tests.gates.world.staff import AUTHORISED, OURS, THEIRS, Staff, engage  # noqa: E402
from tests.tables.reference import HOLDERS  # noqa: E402

KOSTANAY, ABAI, ASTANA = "390000000", "100000000", "710000000"
PLACE = Trilingual("Достық үйі", "Дом дружбы", "House of Friendship")
SENT: dict[str, list[tuple[str, str, date]]] = {
    THEIRS: [
        (KOSTANAY, "minister", date(2027, 2, 10)),
        (KOSTANAY, "first-vice-minister", date(2027, 2, 11)),
        (ABAI, "minister", date(2027, 2, 17)),
        (ASTANA, "minister", date(2027, 2, 24)),
    ],
    AUTHORISED: [(ABAI, "minister", date(2027, 2, 18)), (ASTANA, "minister", date(2027, 10, 6))],
}
"""In the week of 12 February three officials go to Kostanay, and February holds more than its share."""


def set_out() -> None:
    """Collecting since the first of November."""
    staff = engage(Pen())
    for slug, holder in HOLDERS.items():
        office = Office.objects.get(body=staff.bodies[OURS], slug=slug)
        names = {"holder_kk": holder.kk, "holder_ru": holder.ru, "holder_en": holder.en}
        Tenure.objects.create(office=office, since=date(2025, 1, 1), **names)
    with clock.at(clock.almaty(2026, 11, 2, 10)):
        year = actions.open_year(year=2027, edition=EDITION, by=MACHINE)
    for slug, rows in SENT.items():
        send(year, staff, slug, [EntryRow(kato, post, day, PLACE) for kato, post, day in rows])


def send(year: Schedule, staff: Staff, slug: str, rows: list[EntryRow]) -> None:
    """A ministry's clerk writes, its head signs."""
    clerk = staff.who(slug, Role.CLERK)
    with clock.at(clock.almaty(2026, 11, 18, 12)):
        proposal = actions.start_proposal(schedule=year, body=staff.bodies[slug], by=clerk)
        actions.put_entries(proposal=proposal, rows=rows, by=clerk)
        actions.prepare_proposal(proposal=proposal, by=clerk)
        actions.sign_proposal(proposal=proposal, by=staff.who(slug, Role.HEAD))


if __name__ == "__main__":
    migrate.main([])
    set_out()
