"""The pages of oversight in three languages: they open, they tell the states, and they guard what they should."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.common.trilingual import LANGUAGES
from kezdesu.oversight import actions
from kezdesu.oversight.actions import NewRecord
from kezdesu.oversight.models import OversightKind, OversightRecord
from kezdesu.oversight.register import forget
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.risks.models import RiskCard
from tests.factories.after import make_desk, make_held_visit, make_published
from tests.factories.base import make_account, make_body, make_office, make_region
from tests.factories.oversight import WORDS, account_of, make_overseers

pytestmark = pytest.mark.django_db
PUBLIC = (
    *("", "?region=350000000", "duties/", "duties/?year=2025&kind=akim", "duties/list/?state=failed"),
    *("duties/3.7b/healthcare/", "decree/", "decree/?edition=863-2022", "decree/3.7b/", "decree/8/"),
    *("bodies/", "bodies/healthcare/", "bodies/akimat-karaganda/", "regions/", "regions/?show=overdue"),
    *("regions/350000000/", "data/", "accessibility/", "privacy/"),
)
UNKNOWN = (
    *("duties/9.9/healthcare/", "duties/3.7b/nobody/", "duties/?year=1900", "duties/?kind=x", "decree/99/"),
    *(
        "duties/list/?state=x",
        "duties/list/?norm=a/b",
        "bodies/nobody/",
        "regions/1/",
        "oversight/O-999/",
        "oversight/O-x/",
    ),
    *("decree/?edition=x", "?region=1", "regions/?show=x"),
)


@pytest.fixture(autouse=True)
def _today() -> None:
    clock.freeze(clock.almaty(2026, 4, 20, 12))


@pytest.fixture
def lived() -> None:
    """A held visit with its publications, an akimat, the overseers."""
    make_body("akimat-karaganda", BodyKind.AKIMAT, region=make_region())
    make_overseers()
    make_published(make_held_visit(), make_desk())


def signed_in(role: Role, body: str = "healthcare", kind: str = BodyKind.CEB) -> Client:
    client = Client()
    client.force_login(make_account(role, make_body(body, kind)))
    return client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PUBLIC)
def test_public_page_opens_in_every_language(client, lived, language, path):
    answer = client.get(f"/{language}/{path}")

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize("path", UNKNOWN)
def test_unknown_thing_is_not_found(client, lived, path):
    assert client.get(f"/kk/{path}").status_code == 404


def test_unknown_parameter_is_refused(client):
    assert client.get("/kk/duties/?colour=red").status_code == 400


def test_duty_page_opens_the_publications_and_says_why(client):
    visit = make_held_visit()
    make_published(visit, make_desk())

    page = client.get("/ru/duties/3.7b/healthcare/").content.decode()

    assert f'href="/ru/meetings/{visit.code}/results/"' in page
    assert "Почему эта дата?" in page
    assert "21 марта 2026" in page


def test_matrix_takes_the_same_queries_for_one_visit_and_three(client):
    numbers = []
    for slugs in (("one",), ("two", "three")):
        for slug in slugs:
            make_held_visit(slug=slug)
        forget()
        client.get("/kk/duties/")
        with CaptureQueriesContext(connection) as warm:
            client.get("/kk/duties/")
        numbers.append(len(warm))

    assert numbers == [3, 3]


def test_page_of_a_ministry_leads_to_asking_it(client, lived):
    page = client.get("/kk/bodies/healthcare/").content.decode()

    assert 'href="/kk/ask/healthcare/"' in page
    assert client.get("/kk/ask/healthcare/").status_code == 200


def test_each_figure_of_the_register_opens_exactly_its_duties(client, lived):
    page = client.get("/en/duties/").content.decode()
    shown = dict(re.findall(r'href="/en/duties/list/\?year=2026&amp;state=(\w+)"><b>([\d,]+)</b>', page))

    behind = {
        state: re.search(
            r"([\d,]+) dut(?:y|ies)", client.get(f"/en/duties/list/?state={state}").content.decode()
        )
        for state in ("kept", "late", "failed", "ahead")
    }

    assert shown == {state: found[1] for state, found in behind.items() if found}


def test_control_note_hides_its_text_from_the_public(client):
    people, transport = make_overseers(), make_body("transport")
    note = NewRecord(OversightKind.CONTROL_NOTE, people.pa, 2026, WORDS, about=transport)
    row = actions.make_record(note, by=people.inspector)

    page = client.get(f"/ru/oversight/{row.code}/").content.decode()

    assert WORDS.ru not in page
    assert row.code in page


def test_today_shows_the_duty_with_its_clause_and_next_step():
    visit = make_held_visit()
    client = signed_in(Role.CLERK)

    page = client.get("/ru/office/").content.decode()

    assert f'href="/ru/office/visits/{visit.code}/after/"' in page
    assert 'href="/ru/decree/3.7b/"' in page


def test_today_says_so_when_nothing_waits():
    page = signed_in(Role.REGISTRAR, "kazpost", BodyKind.HOLDING).get("/ru/office/").content.decode()

    assert "На ближайшие дни обязанностей нет." in page


def test_evaluation_goes_from_one_coordinator_to_the_other():
    people = make_overseers()
    first, second = Client(), Client()
    first.force_login(account_of(people.coordinator))
    second.force_login(account_of(people.second_coordinator))
    typed = {"year": "2025", "text_kk": WORDS.kk, "text_ru": WORDS.ru}

    made = first.post("/ru/office/records/acts/new/evaluation/", typed)
    refused = first.post(made["Location"], {"do": "sign"})
    signed = second.post(made["Location"], {"do": "sign"})

    row = OversightRecord.objects.get()
    assert (made.status_code, refused.status_code, signed.status_code) == (302, 403, 302)
    assert "нужен второй человек" in refused.content.decode()
    assert row.recorded_at is not None


def test_a_record_asks_only_for_what_its_clause_has():
    people = make_overseers()
    typed = {"year": "2026", "half": "", "text_kk": WORDS.kk, "text_ru": WORDS.ru}
    told = {}
    for kind, who in (
        ("evaluation", people.coordinator),
        ("half_year_review", people.secretary),
        ("control_note", people.inspector),
    ):
        page = client_of(who).get(f"/ru/office/records/acts/new/{kind}/").content.decode()
        told[kind] = ('name="half"' in page, 'name="about"' in page)
        assert "необязательно" not in page
    without_half = client_of(people.secretary).post("/ru/office/records/acts/new/half_year_review/", typed)

    assert told == {
        "evaluation": (False, False),
        "half_year_review": (True, False),
        "control_note": (False, True),
    }
    assert "Обязательное поле" in without_half.content.decode()
    assert not OversightRecord.objects.exists()


def client_of(who: Actor) -> Client:
    client = Client()
    client.force_login(account_of(who))
    return client


def test_missing_language_keeps_what_was_typed():
    people = make_overseers()
    client = Client()
    client.force_login(account_of(people.secretary))

    answer = client.post(
        "/ru/office/records/acts/new/other_measure/", {"year": "2026", "text_ru": "Мера принята"}
    )

    assert answer.status_code == 200
    assert "Мера принята" in answer.content.decode()
    assert not OversightRecord.objects.exists()


def test_risk_card_is_opened_by_the_clerk_and_declined_by_the_head():
    make_region()
    clerk, head = signed_in(Role.CLERK, "energy"), signed_in(Role.HEAD, "energy")
    typed = {"region": "350000000", "level": "high", "forecast": "no", "text_kk": "Мәтін", "text_ru": "Текст"}

    opened = clerk.post("/kk/office/records/risks/", typed)
    clerk.post(opened["Location"], {"stay": "1", "reason_kk": "Себеп", "reason_ru": "Причина"})
    before = RiskCard.objects.get().state
    head.post(opened["Location"], {"stay": "1", "reason_kk": "Себеп", "reason_ru": "Причина"})

    assert (before, RiskCard.objects.get().state) == ("opened", "no_meeting")


def test_akim_sends_a_letter_and_the_region_shows_it(client):
    akimat = make_body("akimat-karaganda", BodyKind.AKIMAT, region=make_region())
    make_office(make_body("transport"))
    akim = Client()
    akim.force_login(make_account(Role.AKIM, akimat))
    typed = {"half": "1", "addressee": "transport", "text_kk": "Жол тозған", "text_ru": "Дороги изношены"}

    sent = akim.post("/ru/office/records/letters/", typed)
    again = akim.post("/ru/office/records/letters/", typed)

    assert (sent.status_code, again.status_code) == (302, 200)
    assert "уже отправлено" in again.content.decode()
    assert "Дороги изношены" in client.get("/ru/regions/350000000/").content.decode()


def test_registrar_changes_a_day_and_sees_the_duties_it_moved():
    visit = make_held_visit()
    client = signed_in(Role.REGISTRAR, "government-office", BodyKind.GO)
    typed = {
        "day": "2026-03-26",
        "working": "no",
        "source_kk": "№ 77 қаулы",
        "source_ru": "Постановление № 77",
    }

    changed = client.post("/ru/office/records/calendar/", typed)

    page = client.get("/ru/office/records/calendar/").content.decode()
    assert changed.status_code == 302
    assert visit.code in page
    assert "Постановление № 77" in page


@pytest.mark.parametrize("path", ["inspector/", "inspector/notes/", "office/records/calendar/"])
def test_desk_of_a_ministry_may_not_open_control_or_calendar(path):
    assert signed_in(Role.CLERK).get(f"/kk/{path}").status_code == 403


def test_guidance_waits_on_the_desk_until_it_is_acknowledged():
    people = make_overseers()
    row = actions.make_record(
        NewRecord(OversightKind.GUIDANCE, people.ab, 2026, WORDS), by=people.coordinator
    )
    actions.sign_record(row, by=people.second_coordinator)
    client = signed_in(Role.CLERK)

    waiting = client.get("/ru/office/").content.decode()
    done = client.post(f"/ru/office/records/acts/{row.code}/", {"do": "read", "body": "healthcare"})

    assert row.code in waiting
    assert done.status_code == 302
    assert row.code not in client.get("/ru/office/").content.decode()
