"""Authenticator app and recovery codes: sealed at rest, each code once, limited, told in the journal."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.journal import record
from kezdesu.people import actions, factors
from kezdesu.people.roles import Role
from tests.accounts.people import Person, code_of, elsewhere, staff
from tests.factories import actor_of

pytestmark = pytest.mark.django_db


def used_up() -> None:
    """The app's codes work once in thirty seconds: let the next test step have its own."""
    cache.clear()


def codes_of(person: Person) -> list[str]:
    page = person.post("accounts:codes").content.decode()
    return [code.replace(" ", "") for code in re.findall(r'<li class="code">([\d ]+)</li>', page)]


def test_the_secret_is_shown_to_her_and_kept_sealed() -> None:
    head = staff()
    head.sign_in()

    secret = head.set_up_app()

    row = Authenticator.objects.get(user=head.account, type="totp")
    codes = Authenticator.objects.get(user=head.account, type="recovery_codes")
    assert len(secret) == 32
    assert secret not in json.dumps(row.data)
    assert "seed" in codes.data
    assert not re.fullmatch(r"[0-9a-f]{80}", codes.data["seed"])


def test_the_secret_lies_open_nowhere_while_it_waits_either() -> None:
    head = staff()
    head.sign_in()
    page = head.get("accounts:authenticator").content.decode()
    secret = "".join(re.findall(r"<span>([A-Z2-7]{1,4})</span>", page))

    held = [row.get_decoded() for row in Session.objects.all()]

    assert len(secret) == 32
    assert secret not in json.dumps(held)
    picture = head.get("accounts:authenticator_qr")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"style=" not in picture.content


def test_after_the_password_the_code_is_asked_for_and_no_session_is_open_before() -> None:
    head = staff()
    head.sign_in()
    secret = head.set_up_app()
    other = elsewhere(head)
    used_up()

    first = other.sign_in()

    assert first["Location"] == reverse("mfa_authenticate")
    assert not other.is_inside
    wrong = other.post("mfa_authenticate", {"code": "000000"})
    assert "Бұл код дұрыс емес" in wrong.content.decode()
    assert not other.is_inside
    assert other.post("mfa_authenticate", {"code": code_of(secret)}).status_code == 302
    assert other.is_inside


def test_a_code_of_the_app_works_once() -> None:
    head = staff()
    head.sign_in()
    secret = head.set_up_app()
    used_up()
    one, two = elsewhere(head), elsewhere(head)
    code = code_of(secret)
    for browser in (one, two):
        browser.sign_in()
        browser.post("mfa_authenticate", {"code": code})

    assert [one.is_inside, two.is_inside] == [True, False]


def test_a_recovery_code_works_once_and_the_page_counts_what_is_left() -> None:
    head = staff()
    head.sign_in()
    head.set_up_app()
    codes = codes_of(head)
    assert len(codes) == 10
    one, two = elsewhere(head), elsewhere(head)
    for browser in (one, two):
        browser.sign_in()
        browser.post("mfa_authenticate", {"code": codes[0]})

    assert [one.is_inside, two.is_inside] == [True, False]
    assert factors.of(head.account.pk).codes_left == 9
    assert codes[0] not in codes_of(head)


def test_new_codes_make_the_old_ones_void() -> None:
    head = staff()
    head.sign_in()
    head.set_up_app()
    old = codes_of(head)

    page = head.post("accounts:codes_new").content.decode()

    assert not any(f"{code[:4]} {code[4:]}" in page for code in old)
    assert f'<p class="print-only">127.0.0.1:8000 · {head.account.name}, {head.account.email}' in page
    file = head.post("accounts:codes_file")
    assert len(file.content.decode().split()) == 10
    assert file["Cache-Control"] == "no-store"


def test_second_factor_codes_are_limited() -> None:
    head = staff()
    head.sign_in()
    secret = head.set_up_app()
    used_up()
    thief = elsewhere(head)
    thief.sign_in()
    for number in range(5):
        thief.post("mfa_authenticate", {"code": f"00000{number}"})

    blocked = thief.post("mfa_authenticate", {"code": code_of(secret)})

    assert "Қате әрекет тым көп" in blocked.content.decode()
    assert not thief.is_inside


def test_removing_the_app_takes_the_recovery_codes_with_it() -> None:
    head = staff()
    head.sign_in()
    head.set_up_app()

    head.post("accounts:authenticator_remove")

    assert factors.of(head.account.pk) == factors.Factors()
    assert elsewhere(head).sign_in()["Location"] == reverse("office:today")


def test_the_journal_tells_what_was_done_and_no_secret() -> None:
    head = staff()
    head.sign_in()
    secret = head.set_up_app()
    codes = codes_of(head)
    head.post("accounts:codes_new")
    head.post("accounts:authenticator_remove")

    lines = record.of(f"staff:{head.account.pk}", public_only=False)

    assert [(line.kind, line.data) for line in lines] == [
        ("account.factor_added", {"factor": "totp"}),
        ("account.codes_made", {}),
        ("account.factor_removed", {"factor": "totp"}),
    ]
    told = json.dumps([line.data for line in lines]) + "".join(str(message.body) for message in mail.outbox)
    assert secret not in told
    assert not any(code in told for code in codes)


def test_a_registrar_resets_somebody_elses_factors_but_never_her_own() -> None:
    head, registrar = staff(), staff(Role.REGISTRAR)
    head.sign_in()
    head.set_up_app()

    removed = actions.reset_second_factor(head.account, by=actor_of(registrar.account))

    assert removed == 2
    assert not head.is_inside
    assert elsewhere(head).sign_in()["Location"] == reverse("office:today")
    assert record.of(f"staff:{head.account.pk}", public_only=False)[-1].kind == "account.factors_reset"
    for who, whom, code in ((registrar, registrar, "own_account"), (head, registrar, "not_registrar")):
        with pytest.raises(Refused) as refused:
            actions.reset_second_factor(whom.account, by=actor_of(who.account))
        assert refused.value.denied.code == code


def test_who_signs_must_set_up_a_factor_where_it_is_required(settings: pytest.FixtureRequest) -> None:
    settings.SECOND_FACTOR = "required"  # type: ignore[attr-defined]
    head, clerk = staff(), staff(Role.CLERK)
    head.sign_in()
    clerk.sign_in()

    led = head.get("office:today")

    assert led["Location"] == reverse("accounts:home")
    assert "Алдымен" in head.get("accounts:home").content.decode()
    assert clerk.is_inside
    head.set_up_app()
    assert head.is_inside


def test_offered_is_a_line_and_nothing_more() -> None:
    head = staff()
    with clock.at(clock.now() + timedelta(seconds=1)):
        head.sign_in()
    assert head.is_inside
    line = "Қолтаңбаңызды екінші қадаммен қорғаңыз"
    assert line in head.get("office:today").content.decode()
    head.set_up_app()
    assert line not in head.get("office:today").content.decode()
