"""The asker's own rights: one appeal, decided by another person; taking back; and what counts as an asker."""

from __future__ import annotations

import pytest

from kezdesu.common.answers import Refused
from kezdesu.journal import record as journal
from kezdesu.voices import actions, queries
from kezdesu.voices.actions import Receipt
from kezdesu.voices.models import Ground, Voice
from tests.factories.voices import TEXT, citizen, make_moderator, make_submission, published, voice_of

pytestmark = pytest.mark.django_db


def asked(text: str = TEXT, **changes: object) -> tuple[Receipt, Voice]:
    receipt = actions.submit(make_submission(text, **changes), by=citizen())
    return receipt, voice_of(receipt)


def test_refusal_is_appealed_once_and_restored_by_another_person() -> None:
    receipt, voice = asked()
    first, second = make_moderator(), make_moderator()
    actions.decline(voice, by=first, ground=Ground.NO_QUESTION)
    actions.appeal(receipt.secret, text="Сұрақ анық қой")
    with pytest.raises(Refused, match="same_person"):
        actions.restore(voice, by=first)
    actions.restore(voice, by=second)
    assert (voice.state, queries.ground_of(voice), voice.stems.count() > 0) == ("published", "", True)
    assert [line.kind for line in journal.of(voice.code)] == [
        "voice.declined",
        "voice.appealed",
        "voice.restored",
    ]


def test_second_appeal_is_refused() -> None:
    receipt, voice = asked()
    actions.decline(voice, by=make_moderator(), ground=Ground.INSULT)
    actions.appeal(receipt.secret, text="")
    with pytest.raises(Refused, match="no_appeal"):
        actions.appeal(receipt.secret, text="тағы")


def test_upheld_refusal_keeps_its_ground() -> None:
    receipt, voice = asked()
    actions.decline(voice, by=make_moderator(), ground=Ground.INSULT)
    actions.appeal(receipt.secret, text="")
    actions.uphold(voice, by=make_moderator(), note="қорлау сөздері бар")
    assert queries.ground_of(voice) == "insult"
    with pytest.raises(Refused, match="no_open_appeal"):
        actions.restore(voice, by=make_moderator())


def test_waiting_voice_cannot_be_appealed() -> None:
    receipt, _ = asked()
    with pytest.raises(Refused, match="no_appeal"):
        actions.appeal(receipt.secret, text="")


def test_restored_voice_is_masked_too() -> None:
    receipt, voice = asked(f"{TEXT} ЖСН 791028302728")
    actions.decline(voice, by=make_moderator(), ground=Ground.PERSONAL_DATA)
    actions.appeal(receipt.secret, text="")
    actions.restore(voice, by=make_moderator())
    assert "791028302728" not in voice.text


def test_appealed_refusal_is_not_quietly_undone() -> None:
    receipt, voice = asked()
    moderator = make_moderator()
    actions.decline(voice, by=moderator, ground=Ground.INSULT)
    actions.appeal(receipt.secret, text="")
    with pytest.raises(Refused, match="not_reopened"):
        actions.reopen(voice, by=moderator)


def test_long_appeal_is_told_its_limit() -> None:
    receipt, voice = asked()
    actions.decline(voice, by=make_moderator(), ground=Ground.INSULT)
    with pytest.raises(Refused) as caught:
        actions.appeal(receipt.secret, text="сөз " * 600)
    assert (caught.value.field, "2399" in caught.value.denied.reason.kk) == ("text", True)


def test_voice_taken_back_before_publication_is_erased_and_never_seen() -> None:
    receipt, voice = asked(contact="aigul@mail.kz")
    actions.withdraw(receipt.secret)
    stored = Voice.objects.get(pk=voice.pk)
    assert (stored.state, stored.text, bytes(stored.contact_sealed), stored.device) == (
        "declined",
        "",
        b"",
        "",
    )
    assert queries.ground_of(stored) == Ground.AUTHOR_ASKED


def test_voice_taken_back_after_publication_leaves_a_tombstone() -> None:
    receipt, voice = asked()
    actions.publish(voice, by=make_moderator())
    actions.withdraw(receipt.secret)
    stored = Voice.objects.get(pk=voice.pk)
    assert (stored.state, stored.text, stored.stems.count()) == ("removed", "", 0)
    assert journal.of(voice.code)[-1].data == {"after_publication": True, "freed": []}
    with pytest.raises(Refused, match="not_withdrawn"):
        actions.withdraw(receipt.secret)
    with pytest.raises(Refused, match="no_appeal"):
        actions.appeal(receipt.secret, text="")


def test_author_erases_a_refused_voice_with_her_appeal() -> None:
    receipt, voice = asked(contact="aigul@mail.kz")
    moderator = make_moderator()
    actions.decline(voice, by=moderator, ground=Ground.INSULT)
    actions.appeal(receipt.secret, text="Мен Айгүлмін, телефоным 87011234567")
    actions.withdraw(receipt.secret)
    stored = queries.complete().get(pk=voice.pk)
    kept = (stored.state, stored.text, bytes(stored.contact_sealed), stored.contact_hash, stored.device)
    assert kept == ("declined", "", b"", "", "")
    assert stored.appeal.text == ""
    for undo in (actions.restore, actions.reopen):
        with pytest.raises(Refused):
            undo(stored, by=make_moderator())
    with pytest.raises(Refused, match="not_withdrawn"):
        actions.withdraw(receipt.secret)
    assert journal.of(voice.code)[-1].data == {"after_publication": False, "freed": []}


def test_joined_voice_can_be_taken_back_and_its_root_counts_one_less() -> None:
    root = published(by=citizen())
    receipt, voice = asked()
    actions.join(voice, root, by=make_moderator())
    actions.withdraw(receipt.secret)
    assert queries.figures(root) == queries.Figures(askers=1, device=1, contact=0, identified=0)


def test_unknown_secret_opens_nothing() -> None:
    with pytest.raises(Voice.DoesNotExist):
        actions.withdraw("no-such-secret")


def test_askers_are_the_author_and_those_joined() -> None:
    receipt, voice = asked()
    joined_receipt, joined = asked()
    stranger, _ = asked()
    moderator = make_moderator()
    actions.publish(voice, by=moderator)
    actions.join(joined, voice, by=moderator)
    assert queries.is_asker(voice, receipt.secret)
    assert queries.is_asker(voice, joined_receipt.secret)
    assert not queries.is_asker(voice, stranger.secret)
