"""Which affairs of a body that ended its successors' people hold: all of them, all but some, or only some.

An affair is a visit with everything that came of it. It goes to the main successor unless the act named another for the
visit itself or for its post.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kezdesu.bodies.models import Handover, VisitHandover
from kezdesu.people.actors import Grant, Reach
from kezdesu.people.roles import Role


@dataclass(frozen=True, slots=True)
class Inherited:
    """A role that would reach into the affairs of a body which ``heir`` succeeded, as its main successor or not."""

    role: Role
    delegation: int
    heir: str
    before: str
    is_main: bool


def keys(visit: str, office: int) -> frozenset[str]:
    """The keys of a visit: its code and its post."""
    return frozenset({visit, f"post:{office}"})


def grants(rows: Iterable[Inherited], on: date) -> Iterator[Grant]:
    """What the roles reach on the day. Two queries; none when nothing is inherited."""
    found = list(rows)
    if not found:
        return
    gone = handed(on)
    for row in found:
        mine = {row.heir, *(one.before for one in found if one.heir == row.heir and one.is_main)}
        here = frozenset(key for key, heir in gone.items() if heir in mine)
        if row.is_main:
            yield Grant(row.role, row.before, "", row.delegation, but=frozenset(gone) - here)
        elif here:
            yield Grant(row.role, row.before, "", row.delegation, only=here)


def within(reach: Reach, *, body: str, visit: str, office: str) -> Q:
    """The rows of a list within the reach, by the columns of a row: slug of its body, code and post of its visit."""
    found = Q(**{f"{body}__in": [share.body for share in reach if not (share.but or share.only)]})
    for share in reach:
        if share.but or share.only:
            keys = _among(share.only or share.but, visit, office)
            found |= Q(**{body: share.body}) & (keys if share.only else ~keys)
    return found


def _among(keys: frozenset[str], visit: str, office: str) -> Q:
    posts = [int(key.removeprefix("post:")) for key in keys if key.startswith("post:")]
    return Q(**{f"{visit}__in": sorted(keys)}) | Q(**{f"{office}__in": sorted(posts)})


def handed(on: date) -> Mapping[str, str]:
    """By the key of what went elsewhere than to a main successor by the day: to which body, the last time."""
    acts = {"reorganisation__since__lte": on}
    columns = ("reorganisation__since", "successor__slug")
    posts = Handover.objects.filter(**acts).values_list(*columns, "office_id")
    visits = VisitHandover.objects.filter(**acts).values_list(*columns, "visit")
    rows = [(since, heir, f"post:{office}") for since, heir, office in posts]
    rows += [(since, heir, visit) for since, heir, visit in visits]
    return {key: heir for _since, heir, key in sorted(rows)}
