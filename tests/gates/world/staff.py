"""The people of the world: everybody who acts, with one password."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from kezdesu.bodies.models import Body, Membership
from kezdesu.common import clock
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.factories.base import LONG_AGO, actor_of
from tests.gates.world.pen import Pen

PASSWORD = "a-long-password-of-the-gates"
OURS, THEIRS = "healthcare", "agriculture"
AUTHORISED, GOVERNMENT = "culture-and-information", "government-office"
ADMINISTRATION, AKIMAT = "presidential-administration", "akimat-karaganda"
MINISTRY = (Role.CLERK, Role.HEAD, Role.MODERATOR, Role.OPERATOR, Role.EXECUTOR)
WORK_AT: dict[str, tuple[Role, ...]] = {
    OURS: (*MINISTRY, Role.REGISTRAR),
    THEIRS: (*MINISTRY, Role.REGISTRAR),
    AUTHORISED: (*MINISTRY, Role.COORDINATOR),
    GOVERNMENT: (Role.SECRETARY, Role.HEAD),
    ADMINISTRATION: (Role.INSPECTOR,),
    AKIMAT: (Role.AKIM, Role.AKIMAT_CLERK, Role.CLERK, Role.HEAD),
}


def email(slug: str, role: Role, number: int = 1) -> str:
    """With what a person signs in; ``number`` 2 is a colleague in the same role."""
    return f"{role.replace('_', '-')}{number}.{slug}@gates.example"


@dataclass(frozen=True)
class Staff:
    """Actors by body slug and role; ``bodies`` by slug."""

    actors: dict[tuple[str, Role], Actor]
    colleagues: dict[tuple[str, Role], Actor]
    bodies: dict[str, Body]

    def who(self, slug: str, role: Role) -> Actor:
        return self.actors[slug, role]


def engage(pen: Pen) -> Staff:
    """Accounts with their memberships; a second moderator and clerk in our ministry, a second signer elsewhere."""
    bodies = {slug: Body.objects.get(slug=slug) for slug in WORK_AT}
    hashed = make_password(PASSWORD)
    first = {
        (slug, role): _engage(pen, hashed, bodies[slug], role, 1)
        for slug, roles in WORK_AT.items()
        for role in roles
    }
    again = [
        (OURS, Role.MODERATOR),
        (OURS, Role.CLERK),
        (OURS, Role.OPERATOR),
        (OURS, Role.EXECUTOR),
        (AUTHORISED, Role.COORDINATOR),
        (GOVERNMENT, Role.SECRETARY),
    ]
    return Staff(
        first, {(slug, role): _engage(pen, hashed, bodies[slug], role, 2) for slug, role in again}, bodies
    )


def _engage(pen: Pen, hashed: str, body: Body, role: Role, number: int) -> Actor:
    address = email(body.slug, role, number)
    name = pen.private(f"account.{role}.{number}.{body.slug}", f"Person {role} {number} of {body.slug}")
    account = Account.objects.create(email=address, name=name, password=hashed)
    Membership.objects.create(account=account, body=body, role=role, since=LONG_AGO)
    with clock.at(clock.almaty(2026, 1, 5)):
        return actor_of(account)
