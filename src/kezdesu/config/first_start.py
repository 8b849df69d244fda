"""What a newcomer needs at the first start: is there data, where to look, how to sign in."""

from __future__ import annotations

from kezdesu.bodies.models import Membership
from kezdesu.people.models import Account
from kezdesu.schedule.models import Schedule

DEMO_PASSWORD = "kezdesu-demo-2026"
DEMO_DOMAIN = "demo.kezdesu.example"


def is_empty() -> bool:
    """Whether nobody has used this database yet."""
    return not Schedule.objects.exists() and not Account.objects.exists()


def greeting(address: str) -> str:
    """The lines printed at start: the address and, with demo data, accounts and their common password."""
    lines = [f"Kezdesu: {address}/"]
    if accounts := _demo_accounts():
        lines += ["Demo accounts (password for all: " + DEMO_PASSWORD + "):", *accounts]
    return "\n".join(lines) + "\n"


def _demo_accounts() -> list[str]:
    rows = (
        Membership.objects.filter(account__email__endswith="@" + DEMO_DOMAIN)
        .order_by("id")
        .values_list("account__email", "role", "body__slug")
    )
    seen: dict[str, str] = {}
    for email, role, body in rows:
        seen.setdefault(role, f"  {email:<44} {role} at {body}")
    return list(seen.values())
