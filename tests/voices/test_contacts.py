"""Contacts: read in many spellings, sealed with a key outside the database, equal ones with one fingerprint."""

from __future__ import annotations

import pytest
from cryptography.fernet import InvalidToken
from pytest_django import Settings

from kezdesu.common.answers import Refused
from kezdesu.people import contacts
from kezdesu.people.contacts import Contact


@pytest.mark.parametrize("typed", ["+7 701 234 56 78", "8 701 234 56 78", "87012345678", "8 (701) 234-56-78"])
def test_phone_is_read_in_every_spelling(typed: str) -> None:
    assert contacts.parse(typed) == Contact("phone", "+77012345678")


def test_empty_field_is_no_contact() -> None:
    assert contacts.parse("  ") is None


@pytest.mark.parametrize(
    "typed", ["12", "+7 000 000 00 00", "aigul@", "@mail.kz", "x" * 5000, "a@b@c.kz", "<script>"]
)
def test_what_is_no_contact_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        contacts.parse(typed)
    assert "+7 701 234 56 78" in caught.value.denied.reason.kk


def test_sealed_contact_opens_again_and_looks_different_each_time() -> None:
    contact = Contact("email", "aigul@mail.kz")
    first, second = contacts.seal(contact), contacts.seal(contact)
    assert first != second
    assert contacts.unseal(first) == contacts.unseal(second) == contact


def test_another_key_opens_nothing_and_gives_another_fingerprint(settings: Settings) -> None:
    contact = Contact("phone", "+77012345678")
    sealed, before = contacts.seal(contact), contacts.fingerprint(contact)
    settings.SECRET_KEY = "another-key-another-key-another-key-another"
    with pytest.raises(InvalidToken):
        contacts.unseal(sealed)
    assert contacts.fingerprint(contact) != before


def test_contact_shows_only_its_kind_in_a_log() -> None:
    assert repr(Contact("phone", "+77012345678")) == "Contact(phone)"
