"""What somebody tries who is not she: other spellings, forged headers, malformed proofs, planted sessions."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from allauth.core import context
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse

from kezdesu.common import clock
from kezdesu.people.roles import Role
from kezdesu.web.accounts import ceremonies, mails
from tests.accounts import slow_mail
from tests.accounts.people import PASSWORD, Person, elsewhere, staff

pytestmark = pytest.mark.django_db
FORGED = (
    "X-Forwarded-For",
    "X-Real-IP",
    "Forwarded",
    "X-Client-IP",
    "CF-Connecting-IP",
    "True-Client-IP",
    "X-Forwarded-Host",
)
MALFORMED = [
    "",
    "no json",
    "null",
    "1",
    "[]",
    '"text"',
    "{}",
    '{"response": null}',
    '{"response": []}',
    '{"response": {"userHandle": null}}',
    '{"response": {"userHandle": 1}}',
    '{"response": {"userHandle": "////"}}',
    '{"response": {"userHandle": "enp6enp6enp6enp6enp6enp6enp6enp6"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "MQ"}}',
    json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "e30",
                "authenticatorData": "AA",
                "signature": "AA",
                "userHandle": "enp6enp6enp6enp6enp6enp6enp6enp6",
            },
        }
    ),
    json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "AAAA",
                "authenticatorData": "AA",
                "attestationObject": "AA",
                "signature": "AA",
                "userHandle": "MQ",
            },
        }
    ),
    "[" * 5_000,
]


def typed(client: Client, email: str, password: str = "no", **headers: str) -> Any:
    return client.post(reverse("accounts:login"), {"username": email, "password": password}, headers=headers)


def test_spaces_around_the_address_give_no_further_tries() -> None:
    head = staff()

    answers = [typed(Client(), " " * n + head.account.email + "\t" * (n % 3)).status_code for n in range(12)]

    assert answers == [200] * 10 + [429] * 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Бұрын кірген браузеріңізде күтудің қажеті жоқ"),
        ("ru", "В браузере, где вы уже входили, ждать не нужно"),
        ("en", "In a browser you have used before, you need not wait"),
    ],
)
def test_who_must_wait_reads_when_and_where_she_gets_in(language: str, words: str) -> None:
    head, path = staff(), f"/{language}/accounts/login/"
    data = {"username": head.account.email, "password": "no"}

    answers = [Client().post(path, data) for _ in range(11)]

    page = answers[-1].content.decode()
    assert (answers[-1].status_code, answers[-1]["Retry-After"]) == (429, "600")
    assert words in page
    assert f'class="button second" href="{path}"' in page


def test_no_header_hides_from_which_address_the_tries_come() -> None:
    answers = [
        typed(
            Client(), f"nobody-{n}@example.kz", **dict.fromkeys(FORGED, f"198.51.100.{n % 250}")
        ).status_code
        for n in range(105)
    ]

    assert answers == [200] * 100 + [429] * 5


def test_a_whole_house_behind_one_address_signs_in_on_one_morning() -> None:
    head = staff()

    answers = [elsewhere(head).sign_in().status_code for _ in range(120)]

    assert answers == [302] * 120


def test_who_has_been_here_before_gets_in_whatever_her_neighbours_try() -> None:
    head = staff()
    head.sign_in()
    head.post("accounts:logout")
    neighbours = [typed(Client(), f"nobody-{n}@example.kz").status_code for n in range(101)]

    assert neighbours[-1] == 429
    assert head.sign_in().status_code == 302


@pytest.mark.parametrize(
    ("addresses", "blocked"),
    [
        ([f"2001:db8:1:2::{n:x}" for n in range(1, 106)], True),
        ([f"2001:db8:1:{n:x}::1" for n in range(1, 106)], False),
    ],
)
def test_one_subscribers_many_ipv6_addresses_are_one_place(addresses: list[str], *, blocked: bool) -> None:
    answers = [
        typed(Client(REMOTE_ADDR=address), f"nobody-{n}@example.kz").status_code
        for n, address in enumerate(addresses)
    ]

    assert (answers[-1] == 429) is blocked


def code_at(secret: str, steps: int) -> str:
    """What the app showed ``steps`` half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(clock.wall_seconds()) // 30 + steps))


