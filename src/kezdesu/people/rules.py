"""Who may act on another person's account."""

from __future__ import annotations

from kezdesu.common.answers import Allowed, Answer, Denied
from kezdesu.people import refusals
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role

SIGNING_ROLES = frozenset({Role.HEAD, Role.COORDINATOR, Role.SECRETARY, Role.AKIM, Role.REGISTRAR})
"""Roles whose holders are asked for a second factor: they sign, or they decide who may."""


def may_manage(account: Account, *, by: Actor) -> Answer:
    """A registrar, and never on her own account: whoever stole it must not be able to loosen it."""
    if by.system:
        return Allowed()
    if by.account_id is None or not by.has(Role.REGISTRAR):
        return Denied("not_registrar", refusals.NOT_REGISTRAR)
    if by.account_id == account.pk:
        return Denied("own_account", refusals.OWN_ACCOUNT)
    return Allowed()


def may_change_own(account: Account, *, by: Actor) -> Answer:
    """The person herself and nobody else."""
    if by.account_id != account.pk:
        return Denied("not_own", refusals.NOT_OWN)
    return Allowed()
