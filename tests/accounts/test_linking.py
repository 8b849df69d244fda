"""The organisation's sign-in, linked and unlinked by hand on one's own page, against a real provider."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from django.urls import reverse

from kezdesu.common import clock
from kezdesu.journal import record
from tests.accounts.people import PASSWORD, Person, elsewhere, staff
from tests.accounts.provider import Provider
from tests.accounts.test_organisation import dance, organisation, person

__all__ = ["organisation"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def head() -> Person:
    """Signed in by password."""
    made = staff()
    made.sign_in()
    return made


def way_there(who: Person) -> str:
    """Ask to link; the provider's address that the page leads to."""
    page = who.post("accounts:identity").content.decode()
    return unescape(re.findall(r'href="(http://127[^"]+/authorize[^"]+)"', page)[0])


def way_back(there: str) -> str:
    back = urlsplit(requests.get(there, allow_redirects=False, timeout=10).headers["Location"])
    return f"{back.path}?{back.query}"


def link(who: Person) -> Any:
    return who.client.get(way_back(way_there(who)))


def factor_lines(who: Person) -> list[tuple[str, str]]:
    lines = record.of(f"staff:{who.account.pk}", public_only=False)
    return [(line.kind, line.data["factor"]) for line in lines if "factor" in line.data]


def number_of(who: Person) -> int:
    return SocialAccount.objects.get(user=who.account).pk


def test_any_identity_she_proves_is_linked_and_opens_her_desk(
    organisation: Provider, head: Person, django_capture_on_commit_callbacks: Any
) -> None:
    organisation.claims = person("quite-another@example.kz", email_verified=False)

    with django_capture_on_commit_callbacks(execute=True):
        answer = link(head)

    assert answer["Location"] == reverse("accounts:home")
    page = head.get("accounts:home").content.decode()
    assert "байланды" in page
    assert factor_lines(head) == [("account.factor_added", "identity")]
    assert [sent.to for sent in mail.outbox] == [[head.account.email]]
    again = elsewhere(head)
    dance(again.client)
    assert again.is_inside


def test_an_old_proof_is_asked_for_first(organisation: Provider) -> None:
    with clock.at(clock.almaty(2026, 11, 22, 9)):
        made = staff()
        made.sign_in()
    with clock.at(clock.almaty(2026, 11, 22, 9) + timedelta(minutes=10)):
        asked = made.post("accounts:identity")
        assert asked.status_code == 403
        assert "/authorize" not in asked.content.decode()
        proof = {"confirm_by": "password", "confirm_password": PASSWORD}
        assert "/authorize" in made.post("accounts:identity", proof).content.decode()


def test_the_identity_of_another_person_is_refused_in_words(organisation: Provider, head: Person) -> None:
    organisation.claims = person("one@example.kz")
    link(head)
    other = staff(slug="energy")
    other.sign_in()

    answer = link(other)

    assert answer.status_code == 403
    assert "басқа адамның тіркелгісіне байланған" in answer.content.decode()
    assert factor_lines(other) == []


def test_a_second_identity_waits_until_the_first_is_unlinked(organisation: Provider, head: Person) -> None:
    organisation.claims = person("one@example.kz")
    link(head)
    organisation.claims = person("one@example.kz", sub="u-18")

    assert "алдымен оны ажыратыңыз" in link(head).content.decode()
    head.post("accounts:identity_remove", number=number_of(head))
    assert link(head).status_code == 302
    assert SocialAccount.objects.get().uid == "u-18"


def test_it_is_finished_only_by_who_began_it(organisation: Provider, head: Person) -> None:
    organisation.claims = person("one@example.kz")
    stranger, colleague = Client(), staff(slug="energy")
    colleague.sign_in()
    back = way_back(way_there(head))

    for browser in (stranger, colleague.client):
        assert browser.get(back).status_code == 403
    head.post("accounts:logout")
    assert head.client.get(back).status_code == 403
    assert SocialAccount.objects.count() == 0


@pytest.mark.parametrize(
    "spoilt", ["state", "nonce", "audience", "issuer", "expired", "signature", "unsigned"]
)
def test_a_forged_answer_links_nothing(organisation: Provider, head: Person, spoilt: str) -> None:
    organisation.claims = person("one@example.kz")
    organisation.spoil = spoilt

    assert link(head).status_code == 403
    assert SocialAccount.objects.count() == 0


def test_unlinked_by_hand_it_stays_so_whatever_email_is_verified(
    organisation: Provider, head: Person, django_capture_on_commit_callbacks: Any
) -> None:
    organisation.claims = person(head.account.email)
    link(head)
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answer = head.post("accounts:identity_remove", number=number_of(head))

    assert answer.status_code == 302
    assert "ажыратылды" in head.get("accounts:home").content.decode()
    assert factor_lines(head)[-1] == ("account.factor_removed", "identity")
    assert [sent.to for sent in mail.outbox] == [[head.account.email]]
    again = elsewhere(head)
    refused = dance(again.client)
    assert refused.status_code == 403
    assert "өзіңіз ажыратқансыз" in refused.content.decode()
    assert not again.is_inside
    assert link(head).status_code == 302
    dance(again.client)
    assert again.is_inside


def test_the_last_way_to_sign_in_is_not_taken_off(organisation: Provider, head: Person) -> None:
    organisation.claims = person("one@example.kz")
    link(head)
    head.account.set_unusable_password()
    head.account.save()
    dance(head.client)

    answer = head.post("accounts:identity_remove", number=number_of(head))

    assert answer.status_code == 409
    assert "кірер жалғыз жолыңыз" in answer.content.decode()
    assert SocialAccount.objects.count() == 1
    assert factor_lines(head) == [("account.factor_added", "identity")]
    Authenticator.objects.create(user=head.account, type=Authenticator.Type.WEBAUTHN, data={"name": "k"})
    assert head.post("accounts:identity_remove", number=number_of(head)).status_code == 302


def test_another_persons_identity_does_not_exist_for_her(organisation: Provider, head: Person) -> None:
    organisation.claims = person("one@example.kz")
    link(head)
    other = staff(slug="energy")
    other.sign_in()

    assert other.post("accounts:identity_remove", number=number_of(head)).status_code == 404
    assert SocialAccount.objects.count() == 1


def test_without_an_organisation_there_is_nothing_to_link(head: Person) -> None:
    assert head.get("accounts:identity").status_code == 404
    assert reverse("accounts:identity") not in head.get("accounts:home").content.decode()