@pytest.mark.parametrize(("steps", "inside"), [(-3, False), (-1, True), (0, True), (3, False)])
def test_a_code_typed_a_moment_late_is_accepted_and_no_older_one(steps: int, *, inside: bool) -> None:
    head = staff()
    head.sign_in()
    secret = head.set_up_app()
    other = elsewhere(head)
    other.sign_in()

    other.post("mfa_authenticate", {"code": code_at(secret, steps)})

    assert other.is_inside is inside


def test_a_code_read_over_her_shoulder_is_worth_nothing_half_a_minute_later() -> None:
    head = staff()
    head.sign_in()
    secret = head.set_up_app()
    hers, his = elsewhere(head), elsewhere(head)
    hers.sign_in()
    his.sign_in()
    code = code_at(secret, 0)
    hers.post("mfa_authenticate", {"code": code})
    cache.delete(f"allauth.mfa.totp.used?user={head.account.pk}&code={code}")

    his.post("mfa_authenticate", {"code": f"{code[:3]} {code[3:]}"})

    assert [hers.is_inside, his.is_inside] == [True, False]


def test_a_passkey_checks_the_person_at_the_second_step_and_before_a_signature_too() -> None:
    head = staff()

    assert json.loads(ceremonies_of(head))["publicKey"]["userVerification"] == "required"


def ceremonies_of(person: Person) -> str:
    """What the browser would be told, at the second step as before a signature."""
    request = RequestFactory().get("/")
    request.session = person.client.session
    with context.request_context(request):
        return ceremonies.to_use(person.account)


@pytest.mark.parametrize("credential", MALFORMED)
def test_a_malformed_passkey_is_refused_in_words_everywhere(credential: str) -> None:
    head = staff()
    client = Client()
    client.post(reverse("accounts:passkey_options"))
    assert client.post(reverse("accounts:passkey_login"), {"credential": credential}).status_code == 200

    head.sign_in()
    head.get("accounts:passkey_add")
    added = head.post("accounts:passkey_add", {"name": "key", "credential": credential})
    assert added.status_code == 200

    head.set_up_app()
    other = elsewhere(head)
    other.sign_in()
    assert other.client.post(reverse("mfa_authenticate"), {"credential": credential}).status_code == 200


def test_a_session_planted_before_is_not_the_one_she_gets() -> None:
    head = staff()
    head.client.get("/kk/accounts/login/organisation/")
    session = head.client.session
    session["planted"] = "yes"
    session.save()
    head.client.cookies["kz_session"] = planted = str(session.session_key)

    head.sign_in()

    assert head.is_inside
    assert head.client.cookies["kz_session"].value != planted
    thief = Person(head.account)
    thief.client.cookies["kz_session"] = planted
    assert not thief.is_inside


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "///evil.example",
        "\t//evil.example",
        "/%0d%0aLocation:https://evil.example",
        "http://testserver@evil.example/",
        "http://testserver.evil.example/",
    ],
)
def test_after_signing_in_nobody_is_led_elsewhere(wanted: str) -> None:
    head = staff()

    answer = head.client.post(
        reverse("accounts:login"), {"username": head.account.email, "password": PASSWORD, "next": wanted}
    )

    assert answer.status_code == 302
    assert "evil" not in re.sub(r"^/[^/\\]", "", answer["Location"]) or answer["Location"].startswith("/%0d")


def test_a_foreign_host_stands_in_no_mail(django_capture_on_commit_callbacks: Any, settings: Any) -> None:
    head = staff(Role.CLERK)
    settings.ALLOWED_HOSTS = ["*"]
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(
            reverse("accounts:reset"),
            {"email": head.account.email},
            headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"},
        )

    mails.settled()
    (message,) = mail.outbox
    assert "evil" not in str(message.message())


def test_a_slow_mail_server_tells_nobody_which_addresses_have_an_account(
    django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "tests.accounts.slow_mail.Slow"
    slow_mail.OPEN.clear()
    head = staff(Role.CLERK)

    with django_capture_on_commit_callbacks(execute=True):
        answer = Client().post(reverse("accounts:reset"), {"email": head.account.email})
    answered_before = list(mail.outbox)
    slow_mail.OPEN.set()
    mails.settled()

    assert answer.status_code == 302
    assert answered_before == []
    assert [message.to for message in mail.outbox] == [[head.account.email]]
