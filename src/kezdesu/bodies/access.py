"""Whether somebody may come in today, and if not since when or from when, and whose registrar to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.bodies import queries
from kezdesu.bodies.models import Membership
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.models import Account


@dataclass(frozen=True, slots=True)
class Access:
    """``open``: she works somewhere today. Else ``ended`` is her last day or ``begins`` her first; both None: never."""

    open: bool
    body: Trilingual | None = None
    ended: date | None = None
    begins: date | None = None


def of(account: Account, *, on: date) -> Access:
    """The account's access on the day."""
    if queries.actor_for(account, on=on).is_staff:
        return Access(open=True)
    rows = list(Membership.objects.select_related("body").filter(account=account).order_by("since", "pk"))
    ahead = next((row for row in rows if row.since > on), None)
    if ahead is not None:
        return Access(open=False, body=ahead.body.name, begins=ahead.since)
    last = max(rows, key=lambda row: row.until or on, default=None)
    if last is None:
        return Access(open=False)
    return Access(open=False, body=last.body.name, ended=last.until or on)


def in_force(accounts: list[Account], *, on: date) -> frozenset[int]:
    """Numbers of those who work somewhere on the day (one query)."""
    rows = queries.memberships_in_force(on).filter(account__in=accounts)
    return frozenset(rows.values_list("account_id", flat=True))
