"""The people of the demo year: accounts, memberships, office-holders. One password for all, printed at start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from kezdesu.bodies.models import Body, BodyKind, Membership
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


@dataclass(frozen=True)
class Cast:
    """Actors by body slug and role; bodies by slug; akimats by KATO of their region."""

    actors: Mapping[tuple[str, Role], Actor]
    bodies: Mapping[str, Body]
    ministries: tuple[Body, ...]
    akimats: Mapping[str, Body]
    authorised: Body
    government: Body
    administration: Body

    def who(self, slug: str, role: Role) -> Actor:
        """The person who holds ``role`` in the body with that slug."""
        return self.actors[slug, role]


def engage(pack: Pack) -> Cast:
    """Create the accounts and answer the cast; ``pack`` says which ministries are exempt."""
    bodies = {body.slug: body for body in Body.objects.select_related("region").order_by("id")}
    authorised = next(body for body in bodies.values() if body.is_authorised)
    wanted = [(body, role) for body in bodies.values() for role in _roles(body, authorised)]
    hashed = make_password(DEMO_PASSWORD)
    accounts = [
        Account(email=_email(body, role), name=_name(body, role), password=hashed) for body, role in wanted
    ]
    Account.objects.bulk_create(accounts)
    Membership.objects.bulk_create(
        Membership(account=account, body=body, role=role, since=SINCE)
        for account, (body, role) in zip(accounts, wanted, strict=True)
    )
    kinds = {kind: [body for body in bodies.values() if body.kind == kind] for kind in BodyKind}
    return Cast(
        actors={
            (body.slug, role): _actor(account, body, role)
            for account, (body, role) in zip(accounts, wanted, strict=True)
        },
        bodies=bodies,
        ministries=tuple(body for body in kinds[BodyKind.CEB] if not pack.is_exempt(body.slug)),
        akimats={body.region.kato: body for body in kinds[BodyKind.AKIMAT] if body.region},
        authorised=authorised,
        government=kinds[BodyKind.GO][0],
        administration=kinds[BodyKind.PA][0],
    )


def _roles(body: Body, authorised: Body) -> tuple[Role, ...]:
    if body.kind == BodyKind.CEB:
        extra = (Role.COORDINATOR, Role.REGISTRAR) if body == authorised else ()
        return (*MINISTRY, *extra)
    return OTHERS.get(body.kind, ())


def _email(body: Body, role: Role) -> str:
    return f"{role.replace('_', '-')}.{body.slug}@{DEMO_DOMAIN}"


def _name(body: Body, role: Role) -> str:
    return f"{role.label} · {body.slug}"


def _actor(account: Account, body: Body, role: Role) -> Actor:
    kato = body.region.kato if body.region else ""
    return Actor(account.pk, account.name, frozenset({Grant(role, body.slug, kato)}))
