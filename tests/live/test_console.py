"""The operator's console: every button a form, every refusal with its reason and nothing typed lost."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.live import actions
from kezdesu.live.models import Floor, Turn, TurnOutcome
from kezdesu.live.states import Phase
from kezdesu.meetings.models import Part
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.voices.models import Answer, Voice
from kezdesu.web.office.console.acts import moved
from tests.factories import actor_of, make_account, make_body, make_visit, make_voice
from tests.factories.live import START, Hour, make_hour

KEY = "console-key-0123456789"


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def operators(hour: Hour) -> Client:
    assert hour.operator.account_id is not None
    return client_of(Account.objects.get(pk=hour.operator.account_id))


def address(hour: Hour, act: str = "") -> str:
    return f"/ru/office/visits/{hour.visit.code}/console/" + (f"{act}/" if act else "")


def press(client: Client, hour: Hour, act: str, **fields: object) -> Any:
    return client.post(address(hour, act), {"version": hour.version, **fields})


@pytest.mark.django_db
def test_only_operators_of_the_visits_body_see_the_console() -> None:
    hour = make_hour()
    statuses = [
        client_of(make_account(role, body)).get(address(hour)).status_code
        for role, body in [
            (Role.OPERATOR, hour.visit.body), (Role.OPERATOR, make_body("energy")), (Role.CLERK, hour.visit.body),
        ]
    ]  # fmt: skip

    assert statuses == [200, 403, 403]
    assert Client().get(address(hour)).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("queued", [1, 3])
def test_the_console_costs_the_same_for_any_queue(queued: int, django_assert_num_queries: Any) -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air()
    hour.air("екінші рет эфирге шыққан")
    for number in range(queued):
        hour.queue(f"кезектегі сұрақ {number}", device=number)
        make_voice(visit=hour.visit, text=f"кезексіз сұрақ {number}")
    client = operators(hour)
    client.get(address(hour))  # once in some minutes the desk writes down when it was last seen

    with django_assert_num_queries(17):
        client.get(address(hour))


@pytest.mark.django_db
def test_the_hour_is_opened_by_its_button() -> None:
    visit = make_visit(starts_at=START)
    client = client_of(make_account(Role.OPERATOR, visit.body))
    path = f"/kk/office/visits/{visit.code}/console/"

    before = client.get(path).content.decode()
    answer = client.post(f"{path}open/")

    assert 'data-live="act-open"' in before
    assert (answer.status_code, answer["Location"]) == (302, path)
    assert Floor.objects.get().visit_id == visit.pk


@pytest.mark.django_db
def test_on_another_day_the_console_says_why_it_cannot_be_opened() -> None:
    visit = make_visit(starts_at=clock.almaty(2026, 3, 12, 10))
    client = client_of(make_account(Role.OPERATOR, visit.body))

    page = client.get(f"/ru/office/visits/{visit.code}/console/").content.decode()

    assert "Эфир встречи открывается только в день встречи." in page
    assert 'data-live="act-open"' not in page


@pytest.mark.django_db
def test_an_hour_by_its_buttons() -> None:
    hour = make_hour()
    client = operators(hour)
    first, second = (make_voice(visit=hour.visit, text=f"сұрақ нөмірі {number}") for number in range(2))

    buttons: list[tuple[str, dict[str, object]]] = [
        ("presentation", {}),
        ("queue", {"voice": first.code}),
        ("queue", {"voice": second.code}),
        ("reorder", {"voice": second.code, "move": "up"}),
        ("questions", {}),
        ("on-air", {"voice": second.code}),
        ("answered", {"office": hour.visit.office_id, "text_kk": "Иә.", "text_ru": ""}),
        ("on-air", {"voice": first.code}),
        ("pause", {}),
        ("resume", {}),
        ("in-writing", {"write_by": "2026-03-20"}),
        ("notice", {"notice": "lost"}),
        ("end", {"attendance": "140"}),
    ]
    for act, fields in buttons:
        answer = press(client, hour, act, **fields)
        assert (act, answer.status_code) == (act, 302)

    assert list(Turn.objects.values_list("voice__text", "outcome")) == [
        ("сұрақ нөмірі 1", TurnOutcome.ANSWERED), ("сұрақ нөмірі 0", TurnOutcome.IN_WRITING),
    ]  # fmt: skip
    assert Answer.objects.get().text_kk == "Иә."
    assert Floor.objects.get().state == Phase.ENDED
    assert Part.objects.get(visit=hour.visit).attendance == 140


@pytest.mark.django_db
def test_the_slower_operator_gets_409_the_reason_and_the_fresh_state() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice, other = hour.queue("бірінші тұрған сұрақ"), hour.queue("екінші тұрған сұрақ")
    stale = hour.version
    faster = make_account(Role.OPERATOR, hour.visit.body)
    actions.put_on_air(Floor.objects.get(), voice=voice, expected_version=stale, by=actor_of(faster))

    answer = operators(hour).post(address(hour, "on-air"), {"version": stale, "voice": other.code})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert faster.name in page
    assert "вопрос вышел в эфир" in page
    assert f'data-live="current" data-code="{voice.code}"' in page
    assert f'name="version" value="{hour.version}"' in page
    assert Turn.objects.count() == 1


@pytest.mark.django_db
def test_a_refused_form_keeps_what_was_typed_and_names_the_field() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air()
    client = operators(hour)

    late = press(client, hour, "in-writing", write_by="1900-01-01")
    stale = client.post(address(hour, "answered"), {"version": 1, "text_kk": "Құбыр мамырда тартылады."})

    assert late.status_code == 422
    assert 'value="1900-01-01"' in late.content.decode()
    assert "WrittenForm_write_by_error" in late.content.decode()
    assert stale.status_code == 409
    assert "Құбыр мамырда тартылады." in stale.content.decode()
    assert Turn.objects.get().outcome == TurnOutcome.ON_AIR


@pytest.mark.django_db
def test_the_suggestion_says_why() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.queue("аз қолдау жинаған", device=2)
    best = hour.queue("көп қолдау жинаған", device=90)

    page = operators(hour).get(address(hour)).content.decode()
    other = operators(hour).get(address(hour) + f"?preview={hour.floor.queue.get(position=1).voice.code}")

    assert f'data-live="suggestion" data-code="{best.code}"' in page
    assert "90 / 0 / 0; впереди никого" in page
    assert f'data-live="preview" data-code="{best.code}"' in page
    assert f'data-live="preview" data-code="{best.code}"' not in other.content.decode()


@pytest.mark.django_db
def test_a_hall_question_by_form_and_by_script_is_stored_once() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    client = operators(hour)
    fields = {"text": "Мектепке спортзал қашан салынады?", "key": KEY}

    by_form = client.post(address(hour, "hall"), fields)
    by_script = client.post(address(hour, "hall"), fields, headers={"Accept": "application/json"})

    told = json.loads(by_script.content)
    assert by_form.status_code == 302
    assert (by_script.status_code, told["queued"]) == (201, True)
    assert Voice.objects.get().code == told["code"]
    assert hour.waiting() == [fields["text"]]


@pytest.mark.django_db
def test_an_unfit_hall_question_is_named_and_kept() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    client = operators(hour)

    by_form = client.post(address(hour, "hall"), {"text": "Су?", "key": KEY})
    by_script = client.post(
        address(hour, "hall"), {"text": "", "key": KEY}, headers={"Accept": "application/json"}
    )

    assert by_form.status_code == 422
    assert re.search(r"<textarea[^>]*>\s*Су\?</textarea>", by_form.content.decode())
    assert by_script.status_code == 422
    assert list(json.loads(by_script.content)["error"]["fields"]) == ["text"]
    assert Voice.objects.count() == 0


@pytest.mark.django_db
def test_an_unknown_act_and_a_button_without_a_version_do_nothing() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    client = operators(hour)
    before = hour.version

    assert press(client, hour, "destroy").status_code == 404
    assert client.post(address(hour, "pause")).status_code == 422
    answer = client.get(address(hour, "pause"))

    assert (answer.status_code, answer["Location"]) == (302, address(hour))
    assert hour.version == before


@pytest.mark.parametrize(
    ("code", "move", "order"),
    [
        ("b", "up", ["b", "a", "c"]),
        ("a", "up", ["a", "b", "c"]),
        ("b", "down", ["a", "c", "b"]),
        ("c", "down", ["a", "b", "c"]),
        ("c", "top", ["c", "a", "b"]),
        ("b", "", ["a", "b", "c"]),
    ],
)
def test_moves_of_the_queue(code: str, move: str, order: list[str]) -> None:
    assert moved(["a", "b", "c"], code, move) == order
