"""The live hour as everybody sees it: phone, hall screen, state for machines."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.live import actions, stream
from kezdesu.live.states import Notice, Phase
from kezdesu.meetings.states import VisitState
from kezdesu.voices.models import Voice
from kezdesu.web.public.live import pages
from tests.factories import make_visit
from tests.factories.live import START, Hour, make_hour


def phone(hour: Hour, language: str = "kk") -> str:
    answer = Client().get(f"/{language}/meetings/{hour.visit.code}/live/")
    assert answer.status_code == 200
    return answer.content.decode()


def shown_layout(page: str) -> list[str]:
    return re.findall(r'data-live="layout" data-name="(\w+)">', page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Қазір жауап беріліп жатыр"), ("ru", "Сейчас отвечают"), ("en", "Being answered now")],
)
def test_the_phone_shows_the_question_on_air_in_its_own_words(language: str, words: str) -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.air("Ауылда су қашан болады?")

    page = phone(hour, language)

    assert words in page
    assert "Ауылда су қашан болады?" in page
    assert f'action="/live/{hour.visit.code}/vote"' in page
    assert f'name="question" value="{voice.code}"' in page


@pytest.mark.django_db
def test_the_phone_works_without_scripts_and_is_the_same_for_everybody() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.queue()

    answer = Client().get(f"/kk/meetings/{hour.visit.code}/live/")

    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in answer.content.decode()
    assert not answer.cookies
    assert "csrf" not in answer.content.decode()


@pytest.mark.django_db
def test_a_citizens_words_stay_text() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air('<img src=x onerror="alert(1)"> қашан?')
    hour.queue("<script>alert(2)</script> қашан?")

    for path in ("live", "screen"):
        page = Client().get(f"/ru/meetings/{hour.visit.code}/{path}/").content.decode()
        assert "&lt;img src=x" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.django_db
def test_the_bar_tells_the_measured_time() -> None:
    hour = make_hour(phase=Phase.PRESENTATION)
    with clock.at(hour.at(26.5)):
        page = phone(hour, "ru")

    assert "Презентация: 26:30 из допустимых 30:00, пора завершать" in page
    assert '<figure class="quarter now"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("queued", [1, 3])
def test_the_phone_costs_the_same_for_any_queue(queued: int, django_assert_num_queries: Any) -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air()
    for number in range(queued):
        hour.queue(f"кезектегі сұрақ {number}", device=number)

    with django_assert_num_queries(6):
        phone(hour)


@pytest.mark.django_db
def test_before_the_hour_the_phone_says_when_and_unknown_codes_are_not_found() -> None:
    visit = make_visit()

    page = Client().get(f"/kk/meetings/{visit.code}/live/").content.decode()

    assert "Әлі басталған жоқ" in page
    assert Client().get("/kk/meetings/M-1999-0001/live/").status_code == 404
    assert Client().get(f"/kk/meetings/{visit.code}/live/?x=1").status_code == 400


@pytest.mark.django_db
def test_a_printed_link_to_an_hour_that_never_came_leads_to_the_meeting() -> None:
    missed, cancelled = make_visit(), make_visit(state=VisitState.CANCELLED)
    live = "/kk/meetings/{}/live/".format

    with clock.at(START + timedelta(days=1)):
        answers = [Client().get(live(visit.code)) for visit in (missed, cancelled)]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, f"/kk/meetings/{missed.code}/"),
        (302, f"/kk/meetings/{cancelled.code}/"),
    ]


@pytest.mark.django_db
def test_the_screen_shows_the_layout_of_the_phase_unless_the_operator_chose_another() -> None:
    hour = make_hour()
    seen = []

    def look() -> None:
        page = Client().get(f"/kk/meetings/{hour.visit.code}/screen/").content.decode()
        seen.append(shown_layout(page))

    look()
    hour.go(Phase.QUESTIONS)
    look()
    hour.air()
    look()
    actions.pause(hour.floor, expected_version=hour.version, by=hour.operator)
    look()
    actions.set_notice(hour.floor, notice=Notice.LOST, expected_version=hour.version, by=hour.operator)
    look()

    assert seen == [["welcome"], ["between"], ["question"], ["pause"], ["lost"]]


@pytest.mark.django_db
def test_the_screen_leaves_a_window_for_sign_language_when_asked() -> None:
    hour = make_hour()
    address = f"/kk/meetings/{hour.visit.code}/screen/"

    assert 'data-live="sign"' in Client().get(f"{address}?sign=1").content.decode()
    assert 'data-live="sign"' not in Client().get(address).content.decode()
    assert Client().get(f"{address}?signs=1").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(("length", "size"), [(60, "s"), (150, "m"), (300, "l"), (1900, "xl")])
def test_a_long_question_is_written_smaller_on_the_screen(length: int, size: str) -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air("с" * length)

    page = Client().get(f"/kk/meetings/{hour.visit.code}/screen/").content.decode()

    assert f'data-size="{size}"' in page


@pytest.mark.django_db
def test_state_json_is_the_snapshot_and_unchanged_it_costs_a_304() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.queue()
    address = f"/live/{hour.visit.code}/state.json"

    first = Client().get(address)
    unchanged = Client().get(address, headers={"If-None-Match": first["ETag"]})
    hour.queue("тағы бір сұрақ келді")
    changed = Client().get(address, headers={"If-None-Match": first["ETag"]})

    found = stream.snapshot(hour.visit.code)
    assert found is not None
    assert first.status_code == changed.status_code == 200
    assert first["ETag"] == f'W/"{json.loads(first.content)["version"]}"'
    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", first["ETag"])
    assert json.loads(changed.content)["version"] == found[0]
    assert Client().get("/live/M-1999-0001/state.json").status_code == 404


@pytest.mark.django_db
def test_the_page_shows_what_the_state_says() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air("эфирдегі сұрақ қандай")
    for number in range(7):
        hour.queue(f"кезектегі сұрақ {number}")

    state = json.loads(Client().get(f"/live/{hour.visit.code}/state.json").content)
    shown = re.findall(r'data-live="question" data-code="(Q-[^"]+)"', phone(hour))

    assert shown == [state["current"]["code"], *(question["code"] for question in state["next"])]


@pytest.mark.django_db
def test_the_qr_code_is_a_picture_of_the_phones_page() -> None:
    hour = make_hour()

    answer = Client().get(f"/live/{hour.visit.code}/qr.svg")

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<?xml")
    assert Client().get("/live/M-1999-0001/qr.svg").status_code == 404


@pytest.mark.django_db
def test_the_band_stands_on_other_pages_while_the_hour_goes_on() -> None:
    hour = make_hour()
    assert pages.band(hour.visit.code) is None
    hour.go(Phase.QUESTIONS)
    voice = hour.air()

    band = pages.band(hour.visit.code)

    assert band is not None
    assert (band.code, band.question, band.question_language) == (hour.visit.code, voice.text, "kk")
    assert [row.code for row in pages.bands()] == [hour.visit.code]
    assert Voice.objects.count() == 1


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (59, "0:59"), (754, "12:34"), (3723, "1:02:03")])
def test_measured_time_is_written_in_minutes_and_seconds(seconds: int, words: str) -> None:
    assert pages.minutes(seconds) == words
