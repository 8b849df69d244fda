"""What registrars read: bodies with their figures, members with dates, invitations, delegations. No citizen data."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from kezdesu.bodies import links, queries
from kezdesu.bodies.models import (
    Body,
    Delegation,
    Invitation,
    Membership,
    Office,
    OfficeTitle,
    Tenure,
)
from kezdesu.bodies.states import InvitationState
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.models import Account
from kezdesu.people.roles import Role

MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body with how many people work in it and how many invitations wait."""

    body: Body
    members: int
    invitations: int


@dataclass(frozen=True, slots=True)
class Filters:
    """How the list of members is narrowed; empty values narrow nothing. ``state``: now, ahead, over."""

    body: str = ""
    role: str = ""
    state: str = "now"
    word: str = ""


def bodies(*, slugs: Collection[str] | None, on: date) -> list[BodyLine]:
    """All bodies, or those of ``slugs``, ended ones last. Three queries."""
    found = Body.objects.select_related("region").order_by("kind", "name_kk")
    rows = list(found if slugs is None else found.filter(slug__in=slugs))
    members = _counted(
        queries.memberships_in_force(on).values("body").annotate(number=Count("account", distinct=True))
    )
    waiting = Invitation.objects.filter(state=InvitationState.OPEN)
    invited = _counted(waiting.values("body").annotate(number=Count("pk")))
    lines = [BodyLine(row, members.get(row.pk, 0), invited.get(row.pk, 0)) for row in rows]
    return sorted(lines, key=lambda line: line.body.valid_until is not None)


def members(filters: Filters, *, slugs: Collection[str] | None, on: date) -> list[Membership]:
    """Memberships by name, with account and body (at most 300). One query."""
    found = _by_state(filters.state, on).select_related("account", "body", "delegation")
    if slugs is not None:
        found = found.filter(body__slug__in=slugs)
    if filters.body:
        found = found.filter(body__slug=filters.body)
    if filters.role:
        found = found.filter(role=filters.role)
    rows = found.order_by("account__name", "account_id", "since")
    word = folded(filters.word)
    return [row for row in rows if not word or word in folded(f"{row.account.name} {row.account.email}")][
        :MOST_SHOWN
    ]


def members_of(body: Body, *, on: date) -> list[Membership]:
    """Who works in the body now or is going to, by name. One query."""
    later = Q(until__isnull=True) | Q(until__gte=on)
    found = Membership.objects.filter(later, body=body, revoked_at__isnull=True)
    return list(found.select_related("account", "delegation").order_by("account__name", "since")[:MOST_SHOWN])


def history_of(account: Account) -> list[Membership]:
    """Every role the person has had, the latest first."""
    found = Membership.objects.filter(account=account).select_related("body", "delegation")
    return list(found.order_by("-since", "-id"))


def membership(number: int) -> Membership | None:
    """One membership with account and body."""
    return Membership.objects.select_related("account", "body", "delegation").filter(pk=number).first()


def account(number: int) -> Account | None:
    """The account with the number."""
    return Account.objects.filter(pk=number).first()


def account_by_email(email: str) -> Account | None:
    """The account of the address, in any case."""
    return Account.objects.filter(email=email.strip().lower()).first()


def colleagues(body: Body, *, on: date) -> list[Account]:
    """Everybody who works in the body on the day, by name."""
    found = Account.objects.filter(
        pk__in=queries.memberships_in_force(on).filter(body=body).values("account")
    )
    return list(found.order_by("name", "pk"))


def holds(account: Account, body: Body, role: Role, *, since: date) -> bool:
    """Whether she has the role in her own right on the day or later."""
    later = Q(until__isnull=True) | Q(until__gte=since)
    own = Membership.objects.filter(later, account=account, body=body, role=role, revoked_at__isnull=True)
    return own.filter(delegation__isnull=True).exists()


def works_in(account: Account, body: Body, *, on: date) -> bool:
    """Whether she has any role of her own in the body on the day."""
    return (
        queries.memberships_in_force(on).filter(account=account, body=body, delegation__isnull=True).exists()
    )


def works_anywhere(account_id: int, *, on: date) -> bool:
    """Whether any role is left to her on the day or later."""
    later = Q(until__isnull=True) | Q(until__gte=on)
    return Membership.objects.filter(later, account_id=account_id, revoked_at__isnull=True).exists()


def other_registrars(row: Membership) -> bool:
    """Whether the body keeps a registrar without this membership."""
    others = Membership.objects.filter(
        body=row.body, role=Role.REGISTRAR, until__isnull=True, revoked_at__isnull=True
    )
    return others.exclude(account_id=row.account_id).exists()


def registrars_of(body: Body, *, on: date) -> list[Account]:
    """The registrars of the body, by name."""
    found = queries.memberships_in_force(on).filter(body=body, role=Role.REGISTRAR)
    return list(Account.objects.filter(pk__in=found.values("account"), is_active=True).order_by("name"))


