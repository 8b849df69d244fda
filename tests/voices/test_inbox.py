"""The moderators' desk: queues, buttons, two clerks on one record, many at once, written channels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kezdesu.bodies.models import Body
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.voices import actions, queries
from kezdesu.voices.models import Decision, Ground, Voice
from tests.factories import actor_of, make_account, make_body, make_region, make_visit
from tests.factories.voices import (
    TEXT,
    citizen,
    make_key,
    make_moderator,
    make_submission,
    make_theme,
    published,
    submitted,
    voice_of,
)

pytestmark = pytest.mark.django_db
SignIn = Callable[..., tuple[Client, Account]]


@pytest.fixture
def sign_in() -> SignIn:
    def enter(role: Role = Role.MODERATOR, body: Body | None = None) -> tuple[Client, Account]:
        account, client = make_account(role, body), Client()
        client.force_login(account)
        return client, account

    return enter


def press(client: Client, voice: Voice, act: str, **values: object) -> tuple[int, str]:
    answer = client.post(f"/kk/office/questions/{voice.code}/", {"act": act, **values})
    return answer.status_code, answer.headers.get("Location", "") or answer.content.decode()


def state_of(voice: Voice) -> str:
    return Voice.objects.get(pk=voice.pk).state


def test_queues_show_what_waits_with_counts(sign_in: SignIn) -> None:
    client, _ = sign_in()
    waiting, held = submitted(), submitted(f"{TEXT} ЖСН 791028302728")
    shown = client.get("/kk/office/questions/").content.decode()
    assert waiting.code in shown
    assert held.code not in shown
    assert held.code in client.get("/kk/office/questions/?queue=held").content.decode()


def test_next_one_is_taken_and_decided_and_the_next_opens(sign_in: SignIn) -> None:
    client, account = sign_in()
    first, second = submitted(), submitted()
    opened = client.post("/kk/office/questions/", {"act": "next"})["Location"]
    assert opened == f"/kk/office/questions/{first.code}/"
    assert Voice.objects.get(pk=first.pk).claimed_by == account
    status, address = press(client, first, "publish")
    assert (status, address) == (302, f"/kk/office/questions/{second.code}/")
    assert state_of(first) == "published"
    assert press(client, second, "publish") == (302, "/kk/office/questions/")


def test_decline_without_a_ground_names_the_field_and_keeps_the_note(sign_in: SignIn) -> None:
    client, _ = sign_in()
    voice = submitted()
    status, shown = press(client, voice, "decline", note="ескертпе сақталсын")
    assert status == 422
    assert "ескертпе сақталсын" in shown
    assert 'href="#id_ground"' in shown
    assert state_of(voice) == "received"


def test_second_clerk_gets_a_409_page_in_words(sign_in: SignIn) -> None:
    client, _ = sign_in()
    voice = submitted()
    actions.claim(voice, by=make_moderator())
    status, shown = press(client, voice, "publish")
    assert status == 409
    assert "басқа модератор" in shown
    assert state_of(voice) == "received"


def test_clerk_who_comes_too_late_sees_the_fresh_record(sign_in: SignIn) -> None:
    client, _ = sign_in()
    voice = submitted()
    actions.publish(voice, by=make_moderator())
    status, shown = press(client, voice, "decline", ground=Ground.INSULT)
    assert status == 422
    assert "Бетті жаңартыңыз" in shown
    assert Decision.objects.count() == 1


def test_personal_data_is_marked_and_covered_unless_kept(sign_in: SignIn) -> None:
    client, _ = sign_in()
    text = "Абай көшесі 15 алдындағы шұңқыр қашан жөнделеді? ЖСН 791028302728"
    voice = submitted(text)
    shown = client.get(f"/kk/office/questions/{voice.code}/").content.decode()
    assert shown.count("<mark") == 2
    assert 'value="iin"' not in shown
    assert press(client, voice, "publish", keep=["address"])[0] == 302
    assert Voice.objects.get(pk=voice.pk).text == text.replace("791028302728", "•••")


def test_iin_cannot_be_kept_by_a_forged_form(sign_in: SignIn) -> None:
    client, _ = sign_in()
    voice = submitted(f"{TEXT} ЖСН 791028302728")
    assert press(client, voice, "publish", keep=["iin"])[0] == 422
    assert state_of(voice) == "held"


def test_refusal_is_undone_with_one_button(sign_in: SignIn) -> None:
    client, _ = sign_in()
    voice = submitted()
    press(client, voice, "decline", ground=Ground.NO_QUESTION)
    assert "reopen" in client.get(f"/kk/office/questions/{voice.code}/").content.decode()
    assert press(client, voice, "reopen")[0] == 302
    assert state_of(voice) == "received"


def test_alike_question_is_joined_with_one_button_and_set_free_again(sign_in: SignIn) -> None:
    client, _ = sign_in()
    root, voice = published(), submitted()
    shown = client.get(f"/kk/office/questions/{voice.code}/").content.decode()
    assert f'name="to" value="{root.code}"' in shown
    press(client, voice, "join", to=root.code.lower())
    assert queries.figures(root).askers == 2
    assert press(client, voice, "unjoin")[0] == 302
    assert state_of(voice) == "published"


@pytest.mark.parametrize("number", ["Q-0000-00", "", "💥", "M-2026-0001"])
def test_number_of_no_question_is_told(sign_in: SignIn, number: str) -> None:
    client, _ = sign_in()
    status, shown = press(client, submitted(), "join", to=number)
    assert status == 422
    assert "бақылау таңбасы" in shown


def test_many_are_published_at_once_but_never_held_or_foreign_ones(sign_in: SignIn) -> None:
    client, _ = sign_in()
    good, held = [submitted(), submitted()], submitted(f"{TEXT} ЖСН 791028302728")
    foreign, taken = submitted(body=make_body("ecology")), submitted()
    actions.claim(taken, by=make_moderator())
    codes = [voice.code for voice in (*good, held, foreign, taken)]
    client.post("/kk/office/questions/", {"act": "publish", "code": [*codes, "nothing"]})
    assert [state_of(voice) for voice in good] == ["published", "published"]
    assert [state_of(voice) for voice in (held, foreign, taken)] == ["held", "received", "received"]
    assert taken.code in client.get("/kk/office/questions/").content.decode()


def test_theme_is_given_and_removal_leaves_the_ground(sign_in: SignIn) -> None:
    client, _ = sign_in()
    voice, theme = published(), make_theme()
    press(client, voice, "theme", theme=theme.slug)
    assert Voice.objects.get(pk=voice.pk).theme == theme
    press(client, voice, "remove", ground=Ground.ADVERTISING)
    assert state_of(voice) == "removed"


def test_appeal_is_shown_and_decided_by_another_person(sign_in: SignIn) -> None:
    client, account = sign_in()
    receipt = actions.submit(make_submission(), by=citizen())
    voice = voice_of(receipt)
    actions.decline(voice, by=actor_of(account), ground=Ground.NO_QUESTION)
    actions.appeal(receipt.secret, text="Сұрақ анық қой")
    assert voice.code in client.get("/kk/office/questions/?queue=appeals").content.decode()
    assert "Сұрақ анық қой" in client.get(f"/kk/office/questions/{voice.code}/").content.decode()
    assert press(client, voice, "restore")[0] == 422
    other, _ = sign_in()
    assert press(other, voice, "restore")[0] == 302
    assert state_of(voice) == "published"


@pytest.mark.parametrize("role", [Role.EXECUTOR, Role.INSPECTOR, Role.HEAD, Role.COORDINATOR])
def test_other_roles_have_no_inbox(sign_in: SignIn, role: Role) -> None:
    client, _ = sign_in(role)
    assert client.get("/kk/office/questions/").status_code == 403


def test_question_of_another_body_is_no_page(sign_in: SignIn) -> None:
    client, _ = sign_in()
    foreign = submitted(body=make_body("ecology"))
    assert client.get(f"/kk/office/questions/{foreign.code}/").status_code == 404
    assert press(client, foreign, "publish")[0] == 404
    assert press(client, submitted(), "explode")[0] == 404


def test_visitor_is_sent_to_sign_in(client: Client) -> None:
    assert "/accounts/login/" in client.get("/kk/office/questions/")["Location"]


@pytest.mark.parametrize("channel", ["blog", "social", "telegram", "109", "hall", "paper", "letter", "akim"])
def test_every_written_channel_gets_a_number(sign_in: SignIn, channel: str) -> None:
    client, _ = sign_in()
    visit, region = make_visit(), make_region()
    values = {
        "channel": channel,
        "text": TEXT,
        "visit": visit.code.lower(),
        "region": region.kato,
        "key": make_key(),
    }
    answer = client.post("/kk/office/questions/enter/", values, follow=True)
    voice = Voice.objects.get()
    assert (voice.channel, voice.visit) == (channel, visit)
    assert voice.code in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "id_text"),
        ({"visit": "M-1999-1"}, "id_visit"),
        ({"visit": ""}, "id_visit"),
        ({"contact": "1"}, "id_contact"),
    ],
)
def test_wrong_entry_names_the_field_and_keeps_the_text(
    sign_in: SignIn, changes: dict[str, str], field: str
) -> None:
    client, _ = sign_in()
    make_body("ecology")
    values = {
        "channel": "letter",
        "text": TEXT,
        "visit": make_visit().code,
        "region": "350000000",
        "key": make_key(),
    }
    answer = client.post("/kk/office/questions/enter/", values | changes)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in shown
    assert (values | changes)["text"] in shown


def test_akimat_clerk_enters_for_her_region(sign_in: SignIn) -> None:
    region, visit = make_region(), make_visit()
    client, _ = sign_in(Role.AKIMAT_CLERK, make_body("akimat-karaganda", kind="akimat", region=region))
    values = {"channel": "akim", "text": TEXT, "visit": visit.code, "region": region.kato, "key": make_key()}
    assert client.post("/kk/office/questions/enter/", values).status_code == 302
    assert client.post("/kk/office/questions/enter/", values | {"channel": "letter"}).status_code == 422


@pytest.mark.parametrize("queue", ["new", "held", "published", "declined", "appeals"])
def test_queries_of_the_inbox_do_not_grow(sign_in: SignIn, queue: str) -> None:
    client, _ = sign_in()

    def counted() -> int:
        submitted(), submitted(f"{TEXT} 8 701 234 56 78"), published()
        actions.decline(submitted(), by=make_moderator(), ground=Ground.INSULT)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/kk/office/questions/?queue={queue}").status_code == 200
        return len(captured)

    counted()
    assert counted() == counted()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_desk_exists_in_three_languages(sign_in: SignIn, language: str) -> None:
    client, _ = sign_in()
    voice = submitted()
    for page in ("", "enter/", f"{voice.code}/", "?queue=published"):
        answer = client.get(f"/{language}/office/questions/{page}")
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
