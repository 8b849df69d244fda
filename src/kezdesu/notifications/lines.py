"""Journal lines of subscriptions. None holds an address, its hash or a secret; the subject is ``U-…``."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("subscription.asked")
@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asked for news; a link went to the address."""

    scope: str
    target: str


@kind("subscription.confirmed")
@dataclass(frozen=True, slots=True)
class Confirmed:
    """The owner of the address wants the news."""

    scope: str
    target: str


@kind("subscription.ended")
@dataclass(frozen=True, slots=True)
class Ended:
    """The news ended: ``how`` is page, mail (one click in a mail program) or unconfirmed."""

    scope: str
    target: str
    how: str
