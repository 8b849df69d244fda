"""Subscribing on the pages: a form, a link in a mail, one button; one click in the mail program ends it all."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from icalendar import Calendar

from kezdesu.common import clock
from kezdesu.edge.requests import masked
from kezdesu.meetings import actions as meetings
from kezdesu.notifications import actions
from kezdesu.notifications.models import Subscription
from tests.factories import make_region, make_visit
from tests.factories.meetings import make_announced, make_team
from tests.factories.schedule import REASON
from tests.factories.subscriptions import LINK, READER

pytestmark = pytest.mark.django_db
FORM = "/ru/subscribe/mail/"


def link_in_the_mail() -> str:
    actions.work()
    found = LINK.search(mail.outbox[-1].body)
    assert found is not None
    return found[1]


def test_from_the_form_to_the_news_and_back(client: Client) -> None:
    team = make_team()
    visit = make_announced(team)
    actions.work()
    assert "Карагандинская" in client.get(f"{FORM}?region=350000000").content.decode()
    sent = client.post(FORM, {"about": "region:350000000", "contact": READER}, follow=True)
    assert "Теперь откройте почту" in sent.content.decode()
    assert READER not in sent.content.decode()

    own = f"/ru/subscriptions/{link_in_the_mail()}/"
    assert Subscription.objects.get().state == "asked"
    assert "Да, присылайте новости" in client.get(own).content.decode()
    assert "новости приходят" in client.post(own, {"act": "confirm"}, follow=True).content.decode()

    with clock.at(clock.almaty(2026, 3, 6, 9)):
        meetings.postpone(visit=visit, new_start=clock.almaty(2026, 3, 20, 10), reason=REASON, by=team.head)
        actions.work()
    assert "с 11 марта 2026 г. на 20 марта 2026 г." in mail.outbox[-1].body
    event = Calendar.from_ical(client.get("/calendar/regions/350000000.ics").content).walk("VEVENT")[0]
    assert event.start == clock.almaty(2026, 3, 20, 10)

    one_click = mail.outbox[-1].extra_headers["List-Unsubscribe"].strip("<>").partition("/subscriptions/")[2]
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.post(f"/subscriptions/{one_click}", {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, "Set-Cookie" in answer) == (200, False)
    assert Subscription.objects.get().state == "ended"
    assert "ваш адрес удалён" in client.get(own).content.decode()


def test_opening_a_link_changes_nothing(client: Client) -> None:
    client.post(FORM, {"about": "country:", "contact": READER})
    secret = link_in_the_mail()
    client.get(f"/ru/subscriptions/{secret}/")
    answer = client.get(f"/subscriptions/{secret}/end")
    assert (answer.status_code, answer["Location"]) == (302, f"/ru/subscriptions/{secret}/")
    assert Subscription.objects.get().state == "asked"
    assert "no-store" in client.get(f"/ru/subscriptions/{secret}/")["Cache-Control"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"about": "country:", "contact": "not an address"}, "Укажите электронную почту вида имя@пример.kz"),
        ({"about": "country:", "contact": ""}, "Укажите электронную почту."),
        ({"about": "country:", "contact": "+77012345678"}, "новости приходят только на почту"),
        ({"about": "region:999", "contact": READER}, "Выберите из списка, о чём новости."),
        ({"contact": READER}, "Выберите из списка, о чём новости."),
    ],
)
def test_wrong_input_is_named_and_nothing_typed_is_lost(
    client: Client, data: dict[str, str], says: str
) -> None:
    answer = client.post(FORM, data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert f'value="{data["contact"]}"' in page or not data["contact"]
    assert not Subscription.objects.exists()


def test_the_answer_is_the_same_for_a_known_and_an_unknown_address(client: Client) -> None:
    answers = [client.post(FORM, {"about": "country:", "contact": READER}) for _ in range(2)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (302, "/ru/subscribe/mail/sent/")
    }
    assert Subscription.objects.count() == 1


def test_one_address_cannot_ask_without_end(client: Client) -> None:
    answers = [client.post(FORM, {"about": "country:", "contact": f"r{n}@example.kz"}) for n in range(11)]
    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"] == "600"
    assert Subscription.objects.count() == 10


def test_ways_to_subscribe_name_the_calendar_of_what_was_chosen(client: Client) -> None:
    make_region("620000000")
    visit = make_visit()
    for query, calendar in [
        ("", "/calendar/all.ics?lang=kk"),
        ("?body=healthcare", "/calendar/bodies/healthcare.ics?lang=kk"),
        ("?region=620000000", "/calendar/regions/620000000.ics?lang=kk"),
        (f"?visit={visit.code}", f"/kk/meetings/{visit.code}/calendar.ics"),
    ]:
        page = client.get(f"/kk/subscribe/{query}").content.decode()
        assert f'href="webcal://testserver{calendar}"' in page
        assert client.get(calendar).status_code == 200
        assert 'src="data:image/svg+xml' in page


@pytest.mark.parametrize(
    "query",
    [
        "?body=nobody",
        "?region=1",
        "?visit=M-1",
        "?body=healthcare&region=350000000",
        "?body=healthcare&series=826",
        "?series=1",
        "?x=1",
    ],
)
def test_unknown_targets_are_refused(client: Client, query: str) -> None:
    make_visit()
    assert client.get(f"/kk/subscribe/{query}").status_code == 400


def test_from_the_akims_calendar_one_subscribes_to_that_of_akims(client: Client) -> None:
    make_visit()
    year = client.get("/ru/schedule/2026/?series=826").content.decode()
    assert 'href="/ru/subscribe/?series=826"' in year
    ways = client.get("/ru/subscribe/?series=826").content.decode()
    assert 'href="webcal://testserver/calendar/all.ics?lang=ru&amp;series=826"' in ways
    assert 'href="/ru/subscribe/mail/' not in ways
    feed = client.get("/feeds/schedule.atom?lang=ru&series=826").content.decode()
    assert "<title>Акимы: встречи с населением</title>" in feed
    page = re.search(r'<link href="http://testserver(/ru/schedule/\d+/\?series=826)" rel="alternate"', feed)
    assert page
    assert client.get(page[1]).status_code == 200


def test_a_wrong_secret_opens_nothing(client: Client) -> None:
    assert client.get("/kk/subscriptions/no-such-secret/").status_code == 404
    assert client.post("/subscriptions/no-such-secret/end").status_code == 200
    assert masked("/kk/subscriptions/abc/") == "/kk/subscriptions/***/"
    assert masked("/subscriptions/abc/end") == "/subscriptions/***/end"


def test_only_a_confirmed_link_shows_the_other_subscriptions(client: Client) -> None:
    make_region("620000000", name_ru="область Ұлытау")
    client.post(FORM, {"about": "region:620000000", "contact": READER})
    first = link_in_the_mail()
    client.post(f"/ru/subscriptions/{first}/", {"act": "confirm"})
    client.post(FORM, {"about": "country:", "contact": READER})
    second = link_in_the_mail()
    assert "Ұлытау" not in client.get(f"/ru/subscriptions/{second}/").content.decode()
    page = client.get(f"/ru/subscriptions/{first}/").content.decode()
    assert ("Ұлытау" in page, "Вся страна" in page) == (True, True)
    made = Subscription.objects.get(scope="country")
    client.post(f"/ru/subscriptions/{first}/", {"act": f"end:{made.pk}"})
    made.refresh_from_db()
    assert made.state == "ended"
