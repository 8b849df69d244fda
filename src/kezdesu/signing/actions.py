"""Prepare, sign, send back. They are steps inside another room's action, which writes the one journal line."""

from __future__ import annotations

import hashlib

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Denied, Refused, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import step
from kezdesu.journal.kinds import canonical
from kezdesu.people.actors import Actor
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


def prepare(*, kind: str, subject: str, content: object, body: Body, by: Actor) -> SignedAct:
    """Put ``content`` before a second person. One open act per kind and subject (database constraint)."""
    if by.account_id is None:
        raise Refused(NOBODY)
    return SignedAct.objects.create(
        kind=kind,
        subject=subject,
        body=body,
        digest=digest_of(content),
        prepared_by_id=by.account_id,
        prepared_at=clock.now(),
    )


def sign(act: SignedAct, *, content: object, by: Actor, roles: tuple[Role, ...] = (Role.HEAD,)) -> None:
    """Sign exactly what was prepared; refused for the preparer, without the role, or if ``content`` has changed."""
    require(rules.may_sign(act, by=by, roles=roles))
    if digest_of(content) != act.digest:
        raise Refused(Denied("changed_since", rules.CHANGED))
    post = bodies.signing_post(act.body, on=clock.today())
    step(
        act,
        ActState.SIGNED,
        signed_by_id=by.account_id,
        signed_at=clock.now(),
        post_kk=post.kk,
        post_ru=post.ru,
        post_en=post.en,
    )


def send_back(act: SignedAct, *, reason: str, by: Actor, roles: tuple[Role, ...] = (Role.HEAD,)) -> None:
    """Return for rework with a reason."""
    require(rules.may_sign(act, by=by, roles=roles))
    if not reason.strip():
        raise Refused(REASON_NEEDED, field="reason")
    step(act, ActState.RETURNED, return_reason=reason.strip())
