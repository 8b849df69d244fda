"""API, calendars, files, stream and pages tell the same person the same; what no page shows, nothing shows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.live import stream
from kezdesu.people.roles import Role
from tests.gates import addresses
from tests.gates.inside import client_of, content_of, settled_inside
from tests.gates.parsing import parse
from tests.gates.world import NOW, World
from tests.gates.world.questions import LATER, TEXTS
from tests.gates.world.staff import OURS

HIDDEN = ("declined", "held", "withdrawn", "received", "theirs_waiting", "removed")
SHOWN_AND_HIDDEN = ("answered", "joined", "explained", "published", "on_air", "hall", "declined", "removed")
UNSEEN = {
    **{name: (TEXTS | LATER)[name] for name in HIDDEN if name in TEXTS | LATER},
    "theirs_waiting": "Почему ветеринар не приезжает в село полгода?",
    "a drafted promise": "Субсидияны сәуірдің соңына дейін толық төлеу",
    "a drafted issue": "Субсидия кешігуде",
    "unsigned results": "Қол қойылмаған қорытынды",
    "an unsigned evaluation": "Қол қойылмаған баға",
    "an extension that nobody granted": "Шешілмеген ұзарту себебі",
    "an amendment that nobody approved": "Әлі шешілмеген себеп",
    "a returned publication": "Санын тексеріңіз",
    "a cell of an imported table": "Шеткі ауыл клубы",
    "a row of next year's draft": "Жас өркен сарайы",
    "why a row was moved": "Тілек шегінде күн таңдалды",
    "a remark on a row": "Күн келісілді ме?",
    "the answer to a remark": "Иә, әкімдікпен келістік",
    "why a row was returned": "Басқа күн ұсыныңыз",
    "why a suggestion was refused": "Министр сол күні ғана бос",
    "why somebody acts for the head": "еңбек демалысы",
    "who is invited": "Person invited 1 of ours",
    "the e-mail of who is invited": "invited@mail.example",
    "a held comment": "Су жоқ, хабарласыңыз",
}
"""Texts of the world that exist and that no outsider may meet anywhere."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with settled_inside(django_db_blocker) as made:
        yield made


@pytest.fixture
def reader(db: None) -> Client:
    """Anybody, at the instant at which the world stands still."""
    clock.freeze(NOW)
    return Client()


def text_of(reader: Client, path: str) -> str:
    """Everything that an address says, in one text."""
    content = content_of(reader.get(path))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
    return re.sub(r"\r?\n ", "", content.decode("utf-8", "ignore"))


def words(reader: Client, path: str) -> str:
    return parse(text_of(reader, path)).words


def test_what_is_not_public_is_nowhere(reader: Client, world: World) -> None:
    places = [
        place for place in addresses.public(world) if not any(part in place.path for part in addresses.OWN)
    ]
    met = [
        (what, place.path)
        for place in places
        if not place.path.endswith(".pdf")
        for said in [text_of(reader, place.path)]
        for what, text in UNSEEN.items()
        if text in said
    ]
    assert len(places) > 150
    assert met == []


def test_drafts_and_waiting_questions_have_no_address_of_their_own(reader: Client, world: World) -> None:
    codes = world.codes
    hidden = [
        f"/api/v1/questions/{codes[f'question.{name}']}" for name in ("received", "held", "theirs_waiting")
    ]
    hidden += [
        f"/api/v1/commitments/{codes['commitment.draft']}",
        f"/kk/commitments/{codes['commitment.draft']}/",
    ]
    hidden += [
        f"/kk/oversight/{codes['oversight.draft']}/",
        f"/kk/meetings/{codes['visit.theirs']}/results.pdf",
    ]
    assert [path for path in hidden if reader.get(path).status_code != 404] == []


