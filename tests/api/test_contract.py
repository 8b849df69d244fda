"""The API keeps its contract: shapes, errors in the request's language, pages, the committed description."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from kezdesu.api import openapi
from kezdesu.api.views import DESCRIPTION
from kezdesu.common import clock
from kezdesu.voices.models import Answer
from kezdesu.voices.states import VoiceState
from tests.factories.after import make_desk, make_held_visit, make_published
from tests.factories.base import make_body, make_office, make_visit, make_voice

pytestmark = pytest.mark.django_db
STATES = [
    "upcoming",
    "due",
    "met",
    "met_by_art_175",
    "met_late",
    "boundary",
    "overdue",
    "missed",
    "not_applicable",
]


@pytest.fixture(autouse=True)
def _today() -> None:
    clock.freeze(clock.almaty(2026, 4, 1, 12))


def get(client: Client, path: str, status: int = 200, language: str = "ru") -> dict:
    answer = client.get(f"/api/v1/{path}", headers={"accept-language": language})
    assert answer.status_code == status, answer.content
    return answer.json()


def test_committed_description_is_in_step(client):
    assert DESCRIPTION.read_text(encoding="utf-8") == openapi.text()
    assert get(client, "openapi.json") == json.loads(openapi.text())


def test_duty_has_the_shape_of_the_contract(client):
    visit = make_held_visit()
    make_published(visit, make_desk())

    items = get(client, "duties?year=2026&body=healthcare&norm=3.7b")["items"]

    assert len(items) == 1
    duty = items[0]
    known = ("norm", "body", "subject", "anchor", "target", "due", "legal_due", "met_at", "state")
    assert {name: duty[name] for name in known} == {
        "norm": "3.7b",
        "body": "healthcare",
        "subject": visit.code,
        "anchor": "2026-03-11",
        "target": "2026-03-20",
        "due": "2026-03-21",
        "legal_due": "2026-03-26",
        "met_at": "2026-03-12T04:00:00Z",
        "state": "met",
    }
    assert set(duty["why"]) == {"kk", "ru", "en"}
    assert all(duty["why"].values())


def test_duties_come_in_pages_that_join_without_gap(client):
    for number in range(12):
        make_visit(body=make_body(f"ministry-{number}"))

    first = get(client, "duties?year=2026")
    keys, following = [], first
    while True:
        keys += [(row["norm"], row["body"], row["subject"]) for row in following["items"]]
        if following["next"] is None:
            break
        following = get(client, following["next"].removeprefix("/api/v1/"))

    assert first["next"].startswith("/api/v1/duties?year=2026&after=")
    assert len(keys) == len(set(keys))
    assert {row["state"] for row in first["items"]} <= set(STATES)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("duties?foo=1", "foo"),
        ("duties?year=soon", "year"),
        ("duties?year=1900", "year"),
        ("duties?state=late", "state"),
        ("meetings?region=35", "region"),
        ("openapi.json?x=1", "x"),
    ],
)
def test_wrong_parameters_are_refused_by_name(client, path, field):
    error = get(client, path, 400)["error"]

    assert (error["code"], list(error["fields"])) == ("bad_parameters", [field])


def test_errors_speak_the_language_of_the_request(client):
    answers = {code: get(client, "questions/Q-1", 404, code)["error"] for code in ("kk", "ru", "en")}

    assert len({error["message"] for error in answers.values()}) == 3
    assert answers["en"]["message"] == "There is no public record with this code."


def test_strange_cursor_is_refused(client):
    assert get(client, "duties?after=zz", 400)["error"]["code"] == "bad_cursor"


def test_meeting_tells_dates_as_instants_and_texts_in_three_languages(client):
    visit = make_visit(starts_at=clock.almaty(2026, 3, 11, 10))

    items = get(client, "meetings?year=2026&body=healthcare")["items"]

    assert [row["code"] for row in items] == [visit.code]
    assert (items[0]["starts_at"], items[0]["missed"]) == ("2026-03-11T05:00:00Z", True)
    assert items[0]["body"]["name"]["kk"] == visit.body.name_kk
    assert items[0]["region"]["kato"] == "350000000"


def test_question_is_public_or_unknown_and_keeps_its_words_to_itself_when_removed(client):
    shown = make_voice(text="Су қашан болады?")
    waiting = make_voice(state=VoiceState.RECEIVED)
    removed = make_voice(state=VoiceState.REMOVED, text="Құпия сөз")

    assert get(client, f"questions/{shown.code}")["text"] == "Су қашан болады?"
    get(client, f"questions/{waiting.code}", 404)
    stone = get(client, f"questions/{removed.code}")
    assert (stone["state"], stone["text"], stone["answers"]) == ("removed", None, [])


def test_joined_question_gives_the_answer_that_its_page_shows(client):
    root = make_voice(state=VoiceState.ANSWERED, answered_at=clock.now())
    joined = make_voice(state=VoiceState.JOINED, joined_to=root)
    office = make_office(root.body)
    Answer.objects.create(
        voice=root, office=office, in_writing=True, text_ru="Вода будет в мае.", answered_at=clock.now()
    )
    answers = [get(client, f"questions/{voice.code}")["answers"] for voice in (root, joined)]
    assert answers[0] == answers[1]
    assert answers[0][0]["text"]["ru"] == "Вода будет в мае."


def test_question_gives_no_personal_data(client):
    voice = make_voice(device="a" * 32, contact_hash="b" * 64)

    text = json.dumps(get(client, f"questions/{voice.code}"))

    assert "a" * 32 not in text
    assert "b" * 64 not in text
    assert voice.secret_hash not in text


def test_promise_is_public_once_its_plan_is(client):
    visit, desk = make_held_visit(), make_desk()
    commitment, _documents = make_published(visit, desk)

    found = get(client, f"commitments/{commitment.code}")

    assert (found["state"], found["overdue"], found["visit"]) == ("promised", False, visit.code)
    assert found["due_on"] == found["first_due_on"] == date(2026, 9, 1).isoformat()
    assert found["extensions"] == []
    get(client, "commitments/P-2222-22", 404)
