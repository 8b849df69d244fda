"""Results of akims' meetings feed a minister's preparation (3.5b)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.decree import default_pack
from kezdesu.issues import beforehand
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import VisitState
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.voices.models import Channel, Voice
from kezdesu.voices.states import VoiceState
from tests.akims.local import KATO, SERIES, make_akimat
from tests.factories.base import actor_of, make_account, make_body, make_region, make_visit, make_voice

pytestmark = pytest.mark.django_db
START = clock.almaty(2026, 6, 10, 10)
BEFORE = clock.almaty(2026, 5, 20, 10)


def ministers_visit(**changes: object) -> Visit:
    return make_visit(
        body=make_body(), region=make_region(KATO), starts_at=START, state=VisitState.PLANNED, **changes
    )


def local_meeting(days_before: int = 60, kato: str = KATO, **changes: object) -> Visit:
    akimat = make_akimat(f"akimat-{kato[:2]}", kato).body
    starts = START - timedelta(days=days_before)
    edition = default_pack(SERIES).edition
    values = {
        "region": make_region(kato),
        "starts_at": starts,
        "state": VisitState.HELD,
        "edition": edition,
    } | changes
    return make_visit(body=akimat, **values)


def test_unanswered_question_of_an_akims_meeting_is_offered_to_the_minister() -> None:
    visit, meeting = ministers_visit(), local_meeting()
    open_ = make_voice(visit=meeting, text="Жол қашан жөнделеді?", state=VoiceState.ASKED)
    make_voice(visit=meeting, text="Мектепте орын жетпейді", state=VoiceState.ANSWERED)
    make_voice(visit=meeting, text="Қабылданбаған", state=VoiceState.DECLINED)
    found = beforehand.of(visit)
    assert (found.meetings, len(found.asked)) == (1, 2)
    assert [item.voice.code for item in found.unsolved] == [open_.code]


def test_other_regions_other_acts_later_and_earlier_meetings_are_not_offered() -> None:
    visit = ministers_visit()
    make_visit(
        body=visit.body, region=visit.region, starts_at=START - timedelta(days=50), state=VisitState.HELD
    )
    for meeting in (
        local_meeting(days_before=60),
        local_meeting(kato="100000000", days_before=20),
        local_meeting(days_before=-5),
        local_meeting(days_before=10, state=VisitState.CANCELLED),
        make_visit(
            body=make_body("energy"), region=visit.region, starts_at=START - timedelta(days=9), state="held"
        ),
    ):
        make_voice(visit=meeting, state=VoiceState.ASKED)
    found = beforehand.of(visit)
    assert (found.meetings, found.asked) == (0, [])
    assert found.since == clock.almaty_date(START - timedelta(days=50))


def test_one_press_takes_the_unsolved_ones_by_their_channel_and_only_once() -> None:
    visit, meeting = ministers_visit(), local_meeting()
    make_voice(visit=meeting, text="Жол қашан жөнделеді?", state=VoiceState.ASKED)
    clerk = actor_of(make_account(Role.CLERK, visit.body))
    with clock.at(BEFORE):
        assert beforehand.take_in(visit=visit, by=clerk) == 1
        taken = Voice.objects.get(visit=visit)
        assert (taken.channel, taken.text, taken.state) == (
            Channel.AKIM,
            "Жол қашан жөнделеді?",
            VoiceState.RECEIVED,
        )
        with pytest.raises(Refused, match="nothing_left"):
            beforehand.take_in(visit=visit, by=clerk)
    assert Voice.objects.filter(visit=visit).count() == 1


def test_only_the_clerk_of_the_visit_takes_them() -> None:
    visit, meeting = ministers_visit(), local_meeting()
    make_voice(visit=meeting, state=VoiceState.ASKED)
    other = actor_of(make_account(Role.CLERK, make_body("energy")))
    with pytest.raises(Refused), clock.at(BEFORE):
        beforehand.take_in(visit=visit, by=other)


def signed_in(visit: Visit) -> Client:
    client = Client()
    account = make_account(Role.CLERK, visit.body)
    client.force_login(Account.objects.get(pk=account.pk))
    return client


def test_preparation_page_shows_them_with_links_and_takes_them() -> None:
    visit, meeting = ministers_visit(), local_meeting()
    voice = make_voice(visit=meeting, text="Жол қашан жөнделеді?", state=VoiceState.ASKED)
    with clock.at(BEFORE):
        client = signed_in(visit)
        page = client.get(f"/kk/office/visits/{visit.code}/").content.decode()
        assert "Жол қашан жөнделеді?" in page
        assert f"/kk/questions/{voice.code}/" in page
        assert f"/kk/meetings/{meeting.code}/" in page
        answer = client.post(f"/kk/office/visits/{visit.code}/acts/take-local/")
        assert answer.status_code == 302
    assert Voice.objects.filter(visit=visit, channel=Channel.AKIM).count() == 1


def test_page_costs_the_same_queries_at_one_question_and_at_many(
    django_assert_max_num_queries: object,
) -> None:
    visit, meeting = ministers_visit(), local_meeting()
    counts = []
    for number in (1, 9):
        for index in range(number):
            make_voice(visit=meeting, text=f"Сұрақ {number} {index}", state=VoiceState.ASKED)
        with django_assert_max_num_queries(4) as seen:  # type: ignore[operator]
            beforehand.of(visit)
        counts.append(len(seen))
    assert counts[0] == counts[1]
