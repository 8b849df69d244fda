"""What a promise needs (clause 3.7b), who may report on it, and who may judge it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from kezdesu.bodies.models import Body, Office
from kezdesu.commitments import words
from kezdesu.commitments.gate import empty_phrase, gate
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.states import OPEN, SETTLED, CommitmentState
from kezdesu.common.answers import Allowed, Answer, Denied, Refused
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.files.models import StoredFile
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role

PLAN = "3.7b"
PROGRESS = "3.7c"
LINK_SIGNS = 200
JUDGED = frozenset({CommitmentState.REPORTED_DONE, CommitmentState.CONFIRMED, CommitmentState.DISPUTED})
_is_web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class CommitmentText:
    """What a promise says: action in kk and ru (en optional), due day, responsible post (with its body)."""

    action: Trilingual
    due_on: date | None
    office: Office | None
    co_executors: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a report: stored files and a link (either may be missing)."""

    files: tuple[StoredFile, ...] = field(default=())
    link: str = ""

    def __bool__(self) -> bool:
        return bool(self.files or self.link.strip())


def gate_of(text: CommitmentText, *, today: date) -> Iterator[tuple[str, Denied]]:
    """Everything that keeps ``text`` from being a promise, as (form field, denial with clause 3.7b)."""
    yield from _gate_of_action(text.action)
    yield from _gate_of_day(text.due_on, today)
    if text.office is None:
        yield "office", Denied("no_owner", words.NO_OWNER, PLAN)


def require_promise(text: CommitmentText, *, today: date) -> None:
    """Raise :class:`Refused` with the first denial of the gate."""
    for name, denied in gate_of(text, today=today):
        raise Refused(denied, field=name)


def _gate_of_action(action: Trilingual) -> Iterator[tuple[str, Denied]]:
    limits = gate()
    for language in LANGUAGES:
        said = getattr(action, language).strip()
        name = f"action_{language}"
        if not said and language != "en":
            yield name, Denied("missing_language", words.MISSING_LANGUAGE, PLAN)
        elif said and (phrase := empty_phrase(said)):
            yield name, Denied("empty_promise", words.filled(words.EMPTY_PROMISE, phrase=phrase), PLAN)
        elif said and not limits.signs_minimum <= len(said) <= limits.signs_maximum:
            yield name, Denied("unclear_action", words.UNCLEAR_ACTION, PLAN)


def _gate_of_day(due_on: date | None, today: date) -> Iterator[tuple[str, Denied]]:
    if due_on is None:
        yield "due_on", Denied("no_date", words.NO_DATE, PLAN)
    elif due_on <= today:
        yield "due_on", Denied("date_in_the_past", words.DATE_IN_THE_PAST, PLAN)
    elif due_on > gate().horizon(today):
        yield "due_on", Denied("date_too_far", words.DATE_TOO_FAR, PLAN)


def may_change_draft(commitment: Commitment, *, by: Actor) -> Answer:
    """A draft belongs to the office that keeps the register."""
    if commitment.state != CommitmentState.DRAFTED:
        return Denied("promised", words.PROMISED_ALREADY, PLAN)
    if not by.has_in(commitment.issue.body.slug, Role.CLERK, Role.HEAD, of=commitment.issue.keys):
        return Denied("not_yours", words.NOT_YOURS)
    return Allowed()


def is_executor(commitment: Commitment, *, by: Actor) -> bool:
    """Executor or clerk of the responsible body (an akimat has its own clerks), or of the body that promised."""
    slugs = (commitment.body.slug, commitment.issue.body.slug)
    at_home = by.has_in(commitment.body.slug, Role.AKIMAT_CLERK)
    return at_home or any(
        by.has_in(slug, Role.EXECUTOR, Role.CLERK, of=commitment.issue.keys) for slug in slugs
    )


def waits_since(promises: Iterable[tuple[str, datetime | None]]) -> datetime | None:
    """Since when promises (state, last reported done) wait for the word of their askers; None while one is open
    or when nothing waits. The askers alone settle an issue, so it may wait for ever."""
    standing = list(promises)
    if any(state not in SETTLED | {CommitmentState.REPORTED_DONE} for state, _done_at in standing):
        return None
    waiting = [done for state, done in standing if state == CommitmentState.REPORTED_DONE and done]
    return max(waiting, default=None)


def may_report(commitment: Commitment, *, by: Actor) -> Answer:
    """While the promise is open, by its executor."""
    if not is_executor(commitment, by=by):
        return Denied("not_yours", words.NOT_EXECUTOR)
    if commitment.state not in OPEN:
        return Denied("not_open", words.NOT_OPEN, PROGRESS)
    return Allowed()


def may_refuse(commitment: Commitment, *, by: Actor) -> Answer:
    """A head says that a promise will not be done, before it was ever reported done."""
    if not by.has_in(commitment.issue.body.slug, Role.HEAD, of=commitment.issue.keys):
        return Denied("not_head", words.NOT_HEAD)
    if CommitmentState.REFUSED not in commitment.MOVES[commitment.state]:
        return Denied("not_open", words.NOT_OPEN, PLAN)
    return Allowed()


def is_report(percent: int, text: Trilingual, evidence: Evidence) -> Answer:
    """A report has 0-100 percent, kk and ru, and an address that is one."""
    if not 0 <= percent <= 100:
        return Denied("bad_percent", words.BAD_PERCENT)
    if text.missing():
        return Denied("missing_language", words.MISSING_LANGUAGE, PROGRESS)
    return is_address(evidence.link)


def is_address(link: str) -> Answer:
    """Empty, or an http(s) address of at most 200 characters."""
    if len(link) > LINK_SIGNS:
        return Denied("bad_link", words.BAD_LINK)
    try:
        if link:
            _is_web_address(link)
    except ValidationError:
        return Denied("bad_link", words.BAD_LINK)
    return Allowed()


def may_extend(commitment: Commitment, new_due_on: date | None, *, today: date, by: Actor) -> Answer:
    """A later day than the one in force, and one that is still ahead."""
    answer = may_report(commitment, by=by)
    if not answer:
        return answer
    for _name, denied in _gate_of_day(new_due_on, today):
        return denied
    if new_due_on is None or new_due_on <= commitment.due_on:
        return Denied("not_later", words.NOT_LATER, PLAN)
    return Allowed()


def may_be_judged(commitment: Commitment) -> Answer:
    """A verdict is given once the promise was reported done."""
    if commitment.state not in JUDGED:
        return Denied("not_done_yet", words.NOT_DONE_YET)
    return Allowed()


def broken(drafts: Iterable[Commitment], *, today: date) -> Iterator[tuple[Commitment, Denied]]:
    """Drafts that would not pass the gate today: time has gone by since they were written."""
    for draft in drafts:
        text = CommitmentText(draft.action, draft.due_on, draft.office)
        for _name, denied in gate_of(text, today=today):
            yield draft, denied
