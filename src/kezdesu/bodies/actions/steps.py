"""Steps that several actions share, inside their transactions."""

from __future__ import annotations

from kezdesu.bodies.models import Body, Office
from kezdesu.journal.door import swap
from kezdesu.journal.record import Author
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role


def turn(row: Body | Office, **changes: object) -> None:
    """Compare-and-set of the revision: of two registrars who change one body or post at once, one sees a conflict.

    Rules were asked before; with the revision in the WHERE no second answer can slip in between.
    """
    swap(row, {"revision": row.revision}, {"revision": row.revision + 1, **changes})


def author(body: Body, by: Actor) -> Author:
    """How the journal names the registrar: for her own body when she acts in another."""
    if by.has_in(body.slug, *Role):
        return by.author(body.slug)
    return by.author(min(by.bodies(Role.REGISTRAR), default=""))


def subject(body: Body) -> str:
    """What the journal calls the body."""
    return f"B-{body.pk}"
