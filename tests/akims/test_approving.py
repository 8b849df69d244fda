"""The akim approves her own calendar at the desk, with the scan of her act, and changes it later the same way."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.meetings.models import Visit
from kezdesu.schedule import actions
from kezdesu.schedule.models import Amendment, Entry, Version
from tests.akims.local import Akimat, make_akimat, row, signed_calendar
from tests.factories import make_region
from tests.factories.schedule import REASON
from tests.files.samples import PDF
from tests.schedule.test_office import signed_in

pytestmark = pytest.mark.django_db
DESK = "/ru/office/schedule/2026-akimat-karaganda/"


def form_of(page: str) -> dict[str, str]:
    """The hidden fields of the form that enters the approving act."""
    part = page.partition('id="act-approve"')[2].partition("</form>")[0]
    found = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', part)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


@pytest.fixture
def signed(settings: Settings, tmp_path: Path) -> Akimat:
    settings.FILES_DIR = tmp_path
    found = make_akimat()
    signed_calendar(found, row(date(2026, 3, 11)), row(date(2026, 9, 9)))
    clock.freeze(clock.almaty(2026, 1, 12, 10))
    return found


def test_the_akim_approves_at_the_desk_with_a_scan_and_puts_the_right_one(signed: Akimat) -> None:
    desk, act = signed_in(signed.head.account_id), {"act_number": "5-ө", "act_date": "2026-01-12"}
    page = desk.get(f"{DESK}approval/").content.decode()
    assert 'id="act-approve"' in page
    assert 'id="act-draft"' not in page
    assert desk.post(f"{DESK}acts/approve/", act | {"digest": "0" * 64}).status_code == 422
    scan = SimpleUploadedFile("шешім.pdf", PDF)
    assert desk.post(f"{DESK}acts/approve/", act | form_of(page) | {"scan": scan}).status_code == 302
    version = Version.objects.get()
    assert (version.number, version.act_number, Visit.objects.count()) == (1, "5-ө", 2)
    assert version.scan is not None
    seen = Client().get("/ru/schedule/2026/changes/?series=826").content.decode()
    assert f"/files/{version.scan.sha256}/" in seen
    other = SimpleUploadedFile("дұрысы.pdf", PDF + b"\n")
    assert desk.post(f"{DESK}versions/1/scan/", {"scan": other}).status_code == 302
    before = version.scan.sha256
    version.refresh_from_db()
    assert version.scan.sha256 != before


def test_only_the_akim_approves(signed: Akimat) -> None:
    clerk, other = signed_in(signed.clerk.account_id), make_akimat("akimat-abai", "100000000")
    page = clerk.get(f"{DESK}approval/").content.decode()
    assert 'id="act-' not in page, "there is no draft to put together, and the clerk does not approve"
    act = {"act_number": "5-ө", "act_date": "2026-01-12"}
    assert clerk.post(f"{DESK}acts/approve/", act).status_code == 422
    assert signed_in(other.head.account_id).post(f"{DESK}acts/approve/", act).status_code == 422
    assert not Version.objects.exists()


def test_the_akim_changes_the_calendar_at_the_desk(signed: Akimat) -> None:
    head, clerk = signed_in(signed.head.account_id), signed_in(signed.clerk.account_id)
    page = head.get(f"{DESK}approval/").content.decode()
    act = {"act_number": "5-ө", "act_date": "2026-01-12"}
    assert head.post(f"{DESK}acts/approve/", act | form_of(page)).status_code == 302
    entry = Entry.objects.get(planned_on=date(2026, 9, 9))
    reasons = {"reason_kk": "Су тасқыны", "reason_ru": "Из-за паводка"}
    form = {"what": "move", "new_date": "2026-09-16", **reasons}
    assert clerk.post(f"/ru/office/schedule/entries/{entry.pk}/amend/", form).status_code == 302
    (amendment,) = Amendment.objects.all()
    assert head.post(f"/ru/office/schedule/amendments/{amendment.pk}/acts/sign/").status_code == 302
    listed = head.get(f"{DESK}amendments/").content.decode()
    assert 'id="act-amend"' in listed
    chosen = {"amend-amendments": amendment.pk, "amend-act_number": "6", "amend-act_date": "2026-01-12"}
    assert head.post(f"{DESK}acts/amend/", chosen).status_code == 302
    assert Version.objects.count() == 2
    public = Client().get("/ru/schedule/2026/changes/?series=826").content.decode().replace("\xa0", " ")
    assert "Перенесена с 9 сентября на 16 сентября" in public


def test_a_calendar_cannot_be_moved_out_of_its_territory(signed: Akimat) -> None:
    head, clerk = signed_in(signed.head.account_id), signed_in(signed.clerk.account_id)
    elsewhere = make_region("620000000")
    page = head.get(f"{DESK}approval/").content.decode()
    act = {"act_number": "5-ө", "act_date": "2026-01-12"}
    head.post(f"{DESK}acts/approve/", act | form_of(page))
    entry = Entry.objects.select_related("proposal__schedule", "proposal__body").first()
    assert entry is not None
    form = clerk.get(f"/ru/office/schedule/entries/{entry.pk}/amend/").content.decode()
    assert 'name="new_date"' in form
    assert 'name="new_region"' not in form, "there is no other region to choose"
    with pytest.raises(Refused) as refused:
        actions.propose_amendment(
            entry=entry, new_date=entry.planned_on, new_region=elsewhere, reason=REASON, by=signed.clerk
        )
    assert (refused.value.denied.code, refused.value.field) == ("other_territory", "new_region")
