"""Signing in: the right password opens the desk, wrong ones are counted, forged headers change nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kezdesu.bodies.models import Membership
from kezdesu.common import clock
from kezdesu.people.roles import Role
from tests.factories import actor_of, make_account, make_body

PASSWORD = "correct horse battery staple"
pytestmark = pytest.mark.django_db


def sign_in(client: Client, email: str, password: str, **extra: str) -> int:
    data = {"username": email, "password": password}
    return client.post(reverse("accounts:login"), data, headers=extra).status_code


def test_the_right_password_opens_the_desk() -> None:
    account = make_account(Role.CLERK, make_body(), password=PASSWORD)
    client = Client()

    assert sign_in(client, account.email, PASSWORD) == 302
    assert client.get(reverse("office:today")).status_code == 200


def test_a_wrong_password_is_refused_in_words_and_keeps_the_email() -> None:
    account = make_account(Role.CLERK, make_body(), password=PASSWORD)

    answer = Client().post(reverse("accounts:login"), {"username": account.email, "password": "no"})

    assert "Мұндай пошта мен құпиясөз" in answer.content.decode()
    assert account.email in answer.content.decode()


def test_too_many_tries_wait_even_with_forged_addresses() -> None:
    account = make_account(Role.CLERK, make_body(), password=PASSWORD)
    tries = [sign_in(Client(), account.email, "no", **{"X-Forwarded-For": f"10.0.0.{n}"}) for n in range(11)]

    assert tries[:10] == [200] * 10
    assert tries[10] == 429
    assert sign_in(Client(), account.email, PASSWORD) == 429


def test_a_whole_office_behind_one_address_signs_in() -> None:
    body = make_body()
    people = [make_account(Role.CLERK, body, password=PASSWORD) for _ in range(15)]

    assert [sign_in(Client(), person.email, PASSWORD) for person in people] == [302] * 15


def test_signing_in_never_leads_to_another_site() -> None:
    account = make_account(Role.CLERK, make_body(), password=PASSWORD)
    data = {"username": account.email, "password": PASSWORD, "next": "https://evil.example/"}

    answer = Client().post(reverse("accounts:login"), data)

    assert answer["Location"] == reverse("office:today")


def test_an_ended_membership_closes_the_desk() -> None:
    body = make_body()
    account = make_account(password=PASSWORD)
    Membership.objects.create(
        account=account, body=body, role=Role.CLERK, since=date(2026, 1, 1), until=date(2026, 3, 31)
    )

    with clock.at(clock.almaty(2026, 3, 31, 23, 59)):
        assert actor_of(account).has_in(body.slug, Role.CLERK)
    with clock.at(clock.almaty(2026, 4, 1)):
        assert not actor_of(account).is_staff
