"""A citizen's phone or e-mail: read from what was typed, sealed with a key that is not in the database.

The sealed form is random (equal contacts look different); :func:`fingerprint` is a keyed hash, so that one person
counts once. Contacts are never written to the journal, a log or an export.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import phonenumbers
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual

NOT_A_CONTACT = Denied(
    "not_a_contact",
    Trilingual(
        "Телефонды +7 701 234 56 78 түрінде немесе электрондық поштаны жазыңыз; бұл өрісті бос қалдыруға да болады.",
        "Укажите телефон вида +7 701 234 56 78 или электронную почту; поле можно оставить пустым.",
        "Write a phone like +7 701 234 56 78 or an e-mail address; the field may also stay empty.",
    ),
)


@dataclass(frozen=True, slots=True)
class Contact:
    """``value``: E.164 (+77012345678) or a lower-case e-mail. Its ``repr`` shows the kind only."""

    kind: Literal["phone", "email"]
    value: str

    def __repr__(self) -> str:
        return f"Contact({self.kind})"


def parse(typed: str) -> Contact | None:
    """The contact that was typed; None when nothing was. Raises :class:`Refused` on the field ``contact``."""
    text = typed.strip()
    if not text:
        return None
    contact = _email(text) if "@" in text else _phone(text)
    if contact is None:
        raise Refused(NOT_A_CONTACT, "contact")
    return contact


def seal(contact: Contact) -> bytes:
    """The contact encrypted with a key derived from ``SECRET_KEY``."""
    return _cipher(settings.SECRET_KEY).encrypt(f"{contact.kind}:{contact.value}".encode())


def unseal(sealed: bytes) -> Contact:
    """The contact again; raises ``cryptography.fernet.InvalidToken`` when it was changed or the key is another."""
    kind, _, value = _cipher(settings.SECRET_KEY).decrypt(bytes(sealed)).decode().partition(":")
    return Contact("email" if kind == "email" else "phone", value)


def fingerprint(contact: Contact) -> str:
    """64 hex: equal for equal contacts, useless without the key."""
    return hmac.digest(_key("fingerprint"), contact.value.encode(), hashlib.sha256).hex()


_is_address = EmailValidator(allowlist=[])


def _email(text: str) -> Contact | None:
    """An address at a named domain: mail to a bare machine (``a@[127.0.0.1]``, ``a@localhost``) is sent to nobody."""
    if text.endswith("]"):
        return None
    try:
        _is_address(text)
    except ValidationError:
        return None
    return Contact("email", text.lower())


def _phone(text: str) -> Contact | None:
    try:
        number = phonenumbers.parse(text[:40], "KZ")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return Contact("phone", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _key(purpose: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"kezdesu.contact.{purpose}".encode(), hashlib.sha256)


@lru_cache(maxsize=2)
def _cipher(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_key("seal")))
