"""Asked, promised in writing, answered: as acts of their own and as steps of the live hour."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal import record as journal
from kezdesu.people.roles import Role
from kezdesu.voices import actions, steps
from tests.factories import make_office
from tests.factories.voices import make_moderator, published

pytestmark = pytest.mark.django_db
BOTH = Trilingual("Құбыр қыркүйекте салынады.", "Водопровод построят в сентябре.")


def test_question_is_asked_promised_and_answered_in_writing() -> None:
    voice, clerk = published(), make_moderator(role=Role.CLERK)
    with clock.at(clock.almaty(2026, 3, 11, 11)):
        actions.mark_asked(voice, by=clerk)
        actions.promise_in_writing(voice, write_by=date(2026, 3, 21), by=clerk)
        actions.answer(voice, office=make_office(voice.body), text=BOTH, in_writing=True, by=clerk)
    kinds = [line.kind for line in journal.of(voice.code)]
    assert kinds == ["voice.published", "voice.asked", "voice.promised", "voice.answered"]
    assert (voice.state, voice.write_by, voice.answers.get().text) == ("answered", date(2026, 3, 21), BOTH)


def test_written_answer_needs_both_languages() -> None:
    voice, clerk = published(), make_moderator(role=Role.CLERK)
    with pytest.raises(Refused, match="missing_language"):
        actions.answer(
            voice, office=make_office(voice.body), text=Trilingual("Иә", " "), in_writing=True, by=clerk
        )
    assert voice.answers.count() == 0


def test_answer_on_the_spot_may_stand_in_the_recording_alone() -> None:
    voice = published()
    clerk = make_moderator(role=Role.OPERATOR)
    actions.answer(voice, office=make_office(voice.body), text=Trilingual("", ""), in_writing=False, by=clerk)
    assert voice.state == "answered"


def test_second_answer_is_added_to_the_first() -> None:
    voice, clerk = published(), make_moderator(role=Role.CLERK)
    for _ in range(2):
        actions.answer(voice, office=make_office(voice.body), text=BOTH, in_writing=True, by=clerk)
    assert voice.answers.count() == 2


def test_promise_for_yesterday_or_of_an_unasked_question_is_refused() -> None:
    voice, clerk = published(), make_moderator(role=Role.CLERK)
    with clock.at(clock.almaty(2026, 3, 11)):
        with pytest.raises(Refused, match="other_state"):
            actions.promise_in_writing(voice, write_by=date(2026, 3, 21), by=clerk)
        actions.mark_asked(voice, by=clerk)
        with pytest.raises(Refused, match="day_passed"):
            actions.promise_in_writing(voice, write_by=date(2026, 3, 10), by=clerk)


def test_stranger_answers_nothing() -> None:
    with pytest.raises(Refused, match="not_moderator"):
        actions.mark_asked(published(), by=make_moderator(role=Role.INSPECTOR))


def test_steps_write_no_line_and_one_of_two_operators_wins() -> None:
    voice = published()
    stale = type(voice).objects.get(pk=voice.pk)
    with transaction.atomic():
        steps.mark_asked(voice)
    with pytest.raises(Conflict), transaction.atomic():
        steps.mark_asked(stale)
    with transaction.atomic():
        steps.put_back(voice)
    assert (voice.state, voice.asked_at) == ("published", None)
    assert [line.kind for line in journal.of(voice.code)] == ["voice.published"]
