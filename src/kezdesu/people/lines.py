"""Journal kinds of accounts: how people prove themselves. No secret, no address, no name of a key."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("account.factor_added")
@dataclass(frozen=True, slots=True)
class FactorAdded:
    """``factor``: totp, webauthn (a passkey) or identity (the organisation's own sign-in)."""

    factor: str


@kind("account.factor_removed")
@dataclass(frozen=True, slots=True)
class FactorRemoved:
    """``factor`` as in :class:`FactorAdded`."""

    factor: str


@kind("account.codes_made")
@dataclass(frozen=True, slots=True)
class CodesMade:
    """New recovery codes; the old ones are void."""


@kind("account.factors_reset")
@dataclass(frozen=True, slots=True)
class FactorsReset:
    """A registrar took away every second factor; ``removed``: how many there were."""

    removed: int


@kind("account.sessions_ended")
@dataclass(frozen=True, slots=True)
class SessionsEnded:
    """Sessions ended from another browser or by a registrar."""

    ended: int


@kind("account.password_changed")
@dataclass(frozen=True, slots=True)
class PasswordChanged:
    """``by_link``: by the link from a mail, without the old password."""

    by_link: bool


@kind("account.closed")
@dataclass(frozen=True, slots=True)
class AccountClosed:
    """Nobody can sign in with the account any more; ``ended`` sessions went with it."""

    ended: int


@kind("account.opened")
@dataclass(frozen=True, slots=True)
class AccountOpened:
    """A closed account may be used again."""
