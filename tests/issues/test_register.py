"""The register of what was voiced: nothing voiced is lost, nothing stands in it twice."""

from __future__ import annotations

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import actions, queries
from kezdesu.issues.models import Issue, IssueVoice
from kezdesu.issues.states import IssueState
from kezdesu.journal import record as journal
from kezdesu.people.actors import VISITOR
from kezdesu.voices.models import Answer
from kezdesu.voices.states import VoiceState
from tests.factories.after import DAY_AFTER, TITLE, make_desk, make_held_visit, make_voiced
from tests.factories.base import make_body, make_voice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day_after():
    with clock.at(DAY_AFTER):
        yield


def test_register_takes_up_every_voiced_question_once():
    visit, desk = make_held_visit(voices=2), make_desk()
    written = make_voice(visit=visit, state=VoiceState.PUBLISHED, write_by=DAY_AFTER.date())
    make_voice(visit=visit, state=VoiceState.PUBLISHED)
    make_voice(visit=visit, state=VoiceState.DECLINED)

    first = actions.draft_from_record(visit, by=desk.clerk)
    again = actions.draft_from_record(visit, by=desk.clerk)

    assert len(first) == 3
    assert again == []
    assert queries.unlinked_voices(visit) == []
    assert queries.of_voice(written) in first
    assert [line.kind for line in journal.of(visit.code, public_only=False)] == ["issue.register_drafted"]


def test_question_voiced_later_is_added_to_the_register():
    visit, desk = make_held_visit(), make_desk()
    actions.draft_from_record(visit, by=desk.clerk)
    late = make_voiced(visit, minutes=50)

    assert queries.unlinked_voices(visit) == [late]
    assert [queries.voices_of(issue) for issue in actions.draft_from_record(visit, by=desk.clerk)] == [[late]]


def test_draft_takes_the_words_and_the_answer_given_on_the_spot():
    visit, desk = make_held_visit(voices=0), make_desk()
    voice = make_voiced(visit, text="Когда  починят\nмост?", language="ru")
    Answer.objects.create(
        voice=voice, office=desk.office, in_writing=False, text_ru="В мае.", answered_at=DAY_AFTER
    )

    (issue,) = actions.draft_from_record(visit, by=desk.clerk)

    assert (issue.title_kk, issue.title_ru) == ("", "Когда починят мост?")
    assert (issue.outcome_ru, issue.state) == ("В мае.", IssueState.DRAFTED)


def test_joined_voice_follows_the_one_it_was_joined_to():
    visit, desk = make_held_visit(), make_desk()
    (issue,) = actions.draft_from_record(visit, by=desk.clerk)
    target = queries.voices_of(issue)[0]
    joined = make_voice(visit=visit, state=VoiceState.JOINED, joined_to=target)

    assert queries.of_voice(joined) == issue
    assert set(queries.everyone_behind(issue)) == {target, joined}


def test_merge_keeps_all_voices_behind_one_issue():
    visit, desk = make_held_visit(voices=2), make_desk()
    one, other = actions.draft_from_record(visit, by=desk.clerk)

    actions.merge(other, into=one, by=desk.clerk)

    assert Issue.objects.filter(visit=visit).count() == 1
    assert IssueVoice.objects.filter(issue=one).count() == 2
    assert queries.unlinked_voices(visit) == []


def test_split_takes_voices_out_but_leaves_one():
    visit, desk = make_held_visit(voices=2), make_desk()
    one, other = actions.draft_from_record(visit, by=desk.clerk)
    first, second = queries.voices_of(one)[0], queries.voices_of(other)[0]
    actions.merge(other, into=one, by=desk.clerk)

    fresh = actions.split(one, voices=[second], by=desk.clerk)

    assert queries.of_voice(first) == one
    assert queries.of_voice(second) == fresh
    with pytest.raises(Refused, match="last_voice"):
        actions.split(one, voices=[first], by=desk.clerk)


