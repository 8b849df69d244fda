"""What is typed in a hostile hand is cleaned before it is kept: names, titles, remarks, reasons, sheets of members."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kezdesu.bodies.models import Body, Invitation, Office, Tenure
from kezdesu.common import clock
from kezdesu.common.typed import clean, one_line
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.schedule.models import Entry, Remark
from kezdesu.voices import intake
from tests.factories import make_account, make_body, make_office
from tests.factories.schedule import make_offices, make_proposal
from tests.schedule.test_office import signed_in

pytestmark = pytest.mark.django_db
HIDDEN = "\x00\x07\x1b\u202e\u2066\u200b\u200d\u2060\ufeff\ue000\u3164\U000e0041"
TYPED = f"  \u202eАса{HIDDEN}н\u00a0 \tИ\u0306са\r\nX-Owned: 1\u2028қызы\u202c "
LINE = "Асан Йса X-Owned: 1 қызы"
TEXT = "Асан Йса\nX-Owned: 1\nқызы"
NOTHING = f" {HIDDEN}\r\n\u00a0 "
ROOT = "/ru/office/registrar/"
NOW = clock.almaty(2025, 12, 5, 10)


@pytest.fixture(autouse=True)
def at_the_instant() -> None:
    clock.freeze(NOW)


@pytest.fixture
def ministry() -> Body:
    make_body("culture-and-information", is_authorised=True)
    return make_body("transport")


@pytest.fixture
def desk(ministry: Body) -> Client:
    return signed_in(make_account(Role.REGISTRAR, ministry).pk)


def test_one_function_cleans_for_citizens_and_for_the_office() -> None:
    assert intake.accept(TYPED) == clean(TYPED) == TEXT
    assert one_line(TYPED) == LINE == unicodedata.normalize("NFC", LINE)
    assert clean(NOTHING) == one_line(NOTHING) == ""


def test_a_post_and_its_holder_are_named_in_visible_signs(desk: Client, ministry: Body) -> None:
    typed = {"title_kk": TYPED, "title_ru": TYPED, "slug": "water", "rank": "department"}
    made = desk.post(f"{ROOT}bodies/transport/post/", {**typed, "since": "2025-12-01"})
    post = Office.objects.get(slug="water")
    held = desk.post(f"{ROOT}posts/{post.pk}/appoint/", {**typed, "since": "2025-12-02"})

    assert (made.status_code, held.status_code) == (302, 302)
    assert (post.title_kk, post.title_ru) == (LINE, LINE)
    assert Tenure.objects.get(office=post).holder_kk == LINE


@pytest.mark.parametrize("act", ["appoint", "rename"])
def test_a_name_of_hidden_signs_alone_is_no_name(desk: Client, ministry: Body, act: str) -> None:
    post = make_office(ministry)
    before = post.title_kk

    answer = desk.post(
        f"{ROOT}posts/{post.pk}/{act}/", {"title_kk": NOTHING, "title_ru": NOTHING, "since": "2025-12-01"}
    )

    post.refresh_from_db()
    assert answer.status_code == 422
    assert post.title_kk == before
    assert not Tenure.objects.exists()


def test_an_invited_name_is_clean(desk: Client, ministry: Body) -> None:
    typed = {"name": TYPED, "email": "asan@example.kz", "roles": ["clerk"], "language": "ru"}

    refused = desk.post(f"{ROOT}bodies/transport/invite/", {**typed, "name": NOTHING})
    invited = desk.post(f"{ROOT}bodies/transport/invite/", typed)

    assert (refused.status_code, invited.status_code) == (422, 200)
    assert Invitation.objects.get().name == LINE


def test_a_sheet_of_members_is_cleaned_cell_by_cell(desk: Client, ministry: Body) -> None:
    name = TYPED.replace("\x00", "")
    rows = [
        ("орган", "фио", "почта", "роль", "с"),
        ("transport\u200b", f'"{name}"', "asan@example.kz", "clerk", "2025-12-05"),
        ("transport", NOTHING.replace("\x00", "").replace("\r\n", ""), "b@example.kz", "clerk", "2025-12-05"),
    ]
    file = SimpleUploadedFile("members.csv", "\n".join(";".join(row) for row in rows).encode())

    shown = desk.post(f"{ROOT}import/", {"file": file}).content.decode()
    kept = re.search(r'name="rows" value="([^"]+)"', shown)
    assert kept is not None
    assert "Не указано имя" in shown
    assert not set(HIDDEN) & set(shown)
    desk.post(f"{ROOT}import/", {"rows": kept[1]})

    assert [(row.email, row.name) for row in Invitation.objects.all()] == [("asan@example.kz", LINE)]
    assert not Account.objects.filter(email="b@example.kz").exists()


def test_the_coordinators_remark_and_the_answer_keep_their_lines_and_nothing_hidden() -> None:
    offices = make_offices()
    entry = Entry.objects.get(proposal=make_proposal(offices))
    coordinator = signed_in(offices.coordinator.account_id)
    clerk = signed_in(offices.clerk.account_id)
    comment = f"/kk/office/schedule/2026/builder/rows/{entry.pk}/acts/comment/"

    empty = coordinator.post(comment, {"text": NOTHING})
    coordinator.post(comment, {"text": TYPED})
    remark = Remark.objects.get()
    clerk.post(f"/kk/office/schedule/remarks/{remark.pk}/answer/", {"text": TYPED})

    remark.refresh_from_db()
    assert empty.status_code == 422
    assert (remark.text, remark.answer) == (TEXT, TEXT)


def test_a_proposal_keeps_clean_places_and_its_return_a_clean_reason() -> None:
    offices = make_offices()
    entry = Entry.objects.select_related("region", "office").get(proposal=make_proposal(offices))
    coordinator = signed_in(offices.coordinator.account_id)
    acts = "/kk/office/schedule/2026/bodies/healthcare/acts/return/"

    assert coordinator.post(acts, {"reason": NOTHING}).status_code == 422
    coordinator.post(acts, {"reason": TYPED})
    signed_in(offices.clerk.account_id).post(
        "/kk/office/schedule/2026/bodies/healthcare/",
        {
            "form-TOTAL_FORMS": "1",
            "form-INITIAL_FORMS": "0",
            "revision": str(type(entry.proposal).objects.get().revision),
            "form-0-entry": str(entry.pk),
            "form-0-planned_on": date(2026, 3, 11).isoformat(),
            "form-0-region": entry.region.kato,
            "form-0-office": entry.office.slug,
            "form-0-place_kk": TYPED,
            "form-0-place_ru": TYPED,
            "form-0-topic": TYPED,
        },
    )

    entry = Entry.objects.select_related("proposal").get()
    assert (entry.place_kk, entry.place_ru, entry.topic) == (LINE, LINE, LINE)
