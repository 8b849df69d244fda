"""The actor of an act: an anonymous visitor, a citizen with a device, or a member of staff with dated roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kezdesu.journal.record import CITIZEN, SYSTEM, Author
from kezdesu.people.roles import Role

Affair = Callable[[], frozenset[str]]
"""The keys of an affair (a visit with all that came of it), asked for only where somebody holds a part of a body's."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One membership in force today: a role in a body (slug; ``kato`` of its region, or empty).

    ``acting``: the delegation by which she holds it in another's place; 0 when it is her own. In a body that her own
    succeeded she has all affairs ``but`` these, or ``only`` those, by the keys of an affair.
    """

    role: Role
    body: str
    kato: str = ""
    acting: int = 0
    but: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()

    def admits(self, affair: Affair | None) -> bool:
        """Whether the affair is hers. What names no affair is the body's own: hers unless she holds ``only`` a part."""
        if not (self.but or self.only):
            return True
        keys = affair() if affair else frozenset[str]()
        return bool(self.only & keys) if self.only else not self.but & keys


@dataclass(frozen=True, slots=True)
class Share:
    """What of a body's affairs a list shows: all, all ``but`` some, or ``only`` some, by the keys of an affair."""

    body: str
    but: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()


Reach = frozenset[Share]
"""All that a list shows to somebody."""


def whole(*bodies: str) -> Reach:
    """All affairs of the bodies (slugs)."""
    return frozenset(Share(body) for body in bodies)


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

    def has_in(self, body: str, *roles: Role, of: Affair | None = None) -> bool:
        """Whether she holds any of ``roles`` in the body with slug ``body``, for its affair ``of``."""
        held = (grant for grant in self.grants if grant.body == body and grant.role in roles)
        return any(grant.admits(of) for grant in held)

    def bodies(self, *roles: Role) -> frozenset[str]:
        """Slugs of bodies in which she holds one of ``roles`` (any role when none is named).

        Not of those of whose affairs she holds a part only: what concerns such a body as a whole is not hers.
        """
        return frozenset(share.body for share in self.reach(*roles) if not share.only)

    def reach(self, *roles: Role) -> Reach:
        """What lists show her as the holder of one of ``roles`` (any role when none is named)."""
        held = (grant for grant in self.grants if not roles or grant.role in roles)
        return frozenset(Share(grant.body, grant.but, grant.only) for grant in held)

    def works_on(self, body: str, affair: Affair) -> bool:
        """Whether the affair of the body (slug) is hers in any role."""
        return self.has_in(body, *Role, of=affair)

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
