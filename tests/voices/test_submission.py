"""A voice comes in: one number, one receipt, nothing personal in the journal."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.codes import normalise
from kezdesu.journal import record as journal
from kezdesu.meetings.states import VisitState
from kezdesu.people import contacts
from kezdesu.people.roles import Role
from kezdesu.regions.models import District
from kezdesu.voices import actions, queries
from kezdesu.voices.models import Channel, Support, Voice
from kezdesu.voices.states import VoiceState
from tests.factories import make_body, make_region, make_visit
from tests.factories.voices import TEXT, citizen, make_moderator, make_submission, submitted, voice_of

pytestmark = pytest.mark.django_db


def test_question_gets_number_secret_and_one_journal_line() -> None:
    sent = make_submission()
    receipt = actions.submit(sent, by=citizen())
    voice = voice_of(receipt)
    assert normalise(receipt.code) == receipt.code
    assert (voice.state, voice.text, voice.language, voice.body) == ("received", TEXT, "kk", sent.addressee)
    assert queries.by_secret(receipt.secret) == voice
    assert [line.kind for line in journal.of(receipt.code, public_only=False)] == ["voice.received"]


def test_same_key_gives_the_same_receipt_with_the_same_secret() -> None:
    sent, asker = make_submission(), citizen()
    first, again = actions.submit(sent, by=asker), actions.submit(sent, by=asker)
    assert (first.code, first.secret, first.repeated) == (again.code, again.secret, False)
    assert again.repeated
    assert Voice.objects.count() == 1


def test_corrected_text_under_the_old_key_is_not_lost() -> None:
    sent = make_submission()
    first = actions.submit(sent, by=citizen())
    second = actions.submit(replace(sent, text=TEXT + " Рахмет!"), by=citizen())
    assert first.code != second.code


def test_guessed_key_does_not_open_anothers_receipt() -> None:
    sent = make_submission()
    first = actions.submit(sent, by=citizen())
    other = actions.submit(replace(sent, text="Мүлде басқа сұрақ, басқа адамнан келді"), by=citizen())
    assert other.secret != first.secret


def test_asker_counts_once_among_the_supporters() -> None:
    asker = citizen()
    voice = submitted(by=asker)
    assert queries.figures(voice) == queries.Figures(askers=1, device=1, contact=0, identified=0)
    assert Support.objects.get().supporter == asker.device


@pytest.mark.parametrize("found", ["ЖСН 791028302728", "тел 8 701 234 56 78", "aigul@mail.kz"])
def test_text_with_personal_data_is_held_and_kept_out_of_every_index(found: str) -> None:
    voice = submitted(f"{TEXT} {found}")
    assert voice.state == VoiceState.HELD
    assert (voice.folded, voice.stems.count()) == ("", 0)
    assert queries.seen_by_public(voice.code) is None


def test_neither_words_nor_contact_nor_secret_reach_the_journal() -> None:
    asker = citizen()
    sent = make_submission(text=f"{TEXT} ЖСН 791028302728", contact="8 701 234 56 78")
    receipt = actions.submit(sent, by=asker)
    written = "\n".join(str(line) for line in journal.of(receipt.code, public_only=False))
    for private in ("791028302728", "701", "ауыл", asker.device, receipt.secret):
        assert private not in written
    assert receipt.secret not in repr(receipt)
    assert "701" not in repr(sent)


def test_contact_is_sealed_in_the_row() -> None:
    voice = submitted(contact="Aigul@Mail.kz")
    assert b"aigul" not in bytes(voice.contact_sealed).lower()
    assert contacts.unseal(bytes(voice.contact_sealed)) == contacts.Contact("email", "aigul@mail.kz")
    assert voice.contact_hash == contacts.fingerprint(contacts.Contact("email", "aigul@mail.kz"))


def test_contact_that_is_none_names_its_field() -> None:
    with pytest.raises(Refused) as caught:
        submitted(contact="12345")
    assert (caught.value.field, caught.value.denied.code) == ("contact", "not_a_contact")
    assert Voice.objects.count() == 0


@pytest.mark.parametrize(
    ("state", "code"), [(VisitState.HELD, "visit_closed"), (VisitState.CANCELLED, "visit_cancelled")]
)
def test_visit_that_takes_no_questions_says_why(state: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        submitted(visit=make_visit(state=state))
    assert (caught.value.field, caught.value.denied.code, caught.value.denied.clause) == (
        "visit",
        code,
        "3.5b",
    )


def test_retry_after_the_meeting_closed_still_gets_its_receipt() -> None:
    sent = make_submission()
    first = actions.submit(sent, by=citizen())
    assert sent.visit is not None
    sent.visit.state = VisitState.HELD
    sent.visit.save()
    assert actions.submit(sent, by=citizen()).code == first.code


def test_question_may_be_asked_of_a_body_without_a_visit() -> None:
    voice = submitted(body=make_body("ecology"))
    assert (voice.visit, voice.body.slug) == (None, "ecology")


def test_body_that_the_decree_exempts_is_not_asked() -> None:
    with pytest.raises(Refused) as caught:
        submitted(body=make_body("defence"))
    assert (caught.value.denied.code, caught.value.denied.clause) == ("exempt_body", "1")


def test_district_of_another_region_is_refused() -> None:
    names = {"name_kk": "Абай", "name_ru": "Абай", "name_en": "Abay"}
    elsewhere = District.objects.create(region=make_region("190000000"), **names)
    with pytest.raises(Refused, match="wrong_district"):
        submitted(district=elsewhere)


def test_short_key_is_refused() -> None:
    with pytest.raises(Refused, match="no_key"):
        submitted(key="1")


def test_office_enters_a_letter_under_its_own_name() -> None:
    moderator = make_moderator()
    receipt = actions.enter_written(make_submission(channel=Channel.LETTER), by=moderator)
    line = journal.of(receipt.code, public_only=False)[0]
    assert (line.author, line.body, line.data["channel"]) == (
        f"staff:{moderator.account_id}",
        "healthcare",
        "letter",
    )
    assert voice_of(receipt).device == ""


def test_slips_from_the_hall_are_entered_after_the_hour_too() -> None:
    visit = make_visit(state=VisitState.HELD)
    sent = make_submission(visit=visit, channel=Channel.PAPER)
    assert actions.enter_written(sent, by=make_moderator()).state == "received"


def test_stranger_may_not_enter_for_another_body() -> None:
    with pytest.raises(Refused, match="not_moderator"):
        actions.enter_written(
            make_submission(channel=Channel.LETTER), by=make_moderator(make_body("ecology"))
        )


def test_akimat_clerk_enters_what_an_akims_meeting_of_her_region_brought() -> None:
    akimat = make_body("akimat-karaganda", kind="akimat", region=make_region())
    clerk = make_moderator(akimat, Role.AKIMAT_CLERK)
    assert actions.enter_written(make_submission(channel=Channel.AKIM), by=clerk).state == "received"
    with pytest.raises(Refused, match="not_moderator"):
        actions.enter_written(make_submission(channel=Channel.LETTER), by=clerk)


def test_time_of_receipt_is_the_clocks() -> None:
    moment = clock.almaty(2026, 3, 1, 12)
    with clock.at(moment):
        visit = make_visit(starts_at=moment + timedelta(days=3))
        assert submitted(visit=visit).received_at == moment


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_clicks_on_one_key_give_one_receipt() -> None:
    sent, asker = make_submission(), citizen()

    def click(_: int) -> tuple[str, str]:
        try:
            receipt = actions.submit(sent, by=asker)
            return receipt.code, receipt.secret
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        receipts = set(pool.map(click, range(20)))
    assert len(receipts) == 1
    assert Voice.objects.count() == 1
    assert len(journal.of(next(iter(receipts))[0], public_only=False)) == 1
