"""The pages of asking and reading, through the whole web: forms keep what was typed, secrets stay secret."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kezdesu.common import clock, devices
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import VisitState
from kezdesu.voices import actions, queries
from kezdesu.voices.models import Ground, Voice
from tests.factories import make_body, make_region, make_visit
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
SECOND = "Мектепке жаңа спортзал қашан салынады, балалар үш ауысымда оқып жатыр?"


@pytest.fixture
def visit() -> Visit:
    return make_visit(starts_at=clock.now() + timedelta(days=5))


def filled(text: str = TEXT, **changes: str) -> dict[str, str]:
    values = {"text": text, "place": "350000000", "kind": "question", "contact": "", "consent": "on"}
    return values | {"key": make_key()} | changes


def ask(client: Client, visit: Visit, text: str = TEXT, **changes: str) -> tuple[int, str]:
    answer = client.post(f"/kk/meetings/{visit.code}/ask/", filled(text, **changes))
    return answer.status_code, answer.headers.get("Location", "") or answer.content.decode()


def test_question_is_asked_and_the_receipt_shows_number_qr_and_secret_link(
    client: Client, visit: Visit
) -> None:
    status, address = ask(client, visit)
    voice = Voice.objects.get()
    page = client.get(address)
    shown = page.content.decode()
    assert (status, page.status_code) == (302, 200)
    assert voice.code in shown
    assert "data:image/svg+xml" in shown
    assert re.search(r'href="/kk/mine/[\w-]{22}/"', shown)
    assert "no-store" in page["Cache-Control"]
    assert devices.COOKIE in client.cookies


def test_double_click_leads_to_the_same_receipt(client: Client, visit: Visit) -> None:
    key = make_key()
    assert ask(client, visit, key=key) == ask(client, visit, key=key)
    assert Voice.objects.count() == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_long_text_is_refused_and_not_lost(client: Client, visit: Visit, language: str) -> None:
    text = "сұрақ " * 16_667
    answer = client.post(f"/{language}/meetings/{visit.code}/ask/", filled(text))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert shown.count("сұрақ ") >= 16_666
    assert "100001" in shown
    assert Voice.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"text": ""}, "Мәтін бос"),
        ({"text": "😀" * 20}, "эмодзи"),
        ({"contact": "12"}, "+7 701 234 56 78"),
        ({"consent": ""}, "id_consent"),
        ({"place": "990000000"}, "id_place"),
        ({"kind": "order"}, "id_kind"),
    ],
)
def test_wrong_field_is_named_and_the_rest_kept(
    client: Client, visit: Visit, changes: dict[str, str], kept: str
) -> None:
    answer = client.post(f"/kk/meetings/{visit.code}/ask/", filled(**({"text": SECOND} | changes)))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in shown
    assert kept in shown
    assert changes.get("text", SECOND) in shown


def test_html_is_shown_as_text_everywhere(client: Client, visit: Visit) -> None:
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> Су қашан болады?"
    status, address = ask(client, visit, hostile)
    assert status == 302
    voice = Voice.objects.get()
    actions.publish(queries.complete().get(), by=make_moderator())
    for page in (
        address,
        address.replace("receipt/", ""),
        f"/kk/questions/{voice.code}/",
        "/kk/questions/",
        "/kk/search/?q=су",
    ):
        shown = client.get(page).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "&lt;script&gt;" in shown


def test_similar_question_stops_the_sending_once_without_a_script(client: Client, visit: Visit) -> None:
    before = published(visit=visit)
    status, shown = ask(client, visit, "Біздің ауылда ауыз су қашан болады, айтыңызшы")
    assert status == 200
    assert f"/kk/questions/{before.code}/join/" in shown
    assert 'name="seen" value="1"' in shown
    status, _ = ask(client, visit, "Біздің ауылда ауыз су қашан болады, айтыңызшы", seen="1")
    assert status == 302


def test_similar_questions_come_as_a_fragment_while_typing(client: Client) -> None:
    voice = published()
    answer = client.post("/kk/ask/similar/", {"text": "ауылда ауыз су қаш"}, headers={"HX-Request": "true"})
    shown = answer.content.decode()
    assert voice.code in shown
    assert "<html" not in shown


def test_held_question_is_told_why_and_shown_to_nobody(client: Client, visit: Visit) -> None:
    _, address = ask(client, visit, f"{TEXT} ЖСН 791028302728")
    voice = Voice.objects.get()
    assert "ЖСН" in client.get(address).content.decode()
    assert "791028302728" not in client.get(f"/kk/questions/{voice.code}/").content.decode()


@pytest.mark.parametrize("state", [VisitState.HELD, VisitState.CANCELLED])
def test_closed_meeting_explains_itself_and_shows_the_way_on(client: Client, state: str) -> None:
    shown = client.get(f"/kk/meetings/{make_visit(state=state).code}/ask/").content.decode()
    assert "/kk/ask/" in shown
    assert "<textarea" not in shown


def test_meeting_that_did_not_come_about_invites_no_questions_but_takes_what_was_typed_before(
    client: Client,
) -> None:
    missed = make_visit(starts_at=clock.now() - timedelta(days=2))
    shown = client.get(f"/kk/meetings/{missed.code}/ask/").content.decode()
    assert "Кездесу белгіленген күні өтпеді." in shown
    assert "<textarea" not in shown
    assert ask(client, missed)[0] == 302


def test_form_without_its_token_says_that_nothing_was_sent_and_leads_back_to_it(visit: Visit) -> None:
    path = f"/kk/meetings/{visit.code}/ask/"
    strict = Client(enforce_csrf_checks=True, headers={"referer": f"http://testserver{path}"})
    answer = strict.post(path, filled())
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "Ештеңе жіберілген жоқ" in shown
    assert f'<a class="button" href="{path}">' in shown
    assert "/accounts/login/" not in shown.partition("<main")[2].partition("</main>")[0]
    assert Voice.objects.count() == 0


def test_address_that_takes_no_form_says_so_in_words(client: Client) -> None:
    answer = client.post("/ru/questions/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    assert "Здесь так сделать нельзя" in answer.content.decode()


def test_ministry_is_asked_without_a_meeting(client: Client) -> None:
    body = make_body("ecology")
    make_region()
    answer = client.post(f"/kk/ask/{body.slug}/", filled())
    assert answer.status_code == 302
    assert (Voice.objects.get().body, Voice.objects.get().visit) == (body, None)


def test_region_shows_its_meetings_that_take_questions(client: Client, visit: Visit) -> None:
    over = make_visit(state=VisitState.HELD)
    shown = client.get("/kk/ask/?region=350000000").content.decode()
    assert f"/kk/meetings/{visit.code}/ask/" in shown
    assert over.code not in shown


def test_eleventh_question_from_one_device_waits_and_keeps_its_text(client: Client, visit: Visit) -> None:
    for number in range(10):
        assert ask(client, visit, f"{SECOND} {number}", seen="1")[0] == 302
    status, shown = ask(client, visit, f"{SECOND} он бірінші", seen="1")
    assert status == 429
    assert "он бірінші" in shown


def test_me_too_counts_once_for_a_device(client: Client) -> None:
    voice = published()
    for _ in range(2):
        assert client.post(f"/kk/questions/{voice.code}/join/").status_code == 302
    assert queries.figures(voice).device == 1
    assert 'name="csrfmiddlewaretoken"' not in client.get(f"/kk/questions/{voice.code}/").content.decode()


def test_unpublished_question_cannot_be_joined(client: Client) -> None:
    assert client.post(f"/kk/questions/{submitted().code}/join/").status_code == 404


def test_question_shows_its_thread_and_names_no_moderator(client: Client) -> None:
    voice = published()
    moderator = make_moderator()
    actions.join(published(SECOND), queries.complete().get(pk=voice.pk), by=moderator)
    shown = client.get(f"/kk/questions/{voice.code}/").content.decode()
    assert TEXT in shown
    assert "Person " not in shown


def test_removed_question_is_a_tombstone_with_its_ground(client: Client) -> None:
    voice = published()
    actions.remove(voice, by=make_moderator(), ground=Ground.INSULT)
    answer = client.get(f"/kk/questions/{voice.code}/")
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert TEXT not in shown
    assert "Қорлау" in shown


def test_typed_number_leads_to_its_question(client: Client) -> None:
    voice = published()
    typed = voice.code.lower().replace("-", " ")
    assert client.get("/kk/search/", {"q": typed})["Location"] == f"/kk/questions/{voice.code}/"
    assert client.get(f"/kk/questions/{voice.code.lower()}/")["Location"] == f"/kk/questions/{voice.code}/"
    assert client.get("/kk/questions/Q-2222-22/").status_code in (200, 404)


def test_author_appeals_and_takes_back_by_the_secret_link(client: Client) -> None:
    receipt = actions.submit(make_submission(), by=citizen())
    voice = voice_of(receipt)
    actions.decline(voice, by=make_moderator(), ground=Ground.NO_QUESTION)
    address = f"/kk/mine/{receipt.secret}/"
    assert 'value="appeal"' in client.get(address).content.decode()
    assert client.post(address, {"act": "appeal", "text": "Сұрақ анық"}).status_code == 302
    again = client.post(address, {"act": "appeal", "text": "тағы да"})
    assert (again.status_code, "тағы да" in again.content.decode()) == (422, True)
    actions.restore(queries.by_secret(receipt.secret), by=make_moderator())
    assert client.post(address, {"act": "withdraw"}).status_code == 302
    assert queries.by_secret(receipt.secret).text == ""
    assert client.get(address).status_code == 200


def test_personal_pages_are_never_kept(client: Client) -> None:
    receipt = actions.submit(make_submission(), by=citizen())
    code = receipt.code
    actions.publish(voice_of(receipt), by=make_moderator())
    for page in (
        f"/kk/mine/{receipt.secret}/",
        f"/kk/mine/{receipt.secret}/receipt/",
        f"/kk/questions/{code}/join/",
    ):
        assert "no-store" in client.get(page)["Cache-Control"]
    public = client.get(f"/kk/questions/{code}/").content.decode()
    assert receipt.secret not in public


@pytest.mark.parametrize(
    "path",
    ["mine/nothing/", "mine/nothing/receipt/", "questions/Q-XXXX-XX/", "meetings/M-1/ask/", "ask/nobody/"],
)
def test_unknown_address_is_no_page(client: Client, path: str) -> None:
    assert client.get(f"/kk/{path}").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["?page=2", "?order=1", "?state=held", "?region=1%27", "?body=nobody", "?theme=none", "?after=x"],
)
def test_unknown_parameter_or_value_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/kk/questions/{query}").status_code == 400


def test_list_is_filtered_and_goes_on(client: Client) -> None:
    theme = make_theme()
    for number in range(21):
        published(f"{TEXT} {number}", visit=None, body=make_body())
    one = published(SECOND)
    actions.put_under(one, by=make_moderator(), theme=theme)
    first = client.get("/kk/questions/").content.decode()
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    assert f"{TEXT} 0" in client.get("/kk/questions/" + following[1]).content.decode()
    chosen = client.get("/ru/questions/?theme=water&region=&body=healthcare").content.decode()
    assert SECOND in chosen
    assert f"{TEXT} 3" not in chosen


def test_moderation_log_shows_decisions_without_words(client: Client) -> None:
    voice = submitted()
    actions.decline(voice, by=make_moderator(), ground=Ground.ADVERTISING, note="ішкі ескерту")
    shown = client.get("/kk/moderation/?body=healthcare").content.decode()
    assert voice.code in shown
    assert "Жарнама" in shown
    assert TEXT not in shown
    assert "ішкі ескерту" not in shown
    assert client.get("/kk/moderation/?after=zz").status_code == 400


@pytest.mark.parametrize("path", ["questions/", "moderation/", "search/?q=ауыз су", "ask/?region=350000000"])
def test_queries_of_a_list_do_not_grow(client: Client, path: str) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/kk/{path}").status_code == 200
        return len(captured)

    published(visit=make_visit(starts_at=clock.now() + timedelta(days=3)))
    one = counted()
    for _ in range(2):
        published(visit=make_visit(starts_at=clock.now() + timedelta(days=3)))
    assert counted() == one
    assert one <= 8


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_exists_in_three_languages(client: Client, visit: Visit, language: str) -> None:
    receipt = actions.submit(make_submission(visit=visit), by=citizen())
    actions.publish(voice_of(receipt), by=make_moderator())
    pages = (
        "ask/",
        "ask/?region=350000000",
        f"ask/{visit.body.slug}/",
        f"meetings/{visit.code}/ask/",
        "questions/",
    )
    pages += (
        f"questions/{receipt.code}/",
        f"questions/{receipt.code}/join/",
        "moderation/",
        "search/",
        "search/?q=су",
    )
    pages += (f"mine/{receipt.secret}/", f"mine/{receipt.secret}/receipt/")
    for page in pages:
        answer = client.get(f"/{language}/{page}")
        assert answer.status_code == 200, page
        assert f'<html lang="{language}"' in answer.content.decode()
        assert "style=" not in answer.content.decode().replace("style%3D", "")