def office(number: int) -> Office | None:
    """A post with its body."""
    return Office.objects.select_related("body__region").filter(pk=number).first()


def offices_of(body: Body) -> list[Office]:
    """Every post the body has or had, with all names and holders read along. Three queries."""
    found = Office.objects.filter(body=body).prefetch_related("tenures", "titles").order_by("id")
    return list(found)


def titles_of(office: Office) -> list[OfficeTitle]:
    """Every title of the post, the last one first, one ahead too; empty if it was never renamed."""
    return list(OfficeTitle.objects.filter(office=office).order_by("-since"))


def tenures_of(office: Office) -> list[Tenure]:
    """Who has held the post, the latest first."""
    return list(Tenure.objects.filter(office=office).order_by("-since"))


def namesakes(office: Office, holder: Trilingual, since: date) -> list[Tenure]:
    """Tenures of other posts by holders of that name that last on the day or later, one for each person."""
    lasting = Q(until__isnull=True) | Q(until__gte=since)
    named = Tenure.objects.filter(lasting, holder_kk=holder.kk.strip(), holder_ru=holder.ru.strip())
    rows = named.exclude(office=office).select_related("office__body").order_by("since", "pk")
    return list({row.who: row for row in rows}.values())


def appointed_after(body: Body, day: date) -> bool:
    """Whether somebody's tenure of a post of the body begins after the day."""
    return Tenure.objects.filter(office__body=body, since__gt=day).exists()


def tenure(number: int) -> Tenure | None:
    """A tenure with its post and body."""
    return Tenure.objects.select_related("office__body").filter(pk=number).first()


def open_invitation(body: Body, email: str) -> Invitation | None:
    """The invitation that waits for the person, expired or not."""
    found = Invitation.objects.filter(body=body, email=email.strip().lower(), state=InvitationState.OPEN)
    return found.select_related("body").first()


def invitations_of(body: Body) -> list[Invitation]:
    """The body's invitations, open ones first (at most 300). One query."""
    found = Invitation.objects.filter(body=body).select_related("invited_by").order_by("state", "-invited_at")
    return sorted(found[:MOST_SHOWN], key=lambda row: row.state != InvitationState.OPEN)


def invitation(number: int) -> Invitation | None:
    """An invitation with its body."""
    return Invitation.objects.select_related("body", "invited_by").filter(pk=number).first()


def invitation_by_secret(secret: str) -> Invitation | None:
    """The invitation to which the link leads."""
    found = Invitation.objects.select_related("body", "invited_by", "account")
    return found.filter(secret_hash=links.hash_of(secret)).first()


def delegations_of(slugs: Collection[str] | None) -> list[Delegation]:
    """Delegations of the posts of these bodies, or of all, the latest first (at most 300). One query."""
    every = Delegation.objects.select_related("office__body", "deputy")
    found = every if slugs is None else every.filter(office__body__slug__in=slugs)
    return list(found.order_by("-since", "-id")[:MOST_SHOWN])


def acting_now(slugs: Collection[str], *, on: date) -> list[Delegation]:
    """Who acts on the day for the heads of these bodies. One query; none without bodies."""
    if not slugs:
        return []
    found = Delegation.objects.filter(office__body__slug__in=slugs, ended_at__isnull=True)
    lasting = found.filter(since__lte=on, until__gte=on).select_related("office__body", "deputy")
    return list(lasting.order_by("until", "id")[:MOST_SHOWN])


def overlapping(office: Office, since: date, until: date) -> bool:
    """Whether another delegation of the post has a day of these."""
    same_days = Delegation.objects.filter(office=office, since__lte=until, until__gte=since)
    return same_days.filter(ended_at__isnull=True).exists()


def names_to_body() -> Mapping[str, Body]:
    """Every slug and every name of the bodies that have not ended, folded for comparing. Two queries."""
    found: dict[str, Body] = {}
    for body in Body.objects.filter(valid_until__isnull=True).prefetch_related("names"):
        old = [text for row in body.names.all() for text in (row.name_kk, row.name_ru, row.name_en)]
        for text in (*old, body.slug, body.name_kk, body.name_ru, body.name_en):
            found[folded(text)] = body
    return found


def folded(text: str) -> str:
    """A name as people compare it: no case, no quotes, single spaces."""
    return " ".join(text.translate(_QUOTES).casefold().split())


_QUOTES = str.maketrans("", "", "«»\"'“”„")


def _by_state(state: str, on: date) -> QuerySet[Membership]:
    if state == "ahead":
        return Membership.objects.filter(since__gt=on, revoked_at__isnull=True)
    if state == "over":
        return Membership.objects.filter(Q(until__lt=on) | Q(revoked_at__isnull=False))
    if state == "all":
        return Membership.objects.all()
    return queries.memberships_in_force(on)


def _counted(
    rows: QuerySet[Membership, dict[str, int]] | QuerySet[Invitation, dict[str, int]],
) -> dict[int, int]:
    return {row["body"]: row["number"] for row in rows}