def test_link_moves_a_voice_between_issues_of_one_visit():
    visit, desk = make_held_visit(voices=2), make_desk()
    one, other = actions.draft_from_record(visit, by=desk.clerk)
    actions.merge(other, into=one, by=desk.clerk)
    extra = make_voiced(visit, minutes=40)
    (fresh,) = actions.draft_from_record(visit, by=desk.clerk)
    moved = queries.voices_of(queries.by_code(one.code))[0]

    actions.link(fresh, voice=moved, by=desk.clerk)

    assert {voice.pk for voice in queries.voices_of(queries.by_code(fresh.code))} == {extra.pk, moved.pk}
    stranger = make_voiced(make_held_visit())
    with pytest.raises(Refused, match="other_visit"):
        actions.link(fresh, voice=stranger, by=desk.clerk)


def test_two_languages_are_needed_for_title_explanation_and_referral():
    visit, desk = make_held_visit(), make_desk()
    (issue,) = actions.draft_from_record(visit, by=desk.clerk)
    half = Trilingual("Тек қазақша", "")

    for act in (
        lambda: actions.describe(issue, title=half, by=desk.clerk),
        lambda: actions.explain(issue, text=half, by=desk.clerk),
        lambda: actions.refer(issue, to=make_body("energy"), reason=half, by=desk.clerk),
    ):
        with pytest.raises(Refused, match="both_languages") as refused:
            act()
        assert refused.value.field.endswith("_ru")
        assert refused.value.denied.clause == "3.7b"


def test_outcome_can_be_changed_until_publication():
    visit, desk = make_held_visit(), make_desk()
    (issue,) = actions.draft_from_record(visit, by=desk.clerk)

    actions.explain(issue, text=TITLE, by=desk.clerk)
    actions.refer(issue, to=make_body("energy"), reason=TITLE, by=desk.clerk)
    assert (issue.state, issue.referred_to_id) == (IssueState.REFERRED, make_body("energy").pk)
    actions.explain(issue, text=TITLE, by=desk.clerk)
    assert (issue.state, issue.referred_to_id) == (IssueState.EXPLAINED, None)

    actions.mark_published(visit, at=DAY_AFTER)
    issue.refresh_from_db()
    with pytest.raises(Refused, match="published"):
        actions.explain(issue, text=TITLE, by=desk.clerk)


def test_issue_is_not_referred_to_its_own_body():
    visit, desk = make_held_visit(), make_desk()
    (issue,) = actions.draft_from_record(visit, by=desk.clerk)

    with pytest.raises(Refused, match="same_body"):
        actions.refer(issue, to=visit.body, reason=TITLE, by=desk.clerk)


def test_register_is_kept_by_its_own_office_after_the_meeting():
    visit, desk, stranger = make_held_visit(), make_desk(), make_desk("energy")
    for actor in (VISITOR, stranger.clerk, desk.executor):
        with pytest.raises(Refused, match="not_yours"):
            actions.draft_from_record(visit, by=actor)

    visit.ended_at = None
    with pytest.raises(Refused, match="not_ended"):
        actions.draft_from_record(visit, by=desk.clerk)


def test_register_page_needs_as_many_queries_for_three_issues_as_for_one(django_assert_num_queries):
    for voices in (1, 3):
        visit, desk = make_held_visit(voices=voices), make_desk()
        actions.draft_from_record(visit, by=desk.clerk)
        with django_assert_num_queries(2):
            assert [len(queries.voices_of(issue)) for issue in queries.of_visit(visit)] == [1] * voices


def test_title_is_one_sentence():
    visit, desk = make_held_visit(), make_desk()
    (issue,) = actions.draft_from_record(visit, by=desk.clerk)

    with pytest.raises(Refused, match="title_too_long"):
        actions.describe(issue, title=Trilingual("а" * 100_000, "б"), by=desk.clerk)


def test_long_question_is_cut_at_a_word_for_the_draft():
    visit, desk = make_held_visit(voices=0), make_desk()
    make_voiced(visit, text="ауылда су жоқ " * 100)

    (issue,) = actions.draft_from_record(visit, by=desk.clerk)

    assert len(issue.title_kk) <= 400
    assert issue.title_kk.endswith("…")
