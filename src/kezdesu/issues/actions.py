"""Working on the register: drafting it from the record, shaping issues, giving each its outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, Refused, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import lines, queries, rules
from kezdesu.issues.drafting import draft_of
from kezdesu.issues.models import Issue, IssueVoice
from kezdesu.issues.states import IssueState
from kezdesu.journal.door import CHANGED_MEANWHILE, move, step, swap
from kezdesu.journal.record import record
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor
from kezdesu.voices.models import Voice


def draft_from_record(visit: Visit, *, by: Actor) -> list[Issue]:
    """Every voiced question behind which no issue stands becomes a drafted issue. Twice is the same as once.

    Returns the new issues. Two clerks at once: one drafts, the other gets :class:`Conflict`.
    """
    require(rules.may_draft(visit, by=by))
    with transaction.atomic():
        voices = queries.unlinked_voices(visit)
        if not voices:
            return []
        drafted = Issue.objects.bulk_create(draft_of(visit, voices))
        _link_each(drafted, voices)
        line = lines.RegisterDrafted(_codes(drafted), _codes(voices))
        record(line, subject=visit.code, by=by.author(visit.body.slug))
    return drafted


def link(issue: Issue, *, voice: Voice, by: Actor) -> None:
    """Put a voice of the same visit behind ``issue``; an issue left without voices is taken in."""
    require(rules.may_edit(issue, by=by))
    require(rules.same_visit(issue, voice.visit_id))
    with transaction.atomic():
        _keep_open(issue)
        before = Issue.objects.filter(links__voice=voice).first()
        if before is not None and before.pk == issue.pk:
            return
        if before is not None:
            _keep_open(before)
            _require_more_than(before, {voice.pk})
        IssueVoice.objects.update_or_create(voice=voice, defaults={"issue": issue})
        line = lines.Linked(voice.code, before.code if before else "")
        record(line, subject=issue.code, by=by.author(issue.body.slug))


def merge(issue: Issue, *, into: Issue, by: Actor) -> None:
    """Take ``issue`` with all its voices into another one of the same visit; it may have no measures yet."""
    require(rules.may_edit(issue, by=by))
    require(rules.may_edit(into, by=by))
    require(rules.same_visit(into, issue.visit_id))
    if issue.pk == into.pk:
        return
    with transaction.atomic():
        _keep_open(issue, into)
        _require_no_promises(issue)
        voices = tuple(IssueVoice.objects.filter(issue=issue).values_list("voice__code", flat=True))
        IssueVoice.objects.filter(issue=issue).update(issue=into)
        line = lines.Merged(issue.code, voices)
        record(line, subject=into.code, by=by.author(into.body.slug))
        Issue.objects.filter(pk=issue.pk).delete()


def split(issue: Issue, *, voices: Sequence[Voice], by: Actor) -> Issue:
    """Take ``voices`` out into an issue of their own; at least one has to stay."""
    require(rules.may_edit(issue, by=by))
    taken = {voice.pk for voice in voices}
    with transaction.atomic():
        _keep_open(issue)
        _require_more_than(issue, taken)
        fresh = draft_of(issue.visit, voices)[0]
        fresh.save()
        moved = IssueVoice.objects.filter(issue=issue, voice__in=taken).update(issue=fresh)
        if not voices or moved != len(taken):
            raise Refused(Denied("other_issue", rules.OTHER_VISIT, rules.REGISTER))
        line = lines.Split(fresh.code, _codes(voices))
        record(line, subject=issue.code, by=by.author(issue.body.slug))
    return fresh


def describe(issue: Issue, *, title: Trilingual, by: Actor) -> None:
    """Say the problem in one sentence, in kk and ru (en optional)."""
    require(rules.may_edit(issue, by=by))
    require(rules.is_title(title), field="title_ru" if title.missing() == ("ru",) else "title_kk")
    changes = {"title_kk": title.kk.strip(), "title_ru": title.ru.strip(), "title_en": title.en.strip()}
    with transaction.atomic():
        _keep_open(issue)
        swap(issue, {"state": issue.state}, changes)
        line = lines.Described(issue.title_kk, issue.title_ru)
        record(line, subject=issue.code, by=by.author(issue.body.slug))


def explain(issue: Issue, *, text: Trilingual, by: Actor) -> None:
    """Outcome: explained. The explanation is needed in kk and ru."""
    _decide(issue, IssueState.EXPLAINED, text, lines.Explained(issue.state), by=by)


def refer(issue: Issue, *, to: Body, reason: Trilingual, by: Actor) -> None:
    """Outcome: referred by competence to another body, with the reason in kk and ru."""
    require(rules.may_refer(issue, to), field="to")
    _decide(issue, IssueState.REFERRED, reason, lines.ReferredTo(issue.state, to.slug), by=by, to=to)


def take_into_plan(issue: Issue) -> None:
    """A step of drafting a promise: the outcome becomes planned. No line of its own."""
    _keep_open(issue)
    if issue.state != IssueState.PLANNED:
        step(issue, IssueState.PLANNED, decided_at=clock.now(), referred_to_id=None)


def close(issue: Issue) -> None:
    """A step of the act that settled the last promise. No line of its own."""
    step(issue, IssueState.CLOSED, closed_at=clock.now())


def reopen(issue: Issue) -> None:
    """A step of a dispute: the issue is not settled after all. No line of its own."""
    step(issue, IssueState.PLANNED, closed_at=None)


def hold_register(visit: Visit) -> None:
    """First step of publishing: nobody shapes the issues of the visit until the commit."""
    list(Issue.objects.select_for_update().filter(visit=visit).order_by("pk").values_list("pk", flat=True))


def mark_published(visit: Visit, *, at: datetime) -> None:
    """A step of publishing the list of issues: from now on the register of the visit is public and fixed."""
    Issue.objects.filter(visit=visit, published_at__isnull=True).update(published_at=at)


def _decide(
    issue: Issue,
    outcome: IssueState,
    text: Trilingual,
    line: lines.Explained | lines.ReferredTo,
    *,
    by: Actor,
    to: Body | None = None,
) -> None:
    require(rules.may_edit(issue, by=by))
    require(rules.in_both_languages(text), field="outcome_kk" if "kk" in text.missing() else "outcome_ru")
    changes = {
        "outcome_kk": text.kk.strip(),
        "outcome_ru": text.ru.strip(),
        "decided_at": clock.now(),
        "referred_to_id": to.pk if to else None,
    }
    author = by.author(issue.body.slug)
    with transaction.atomic():
        _keep_open(issue)
        _require_no_promises(issue)
        if issue.state == outcome:
            swap(issue, {"state": outcome}, changes)
            record(line, subject=issue.code, by=author)
        else:
            move(issue, outcome, line=line, subject=issue.code, by=author, **changes)


def _keep_open(*issues: Issue) -> None:
    """Raise :class:`Conflict` when the list was published meanwhile; until the commit its publication waits."""
    for issue in sorted(issues, key=lambda issue: issue.pk):
        swap(issue, {"published_at": None}, {"published_at": None})


def _require_no_promises(issue: Issue) -> None:
    if issue.commitments.exists():
        raise Refused(Denied("has_promises", rules.HAS_PROMISES, "3.7b"))


def _require_more_than(issue: Issue, taken: set[int]) -> None:
    if not IssueVoice.objects.filter(issue=issue).exclude(voice__in=taken).exists():
        raise Refused(Denied("last_voice", rules.LAST_VOICE, rules.REGISTER))


def _link_each(drafted: Sequence[Issue], voices: Sequence[Voice]) -> None:
    pairs = [IssueVoice(issue=issue, voice=voice) for issue, voice in zip(drafted, voices, strict=True)]
    try:
        IssueVoice.objects.bulk_create(pairs)
    except IntegrityError as taken:
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE)) from taken


def _codes(records: Iterable[Issue | Voice]) -> tuple[str, ...]:
    return tuple(record_.code for record_ in records)
