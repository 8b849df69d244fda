"""The bodies that oversee, their people, and the register on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import Duty
from kezdesu.oversight.register import forget, register
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.factories.base import actor_of, make_account, make_body

WORDS = Trilingual("Жазба мәтіні", "Текст записи")


@dataclass(frozen=True, slots=True)
class Overseers:
    """The authorised body, the Government Office and the Administration, with two people where two sign."""

    ab: Body
    go: Body
    pa: Body
    coordinator: Actor
    second_coordinator: Actor
    secretary: Actor
    second_secretary: Actor
    inspector: Actor


def make_overseers() -> Overseers:
    """All three, with their people."""
    ab = make_body("culture-and-information", is_authorised=True)
    go, pa = (
        make_body("government-office", BodyKind.GO),
        make_body("presidential-administration", BodyKind.PA),
    )
    people = [(Role.COORDINATOR, ab)] * 2 + [(Role.SECRETARY, go)] * 2 + [(Role.INSPECTOR, pa)]
    return Overseers(ab, go, pa, *(actor_of(make_account(role, body)) for role, body in people))


def account_of(actor: Actor) -> Account:
    """The account behind an actor, to sign in with."""
    return Account.objects.get(pk=actor.account_id or 0)


def duties_on(today: date, year: int = 2026) -> dict[tuple[str, str, str], Duty]:
    """The duties of a year as they stand on a day, by norm, body and subject; drawn anew from the database."""
    forget()
    return dict(register(year, today=today).by_key)
