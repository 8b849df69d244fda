"""The word of those who asked or joined: one in force each, and what it makes of the promise."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from kezdesu.commitments import lines, rules, words
from kezdesu.commitments.models import Commitment, Verdict
from kezdesu.commitments.settling import close_if_settled, reopen_if_closed
from kezdesu.commitments.states import CommitmentState
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Conflict, Denied, Refused, require
from kezdesu.common.trilingual import Language
from kezdesu.issues import queries as register
from kezdesu.journal.door import CHANGED_MEANWHILE, step, swap
from kezdesu.journal.record import CITIZEN, record
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.voices import receipts, screening
from kezdesu.voices.models import Support, Voice

ASKER = "asker"
COMMENT_SIGNS = 1000


@dataclass(frozen=True, slots=True)
class Standing:
    """Why somebody may judge: the voice she asked, or supported as ``supporter`` (a device id)."""

    voice: Voice
    supporter: str


def standing(commitment: Commitment, *, secret: str = "", device: str = "") -> Standing | None:
    """The right to judge: by the secret of a voice behind the issue, else by support given before the promise."""
    behind = register.everyone_behind(commitment.issue)
    if secret:
        voice = behind.filter(secret_hash=receipts.hash_of(secret)).first()
        return Standing(voice, ASKER) if voice else None
    if not device or commitment.promised_at is None:
        return None
    own = behind.filter(device=device).first()
    if own is not None:
        return Standing(own, ASKER)
    joined = Support.objects.filter(voice__in=behind, supporter=device, at__lte=commitment.promised_at)
    support = joined.select_related("voice").order_by("at").first()
    return Standing(support.voice, device) if support else None


def may_judge(commitment: Commitment, by: Standing | None) -> Answer:
    """Reported done, and by somebody who asked or joined in time."""
    if by is None:
        return Denied("not_among_askers", words.NOT_AMONG_ASKERS)
    return rules.may_be_judged(commitment)


def in_force(commitment: Commitment, by: Standing) -> Verdict | None:
    """What she has said last, if she has."""
    return Verdict.objects.filter(
        commitment=commitment, voice=by.voice, supporter=by.supporter, replaced_at__isnull=True
    ).first()


def give_verdict(
    commitment: Commitment, *, by: Standing | None, confirms: bool, comment: str = "", language: Language
) -> Verdict:
    """Confirm or dispute; a new word replaces one's old one. Any dispute in force makes the promise disputed.

    A comment with personal data is kept but not shown until a person has looked at it.
    """
    require(may_judge(commitment, by))
    require(_is_comment(comment), field="comment")
    assert by is not None
    try:
        with transaction.atomic():
            _line_up(commitment)
            require(rules.may_be_judged(commitment))
            changed = _retire(commitment, by)
            verdict = _store(commitment, by, confirms, comment.strip(), language)
            _follow(commitment)
            line = lines.VerdictGiven(confirms, changed, commitment.state, commitment.issue.state)
            record(line, subject=commitment.code, by=CITIZEN)
    except IntegrityError as twice:
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE)) from twice
    return verdict


def show_comment(verdict: Verdict, *, by: Actor) -> None:
    """A moderator looked at a held comment: it is shown, with what is always personal masked."""
    if not by.has_in(verdict.commitment.issue.body.slug, Role.MODERATOR, of=verdict.commitment.issue.keys):
        raise Refused(Denied("not_yours", words.NOT_YOURS))
    with transaction.atomic():
        masked = screening.mask(verdict.comment)
        swap(verdict, {"held_for": verdict.held_for}, {"held_for": "", "comment": masked})
        author = by.author(verdict.commitment.issue.body.slug)
        record(lines.CommentShown(verdict.pk), subject=verdict.commitment.code, by=author)


def _is_comment(comment: str) -> Answer:
    if len(comment) > COMMENT_SIGNS:
        return Denied("comment_too_long", words.COMMENT_TOO_LONG)
    return Allowed()


def _line_up(commitment: Commitment) -> None:
    """Words on promises of one issue follow each other: touching its row makes the others wait."""
    swap(commitment.issue, {}, {"code": commitment.issue.code})
    commitment.issue.refresh_from_db(fields=["state", "closed_at"])
    commitment.refresh_from_db(fields=["state", "done_at"])


def _retire(commitment: Commitment, by: Standing) -> bool:
    mine = Verdict.objects.filter(commitment=commitment, voice=by.voice, supporter=by.supporter)
    return mine.filter(replaced_at__isnull=True).update(replaced_at=clock.now()) > 0


def _store(commitment: Commitment, by: Standing, confirms: bool, comment: str, language: Language) -> Verdict:
    return Verdict.objects.create(
        commitment=commitment,
        voice=by.voice,
        supporter=by.supporter,
        confirms=confirms,
        comment=comment,
        language=language,
        held_for=",".join(screening.kinds(comment))[:20],
        given_at=clock.now(),
    )


def _follow(commitment: Commitment) -> None:
    """The state that the words given since the last report make of the promise."""
    said = Verdict.objects.filter(
        commitment=commitment, replaced_at__isnull=True, given_at__gte=commitment.done_at
    )
    disputed = said.filter(confirms=False).exists()
    wanted = CommitmentState.DISPUTED if disputed else CommitmentState.CONFIRMED
    if commitment.state != wanted:
        step(commitment, wanted)
    if disputed:
        reopen_if_closed(commitment.issue)
    else:
        close_if_settled(commitment.issue)
