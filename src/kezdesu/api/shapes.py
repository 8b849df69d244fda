"""From our records to the shapes of the API."""

from __future__ import annotations

from datetime import date

from kezdesu.api.schemas import (
    AnswerOut,
    CommitmentOut,
    DutyOut,
    ExtensionOut,
    MeetingOut,
    Named,
    Place,
    QuestionOut,
    Support,
    Text,
)
from kezdesu.bodies.models import Body
from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment, Extension
from kezdesu.decree.model import Duty
from kezdesu.meetings.queries import VisitRow
from kezdesu.voices import queries as voices
from kezdesu.voices.models import Answer, Voice
from kezdesu.voices.states import REFUSED


def duty(row: Duty) -> DutyOut:
    """One duty."""
    return DutyOut(
        norm=row.norm,
        body=row.body,
        subject=row.subject,
        edition=row.edition,
        anchor=row.anchor,
        target=row.target,
        due=row.due,
        legal_due=row.legal_due,
        met_at=row.met_at,
        state=row.state,
        why=Text.of(row.why),
        evidence=list(row.evidence),
    )


def meeting(row: VisitRow, today: date) -> MeetingOut:
    """One meeting as a list shows it."""
    return MeetingOut(
        code=row.code,
        state=row.state.value,
        missed=row.is_missed(today),
        body=Named(slug=row.body_slug, name=Text.of(row.body)),
        official=Text.of(row.official),
        region=Place(kato=row.kato, name=Text.of(row.region)),
        place=Text.of(row.place),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        ended_at=row.ended_at,
        first_start=row.first_start,
        off_schedule=row.off_schedule,
    )


def question(voice: Voice) -> QuestionOut:
    """A question that the public sees, or its tombstone."""
    count = voices.figures(voice)
    return QuestionOut(
        code=voice.code,
        kind=voice.kind,
        channel=voice.channel,
        state=voice.state,
        text=None if voice.state in REFUSED else voice.text,
        language=voice.language,
        ground=voices.ground_of(voice),
        body=_body(voice.body),
        region=Place(kato=voice.region.kato, name=Text.of(voice.region.name)),
        visit=voice.visit.code if voice.visit else None,
        joined_to=voice.joined_to.code if voice.joined_to else None,
        received_at=voice.received_at,
        published_at=voice.published_at,
        asked_at=voice.asked_at,
        answered_at=voice.answered_at,
        write_by=voice.write_by,
        askers=count.askers,
        support=Support(device=count.device, contact=count.contact, identified=count.identified),
        answers=[]
        if voice.state in REFUSED
        else [_answer(row) for row in voices.answers_of(voices.root_of(voice))],
    )


def commitment(row: Commitment, today: date) -> CommitmentOut:
    """A published promise with its extensions and what the askers say."""
    said = promises.said_of(row)
    granted: list[Extension] = row.granted  # type: ignore[attr-defined]
    return CommitmentOut(
        code=row.code,
        state=row.state,
        overdue=row.is_open and row.due_on < today,
        action=Text.of(row.action),
        body=_body(row.body),
        responsible=Text.of(row.office.title),
        issue=row.issue.code,
        visit=row.issue.visit.code,
        due_on=row.due_on,
        first_due_on=row.first_due_on,
        promised_at=row.promised_at,
        done_at=row.done_at,
        extensions=[_extension(item) for item in granted],
        confirms=said.confirms,
        disputes=said.disputes,
    )


def _body(body: Body) -> Named:
    return Named(slug=body.slug, name=Text.of(body.name))


def _answer(row: Answer) -> AnswerOut:
    return AnswerOut(
        office=Text.of(row.office.title),
        in_writing=row.in_writing,
        text=Text.of(row.text),
        answered_at=row.answered_at,
    )


def _extension(row: Extension) -> ExtensionOut:
    return ExtensionOut(
        old_due_on=row.old_due_on,
        new_due_on=row.new_due_on,
        reason=Text.of(row.reason),
        granted_at=row.granted_at,
    )
