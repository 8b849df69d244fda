"""Which bodies, posts and office-holders there are on a day, and what a person may do then."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from kezdesu.bodies.models import Body, BodyKind, Membership, Office, Rank, Tenure
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
    return list(existing(on).filter(kind=kind).order_by("name_kk"))


def by_slug(slug: str) -> Body | None:
    """The body with that slug, whenever it existed."""
    return Body.objects.select_related("region").filter(slug=slug).first()


def authorised_body(*, on: date) -> Body:
    """The AB of the decree on the day; raises Body.DoesNotExist when reference data lacks it."""
    return existing(on).get(is_authorised=True)


def government_office(*, on: date) -> Body:
    """The Government Office."""
    return existing(on).get(kind=BodyKind.GO)


def akimat_of(region_id: int, *, on: date) -> Body | None:
    """The akimat of a region."""
    return existing(on).filter(kind=BodyKind.AKIMAT, region_id=region_id).first()


def offices_of(body: Body, *, on: date) -> list[Office]:
    """Posts of a body on the day, in their order."""
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    return list(Office.objects.filter(ends_later, body=body, valid_from__lte=on).order_by("id"))


def head_of(body: Body) -> Office | None:
    """The post of the body's first head (or akim)."""
    return Office.objects.filter(body=body, rank__in=(Rank.HEAD, Rank.AKIM)).order_by("id").first()


def signing_post(body: Body, *, on: date) -> Trilingual:
    """The title under which the body's head signs."""
    office = head_of(body)
    return office.title if office else body.name


def holder_on(office_id: int, *, on: date) -> Tenure | None:
    """Who held the post on the day."""
    ends_later = Q(until__isnull=True) | Q(until__gte=on)
    return Tenure.objects.filter(ends_later, office_id=office_id, since__lte=on).order_by("-since").first()


def actor_for(account: Account, *, on: date, device: str = "") -> Actor:
    """The account as an actor with the memberships in force on the day (one query)."""
    rows = Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), account=account, since__lte=on
    ).values_list("role", "body__slug", "body__region__kato")
    grants = frozenset(Grant(Role(role), slug, kato or "") for role, slug, kato in rows)
    return Actor(account_id=account.pk, name=account.name, grants=grants, device=device)
