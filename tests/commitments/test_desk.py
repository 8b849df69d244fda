"""The plan on the desk: progress, proof, later dates, signatures."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kezdesu.commitments import queries
from kezdesu.common import clock
from kezdesu.files import queries as files
from kezdesu.people.roles import Role
from tests.factories.after import ACTION, DONE, REASON, make_desk, make_held_visit, make_published
from tests.factories.base import make_account, make_body

pytestmark = pytest.mark.django_db
MAY = clock.almaty(2026, 5, 4, 12)
TEXT = {"text_kk": DONE.kk, "text_ru": DONE.ru}


@pytest.fixture(autouse=True)
def may():
    with clock.at(MAY):
        yield


def signed_in(role, slug="healthcare"):
    client = Client()
    client.force_login(make_account(role, make_body(slug)))
    return client


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\xa0", " ")


def promised():
    return make_published(make_held_visit(), make_desk())[0]


def photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "PNG")
    return SimpleUploadedFile("құбыр.png", out.getvalue(), "image/png")


def test_plan_table_shows_the_open_promises_of_my_body_alone():
    commitment = promised()

    assert ACTION.kk in words(signed_in(Role.EXECUTOR).get("/kk/office/plan/"))
    assert commitment.code not in words(signed_in(Role.EXECUTOR, "energy").get("/kk/office/plan/"))
    page = f"/kk/office/plan/{commitment.code}/"
    assert signed_in(Role.EXECUTOR, "energy").get(page).status_code == 404


def test_executor_reports_progress_then_done_with_a_photo_that_everybody_may_see():
    commitment, executor = promised(), signed_in(Role.EXECUTOR)
    page = f"/kk/office/plan/{commitment.code}/"

    assert executor.post(f"{page}start/").status_code == 302
    assert executor.post(page, TEXT | {"percent": 40, "act": "progress"}).status_code == 302
    refused = executor.post(page, TEXT | {"percent": 100, "act": "done"})
    assert refused.status_code == 400
    assert DONE.ru in words(refused)
    assert "3.7c" in words(refused)
    done = executor.post(page, TEXT | {"percent": 100, "act": "done", "file": photo()})
    assert done.status_code == 302

    commitment.refresh_from_db()
    assert commitment.state == "reported_done"
    (stored,) = queries.progress_of(commitment)[-1].files.all()
    assert files.is_public(stored)
    assert stored.sha256 in words(Client().get(f"/kk/commitments/{commitment.code}/"))


def test_file_that_is_not_what_its_name_says_is_refused_and_the_text_kept():
    commitment, executor = promised(), signed_in(Role.EXECUTOR)
    page = f"/kk/office/plan/{commitment.code}/"
    liar = SimpleUploadedFile("act.pdf", b"MZ\x90\x00 not a paper", "application/pdf")

    answer = executor.post(page, TEXT | {"percent": 100, "act": "done", "file": liar})

    assert answer.status_code == 400
    assert DONE.kk in words(answer)
    assert queries.progress_of(commitment) == []


def test_later_date_is_asked_by_one_and_signed_by_another_on_the_signatures_page():
    commitment, executor, head = promised(), signed_in(Role.EXECUTOR), signed_in(Role.HEAD)
    page = f"/kk/office/plan/{commitment.code}/"
    form = {"new_due_on": "2026-11-01", "reason_kk": REASON.kk, "reason_ru": REASON.ru}

    assert executor.post(f"{page}extend/", form | {"new_due_on": "2026-01-01"}).status_code == 400
    assert executor.post(f"{page}extend/", form).status_code == 302
    assert f"{page}extension/" in words(head.get("/kk/office/signatures/"))
    assert REASON.ru in words(head.get(f"{page}extension/"))
    assert executor.post(f"{page}extension/").status_code == 403
    assert head.post(f"{page}extension/").status_code == 302

    commitment.refresh_from_db()
    assert commitment.due_on == date(2026, 11, 1)
    assert head.post(f"{page}extension/").status_code == 404


def test_head_returns_an_extension_and_refuses_openly():
    commitment, executor, head = promised(), signed_in(Role.EXECUTOR), signed_in(Role.HEAD)
    page = f"/kk/office/plan/{commitment.code}/"
    form = {"new_due_on": "2026-11-01", "reason_kk": REASON.kk, "reason_ru": REASON.ru}
    executor.post(f"{page}extend/", form)

    assert head.post(f"{page}extension/return/", {"reason": ""}).status_code == 400
    assert head.post(f"{page}extension/return/", {"reason": "Негізсіз"}).status_code == 302
    assert "Негізсіз" in words(executor.get(page))
    assert head.post(f"{page}refuse/", {"reason_kk": REASON.kk}).status_code == 400
    assert head.post(f"{page}refuse/", form).status_code == 302
    commitment.refresh_from_db()
    assert commitment.state == "refused"


def test_signatures_of_other_bodies_are_not_shown():
    commitment, executor = promised(), signed_in(Role.EXECUTOR)
    form = {"new_due_on": "2026-11-01", "reason_kk": REASON.kk, "reason_ru": REASON.ru}
    executor.post(f"/kk/office/plan/{commitment.code}/extend/", form)

    assert commitment.code not in words(signed_in(Role.HEAD, "energy").get("/kk/office/signatures/"))


def test_plan_table_needs_as_many_queries_for_three_promises_as_for_one(django_assert_max_num_queries):
    executor = signed_in(Role.EXECUTOR)
    executor.get("/kk/office/")  # once in some minutes the desk writes down when it was last seen
    for count in (1, 2):
        for _ in range(count):
            promised()
        with django_assert_max_num_queries(8):
            assert executor.get("/kk/office/plan/").status_code == 200