@pytest.mark.parametrize("name", SHOWN_AND_HIDDEN)
def test_question_of_the_api_is_that_of_the_page(reader: Client, world: World, name: str) -> None:
    code = world.codes[f"question.{name}"]
    page, found = words(reader, f"/kk/questions/{code}/"), reader.get(f"/api/v1/questions/{code}")
    if found.status_code == 404:
        assert name in HIDDEN
        return
    told = found.json()
    assert bool(told["text"]) == (name not in HIDDEN)
    assert (told["text"] or "") in page
    joined = told["support"]["device"]
    assert name in HIDDEN or (f"{joined} " if joined else "Оған әзірге ешкім қосылған жоқ.") in page
    assert not told["joined_to"] or told["joined_to"] in page


@pytest.mark.parametrize("name", ["kept", "late"])
def test_promise_of_the_api_is_that_of_the_page(reader: Client, world: World, name: str) -> None:
    code = world.codes[f"commitment.{name}"]
    html, told = text_of(reader, f"/ru/commitments/{code}/"), reader.get(f"/api/v1/commitments/{code}").json()
    assert told["action"]["ru"] in html
    assert told["responsible"]["ru"] in html
    assert f'datetime="{told["due_on"]}"' in html
    assert (told["first_due_on"] == told["due_on"]) == ("<del>" not in html)


@pytest.mark.parametrize(
    "query", ["", "?body=healthcare", "?region=100000000", "?body=agriculture&region=350000000"]
)
def test_every_form_of_the_schedule_holds_the_same_meetings(reader: Client, world: World, query: str) -> None:
    page = set(re.findall(r"/meetings/(M-2026-\d{4})/", text_of(reader, f"/kk/schedule/2026/{query}")))
    data = reader.get(f"/kk/schedule/2026.json{query}").json()
    calendar = text_of(reader, f"/kk/schedule/2026.ics{query}")
    sheet = text_of(reader, f"/kk/schedule/2026.xlsx{query}")
    api = reader.get("/api/v1/meetings?year=2026" + query.replace("?", "&")).json()
    assert page
    assert {item["code"] for item in data["items"]} == page
    assert set(re.findall(r"UID:(M-2026-\d{4})", calendar)) == page
    assert set(re.findall(r"M-2026-\d{4}", sheet)) == page
    assert {item["code"] for item in api["items"]} == page


def test_stream_state_and_phone_tell_the_same(reader: Client, world: World) -> None:
    code = world.codes["visit.live"]
    state = reader.get(f"/live/{code}/state.json").json()
    phone = text_of(reader, f"/kk/meetings/{code}/live/")
    pushed = stream.snapshot(code)
    assert pushed is not None
    assert pushed[0] == state["version"]
    assert state["current"]["text"] in phone
    assert {question["code"] for question in state["next"]} | {state["current"]["code"]} == set(
        re.findall(r'data-code="(Q-[^"]+)"', phone)
    )


def test_duties_of_the_api_are_those_of_the_page(reader: Client, world: World) -> None:
    for norm in ("3.7b", "3.2", "2.1"):
        told = reader.get(f"/api/v1/duties?year=2026&body=healthcare&norm={norm}").json()["items"]
        html = text_of(reader, f"/kk/duties/{norm}/healthcare/?year=2026")
        assert told
        for duty in told:
            assert f'id="{norm}-{duty["subject"]}"' in html
            assert duty["why"]["kk"] in parse(html).words or duty["why"]["kk"] in html


def test_who_reads_the_desk_reads_no_more_in_public(reader: Client, world: World) -> None:
    clerk = client_of(OURS, Role.CLERK)
    for name in ("received", "declined", "answered"):
        path = f"/kk/questions/{world.codes[f'question.{name}']}/"
        assert words(clerk, path) == words(reader, path)


def test_a_planted_difference_is_noticed(reader: Client, world: World) -> None:
    page = set(
        re.findall(r"/meetings/(M-2026-\d{4})/", text_of(reader, "/kk/schedule/2026/?body=healthcare"))
    )
    assert {item["code"] for item in reader.get("/kk/schedule/2026.json").json()["items"]} != page
    assert any(text in f"x {UNSEEN['declined']} x" for text in UNSEEN.values())
