"""Voices that came in through the actions, and the people who moderate them."""

from __future__ import annotations

import itertools

from kezdesu.bodies.models import Body
from kezdesu.people.actors import VISITOR, Actor
from kezdesu.people.roles import Role
from kezdesu.voices import actions
from kezdesu.voices.actions import Receipt, SubmitVoice
from kezdesu.voices.models import Theme, Voice
from tests.factories.base import actor_of, make_account, make_body, make_region, make_visit

_numbers = itertools.count(1)
TEXT = "Біздің ауылда ауыз су қашан болады, құбыр үш жылдан бері салынбай тұр?"


def make_key() -> str:
    """An idempotency key of a form."""
    return f"form-key-{next(_numbers):020d}"


def make_device() -> str:
    """A device id."""
    return f"{next(_numbers):032x}"


def citizen() -> Actor:
    """A visitor with a device."""
    return Actor(device=make_device())


def make_submission(text: str = TEXT, **changes: object) -> SubmitVoice:
    """What a citizen sends for an announced visit."""
    values = {"key": make_key(), "text": text, "region": make_region(), "visit": None} | changes
    if values["visit"] is None and "body" not in values:
        values["visit"] = make_visit()
    return SubmitVoice(**values)  # type: ignore[arg-type]


def submitted(text: str = TEXT, *, by: Actor = VISITOR, **changes: object) -> Voice:
    """A voice that was received (or held)."""
    return voice_of(actions.submit(make_submission(text, **changes), by=by))


def published(text: str = TEXT, *, by: Actor = VISITOR, **changes: object) -> Voice:
    """A voice that a moderator let through."""
    voice = submitted(text, by=by, **changes)
    actions.publish(voice, by=make_moderator(voice.body))
    return voice


def voice_of(receipt: Receipt) -> Voice:
    """The stored voice of a receipt."""
    return Voice.objects.select_related("body", "region", "visit", "joined_to").get(code=receipt.code)


def make_moderator(body: Body | None = None, role: Role = Role.MODERATOR) -> Actor:
    """A moderator of the body."""
    return actor_of(make_account(role, body or make_body()))


def make_theme(slug: str = "water") -> Theme:
    """A theme; the same row when it exists already."""
    names = {"name_kk": f"Ауыз су {slug}", "name_ru": f"Питьевая вода {slug}", "name_en": f"Water {slug}"}
    return Theme.objects.get_or_create(slug=slug, defaults=names)[0]


__all__ = [
    "TEXT",
    "citizen",
    "make_device",
    "make_key",
    "make_moderator",
    "make_submission",
    "make_theme",
    "published",
    "submitted",
    "voice_of",
]
