"""Who may open a URL. Every URL names one policy; without one the system does not start."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role


@dataclass(frozen=True, slots=True)
class Policy:
    """``everyone``: no login. Otherwise any of ``roles``; ``signed_in`` alone: any active account."""

    name: str
    everyone: bool = False
    signed_in: bool = False
    roles: frozenset[Role] = frozenset()

    def admits(self, actor: Actor) -> bool:
        """Whether the actor may open the URL at all; object rules come after."""
        if self.everyone:
            return True
        if self.signed_in and actor.account_id is not None:
            return True
        return bool(self.roles & actor.roles)


def staff(name: str, *roles: Role) -> Policy:
    """A policy for any of ``roles``."""
    return Policy(name, roles=frozenset(roles))


EVERYONE = Policy("everyone", everyone=True)
SIGNED_IN = Policy("signed_in", signed_in=True)
ANY_STAFF = staff("any_staff", *Role)
MINISTRY_DESK = staff(
    "ministry_desk", Role.CLERK, Role.HEAD, Role.MODERATOR, Role.OPERATOR, Role.EXECUTOR, Role.COORDINATOR
)
PREPARES = staff("prepares", Role.CLERK)
SIGNS = staff("signs", Role.HEAD, Role.COORDINATOR, Role.SECRETARY, Role.AKIM)
MODERATES = staff("moderates", Role.MODERATOR, Role.CLERK)
OPERATES = staff("operates", Role.OPERATOR)
EXECUTES = staff("executes", Role.EXECUTOR, Role.CLERK, Role.AKIMAT_CLERK)
PLAN_DESK = Policy("plan_desk", roles=MINISTRY_DESK.roles | {Role.AKIM, Role.AKIMAT_CLERK})
APPROVES = staff("approves", Role.SECRETARY, Role.HEAD)
SCHEDULE_DESK = staff("schedule_desk", Role.CLERK, Role.HEAD, Role.COORDINATOR, Role.SECRETARY)
AKIMAT_DESK = staff("akimat_desk", Role.AKIM, Role.AKIMAT_CLERK)
RECORDS = staff(
    "records", Role.CLERK, Role.COORDINATOR, Role.SECRETARY, Role.AKIM, Role.AKIMAT_CLERK, Role.INSPECTOR
)
INSPECTS = staff("inspects", Role.INSPECTOR)
REGISTERS = staff("registers", Role.REGISTRAR)
DELEGATES = staff("delegates", Role.REGISTRAR, Role.HEAD, Role.AKIM)
OVERSEES = staff("oversees", Role.INSPECTOR, Role.COORDINATOR, Role.SECRETARY)
