"""Claim, publish, decline, hold, remove: one decision each, one line each, and the loser is told in words."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.journal import record as journal
from kezdesu.people.actors import VISITOR, Actor, whole
from kezdesu.people.roles import Role
from kezdesu.voices import actions, listing, queries, queues
from kezdesu.voices.grounds import GROUNDS
from kezdesu.voices.models import Channel, Decision, Ground, Voice
from kezdesu.voices.states import VoiceState
from tests.factories import make_body
from tests.factories.voices import (
    TEXT,
    make_moderator,
    make_submission,
    make_theme,
    published,
    submitted,
    voice_of,
)

pytestmark = pytest.mark.django_db
NOON = clock.almaty(2026, 3, 2, 12)


def kinds(voice: Voice) -> list[str]:
    return [line.kind for line in journal.of(voice.code)]


def test_published_voice_is_found_and_its_decision_is_on_the_log() -> None:
    voice = published()
    decision = Decision.objects.get()
    assert (voice.state, decision.outcome, decision.body.slug) == ("published", "published", "healthcare")
    assert kinds(voice) == ["voice.published"]
    assert voice.stems.count() > 3
    assert voice.folded.startswith("биздин ауылда ауыз су")


def test_declined_voice_keeps_its_ground_and_shows_no_text() -> None:
    voice, moderator = submitted(), make_moderator()
    actions.decline(voice, by=moderator, ground=Ground.INSULT, note="ішкі ескерту")
    line = journal.of(voice.code)[-1]
    assert (line.kind, line.data) == ("voice.declined", {"ground": "insult"})
    assert queries.ground_of(voice) == "insult"
    assert voice.stems.count() == 0


@pytest.mark.parametrize("ground", ["", "because", Ground.AUTHOR_ASKED])
def test_refusal_needs_one_of_the_fixed_grounds(ground: str) -> None:
    with pytest.raises(Refused, match="ground_needed"):
        actions.decline(submitted(), by=make_moderator(), ground=ground)


def test_every_ground_is_worded_in_three_languages() -> None:
    assert set(GROUNDS) == set(Ground)
    for text in GROUNDS.values():
        for words in (text.name, text.rule, text.way_out):
            assert words.missing() == ()
            assert words.en


def test_personal_data_is_covered_for_good_when_a_held_voice_is_published() -> None:
    voice = submitted(f"{TEXT} ЖСН 791028302728")
    actions.publish(voice, by=make_moderator())
    stored = voice_of_row(voice)
    assert stored.text == f"{TEXT} ЖСН •••"
    assert "791028302728" not in stored.folded
    assert journal.of(voice.code)[-1].data["masked"] is True


def test_moderator_keeps_the_address_of_the_place() -> None:
    voice = submitted("Абай көшесі 15 алдындағы шұңқыр қашан жөнделеді?")
    assert voice.held_for == "address"
    actions.publish(voice, by=make_moderator(), keep={"address"})
    assert "Абай көшесі 15" in voice.text


def test_held_voice_cannot_be_joined_unseen() -> None:
    root, held = published(), submitted(f"{TEXT} ЖСН 791028302728")
    with pytest.raises(Refused, match="not_joinable"):
        actions.join(held, root, by=make_moderator())


@pytest.mark.parametrize(
    "actor",
    [
        lambda: VISITOR,
        lambda: make_moderator(make_body("ecology")),
        lambda: make_moderator(role=Role.EXECUTOR),
        lambda: make_moderator(role=Role.OPERATOR),
    ],
)
def test_only_moderators_of_the_body_decide(actor: Callable[[], Actor]) -> None:
    voice = submitted()
    for act in (actions.publish, actions.claim, actions.hold):
        with pytest.raises(Refused, match="not_moderator"):
            act(voice, by=actor())
    assert voice_of_row(voice).state == VoiceState.RECEIVED


def test_operator_lets_a_question_from_the_hall_through() -> None:
    operator = make_moderator(role=Role.OPERATOR)
    voice = voice_of(actions.enter_written(make_submission(channel=Channel.HALL), by=operator))
    actions.publish(voice, by=operator)
    assert voice.state == VoiceState.PUBLISHED


def test_claimed_voice_is_refused_to_the_other_moderator_in_words() -> None:
    voice, first, second = submitted(), make_moderator(), make_moderator()
    with clock.at(NOON):
        actions.claim(voice, by=first)
        for act in (actions.claim, actions.publish):
            with pytest.raises(Conflict) as caught:
                act(voice_of_row(voice), by=second)
            assert "12:15" in caught.value.denied.reason.ru


def test_claim_ends_after_a_quarter_of_an_hour_or_by_giving_back() -> None:
    voice, first, second = submitted(), make_moderator(), make_moderator()
    with clock.at(NOON):
        actions.claim(voice, by=first)
        actions.release(voice, by=first)
        actions.claim(voice, by=second)
    with clock.at(NOON + timedelta(minutes=15)):
        actions.claim(voice, by=first)
    assert voice_of_row(voice).claimed_by_id == first.account_id


def test_second_clerk_on_a_stale_page_gets_a_conflict_and_changes_nothing() -> None:
    voice = submitted()
    stale = voice_of_row(voice)
    actions.publish(voice, by=make_moderator())
    with pytest.raises(Conflict, match="changed_meanwhile"):
        actions.decline(stale, by=make_moderator(), ground=Ground.INSULT)
    assert Decision.objects.count() == 1
    assert kinds(voice) == ["voice.published"]


@pytest.mark.django_db(transaction=True)
def test_of_ten_parallel_clerks_one_wins_and_one_line_is_written() -> None:
    voice, moderator = submitted(), make_moderator()

    def decide(number: int) -> str:
        try:
            own = voice_of_row(voice)
            if number % 2:
                actions.publish(own, by=moderator)
            else:
                actions.decline(own, by=moderator, ground=Ground.NO_QUESTION)
            return "won"
        except Refused as refused:
            return refused.denied.code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        outcomes = list(pool.map(decide, range(10)))
    assert outcomes.count("won") == 1
    assert set(outcomes) <= {"won", "changed_meanwhile", "other_state"}
    assert Decision.objects.count() == 1


def test_refusal_can_be_undone_until_an_appeal() -> None:
    voice, moderator = submitted(), make_moderator()
    actions.decline(voice, by=moderator, ground=Ground.INSULT)
    actions.reopen(voice, by=moderator)
    assert (voice.state, queries.ground_of(voice)) == ("received", "")


def test_removed_voice_leaves_number_and_ground_but_not_its_words() -> None:
    voice = published()
    actions.remove(voice, by=make_moderator(), ground=Ground.PERSONAL_DATA)
    seen = queries.seen_by_public(voice.code)
    assert seen is not None
    assert (seen.state, queries.ground_of(seen), seen.folded, seen.stems.count()) == (
        "removed",
        "personal_data",
        "",
        0,
    )
    assert listing.published(listing.Chosen()).items == []


def test_voice_in_the_wrong_state_names_it() -> None:
    with pytest.raises(Refused, match="other_state"):
        actions.publish(published(), by=make_moderator())
    with pytest.raises(Refused, match="no_such_move"):
        actions.remove(submitted(), by=make_moderator(), ground=Ground.INSULT)


def test_theme_is_given_by_a_person() -> None:
    voice, theme = published(), make_theme()
    actions.put_under(voice, by=make_moderator(), theme=theme)
    assert (voice_of_row(voice).theme, journal.of(voice.code)[-1].data) == (theme, {"theme": "water"})


def test_queues_count_what_waits_and_since_when() -> None:
    with clock.at(NOON):
        submitted(), submitted(f"{TEXT} 8 701 234 56 78"), published()
    with clock.at(NOON + timedelta(hours=13)):
        submitted()
        counts = {queue.name: (queue.count, queue.oldest) for queue in queues.summary(whole("healthcare"))}
        assert counts["new"] == (2, NOON)
        assert counts["nearly_late"] == (1, NOON)
        assert counts["held"] == (1, NOON)
        assert counts["declined"] == (0, None)
        assert queues.summary(whole("ecology"))[0].count == 0


def test_next_in_the_queue_is_the_oldest_that_nobody_holds() -> None:
    first, second, third = submitted(), submitted(), submitted()
    actions.claim(second, by=make_moderator())
    assert queues.next_waiting(whole("healthcare"), after=first) == third


def voice_of_row(voice: Voice) -> Voice:
    return Voice.objects.select_related("body", "region", "visit").get(pk=voice.pk)
