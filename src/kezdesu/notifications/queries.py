"""Reading the outbox, and whom a journal line concerns."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from kezdesu.commitments import queries as commitments
from kezdesu.issues.models import IssueVoice
from kezdesu.journal.record import Written
from kezdesu.notifications.models import Cursor, Message
from kezdesu.notifications.news import ABOUT_PROMISE
from kezdesu.notifications.states import MessageState
from kezdesu.voices.models import Voice


@dataclass(frozen=True, slots=True)
class Concerned:
    """A voice whose asker wants to hear, and the promise it is about (empty when it is about the voice)."""

    voice: Voice
    promise: str = ""


def position(reader: str) -> int:
    """How far the reader has read the journal."""
    row = Cursor.objects.filter(pk=reader).first()
    return row.line if row else 0


def concerned(line: Written) -> list[Concerned]:
    """Voices with a contact that the line is news to; a joined voice hears what its target hears."""
    if line.kind in ABOUT_PROMISE:
        return _of_promise(line.subject)
    return [Concerned(voice) for voice in _reachable([line.subject])]


def waiting(limit: int = 100) -> QuerySet[Message]:
    """Messages to be sent, oldest first."""
    return Message.objects.filter(state=MessageState.QUEUED).order_by("id")[:limit]


def _of_promise(code: str) -> list[Concerned]:
    commitment = commitments.by_code(code)
    if commitment is None:
        return []
    codes = IssueVoice.objects.filter(issue=commitment.issue_id).values_list("voice__code", flat=True)
    return [Concerned(voice, code) for voice in _reachable(list(codes))]


def _reachable(codes: list[str]) -> list[Voice]:
    asked = Voice.objects.exclude(contact_sealed=b"")
    return [*asked.filter(code__in=codes), *asked.filter(joined_to__code__in=codes)]
