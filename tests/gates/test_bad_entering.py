"""A passkey of a role that ended, an invitation that expired: told why and whom to ask, let in nowhere."""

from __future__ import annotations

import hashlib
import html
import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.account.utils import user_pk_to_url_str
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.contrib.sessions.models import Session
from django.test import Client
from fido2.utils import websafe_encode
from fido2.webauthn import AuthenticatorData

from kezdesu.bodies.models import Invitation, Membership
from kezdesu.common import clock
from kezdesu.journal.models import Entry as Line
from kezdesu.people import actions, factors
from kezdesu.people.actors import MACHINE, Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.factories import make_account, make_body
from tests.gates.world.passkey import NAME, credential

pytestmark = pytest.mark.django_db
NOW = clock.almaty(2026, 6, 20, 10)
PRESENT = 0x05
"""The flags of an assertion: a person is there, and she was verified."""
LANGUAGES = ("kk", "ru")
ENDED = {
    "kk": "Сіздің қолжетіміңіз 2026 жылғы 18 маусым күні аяқталған. Тіркеушіден сұраңыз: Денсаулық сақтау министрлігі",
    "ru": "Ваш доступ закончился 18 июня 2026 г.: обратитесь к регистратору: Министерство здравоохранения",
}
CLOSED = {"kk": "Бұл тіркелгі жабылған", "ru": "Эта учётная запись закрыта"}
EXPIRED = {"kk": "Шақыру енді жарамсыз", "ru": "Приглашение больше не действует"}
UNTIL = {"kk": "2026 жылғы 27 маусым", "ru": "27 июня 2026 г."}
ASK = {"kk": "Жаңа шақыру сұрау", "ru": "Попросить новое приглашение"}


@pytest.fixture(autouse=True)
def at_the_instant(db: None) -> None:
    clock.freeze(NOW)


@pytest.fixture
def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def owner(key: ec.EllipticCurvePrivateKey) -> Account:
    account = make_account(Role.CLERK, make_body("healthcare"))
    factors.add_passkey(account, name="Ноутбук", credential=credential(key), by=Actor(account_id=account.pk))
    return account


def enter(owner: Account, key: ec.EllipticCurvePrivateKey, language: str) -> tuple[Client, Any]:
    """What a browser does with a passkey: ask for a challenge, sign it, hand it in."""
    client = Client(SERVER_NAME="localhost")
    told = client.post(f"/{language}/accounts/login/passkey/options/").json()
    challenge = (told.get("publicKey") or told["request_options"]["publicKey"])["challenge"]
    said = {
        "type": "webauthn.get",
        "challenge": challenge,
        "origin": "http://localhost",
        "crossOrigin": False,
    }
    client_data = json.dumps(said).encode()
    about = AuthenticatorData.create(hashlib.sha256(b"localhost").digest(), PRESENT, 7)
    signed = key.sign(about + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
    proof = {
        "id": websafe_encode(NAME),
        "rawId": websafe_encode(NAME),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(client_data),
            "authenticatorData": websafe_encode(about),
            "signature": websafe_encode(signed),
            "userHandle": websafe_encode(user_pk_to_url_str(owner).encode()),
        },
    }
    return client, client.post(f"/{language}/accounts/login/passkey/", {"credential": json.dumps(proof)})


def text_of(answer: Any) -> str:
    return " ".join(
        html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).replace("\xa0", " ").split()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passkey_opens_the_desk_of_who_has_a_role(
    owner: Account, key: ec.EllipticCurvePrivateKey, language: str
) -> None:
    client, answer = enter(owner, key, language)
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/office/")
    assert client.get(f"/{language}/office/").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passkey_of_a_revoked_member_is_told_since_when_and_whom_to_ask(
    owner: Account, key: ec.EllipticCurvePrivateKey, language: str
) -> None:
    Membership.objects.filter(account=owner).update(until=date(2026, 6, 18))
    before = (Line.objects.count(), Session.objects.count())
    client, answer = enter(owner, key, language)
    assert answer.status_code == 403
    assert ENDED[language] in text_of(answer)
    assert client.get(f"/{language}/office/").status_code == 302
    assert Line.objects.count() == before[0]
    assert not [one for one in Session.objects.all() if "_auth_user_id" in one.get_decoded()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passkey_of_a_closed_account_opens_nothing(
    owner: Account, key: ec.EllipticCurvePrivateKey, language: str
) -> None:
    actions.close_account(owner, by=MACHINE)
    before = Line.objects.count()
    client, answer = enter(owner, key, language)
    assert answer.status_code in (200, 403, 422)
    assert CLOSED[language] in text_of(answer)
    assert client.get(f"/{language}/office/").status_code == 302
    assert Line.objects.count() == before


WRONG_KEY = {"kk": "Кіру кілті қабылданбады", "ru": "Ключ входа не принят"}
MANGLED = (
    "",
    "{",
    "[]",
    "7",
    "null",
    '{"response": []}',
    '{"response": {"userHandle": 7}}',
    '{"response": null}',
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_s_key_and_mangled_proofs_are_refused_in_words(
    owner: Account, key: ec.EllipticCurvePrivateKey, language: str
) -> None:
    client, answer = enter(owner, ec.generate_private_key(ec.SECP256R1()), language)
    answers = [answer]
    for proof in MANGLED:
        client.post(f"/{language}/accounts/login/passkey/options/")
        answers.append(client.post(f"/{language}/accounts/login/passkey/", {"credential": proof}))
    assert [WRONG_KEY[language] in text_of(one) for one in answers] == [True] * len(answers)
    assert client.get(f"/{language}/office/").status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_expired_invitation_says_until_when_it_held_and_offers_a_new_one(language: str) -> None:
    body = make_body("healthcare")
    registrar = make_account(Role.REGISTRAR, body)
    desk = Client()
    desk.force_login(registrar)
    person = {"name": "Әлия Сәрсен", "email": "a@example.kz", "roles": ["clerk"], "language": language}
    shown = desk.post(f"/{language}/office/registrar/bodies/healthcare/invite/", person).content.decode()
    link = re.search(r'value="https?://[^/"]+(/[^"]+/accounts/invited/[^"]+)"', shown)
    assert link
    clock.freeze(NOW + timedelta(days=8))
    before = (Account.objects.count(), Membership.objects.count(), Line.objects.count())
    password = "correct horse battery kazakh"
    for answer in (
        Client().get(link[1]),
        Client().post(link[1], {"new_password": password, "again": password}),
    ):
        page = text_of(answer)
        assert answer.status_code == 410
        assert EXPIRED[language] in page
        assert UNTIL[language] in page
        assert registrar.name in page
        assert ASK[language] in page
    assert (Account.objects.count(), Membership.objects.count(), Line.objects.count()) == before
    assert Invitation.objects.get().email == "a@example.kz"
