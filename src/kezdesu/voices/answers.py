"""The steps of ``voices.steps`` as acts of their own, with their journal line."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kezdesu.bodies.models import Office
from kezdesu.common.answers import require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.voices import lines, rules, steps
from kezdesu.voices.models import Answer, Voice


def mark_asked(voice: Voice, *, by: Actor) -> None:
    """The question was put to the official."""
    require(rules.may_answer(by, voice))
    with transaction.atomic():
        steps.mark_asked(voice)
        record(lines.VoiceAsked(), subject=voice.code, by=by.author(voice.body.slug))


def answer(voice: Voice, *, office: Office, text: Trilingual, in_writing: bool, by: Actor) -> Answer:
    """A public answer by ``office``; in writing it needs kk and ru."""
    require(rules.may_answer(by, voice))
    with transaction.atomic():
        given = steps.answer(voice, office=office, text=text, in_writing=in_writing)
        line = lines.VoiceAnswered(office=office.slug, in_writing=in_writing)
        record(line, subject=voice.code, by=by.author(voice.body.slug))
    return given


def promise_in_writing(voice: Voice, *, write_by: date, by: Actor) -> None:
    """An answer in writing by ``write_by``."""
    require(rules.may_answer(by, voice))
    with transaction.atomic():
        steps.promise_in_writing(voice, write_by=write_by)
        record(lines.VoicePromised(write_by=write_by), subject=voice.code, by=by.author(voice.body.slug))
