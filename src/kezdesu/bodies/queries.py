"""Which bodies, posts and office-holders there are on a day, and what a person may do then."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from kezdesu.bodies import inheriting
from kezdesu.bodies.inheriting import Inherited
from kezdesu.bodies.models import (
    Body,
    BodyKind,
    BodyName,
    Delegation,
    Handover,
    Membership,
    Office,
    OfficeTitle,
    Rank,
    Succession,
    Tenure,
    VisitHandover,
)
from kezdesu.common.alphabet import place_of
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.actors import Actor, Grant
from kezdesu.people.models import Account
from kezdesu.people.roles import Role


def existing(on: date) -> QuerySet[Body]:
    """Bodies that exist on the day."""
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    return Body.objects.select_related("region").filter(ends_later, valid_from__lte=on)


def of_kind(kind: BodyKind, *, on: date) -> list[Body]:
    """Bodies of one kind that exist on the day, by Kazakh name."""
    return sorted(existing(on).filter(kind=kind), key=lambda body: place_of(body.name_kk))


def by_slug(slug: str) -> Body | None:
    """The body with that slug, whenever it existed."""
    return Body.objects.select_related("region").filter(slug=slug).first()


def authorised_body(*, on: date) -> Body:
    """The AB of the decree on the day; raises Body.DoesNotExist when reference data lacks it."""
    return existing(on).get(is_authorised=True)


def government_office(*, on: date) -> Body:
    """The Government Office."""
    return existing(on).get(kind=BodyKind.GO)


def central_bodies(*, on: date) -> frozenset[str]:
    """Slugs of the AB and the GO: their registrars manage every body."""
    central = Q(is_authorised=True) | Q(kind=BodyKind.GO)
    return frozenset(existing(on).filter(central).values_list("slug", flat=True))


def akimat_of(region_id: int, *, on: date) -> Body | None:
    """The akimat of a region, not of a part of it."""
    return existing(on).filter(kind=BodyKind.AKIMAT, region_id=region_id, district__isnull=True).first()


def offices_of(body: Body, *, on: date) -> list[Office]:
    """Posts of a body on the day, in their order."""
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    return list(Office.objects.filter(ends_later, body=body, valid_from__lte=on).order_by("id"))


def head_of(body: Body) -> Office | None:
    """The post of the body's first head (or akim)."""
    return Office.objects.filter(body=body, rank__in=(Rank.HEAD, Rank.AKIM)).order_by("id").first()


def signing_post(body: Body, *, on: date) -> Trilingual:
    """The title under which the body's head signs."""
    office = head_on(body, on=on) or head_of(body)
    return office.title if office else body.name


def head_on(body: Body, *, on: date) -> Office | None:
    """The post of the head that exists on the day."""
    heads = (office for office in offices_of(body, on=on) if office.rank in (Rank.HEAD, Rank.AKIM))
    return next(heads, None)


def holder_on(office_id: int, *, on: date) -> Tenure | None:
    """Who held the post on the day."""
    ends_later = Q(until__isnull=True) | Q(until__gte=on)
    return Tenure.objects.filter(ends_later, office_id=office_id, since__lte=on).order_by("-since").first()


def memberships_in_force(on: date) -> QuerySet[Membership]:
    """Who works where on the day, delegations among them: the one rule of who may come in and of what she may do."""
    ends_later = Q(until__isnull=True) | Q(until__gte=on)
    return Membership.objects.filter(ends_later, since__lte=on, revoked_at__isnull=True)


def actor_for(account: Account, *, on: date, device: str = "") -> Actor:
    """The account as an actor with the memberships in force on the day (one query).

    Whoever works in a body also acts in the affairs of the bodies it succeeded, from the day of the succession, as far
    as they came to it (:mod:`inheriting`).
    """
    rows = (
        memberships_in_force(on)
        .filter(account=account)
        .values_list("role", "delegation_id", "body__slug", *_TERRITORY, *_INHERITED)
    )
    granted: set[Grant] = set()
    inherited: set[Inherited] = set()
    for role, delegation, slug, kato, district, before, since, is_main in rows:
        granted.add(Grant(Role(role), slug, "" if district else kato or "", delegation or 0))
        if before and since <= on and role != Role.REGISTRAR:
            inherited.add(Inherited(Role(role), delegation or 0, slug, before, is_main))
    granted.update(inheriting.grants(inherited, on))
    return Actor(account_id=account.pk, name=account.name, grants=frozenset(granted), device=device)


