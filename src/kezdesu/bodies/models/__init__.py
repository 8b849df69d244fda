"""Bodies, posts, people: facts (``base``), what became of them (``changes``), who acts and is invited (``powers``)."""

from kezdesu.bodies.models.base import Body, BodyKind, LocalLevel, Membership, Office, Rank, Tenure
from kezdesu.bodies.models.changes import (
    BodyName,
    Handover,
    OfficeTitle,
    Reorganisation,
    Succession,
    VisitHandover,
)
from kezdesu.bodies.models.powers import Delegation, Invitation

__all__ = [
    "Body",
    "BodyKind",
    "BodyName",
    "Delegation",
    "Handover",
    "Invitation",
    "LocalLevel",
    "Membership",
    "Office",
    "OfficeTitle",
    "Rank",
    "Reorganisation",
    "Succession",
    "Tenure",
    "VisitHandover",
]
