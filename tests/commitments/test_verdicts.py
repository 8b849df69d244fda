"""Only those who asked or joined judge, one word each, and any dispute stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kezdesu.commitments import queries, verdicts
from kezdesu.commitments.models import Verdict
from kezdesu.commitments.states import CommitmentState
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.issues.states import IssueState
from kezdesu.journal import record as journal
from kezdesu.people.roles import Role
from kezdesu.voices.models import Support, Voice
from kezdesu.voices.receipts import hash_of
from kezdesu.voices.states import VoiceState
from tests.factories.after import DAY_AFTER, make_desk, make_done, make_held_visit, make_published
from tests.factories.base import actor_of, make_account, make_voice

pytestmark = pytest.mark.django_db
JUNE = clock.almaty(2026, 6, 1, 12)
DEVICE = "a" * 32
SECRET = "a-secret-of-the-asker"


@pytest.fixture(autouse=True)
def june():
    with clock.at(JUNE):
        yield


def done(desk, *, support_at=DAY_AFTER - timedelta(days=1)):
    """A promise reported done, its asker's voice, and a supporter by device."""
    visit = make_held_visit()
    voice = Voice.objects.get(visit=visit)
    Voice.objects.filter(pk=voice.pk).update(secret_hash=hash_of(SECRET))
    Support.objects.create(voice=voice, supporter=DEVICE, kind="device", at=support_at)
    commitment, _ = make_published(visit, desk)
    make_done(commitment, desk)
    return commitment, voice


def give(commitment, *, confirms, secret="", device="", comment=""):
    by = verdicts.standing(commitment, secret=secret, device=device)
    return verdicts.give_verdict(commitment, by=by, confirms=confirms, comment=comment, language="kk")


def test_asker_confirms_and_the_issue_is_closed():
    commitment, _voice = done(make_desk())

    give(commitment, confirms=True, secret=SECRET, comment="Су келді, рахмет!")

    assert commitment.state == CommitmentState.CONFIRMED
    assert (commitment.issue.state, commitment.issue.closed_at) == (IssueState.CLOSED, JUNE)
    assert queries.said_of(commitment) == queries.Said(confirms=1, disputes=0)
    line = journal.of(commitment.code)[-1]
    assert (line.kind, line.author, line.data["confirms"]) == ("verdict.given", "citizen", True)
    assert "рахмет" not in str(line.data)


def test_one_dispute_outweighs_confirmations_and_reopens_the_issue():
    commitment, _voice = done(make_desk())
    give(commitment, confirms=True, secret=SECRET)
    give(commitment, confirms=False, device=DEVICE)

    assert commitment.state == CommitmentState.DISPUTED
    commitment.issue.refresh_from_db()
    assert (commitment.issue.state, commitment.issue.closed_at) == (IssueState.PLANNED, None)
    assert queries.said_of(commitment) == queries.Said(confirms=1, disputes=1)


def test_new_word_replaces_the_old_one_and_both_are_kept():
    commitment, _voice = done(make_desk())
    give(commitment, confirms=False, secret=SECRET)
    give(commitment, confirms=True, secret=SECRET)

    assert commitment.state == CommitmentState.CONFIRMED
    assert queries.said_of(commitment) == queries.Said(confirms=1, disputes=0)
    assert Verdict.objects.filter(replaced_at=JUNE, confirms=False).count() == 1


def test_disputed_promise_is_reported_anew_and_judged_anew():
    desk = make_desk()
    commitment, _voice = done(desk)
    give(commitment, confirms=False, device=DEVICE)
    with clock.at(JUNE + timedelta(days=20)):
        make_done(commitment, desk)
        assert commitment.state == CommitmentState.REPORTED_DONE
        give(commitment, confirms=True, secret=SECRET)

    assert commitment.state == CommitmentState.CONFIRMED


def test_joined_asker_judges_too():
    desk = make_desk()
    commitment, voice = done(desk)
    make_voice(
        visit=voice.visit, state=VoiceState.JOINED, joined_to=voice, secret_hash=hash_of("joined-secret")
    )

    give(commitment, confirms=False, secret="joined-secret")
    assert commitment.state == CommitmentState.DISPUTED


def test_strangers_and_those_who_joined_after_the_promise_do_not_judge():
    desk = make_desk()
    commitment, _voice = done(desk, support_at=JUNE)

    for key in ({"secret": "wrong"}, {"device": DEVICE}, {"device": "b" * 32}, {}):
        with pytest.raises(Refused, match="not_among_askers"):
            give(commitment, confirms=False, **key)
    assert commitment.state == CommitmentState.REPORTED_DONE


def test_nothing_is_judged_before_it_is_reported_done():
    desk = make_desk()
    visit = make_held_visit()
    Voice.objects.filter(visit=visit).update(secret_hash=hash_of(SECRET))
    commitment, _ = make_published(visit, desk)

    with pytest.raises(Refused, match="not_done_yet"):
        give(commitment, confirms=True, secret=SECRET)


def test_comment_with_personal_data_is_held_until_a_moderator_looked():
    desk = make_desk()
    commitment, _voice = done(desk)
    verdict = give(commitment, confirms=True, secret=SECRET, comment="Менің ЖСН 791028302728, су бар")

    assert verdict.held_for == "iin"
    assert queries.held_comments(verdict.commitment) == [verdict]
    with pytest.raises(Refused, match="not_yours"):
        verdicts.show_comment(verdict, by=desk.clerk)
    verdicts.show_comment(verdict, by=actor_of(make_account(Role.MODERATOR, commitment.body)))
    verdict.refresh_from_db()
    assert (verdict.held_for, verdict.comment) == ("", "Менің ЖСН •••, су бар")


def test_comment_has_a_limit():
    commitment, _voice = done(make_desk())

    with pytest.raises(Refused, match="comment_too_long"):
        give(commitment, confirms=True, secret=SECRET, comment="а" * 100_000)
    assert not Verdict.objects.exists()
