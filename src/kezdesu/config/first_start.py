"""What a newcomer needs at the first start: is there data, where to look, how to sign in."""

from __future__ import annotations

from kezdesu.bodies.models import Membership
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.schedule.models import Schedule

DEMO_PASSWORD = "kezdesu-demo-2026"
DEMO_DOMAIN = "demo.kezdesu.example"
SHOWN = {
    "healthcare": (Role.CLERK, Role.HEAD, Role.MODERATOR, Role.OPERATOR, Role.EXECUTOR),
    "culture-and-information": (Role.COORDINATOR, Role.REGISTRAR),
    "government-office": (Role.SECRETARY, Role.HEAD),
    "presidential-administration": (Role.INSPECTOR,),
    "akimat-kyzylorda": (Role.AKIM, Role.AKIMAT_CLERK),
}
"""Whose accounts are printed, in this order: one ministry and the akimat of the visit that is live, AB, GO, PA."""


def is_empty() -> bool:
    """Whether nobody has used this database yet."""
    return not Schedule.objects.exists() and not Account.objects.exists()


def greeting(address: str) -> str:
    """The lines printed at start: the address and, with demo data, accounts and their common password."""
    lines = [f"Kezdesu: {address}/"]
    if accounts := _demo_accounts():
        lines += ["Demo accounts (password for all: " + DEMO_PASSWORD + "):", *accounts]
        lines.append("Every other body has the same roles: role.body@" + DEMO_DOMAIN)
    return "\n".join(lines) + "\n"


def _demo_accounts() -> list[str]:
    found = Membership.objects.filter(
        account__email__endswith="@" + DEMO_DOMAIN, body__slug__in=SHOWN, until__isnull=True
    ).select_related("account", "body")
    known = {(row.body.slug, row.role): row for row in found}
    wanted = [(slug, role) for slug, roles in SHOWN.items() for role in roles if (slug, role) in known]
    return [_line(known[seat]) for seat in wanted]


def _line(row: Membership) -> str:
    return f"  {row.account.email:<59}{row.role:<13}{row.account.name}"
