"""Who stays outside and why; sessions; passwords; limits that hold with forged headers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from kezdesu.bodies.models import Membership
from kezdesu.common import clock
from kezdesu.journal import record
from kezdesu.people import actions
from kezdesu.people.actors import MACHINE
from kezdesu.people.roles import Role
from kezdesu.web.accounts import mails
from tests.accounts.people import PASSWORD, Person, elsewhere, staff
from tests.factories import make_account, make_body

pytestmark = pytest.mark.django_db
AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0"


def member(since: date, until: date | None) -> Person:
    account = make_account(password=PASSWORD)
    Membership.objects.create(account=account, body=make_body(), role=Role.CLERK, since=since, until=until)
    return Person(account)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "kk",
            "Сіздің қолжетіміңіз 2026 жылғы 31 наурыз күні аяқталған. Тіркеушіден сұраңыз: Денсаулық сақтау "
            "министрлігі",
        ),
        (
            "ru",
            "Ваш доступ закончился 31 марта 2026 г.: обратитесь к регистратору: Министерство здравоохранения",
        ),
        ("en", "Your access ended on 31 March 2026. Ask the registrar of: Ministry of Healthcare"),
    ],
)
def test_an_ended_membership_is_refused_in_words(language: str, words: str) -> None:
    person = member(date(2026, 1, 1), date(2026, 3, 31))
    data = {"username": person.account.email, "password": PASSWORD}
    with clock.at(clock.almaty(2026, 4, 1)):
        answer = person.client.post(f"/{language}/accounts/login/", data)

    page = answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert answer.status_code == 403
    assert words in page
    assert not person.is_inside


def test_a_membership_ahead_and_none_at_all_are_refused() -> None:
    ahead, never = member(date(2030, 1, 1), None), Person(make_account(password=PASSWORD))
    with clock.at(clock.almaty(2026, 4, 1)):
        assert "2030 жылғы 1 қаңтар" in ahead.sign_in().content.decode().replace("\N{NO-BREAK SPACE}", " ")
        assert "ешбір органда тіркелмегенсіз" in never.sign_in().content.decode()


def test_a_closed_account_is_refused_and_its_sessions_end_at_once() -> None:
    head = staff()
    head.sign_in()

    actions.close_account(head.account, by=MACHINE)

    assert not head.is_inside
    assert "Бұл тіркелгі жабылған" in elsewhere(head).sign_in().content.decode()


def test_a_membership_that_ends_makes_the_next_request_anonymous() -> None:
    person = member(date(2026, 1, 1), date(2026, 3, 31))
    with clock.at(clock.almaty(2026, 3, 31, 23)):
        person.sign_in()
        assert person.is_inside
    with clock.at(clock.almaty(2026, 4, 1, 0, 1)):
        assert "/accounts/login/" in person.get("office:today")["Location"]


def test_the_list_names_browsers_and_hides_the_end_of_addresses() -> None:
    head = staff()
    head.sign_in(**{"User-Agent": AGENT})
    other = elsewhere(head)
    other.sign_in(**{"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18) Safari/604.1"})

    page = head.get("accounts:home").content.decode()

    assert page.index("Edge, Windows") < page.index("Safari, iPhone")
    assert "127.0.0.*" in page
    assert "127.0.0.1" not in page


def test_one_session_is_ended_and_then_all_others() -> None:
    head = staff()
    others = [elsewhere(head) for _ in range(3)]
    for browser in (head, *others):
        browser.sign_in()
    page = head.get("accounts:home").content.decode()
    first = re.findall(r"/accounts/sessions/(\d+)/end/", page)[0]

    assert head.post("accounts:session_end", number=int(first)).status_code == 302
    assert sum(browser.is_inside for browser in others) == 2
    head.post("accounts:sessions_end")
    assert [browser.is_inside for browser in (head, *others)] == [True, False, False, False]
    lines = record.of(f"staff:{head.account.pk}", public_only=False)
    assert [(line.kind, line.data) for line in lines] == [
        ("account.sessions_ended", {"ended": 1}),
        ("account.sessions_ended", {"ended": 2}),
    ]


def test_nobody_ends_anothers_session() -> None:
    head, other = staff(), staff(Role.CLERK)
    head.sign_in()
    other.sign_in()
    from allauth.usersessions.models import UserSession

    number = UserSession.objects.get(user=other.account).pk

    assert head.post("accounts:session_end", number=number).status_code == 404
    assert other.is_inside


def test_last_seen_moves_at_most_every_five_minutes() -> None:
    from allauth.usersessions.models import UserSession

    head = staff()
    start = clock.almaty(2026, 3, 2, 9)
    seen = []
    with clock.at(start):
        head.sign_in()
    for minutes in (0, 4, 6, 8):
        with clock.at(start + timedelta(minutes=minutes)):
            head.get("office:today")
        seen.append((UserSession.objects.get().last_seen_at - start) // timedelta(minutes=1))
    assert seen == [0, 0, 6, 6]


def test_a_new_password_ends_the_other_browsers_and_keeps_this_one(
    django_capture_on_commit_callbacks: Any,
) -> None:
    head = staff()
    other = elsewhere(head)
    head.sign_in()
    other.sign_in()
    new = "several plain words together"
    typed = {"old_password": PASSWORD, "new_password": new, "again": new}

    assert "дұрыс" not in head.post("accounts:password", typed | {"old_password": "no"}).get("Location", "")
    with django_capture_on_commit_callbacks(execute=True):
        assert head.post("accounts:password", typed).status_code == 302
    assert [head.is_inside, other.is_inside] == [True, False]
    assert elsewhere(head).sign_in(new).status_code == 302
    assert mail.outbox[-1].to == [head.account.email]


@pytest.mark.parametrize(
    ("new", "again", "words"),
    [
        ("short", "short", "тым қысқа"),
        ("password1234", "password1234", "тым"),
        ("plain words 12", "other", "бірдей емес"),
    ],
)
def test_a_bad_new_password_is_refused_in_words(new: str, again: str, words: str) -> None:
    head = staff()
    head.sign_in()
    typed = {"old_password": PASSWORD, "new_password": new, "again": again}

    page = head.post("accounts:password", typed).content.decode()

    assert words in page


def test_a_link_by_mail_gives_a_new_password_once_and_says_nothing_of_who_exists(
    django_capture_on_commit_callbacks: Any,
) -> None:
    head = staff()
    head.account.language = "ru"
    head.account.save()
    new = "several plain words together"

    with django_capture_on_commit_callbacks(execute=True):
        known = head.post("accounts:reset", {"email": head.account.email.upper()})
        unknown = Client().post(reverse("accounts:reset"), {"email": "nobody@example.kz"})

    assert known["Location"] == unknown["Location"]
    mails.settled()
    (message,) = mail.outbox
    assert "Новый пароль" in message.subject
    link = re.search(r"http://[^/]+(/ru/\S+)", str(message.body))
    assert link is not None
    page = elsewhere(head).client
    assert page.post(link[1], {"new_password": new, "again": new}).status_code == 302
    assert page.post(link[1], {"new_password": new, "again": new}).status_code == 404
    assert elsewhere(head).sign_in(new).status_code == 302
    assert record.of(f"staff:{head.account.pk}", public_only=False)[0].data == {"by_link": True}


@pytest.mark.parametrize("link", ["MQ/abc-def", "x/y", "OTk5OTk5OTk5OTk5OTk5OTk5/abc-d", "____/a"])
def test_a_made_up_link_is_refused_in_words(link: str) -> None:
    answer = Client().get(f"/kk/accounts/password/reset/{link}/")
    assert answer.status_code == 404
    assert "енді жарамайды" in answer.content.decode()


def wrong(client: Client, email: str, **headers: str) -> int:
    data = {"username": email, "password": "no"}
    return client.post(reverse("accounts:login"), data, headers=headers).status_code


def test_a_stranger_cannot_lock_her_out_of_her_own_browser_or_for_ever(settings: Any) -> None:
    head = staff()
    head.sign_in()
    head.post("accounts:logout")
    forged = [wrong(Client(), head.account.email, **{"X-Forwarded-For": f"10.0.{n}.1"}) for n in range(15)]

    assert forged[9:] == [200] + [429] * 5
    assert elsewhere(head).sign_in().status_code == 429
    assert head.sign_in().status_code == 302


def test_a_known_browser_is_limited_too_and_its_cookie_cannot_be_made_up() -> None:
    head = staff()
    head.sign_in()
    head.post("accounts:logout")
    assert [wrong(head.client, head.account.email) for _ in range(11)][-1] == 429
    thief = Client()
    thief.cookies["kz_known"] = head.client.cookies["kz_known"].value[:-2] + "xx"
    assert [wrong(thief, head.account.email) for _ in range(11)][-1] == 429


def test_a_known_cookie_of_one_person_gives_no_tries_for_another() -> None:
    head, other = staff(), staff(Role.CLERK)
    other.sign_in()
    other.post("accounts:logout")
    for _ in range(10):
        wrong(Client(), head.account.email)
    assert wrong(other.client, head.account.email) == 429
