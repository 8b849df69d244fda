"""May she say of two tenures that they are one person's, and may she take that back."""

from __future__ import annotations

from collections.abc import Collection

from kezdesu.bodies import refusals
from kezdesu.bodies.models import Tenure
from kezdesu.bodies.rules import is_registrar, is_written
from kezdesu.common.answers import Allowed, Answer, first_denial
from kezdesu.people.actors import Actor


def may_say_same(tenure: Tenure, same: Tenure, *, by: Actor) -> Answer:
    """A registrar of the post's body; of another post, by a holder of that name who is still another person."""
    alike = tenure.holder_kk == same.holder_kk or tenure.holder_ru == same.holder_ru
    return first_denial(
        is_registrar(tenure.office.body, by=by),
        refusals.SAME_ALREADY if tenure.who == same.who else Allowed(),
        Allowed() if alike and tenure.office_id != same.office_id else refusals.NOT_OF_THAT_NAME,
    )


def may_part(tenure: Tenure, others: Collection[Tenure], reason: str, *, by: Actor) -> Answer:
    """A registrar of the post's body, with the reason; of other tenures that were said to be the same person's."""
    are_hers = all(other.who == tenure.who and other.pk != tenure.pk for other in others)
    return first_denial(
        is_registrar(tenure.office.body, by=by),
        Allowed() if others and are_hers else refusals.NOT_SAID_SAME,
        is_written(reason, refusals.REASON_NEEDED),
    )