_TERRITORY = ("body__region__kato", "body__district")
_INHERITED = (
    "body__inheritances__predecessor__slug",
    "body__inheritances__since",
    "body__inheritances__is_main",
)


def heirs_of(body: Body) -> list[Succession]:
    """Who answers for the affairs of a body that ended, the main successor first, with the act."""
    found = Succession.objects.filter(predecessor=body).select_related("successor", "reorganisation")
    return list(found.order_by("-is_main", "id"))


def inherited_by(body: Body) -> list[Succession]:
    """For whose affairs the body answers, in the order of time."""
    return list(
        Succession.objects.filter(successor=body).select_related("predecessor").order_by("since", "id")
    )


def succeeded_by(body: Body, *, on: date) -> QuerySet[Succession, int]:
    """Keys of the bodies whose main successor it was by the day: their debts are its debts. For use in a query."""
    found = Succession.objects.filter(successor=body, is_main=True, since__lte=on)
    return found.values_list("predecessor_id", flat=True)


def all_heirs() -> list[tuple[str, date, str, bool]]:
    """Every succession as (ended body, first day, successor, whether the main one), in the order of time. One query."""
    rows = Succession.objects.order_by("since", "id")
    return list(rows.values_list("predecessor__slug", "since", "successor__slug", "is_main"))


def main_heirs() -> dict[str, list[tuple[date, str]]]:
    """By the slug of a body that ended: since when who is its main successor, the first first. One query."""
    found: dict[str, list[tuple[date, str]]] = {}
    for slug, since, heir, is_main in all_heirs():
        if is_main:
            found.setdefault(slug, []).append((since, heir))
    return found


def posts_handed_over() -> dict[int, list[tuple[date, str]]]:
    """By post: since when it belongs to which body, where that is not the main successor. One query."""
    found: dict[int, list[tuple[date, str]]] = {}
    rows = Handover.objects.order_by("reorganisation__since", "id")
    for office, since, heir in rows.values_list("office_id", "reorganisation__since", "successor__slug"):
        found.setdefault(office, []).append((since, heir))
    return found


def visits_handed_over() -> dict[str, list[tuple[date, str]]]:
    """By the code of a visit: since when it belongs to which body, where that is not the main successor. One query."""
    found: dict[str, list[tuple[date, str]]] = {}
    rows = VisitHandover.objects.order_by("reorganisation__since", "id")
    for visit, since, heir in rows.values_list("visit", "reorganisation__since", "successor__slug"):
        found.setdefault(visit, []).append((since, heir))
    return found


def names_of(body: Body) -> list[BodyName]:
    """Every name of the body with its first day, the last one first, one ahead too; empty if it was never renamed."""
    return list(BodyName.objects.filter(body=body).order_by("-since"))


def name_on(body: Body, *, on: date) -> Trilingual:
    """The body's name on the day."""
    found = BodyName.objects.filter(body=body, since__lte=on).order_by("-since").first()
    return found.name if found else body.name


def title_on(office: Office, *, on: date) -> Trilingual:
    """The title of the post on the day."""
    found = OfficeTitle.objects.filter(office=office, since__lte=on).order_by("-since").first()
    return found.title if found else office.title


def acting_on(body: Body, *, on: date) -> Delegation | None:
    """The delegation by which somebody acts for the body's head on the day."""
    found = Delegation.objects.filter(office__body=body, since__lte=on, until__gte=on, ended_at__isnull=True)
    return found.select_related("office").first()


def delegation(number: int) -> Delegation | None:
    """A delegation with its post and deputy."""
    return Delegation.objects.select_related("office__body", "deputy").filter(pk=number).first()
