"""Prepare, sign, send back. They are steps inside another room's action, which writes the one journal line."""

from __future__ import annotations

import hashlib

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.acting import acting
from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Denied, Refused, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import step
from kezdesu.journal.kinds import canonical
from kezdesu.people.actors import Actor, Affair
from kezdesu.people.roles import Role
from kezdesu.signing import rules
from kezdesu.signing.models import SignedAct
from kezdesu.signing.states import ActState

REASON_NEEDED = Denied(
    "reason_needed",
    Trilingual("Қайтару себебін жазыңыз.", "Напишите причину возврата.", "Write why it is returned."),
)
NOBODY = Denied(
    "no_account",
    Trilingual(
        "Құжатты тек қызметкер дайындайды.",
        "Документ готовит только сотрудник.",
        "Only staff prepare documents.",
    ),
)


def digest_of(content: object) -> str:
    """SHA-256 (hex) of the canonical JSON of ``content``."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def prepare(
    *, kind: str, subject: str, content: object, body: Body, by: Actor, of: Affair | None = None
) -> SignedAct:
    """Put ``content`` before a second person. One open act per kind and subject (database constraint).

    ``of``: the visit to which it belongs; whoever took that over from the body signs.
    """
    if by.account_id is None:
        raise Refused(NOBODY)
    return SignedAct.objects.create(
        kind=kind,
        subject=subject,
        body=body,
        digest=digest_of(content),
        prepared_by_id=by.account_id,
        prepared_at=clock.now(),
        affair=" ".join(sorted(of())) if of else "",
    )


def sign(act: SignedAct, *, content: object, by: Actor, roles: tuple[Role, ...] = (Role.HEAD,)) -> None:
    """Sign exactly what was prepared; refused for the preparer, without the role, or if ``content`` has changed.

    Who signs in the head's place signs as the acting head, and the act names the delegation.
    """
    require(rules.may_sign(act, by=by, roles=roles))
    if digest_of(content) != act.digest:
        raise Refused(Denied("changed_since", rules.CHANGED))
    delegation = by.acting_for(act.body.slug, *roles)
    post = _post(act.body, delegation)
    step(
        act,
        ActState.SIGNED,
        signed_by_id=by.account_id,
        signed_at=clock.now(),
        post_kk=post.kk,
        post_ru=post.ru,
        post_en=post.en,
        delegation_id=delegation or None,
    )


def send_back(act: SignedAct, *, reason: str, by: Actor, roles: tuple[Role, ...] = (Role.HEAD,)) -> None:
    """Return for rework with a reason."""
    require(rules.may_sign(act, by=by, roles=roles))
    if not reason.strip():
        raise Refused(REASON_NEEDED, field="reason")
    step(act, ActState.RETURNED, return_reason=reason.strip())


def _post(body: Body, number: int) -> Trilingual:
    found = bodies.delegation(number) if number else None
    if found is None:
        return bodies.signing_post(body, on=clock.today())
    return acting(bodies.title_on(found.office, on=clock.today()))
