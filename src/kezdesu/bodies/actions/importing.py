"""A sheet of members is applied: all of its good rows, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction

from kezdesu.bodies import queries, refusals, registry
from kezdesu.bodies.actions.inviting import Sent, invite
from kezdesu.bodies.actions.members import give_role
from kezdesu.bodies.lines import MembersImported
from kezdesu.bodies.roster import Judged, Person
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Language
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role


@dataclass(frozen=True, slots=True)
class Applied:
    """What a sheet did."""

    given: int
    sent: tuple[Sent, ...]
    unchanged: int


@transaction.atomic
def apply_sheet(*, rows: Sequence[Judged], language: Language, by: Actor) -> Applied:
    """Give the roles and send the invitations of the good rows; one person's roles in one body make one invitation.

    Beside the line of every role and invitation there is one line of the sheet itself.
    """
    good = [row.person for row in rows if row.person is not None and row.outcome in ("give", "invite")]
    given = sum(_give(person, by) for person in good)
    new = [person for person in good if registry.account_by_email(person.email) is None]
    sent = tuple(_invite(group, language, by) for group in _people(new))
    unchanged = len([row for row in rows if row.outcome == "same"])
    author = by.author(min(by.bodies(Role.REGISTRAR), default=""))
    record(MembersImported(given, len(sent), unchanged), subject="members", by=author)
    return Applied(given, sent, unchanged)


def _give(person: Person, by: Actor) -> bool:
    account, body = registry.account_by_email(person.email), queries.by_slug(person.body)
    if account is None or body is None:
        return False
    give_role(account=account, body=body, role=person.role, since=max(person.since, clock.today()), by=by)
    return True


def _people(people: Sequence[Person]) -> list[list[Person]]:
    def key(person: Person) -> tuple[str, str]:
        return person.body, person.email

    return [list(group) for _key, group in groupby(sorted(people, key=key), key)]


def _invite(group: Sequence[Person], language: Language, by: Actor) -> Sent:
    first, body = group[0], queries.by_slug(group[0].body)
    if body is None:
        raise Refused(refusals.DAY_OUTSIDE)
    return invite(
        body=body,
        email=first.email,
        name=first.name,
        language=language,
        roles=[person.role for person in group],
        since=max(person.since for person in group),
        by=by,
    )
