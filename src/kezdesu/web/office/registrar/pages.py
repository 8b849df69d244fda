"""What the registrar's pages show, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kezdesu.bodies import persons, queries, registry, rules
from kezdesu.bodies.models import (
    Body,
    BodyName,
    Delegation,
    Invitation,
    Membership,
    Office,
    OfficeTitle,
    Succession,
    Tenure,
)
from kezdesu.bodies.registry import BodyLine
from kezdesu.common import clock
from kezdesu.common.alphabet import initial, place_of
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.web.filters import t
from kezdesu.web.office.registrar.words import KINDS


@dataclass(frozen=True, slots=True)
class Post:
    """A post with its holder today, whoever is appointed, who held it before; its titles before and the one ahead."""

    office: Office
    holder: Tenure | None
    ahead: Tenure | None
    before: Sequence[Tenure]
    titles: Sequence[OfficeTitle]
    renamed: OfficeTitle | None
    over: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works in the body, with her roles."""

    account: int
    name: str
    roles: Sequence[Membership]


@dataclass(frozen=True)
class BodyPage:
    """A body as its registrar sees it."""

    body: Body
    today: date
    names: Sequence[BodyName]
    heirs: Sequence[Succession]
    inherited: Sequence[Succession]
    posts: Sequence[Post]
    people: Sequence[Person]
    invitations: Sequence[Invitation]
    delegations: Sequence[Delegation]
    is_central: bool
    may_manage: bool
    may_reorganise: bool
    has_registrar: bool
    doubtful: frozenset[int]
    joined: Mapping[int, Sequence[Tenure]]


def scope(actor: Actor) -> frozenset[str] | None:
    """The slugs of the bodies in the registrar's charge; None for all."""
    return None if rules.is_central(actor) else actor.bodies(Role.REGISTRAR)


def kinds(lines: Sequence[BodyLine]) -> list[tuple[object, list[BodyLine]]]:
    """The lines under the words of their kinds, in the order of the house; by name, ended bodies last."""
    lines = sorted(lines, key=lambda line: (line.body.valid_until is not None, place_of(t(line.body.name))))
    return [
        (word, [line for line in lines if line.body.kind == kind])
        for kind, word in KINDS.items()
        if any(line.body.kind == kind for line in lines)
    ]


def body_page(body: Body, actor: Actor) -> BodyPage:
    """Everything about a body; a fixed number of queries."""
    today, central = clock.today(), bool(rules.is_central(actor))
    people = people_of(registry.members_of(body, on=today))
    posts = [_post(office, today) for office in registry.offices_of(body)]
    held = [row for post in posts for row in (post.holder, post.ahead) if row]
    return BodyPage(
        body=body,
        today=today,
        names=queries.names_of(body),
        heirs=queries.heirs_of(body),
        inherited=queries.inherited_by(body),
        posts=posts,
        people=people,
        invitations=registry.invitations_of(body),
        delegations=registry.delegations_of({body.slug}),
        is_central=central,
        may_manage=bool(rules.may_manage(body, by=actor)),
        may_reorganise=central and body.valid_until is None and body.kind in rules.REORGANISED,
        has_registrar=any(row.role == Role.REGISTRAR for one in people for row in one.roles),
        doubtful=persons.doubtful(held),
        joined=persons.joined(held),
    )


def by_letter(people: Sequence[Person]) -> list[tuple[str, list[Person]]]:
    """People under the first letters of their names."""
    return [(letter, list(here)) for letter, here in groupby(people, lambda one: initial(one.name))]


def people_of(rows: Sequence[Membership]) -> list[Person]:
    """Memberships by person, by name."""
    found: dict[int, list[Membership]] = {}
    for row in rows:
        found.setdefault(row.account_id, []).append(row)
    people = [Person(number, own[0].account.name, own) for number, own in found.items()]
    return sorted(people, key=lambda one: place_of(one.name))


def roles_for(body: Body) -> list[Role]:
    """The roles that make sense in the body."""
    return [role for role in Role if rules.is_role_of(body, role)]


def _post(office: Office, today: date) -> Post:
    held = sorted(office.tenures.all(), key=lambda row: row.since, reverse=True)
    now = [row for row in held if row.since <= today and (row.until is None or row.until >= today)]
    ahead = [row for row in held if row.since > today]
    titles = sorted(office.titles.all(), key=lambda row: row.since, reverse=True)
    return Post(
        office=office,
        holder=now[0] if now else None,
        ahead=ahead[-1] if ahead else None,
        before=[row for row in held if row.until is not None and row.until < today],
        titles=[row for row in titles if row.since <= today][1:],
        renamed=next((row for row in titles if row.since > today), None),
        over=office.valid_until is not None and office.valid_until < today,
    )
