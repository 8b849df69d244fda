"""The scan of the act at its forms: stored with the act or not at all, kept for an hour when the form is refused."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from kezdesu.common import clock
from kezdesu.files.models import StoredFile
from kezdesu.journal.models import Entry as Line
from kezdesu.schedule import actions
from kezdesu.schedule.models import Schedule, Version
from tests.factories.schedule import Offices, make_approved, make_offices, make_proposal
from tests.files.samples import PDF, picture
from tests.gates.inside import content_of
from tests.schedule.test_office import signed_in

pytestmark = pytest.mark.django_db
DECEMBER = clock.almaty(2025, 12, 10, 12)
YEAR = "office/schedule/2026/"
ACT = {"act_number": "77-ө", "act_date": "2025-12-10"}
KEPT = {"kk": "скан.pdf сканы сақталды", "ru": "Скан скан.pdf сохранён"}
GONE = {"kk": "Сканды қайта таңдаңыз", "ru": "Выберите скан ещё раз"}
NOT_A_SCAN = {"kk": "Актінің сканы PDF немесе JPEG болуы керек", "ru": "Скан акта должен быть в PDF или JPEG"}
SAME = {"kk": "Бұл скан тіркеліп қойған", "ru": "Этот скан уже приложен"}
NONE = {"kk": "Актінің сканын таңдаңыз", "ru": "Выберите скан акта"}


@pytest.fixture(autouse=True)
def shelf(settings: Settings, tmp_path: Path) -> Path:
    """Where the content of stored files lies."""
    settings.FILES_DIR = tmp_path
    return tmp_path


@pytest.fixture
def offices() -> Offices:
    return make_offices()


def at_the_government(offices: Offices) -> Client:
    """The draft was sent; the secretary's browser."""
    schedule = make_proposal(offices).schedule
    with clock.at(DECEMBER):
        actions.draft_schedule(schedule=schedule, by=offices.coordinator)
        actions.submit_draft(schedule=schedule, receipt="1", by=offices.coordinator)
    return signed_in(offices.secretary.account_id)


def scan(data: bytes = PDF, name: str = "скан.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def text_of(answer: object) -> str:
    return html.unescape(answer.content.decode()).replace("\xa0", " ")  # type: ignore[attr-defined]


def ticket_in(page: str) -> str:
    found = re.search(r'name="kept" value="([^"]+)"', page)
    assert found
    return found[1]


def nothing_is_stored(shelf: Path) -> bool:
    return StoredFile.objects.count() == 0 and not [path for path in shelf.rglob("*") if path.is_file()]


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(
    "wrong", [{"act_date": "2026-12-31"}, {"digest": "0" * 64}, {"act_number": ""}, {"act_date": "кеше"}]
)
def test_a_refused_act_stores_nothing_and_the_scan_need_not_be_chosen_again(
    offices: Offices, shelf: Path, wrong: dict[str, str], language: str
) -> None:
    client, path = at_the_government(offices), f"/{language}/{YEAR}acts/approve/"
    before = Line.objects.count()
    with clock.at(DECEMBER):
        refused = client.post(path, ACT | wrong | {"scan": scan()})
        page = text_of(refused)
        assert refused.status_code == 422
        assert KEPT[language] in page
        assert nothing_is_stored(shelf)
        assert Line.objects.count() == before
        assert client.post(path, ACT | {"kept": ticket_in(page)}).status_code == 302
    version = Version.objects.get()
    assert version.scan is not None
    assert version.scan.name == "скан.pdf"
    assert Schedule.objects.get().state == "approved"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_refused_twice_it_is_still_kept_and_after_an_hour_it_says_plainly_that_it_is_gone(
    offices: Offices, shelf: Path, language: str
) -> None:
    client, path = at_the_government(offices), f"/{language}/{YEAR}acts/approve/"
    with clock.at(DECEMBER):
        first = text_of(client.post(path, ACT | {"act_number": "", "scan": scan()}))
        second = text_of(client.post(path, ACT | {"act_number": "", "kept": ticket_in(first)}))
        assert KEPT[language] in second
        used = client.post(path, ACT | {"kept": ticket_in(first)})
    assert used.status_code == 422
    assert GONE[language] in text_of(used)
    assert 'value="77-ө"' in text_of(used)
    assert nothing_is_stored(shelf)
    assert Schedule.objects.get().state == "submitted"


def test_a_kept_scan_is_for_who_chose_it_alone(offices: Offices, shelf: Path) -> None:
    client, path = at_the_government(offices), f"/kk/{YEAR}acts/approve/"
    with clock.at(DECEMBER):
        ticket = ticket_in(text_of(client.post(path, ACT | {"act_number": "", "scan": scan()})))
        another = signed_in(offices.secretary.account_id)
        assert GONE["kk"] in text_of(another.post(path, ACT | {"kept": ticket}))
    assert nothing_is_stored(shelf)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_scan_comes_later_another_replaces_it_and_bad_ones_change_nothing(
    offices: Offices, shelf: Path, language: str
) -> None:
    make_approved(offices)
    client = signed_in(offices.secretary.account_id)
    path = f"/{language}/{YEAR}versions/1/scan/"
    page = f"/{language}/{YEAR}approval/"
    with clock.at(clock.almaty(2026, 1, 10)):
        for wrong, said in (
            ({}, NONE),
            ({"scan": scan(picture("PNG"), "акт.png")}, NOT_A_SCAN),
            ({"scan": scan(b"", "акт.pdf")}, {"kk": "Бос файл", "ru": "пуст"}),
        ):
            refused = client.post(path, wrong)
            assert (refused.status_code, said[language] in text_of(refused)) == (422, True)
            assert nothing_is_stored(shelf)
        assert client.post(path, {"scan": scan()}).status_code == 302
        shown = client.get(page).content.decode()
        (stored,) = StoredFile.objects.all()
        assert f'href="/{language}/files/{stored.sha256}/"' in shown
        same = client.post(path, {"scan": scan()})
        assert (same.status_code, SAME[language] in text_of(same)) == (422, True)
        assert client.post(path, {"scan": scan(picture("JPEG"), "акт.jpg")}).status_code == 302
    version = Version.objects.select_related("scan").get()
    assert version.scan is not None
    assert version.scan.name == "акт.jpg"
    assert content_of(Client().get(f"/{language}/files/{version.scan.sha256}/"))[:2] == b"\xff\xd8"


def test_only_the_secretary_attaches_a_scan(offices: Offices, shelf: Path) -> None:
    make_approved(offices)
    for actor in (offices.clerk, offices.head, offices.coordinator):
        answer = signed_in(actor.account_id).post(f"/kk/{YEAR}versions/1/scan/", {"scan": scan()})
        assert answer.status_code in (403, 404)
    assert nothing_is_stored(shelf)
