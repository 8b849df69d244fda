"""The organisation's own sign-in, against a real provider: the whole dance, and every way in which it is forged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from kezdesu.bodies.models import Membership
from kezdesu.config import environment
from kezdesu.journal import record
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.accounts.people import Person, code_of, elsewhere, staff
from tests.accounts.provider import CLIENT, SECRET, Provider, provider
from tests.factories import make_account, make_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation(settings: Any) -> Iterator[Provider]:
    """A provider, and a house that is told of it."""
    with provider() as made:
        settings.OIDC = environment.Oidc(made.issuer, CLIENT, SECRET, "Ұйым")
        settings.SOCIALACCOUNT_PROVIDERS = environment.oidc_provider(settings.OIDC)
        yield made


def person(email: str, **more: object) -> dict[str, object]:
    return {"sub": "u-17", "email": email, "email_verified": True, "name": "Айгүл", **more}


def dance(client: Client, wanted: str = "") -> Any:
    """As a browser: to the provider, back with its code, and what the house answers."""
    begun = client.get(reverse("accounts:organisation"), {"next": wanted} if wanted else {})
    assert begun.status_code == 302
    there = requests.get(begun["Location"], allow_redirects=False, timeout=10)
    back = urlsplit(there.headers["Location"])
    assert back.path == "/accounts/oidc/organisation/callback/"
    return client.get(f"{back.path}?{back.query}")


def test_without_settings_there_is_no_button_and_no_address() -> None:
    assert reverse("accounts:organisation") not in Client().get(reverse("accounts:login")).content.decode()
    assert Client().get(reverse("accounts:organisation")).status_code == 404
    assert Client().get("/accounts/oidc/organisation/callback/").status_code == 404


def test_the_button_bears_the_name_of_the_organisation(organisation: Provider) -> None:
    assert "Ұйым арқылы кіру" in Client().get(reverse("accounts:login")).content.decode()


@pytest.mark.parametrize("in_userinfo", [False, True])
def test_a_verified_email_opens_the_desk_and_links_the_identity(
    organisation: Provider, in_userinfo: bool
) -> None:
    head = staff()
    organisation.claims = person(head.account.email.upper())
    organisation.email_in_userinfo = in_userinfo

    answer = dance(head.client, "/kk/office/visits/")

    assert answer["Location"] == "/kk/office/visits/"
    assert head.is_inside
    linked = SocialAccount.objects.get()
    assert (linked.user_id, linked.uid, linked.extra_data) == (head.account.pk, "u-17", {})
    assert [line.kind for line in record.of(f"staff:{head.account.pk}", public_only=False)] == [
        "account.factor_added"
    ]


def test_a_linked_identity_stays_hers_when_the_email_there_changes(organisation: Provider) -> None:
    head = staff()
    organisation.claims = person(head.account.email)
    dance(head.client)
    organisation.claims = person("new-name@example.kz")
    again = elsewhere(head)

    dance(again.client)

    assert again.is_inside
    assert SocialAccount.objects.count() == 1


def test_a_stranger_gets_no_account_and_is_told_whom_to_ask(organisation: Provider) -> None:
    organisation.claims = person("stranger@example.kz")
    client = Client()

    answer = dance(client)

    assert answer.status_code == 403
    assert "тіркеушісінен шақыру сұраңыз" in answer.content.decode()
    assert not Account.objects.filter(email="stranger@example.kz").exists()
    assert client.get(reverse("office:today")).status_code == 302


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_email_that_is_not_verified_opens_nothing(organisation: Provider, verified: object) -> None:
    head = staff()
    organisation.claims = person(head.account.email, email_verified=verified)

    assert dance(head.client).status_code == 403
    assert not head.is_inside
    assert SocialAccount.objects.count() == 0


FORGERIES = ["state", "nonce", "audience", "issuer", "expired", "signature", "unsigned", "hmac", "userinfo"]


@pytest.mark.parametrize("spoilt", FORGERIES)
def test_forgeries_are_refused(organisation: Provider, spoilt: str) -> None:
    head = staff()
    organisation.claims = person(head.account.email)
    organisation.email_in_userinfo = spoilt == "userinfo"
    organisation.spoil = spoilt

    answer = dance(head.client)

    assert answer.status_code == 403
    assert "растамады" in answer.content.decode()
    assert not head.is_inside
    assert SocialAccount.objects.count() == 0


def test_a_callback_is_used_once_and_only_in_the_browser_that_began(organisation: Provider) -> None:
    head, thief = staff(), Client()
    organisation.claims = person(head.account.email)
    begun = head.get("accounts:organisation")
    back = requests.get(begun["Location"], allow_redirects=False, timeout=10).headers["Location"]
    path = back.removeprefix("http://testserver")

    assert thief.get(path).status_code == 403
    assert head.client.get(path).status_code == 302
    assert elsewhere(head).client.get(path).status_code == 403
    assert parse_qs(urlsplit(begun["Location"]).query)["nonce"][0]


def test_cancelling_there_is_no_error_here(organisation: Provider) -> None:
    client = Client()
    begun = client.get(reverse("accounts:organisation"))
    state = parse_qs(urlsplit(begun["Location"]).query)["state"][0]

    answer = client.get("/accounts/oidc/organisation/callback/", {"error": "access_denied", "state": state})

    assert answer.status_code == 403


def test_a_provider_that_does_not_answer_is_said_in_words(settings: Any) -> None:
    settings.OIDC = environment.Oidc("http://127.0.0.1:9", CLIENT, SECRET, "Ұйым")
    settings.SOCIALACCOUNT_PROVIDERS = environment.oidc_provider(settings.OIDC)

    assert Client().get(reverse("accounts:organisation")).status_code == 403


def test_the_second_step_is_asked_after_the_organisation_too(organisation: Provider) -> None:
    from django.core.cache import cache

    head = staff()
    head.sign_in()
    secret = head.set_up_app()
    cache.clear()
    organisation.claims = person(head.account.email)
    again = elsewhere(head)

    assert dance(again.client)["Location"] == reverse("mfa_authenticate")
    assert not again.is_inside
    again.post("mfa_authenticate", {"code": code_of(secret)})
    assert again.is_inside


def test_a_revoked_member_is_refused_here_as_well(organisation: Provider) -> None:
    account = make_account()
    Membership.objects.create(
        account=account, body=make_body(), role=Role.HEAD, since=date(2020, 1, 1), until=date(2020, 12, 31)
    )
    organisation.claims = person(account.email)
    revoked = Person(account)

    answer = dance(revoked.client)

    assert answer.status_code == 403
    assert "2020 жылғы 31 желтоқсан" in answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert not revoked.is_inside


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"KEZDESU_OIDC_ISSUER": "https://login.example"}, "KEZDESU_OIDC_CLIENT_ID"),
        ({"KEZDESU_OIDC_CLIENT_ID": "x"}, "KEZDESU_OIDC_ISSUER"),
        ({"KEZDESU_OIDC_ISSUER": "login", "KEZDESU_OIDC_CLIENT_ID": "x"}, "KEZDESU_OIDC_ISSUER"),
    ],
)
def test_half_a_setting_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], named: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(environment.WrongSetting, match=named):
        environment.oidc()
