"""The house before the voyage begins: an approved year, two announced meetings on one day, and the people of both.

``python -m tests.voyages.setting`` in a data directory; prints the numbers as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")

import django

django.setup()

from kezdesu.bodies.models import Membership  # noqa: E402
from kezdesu.common import clock  # noqa: E402
from kezdesu.config.commands import migrate  # noqa: E402
from kezdesu.people.models import Account  # noqa: E402
from kezdesu.people.roles import Role  # noqa: E402
from kezdesu.voices import actions  # noqa: E402
from tests.factories.base import LONG_AGO  # noqa: E402
from tests.gates.world import Pen, World  # noqa: E402
from tests.gates.world.plans import approve_the_year, prepare  # noqa: E402
from tests.gates.world.questions import submit, voice_of  # noqa: E402
from tests.gates.world.staff import OURS, THEIRS, email, engage  # noqa: E402

ASKED_BEFORE = {
    OURS: "Ауданымыздағы ауыз су құбыры қашан жөнделеді, су лайланып келеді?",
    THEIRS: "Когда починят водопровод в районе, питьевая вода идёт мутная?",
}
MEETINGS = {OURS: "visit.held", THEIRS: "visit.missed"}


def set_out() -> World:
    """Nothing is asked yet but one question in each ministry, so that there is something alike to join."""
    world, pen, staff = World(), Pen(), engage(Pen())
    approve_the_year(world, staff, pen)
    for number, (slug, meeting) in enumerate(MEETINGS.items()):
        prepare(world, meeting, staff, pen)
        clerk = Account.objects.get(email=email(slug, Role.CLERK))
        Membership.objects.create(account=clerk, body=staff.bodies[slug], role=Role.HEAD, since=LONG_AGO)
        with clock.at(clock.almaty(2026, 3, 1, 12)):
            submit(world, pen, f"before.{slug}", meeting, number, ASKED_BEFORE[slug])
        with clock.at(clock.almaty(2026, 3, 1, 12) + timedelta(hours=1)):
            actions.publish(voice_of(world, f"before.{slug}"), by=staff.who(slug, Role.MODERATOR))
    return world


if __name__ == "__main__":
    migrate.main([])
    json.dump(set_out().as_json(), sys.stdout)
