"""Drafting promises, and what their executors report on the way."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kezdesu.commitments import lines, rules, words
from kezdesu.commitments.models import Commitment, Progress
from kezdesu.commitments.rules import CommitmentText, Evidence
from kezdesu.commitments.settling import close_if_settled
from kezdesu.commitments.states import CommitmentState
from kezdesu.common import clock, codes
from kezdesu.common.answers import Denied, Refused, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import actions as issues
from kezdesu.issues import rules as register
from kezdesu.issues.models import Issue
from kezdesu.journal.door import move, step, swap
from kezdesu.journal.record import record
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor

PREFIX = "P"
_DONE = 100


def draft(issue: Issue, *, text: CommitmentText, by: Actor) -> Commitment:
    """Put a promise into the draft plan; the issue's outcome becomes "planned". Refused by the gate of 3.7b."""
    require(register.may_edit(issue, by=by))
    rules.require_promise(text, today=clock.today())
    with transaction.atomic():
        issues.take_into_plan(issue)
        commitment = Commitment(code=codes.new_code(PREFIX), issue=issue, **_columns(text))
        commitment.save(force_insert=True)
        commitment.co_executors.set(text.co_executors)
        line = lines.Drafted(issue.code, commitment.office.slug, commitment.due_on)
        record(line, subject=commitment.code, by=by.author(issue.body.slug))
    return commitment


def amend(commitment: Commitment, *, text: CommitmentText, by: Actor) -> None:
    """Change a draft; a published promise cannot be changed."""
    require(rules.may_change_draft(commitment, by=by))
    rules.require_promise(text, today=clock.today())
    was = commitment.due_on
    with transaction.atomic():
        swap(commitment, {"state": CommitmentState.DRAFTED}, _columns(text))
        commitment.co_executors.set(text.co_executors)
        line = lines.Amended(commitment.due_on, was, commitment.office.slug)
        record(line, subject=commitment.code, by=by.author(commitment.issue.body.slug))


def drop(commitment: Commitment, *, by: Actor) -> None:
    """Take a draft out of the plan before it is published."""
    require(rules.may_change_draft(commitment, by=by))
    with transaction.atomic():
        swap(commitment, {"state": CommitmentState.DRAFTED}, {"action_en": commitment.action_en})
        line = lines.Dropped(commitment.issue.code)
        record(line, subject=commitment.code, by=by.author(commitment.issue.body.slug))
        commitment.delete()


def promise_all(visit: Visit, *, at: datetime) -> list[Commitment]:
    """A step of publishing the plan: every draft of the visit becomes a promise. No line of its own."""
    drafts = list(Commitment.objects.filter(issue__visit=visit, state=CommitmentState.DRAFTED))
    for commitment in drafts:
        step(commitment, CommitmentState.PROMISED, promised_at=at)
    return drafts


def start(commitment: Commitment, *, by: Actor) -> None:
    """Work has begun."""
    require(rules.may_report(commitment, by=by))
    author = by.author(commitment.body.slug)
    line = lines.Started(commitment.state)
    move(commitment, CommitmentState.UNDER_WAY, line=line, subject=commitment.code, by=author)


def report_progress(
    commitment: Commitment, *, percent: int, text: Trilingual, evidence: Evidence | None = None, by: Actor
) -> Progress:
    """A note on the way in kk and ru, with files or a link if there are any. Starts a promise not yet started."""
    require(rules.may_report(commitment, by=by))
    evidence = evidence or Evidence()
    require(rules.is_report(percent, text, evidence))
    with transaction.atomic():
        if commitment.state == CommitmentState.PROMISED:
            step(commitment, CommitmentState.UNDER_WAY)
        else:
            swap(commitment, {"state": commitment.state}, {"due_on": commitment.due_on})
        note = _note(commitment, percent, text, evidence)
        line = lines.ProgressReported(note.pk, percent, len(evidence.files), bool(note.link))
        record(line, subject=commitment.code, by=by.author(commitment.body.slug))
    return note


def report_done(commitment: Commitment, *, text: Trilingual, evidence: Evidence, by: Actor) -> Progress:
    """The executor says it is done. Refused without proof (file or link); the askers have the last word."""
    require(rules.may_report(commitment, by=by))
    if not evidence:
        raise Refused(Denied("no_evidence", words.NO_EVIDENCE, rules.PROGRESS), field="file")
    require(rules.is_report(_DONE, text, evidence))
    was = commitment.state
    with transaction.atomic():
        step(commitment, CommitmentState.REPORTED_DONE, done_at=clock.now())
        note = _note(commitment, _DONE, text, evidence)
        line = lines.ReportedDone(note.pk, was)
        record(line, subject=commitment.code, by=by.author(commitment.body.slug))
    return note


def refuse(commitment: Commitment, *, reason: Trilingual, by: Actor) -> None:
    """A head says openly that it will not be done, and why, in kk and ru."""
    require(rules.may_refuse(commitment, by=by))
    require(
        register.in_both_languages(reason), field="reason_kk" if "kk" in reason.missing() else "reason_ru"
    )
    was = commitment.state
    with transaction.atomic():
        step(
            commitment,
            CommitmentState.REFUSED,
            refused_at=clock.now(),
            refusal_kk=reason.kk.strip(),
            refusal_ru=reason.ru.strip(),
        )
        line = lines.PromiseRefused(was, close_if_settled(commitment.issue))
        record(line, subject=commitment.code, by=by.author(commitment.issue.body.slug))


def _columns(text: CommitmentText) -> dict[str, object]:
    """The columns of a text that passed the gate."""
    assert text.office is not None
    return {
        "action_kk": text.action.kk.strip(),
        "action_ru": text.action.ru.strip(),
        "action_en": text.action.en.strip(),
        "due_on": text.due_on,
        "first_due_on": text.due_on,
        "office": text.office,
        "body": text.office.body,
    }


def _note(commitment: Commitment, percent: int, text: Trilingual, evidence: Evidence) -> Progress:
    note = Progress.objects.create(
        commitment=commitment,
        percent=percent,
        text_kk=text.kk.strip(),
        text_ru=text.ru.strip(),
        reported_at=clock.now(),
        link=evidence.link.strip(),
    )
    note.files.set(evidence.files)
    return note
