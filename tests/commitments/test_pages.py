"""The promise pages and the form of the verdict."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client

from kezdesu.commitments import extensions, queries
from kezdesu.commitments.models import Commitment
from kezdesu.common import clock, devices
from kezdesu.voices.models import Support, Voice
from kezdesu.voices.receipts import hash_of
from kezdesu.web.public.commitments import pages
from tests.factories.after import (
    ACTION,
    DAY_AFTER,
    DONE,
    REASON,
    make_desk,
    make_done,
    make_held_visit,
    make_planned_issue,
    make_published,
)

pytestmark = pytest.mark.django_db
MAY = clock.almaty(2026, 5, 4, 12)
SECRET = "a-secret-of-the-asker"
DEVICE = "a" * 32


@pytest.fixture(autouse=True)
def may():
    with clock.at(MAY):
        yield


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\xa0", " ")


def asked_and_done():
    visit, desk = make_held_visit(), make_desk()
    voice = Voice.objects.get(visit=visit)
    Voice.objects.filter(pk=voice.pk).update(secret_hash=hash_of(SECRET))
    Support.objects.create(voice=voice, supporter=DEVICE, kind="device", at=DAY_AFTER - timedelta(days=1))
    commitment, _ = make_published(visit, desk)
    make_done(commitment, desk)
    return commitment, voice


def judge(client, commitment, **form):
    return client.post(f"/kk/commitments/{commitment.code}/verdict/", form)


def test_draft_of_a_promise_is_not_public(client: Client):
    visit, desk = make_held_visit(), make_desk()
    with clock.at(DAY_AFTER):
        _issue, draft = make_planned_issue(visit, desk)

    assert client.get(f"/kk/commitments/{draft.code}/").status_code == 404
    assert client.get(f"/kk/commitments/{draft.code}/verdict/").status_code == 404
    assert draft.code not in words(client.get("/kk/commitments/"))


def test_promise_page_shows_owner_every_date_evidence_and_both_voices(client: Client):
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)
    asked = extensions.ask_extension(
        commitment, new_due_on=date(2026, 11, 1), reason=REASON, by=desk.executor
    )
    extensions.grant_extension(asked, by=desk.head)
    commitment.refresh_from_db()
    make_done(commitment, desk)

    page = words(client.get(f"/ru/commitments/{commitment.code}/"))

    assert ACTION.ru in page
    assert desk.office.title.ru in page
    assert '<del><span class="hidden">' in page
    assert REASON.ru in page
    assert "1 сентября 2026 г." in page
    assert "1 ноября 2026 г." in page
    assert DONE.ru in page
    assert "https://www.gov.kz/act-17" in page


def test_list_filters_and_goes_on(client: Client, monkeypatch):
    desk = make_desk()
    made = [make_published(make_held_visit(), desk)[0] for _ in range(3)]
    monkeypatch.setattr(queries, "PAGE_SIZE", 2)

    newest = words(client.get("/kk/commitments/?body=healthcare"))
    assert [promise.code in newest for promise in made] == [False, True, True]
    first = words(client.get("/kk/commitments/?state=open&body=healthcare"))
    assert [promise.code in first for promise in made] == [True, True, False]
    assert f"after={made[1].pk}" in first
    assert "state=open" in first
    second = words(client.get(f"/kk/commitments/?state=open&after={made[1].pk}"))
    assert [promise.code in second for promise in made] == [False, False, True]
    assert made[0].code not in words(client.get("/kk/commitments/?state=overdue"))
    assert client.get("/kk/commitments/?order=due").status_code == 400
    assert client.get("/kk/commitments/?after=x&state=y").status_code == 200


def test_what_is_still_owed_stands_by_its_day_and_goes_on_from_there(monkeypatch):
    desk = make_desk()
    late, soon, middle = (make_published(make_held_visit(), desk)[0] for _ in range(3))
    monkeypatch.setattr(queries, "PAGE_SIZE", 1)
    for promise, days in ((late, 9), (soon, 1), (middle, 5)):
        Commitment.objects.filter(pk=promise.pk).update(due_on=promise.due_on + timedelta(days=days))

    seen, after = [], 0
    for _ in range(3):
        page = queries.listing(queries.Wanted(shelf="open", after=after), today=clock.today())
        seen, after = [*seen, *page.rows], page.next

    assert (seen, after) == ([soon, middle, late], 0)


def test_asker_confirms_by_the_secret_of_the_form(client: Client):
    commitment, _voice = asked_and_done()

    answer = judge(client, commitment, word="confirm", secret=SECRET, comment="Су келді")

    assert answer.status_code == 302
    assert SECRET not in answer["Location"]
    assert "no-store" in answer["Cache-Control"]
    commitment.refresh_from_db()
    assert commitment.state == "confirmed"
    page = words(client.get(f"/ru/commitments/{commitment.code}/"))
    assert '<p class="said" lang="kk">Су келді</p>' in page


def test_device_that_joined_disputes_without_a_secret(client: Client):
    commitment, _voice = asked_and_done()
    client.cookies[devices.COOKIE] = devices.sign(DEVICE, settings.SECRET_KEY)

    assert judge(client, commitment, word="dispute").status_code == 302
    commitment.refresh_from_db()
    assert commitment.state == "disputed"


@pytest.mark.parametrize(
    "form",
    [
        {"word": "confirm"},
        {"word": "confirm", "secret": "wrong"},
        {"word": "perhaps", "secret": SECRET},
        {"secret": SECRET},
        {"word": "confirm", "secret": SECRET, "comment": "а" * 1001},
    ],
)
def test_verdict_that_may_not_be_given_says_why_and_keeps_what_was_typed(client: Client, form):
    commitment, _voice = asked_and_done()

    answer = judge(client, commitment, **({"comment": "Менің сөзім"} | form))

    assert answer.status_code == 400
    assert 'class="errors"' in words(answer)
    assert form.get("comment", "Менің сөзім") in words(answer)
    commitment.refresh_from_db()
    assert commitment.state == "reported_done"


def test_comment_is_never_markup_and_personal_data_is_not_shown(client: Client):
    commitment, _voice = asked_and_done()
    judge(client, commitment, word="confirm", secret=SECRET, comment="<script>alert(1)</script>")
    page = words(client.get(f"/kk/commitments/{commitment.code}/"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page

    judge(client, commitment, word="confirm", secret=SECRET, comment="ЖСН 791028302728")
    assert "791028302728" not in words(client.get(f"/kk/commitments/{commitment.code}/"))


def test_my_question_offers_a_verdict_on_what_came_of_it():
    commitment, voice = asked_and_done()

    (offered,) = pages.verdicts_for(voice, SECRET)

    assert (offered.promise, bool(offered.may), offered.mine) == (commitment, True, None)
    assert not pages.verdicts_for(voice, "wrong")[0].may


def test_promise_page_needs_a_bounded_number_of_queries(client: Client, django_assert_max_num_queries):
    commitment, _voice = asked_and_done()
    client.get(f"/kk/commitments/{commitment.code}/")

    with django_assert_max_num_queries(14):
        client.get(f"/kk/commitments/{commitment.code}/")
