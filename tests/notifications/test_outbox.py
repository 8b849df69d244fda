"""Askers who left an e-mail hear what became of their question, once, in its language; nobody else's address leaks."""

from __future__ import annotations

import pytest
from django.core import mail

from kezdesu.journal.models import Entry
from kezdesu.notifications import actions
from kezdesu.notifications.models import Message
from kezdesu.people import contacts
from kezdesu.people.roles import Role
from kezdesu.voices import moderation
from kezdesu.voices.models import Voice
from kezdesu.voices.states import VoiceState
from tests.factories import actor_of, make_account, make_visit, make_voice

pytestmark = pytest.mark.django_db
ADDRESS = "asker@example.kz"


def waiting_voice(language: str = "ru", address: str = ADDRESS) -> Voice:
    contact = contacts.parse(address)
    sealed = contacts.seal(contact) if contact else b""
    return make_voice(
        visit=make_visit(),
        state=VoiceState.RECEIVED,
        language=language,
        contact_sealed=sealed,
        text="Когда будет вода?",
    )


def publish(voice: Voice) -> None:
    moderation.publish(voice, by=actor_of(make_account(Role.MODERATOR, voice.body)))


@pytest.mark.parametrize(("language", "says"), [("ru", "опубликован"), ("kk", "жарияланды")])
def test_the_asker_hears_in_the_language_of_the_question(language: str, says: str) -> None:
    voice = waiting_voice(language)
    publish(voice)

    assert actions.work() == 1

    assert mail.outbox[0].to == [ADDRESS]
    assert says in mail.outbox[0].subject
    assert f"/{language}/questions/{voice.code}/" in mail.outbox[0].body


def test_a_second_round_sends_nothing_again() -> None:
    publish(waiting_voice())
    actions.work()

    assert actions.work() == 0
    assert len(mail.outbox) == 1


def test_an_asker_without_contact_or_with_a_phone_gets_no_mail() -> None:
    publish(waiting_voice(address=""))
    publish(waiting_voice(address="+7 701 234 56 78"))

    assert actions.work() == 0
    assert mail.outbox == []


def test_the_address_stands_nowhere_in_the_open() -> None:
    publish(waiting_voice())
    actions.read_on()

    message = Message.objects.get()
    assert ADDRESS.encode() not in bytes(message.recipient_sealed)
    assert ADDRESS not in message.text + message.subject
    assert not Entry.objects.filter(data__contains="asker@").exists()
