"""The people of the demo year: accounts, memberships, office-holders. One password for all, printed at start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from kezdesu.bodies.models import Body, BodyKind, Membership, Office
from kezdesu.common import clock
from kezdesu.config.demo import names
from kezdesu.config.first_start import DEMO_DOMAIN, DEMO_PASSWORD
from kezdesu.decree.pack import Pack
from kezdesu.people.actors import Actor, Grant
from kezdesu.people.models import Account
from kezdesu.people.roles import Role

SINCE = date(2025, 1, 1)
MINISTRY = (Role.CLERK, Role.HEAD, Role.MODERATOR, Role.OPERATOR, Role.EXECUTOR)
OTHERS: Mapping[str, tuple[Role, ...]] = {
    BodyKind.GO: (Role.SECRETARY, Role.HEAD),
    BodyKind.PA: (Role.INSPECTOR,),
    BodyKind.AKIMAT: (Role.AKIM, Role.AKIMAT_CLERK),
}
POSTS = {(BodyKind.CEB, Role.HEAD): "minister", (BodyKind.GO, Role.HEAD): "head"} | {
    (BodyKind.AKIMAT, Role.AKIM): "akim"
}
"""Roles that belong to a post: who holds the post has the role, as long as she holds it."""
WITH: Mapping[Role, tuple[Role, ...]] = {
    Role.AKIM: (Role.HEAD,),
    Role.AKIMAT_CLERK: (Role.CLERK, Role.MODERATOR, Role.OPERATOR),
}
"""What else the same person is, as long as she is that: an akimat holds meetings of its own."""
Seat = tuple[str, Role]
"""A body's slug and a role in it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A person in a role between two dates (``until`` is the last day)."""

    body: Body
    role: Role
    email: str
    name: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Cast:
    """Actors by seat, each with the last day of her term; bodies by slug, posts by body and slug.

    ``akimats`` of regions by KATO, ``local`` those below a region.
    """

    actors: Mapping[Seat, list[tuple[date, Actor]]]
    bodies: Mapping[str, Body]
    offices: Mapping[tuple[str, str], Office]
    ministries: tuple[Body, ...]
    akimats: Mapping[str, Body]
    local: tuple[Body, ...]
    authorised: Body
    government: Body
    administration: Body

    def who(self, slug: str, role: Role) -> Actor:
        """The person who holds ``role`` in the body with that slug today."""
        today = clock.today()
        return next(actor for last, actor in self.actors[slug, role] if today <= last)

    def minister(self, slug: str) -> Office:
        """The post of a ministry's first head."""
        return self.offices[slug, "minister"]


def engage(pack: Pack) -> Cast:
    """Create the accounts and answer the cast; ``pack`` says which ministries are exempt."""
    bodies = {body.slug: body for body in Body.objects.select_related("region", "district").order_by("id")}
    authorised = next(body for body in bodies.values() if body.is_authorised)
    names.appoint()
    kinds = {kind: [body for body in bodies.values() if body.kind == kind] for kind in BodyKind}
    return Cast(
        actors=_hire([term for body in bodies.values() for term in _terms(body)]),
        bodies=bodies,
        offices=_offices(bodies),
        ministries=tuple(body for body in kinds[BodyKind.CEB] if not pack.is_exempt(body.slug)),
        akimats={body.speaks_for: body for body in kinds[BodyKind.AKIMAT] if body.speaks_for},
        local=tuple(body for body in kinds[BodyKind.AKIMAT] if body.local_level),
        authorised=authorised,
        government=kinds[BodyKind.GO][0],
        administration=kinds[BodyKind.PA][0],
    )


def _hire(terms: list[Term]) -> dict[Seat, list[tuple[date, Actor]]]:
    hashed = make_password(DEMO_PASSWORD)
    accounts = [Account(email=term.email, name=term.name, password=hashed) for term in terms]
    Account.objects.bulk_create(accounts)
    Membership.objects.bulk_create(
        Membership(account=account, body=term.body, role=role, since=term.since, until=term.until)
        for account, term in zip(accounts, terms, strict=True)
        for role in _roles_of(term)
    )
    actors: dict[Seat, list[tuple[date, Actor]]] = defaultdict(list)
    for account, term in zip(accounts, terms, strict=True):
        for role in _roles_of(term):
            actors[term.body.slug, role].append((term.until or date.max, _actor(account, term)))
    return actors


def _roles_of(term: Term) -> tuple[Role, ...]:
    """The role of the term and what comes with it."""
    return (term.role, *WITH.get(term.role, ()))


def _terms(body: Body) -> Iterator[Term]:
    for role in _roles(body):
        post = POSTS.get((BodyKind(body.kind), role))
        held = names.holders(body.slug, post) if post else []
        if not held:
            yield Term(body, role, _email(role, body), names.invented(f"{role} {body.slug}"), SINCE, None)
        for row in held:
            since = SINCE if row is held[0] else row.since
            former = "former-" if row.until else ""
            yield Term(body, role, former + _email(role, body), row.name.kk, since, row.until)


def _roles(body: Body) -> tuple[Role, ...]:
    if body.kind == BodyKind.CEB:
        return (*MINISTRY, Role.COORDINATOR, Role.REGISTRAR) if body.is_authorised else MINISTRY
    return OTHERS.get(body.kind, ())


def _email(role: Role, body: Body) -> str:
    return f"{role.replace('_', '-')}.{body.slug}@{DEMO_DOMAIN}"


def _actor(account: Account, term: Term) -> Actor:
    grants = frozenset(Grant(role, term.body.slug, term.body.speaks_for) for role in _roles_of(term))
    return Actor(account.pk, account.name, grants)


def _offices(bodies: Mapping[str, Body]) -> dict[tuple[str, str], Office]:
    by_pk = {body.pk: body for body in bodies.values()}
    found: dict[tuple[str, str], Office] = {}
    for office in Office.objects.order_by("id"):
        office.body = by_pk[office.body_id]
        found[office.body.slug, office.slug] = office
    return found
