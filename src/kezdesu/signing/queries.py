"""Reading signed acts."""

from __future__ import annotations

from datetime import datetime

from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.signing.models import SignedAct
from kezdesu.signing.states import ActState


def open_act(kind: str, subject: str) -> SignedAct | None:
    """The act that waits for a signature, if any."""
    acts = SignedAct.objects.select_related("body", "prepared_by")
    return acts.filter(kind=kind, subject=subject, state=ActState.PREPARED).first()


def waiting_for(by: Actor, *roles: Role) -> list[SignedAct]:
    """All acts that wait for a signature of somebody in one of ``roles`` where she holds one, oldest first."""
    bodies = {share.body for share in by.reach(*roles)}
    acts = SignedAct.objects.select_related("body", "prepared_by")
    found = acts.filter(body__slug__in=bodies, state=ActState.PREPARED).order_by("prepared_at")
    return [act for act in found if by.has_in(act.body.slug, *roles, of=act.keys)][:200]


def last_signed_at(kind: str, subject: str) -> datetime | None:
    """When an act on the record was last signed."""
    acts = SignedAct.objects.filter(kind=kind, subject=subject, signed_at__isnull=False)
    return acts.order_by("-signed_at").values_list("signed_at", flat=True).first()
