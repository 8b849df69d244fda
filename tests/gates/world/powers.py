"""Who may act: an invitation on its way, a delegation ahead, a colleague with an app and a passkey."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kezdesu.bodies import actions
from kezdesu.bodies.models import Office
from kezdesu.common import clock
from kezdesu.people import factors
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.gates.world.passkey import credential
from tests.gates.world.pen import Pen
from tests.gates.world.staff import OURS, Staff, email

if TYPE_CHECKING:
    from tests.gates.world.settle import World

INVITED = "invited@mail.example"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""What the authenticator app of the second executor knows."""


def give_powers(world: World, staff: Staff, pen: Pen) -> None:
    """The registrar invites; the head goes on leave next week; the second executor signs in with two factors."""
    registrar, head = staff.who(OURS, Role.REGISTRAR), staff.who(OURS, Role.HEAD)
    with clock.at(clock.almaty(2026, 6, 1, 10)):
        sent = actions.invite(
            body=staff.bodies[OURS], email=INVITED, name=pen.private("invitation.name", "Person invited 1 of ours"),
            language="kk", roles=[Role.EXECUTOR], by=registrar,
        )  # fmt: skip
        row = actions.delegate(
            office=Office.objects.select_related("body").get(body__slug=OURS, slug="minister"),
            deputy=Account.objects.get(email=email(OURS, Role.EXECUTOR)),
            since=date(2026, 6, 8), until=date(2026, 6, 19), act_number=pen.says("delegation.act", "7-ж"),
            reason=pen.private("delegation.reason", "еңбек демалысы"), by=head,
        )  # fmt: skip
        _set_up_factors(staff, pen)
    world.codes |= {
        "invitation": str(sent.invitation.pk),
        "invitation.secret": sent.secret,
        "delegation": str(row.pk),
    }


def _set_up_factors(staff: Staff, pen: Pen) -> None:
    account = Account.objects.get(email=email(OURS, Role.EXECUTOR, 2))
    by = staff.colleagues[OURS, Role.EXECUTOR]
    factors.add_authenticator(account, secret=SECRET, by=by)
    factors.add_passkey(account, name=pen.private("passkey.name", "Ноутбук"), credential=credential(), by=by)
