"""The actor of an act: an anonymous visitor, a citizen with a device, or a member of staff with dated roles."""

from __future__ import annotations

from dataclasses import dataclass, field

from kezdesu.journal.record import CITIZEN, SYSTEM, Author
from kezdesu.people.roles import Role


@dataclass(frozen=True, slots=True)
class Grant:
    """One membership in force today: a role in a body (slug; ``kato`` of its region, or empty).

    ``acting``: the delegation by which she holds it in another's place; 0 when it is her own.
    """

    role: Role
    body: str
    kato: str = ""
    acting: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. ``account_id`` is None for visitors; ``device`` is the 32-hex id of a signed cookie, or empty."""

    account_id: int | None = None
    name: str = ""
    grants: frozenset[Grant] = field(default_factory=frozenset)
    device: str = ""
    system: bool = False

    @property
    def is_staff(self) -> bool:
        """Whether she holds any role today."""
        return bool(self.grants)

    @property
    def roles(self) -> frozenset[Role]:
        """All roles she holds today, in any body."""
        return frozenset(grant.role for grant in self.grants)

    def has(self, *roles: Role) -> bool:
        """Whether she holds any of ``roles`` in any body."""
        return bool(self.roles.intersection(roles))

    def has_in(self, body: str, *roles: Role) -> bool:
        """Whether she holds any of ``roles`` in the body with slug ``body``."""
        return any(grant.body == body and grant.role in roles for grant in self.grants)

    def bodies(self, *roles: Role) -> frozenset[str]:
        """Slugs of bodies in which she holds one of ``roles`` (any role when none is named)."""
        return frozenset(grant.body for grant in self.grants if not roles or grant.role in roles)

    def acting_for(self, body: str, *roles: Role) -> int:
        """The delegation by which she holds ``roles`` in the body; 0 when she holds one of her own, or none."""
        held = [grant.acting for grant in self.grants if grant.body == body and grant.role in roles]
        return min(held, default=0)

    def author(self, body: str = "") -> Author:
        """How the journal names her; ``body`` is the slug she acts for."""
        if self.system:
            return SYSTEM
        if self.account_id is None:
            return CITIZEN
        return Author(f"staff:{self.account_id}", body)


VISITOR = Actor()
MACHINE = Actor(name="system", system=True)
