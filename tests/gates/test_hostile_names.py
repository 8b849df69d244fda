"""Names, places and reasons in a hostile hand, in every file that the schedule leaves in: text, and no more."""

from __future__ import annotations

import html
import io
import re
import subprocess
import zipfile
from datetime import date
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
from django.test import Client
from docx import Document
from python_calamine import CalamineWorkbook

from kezdesu.bodies.models import Body, Office, Tenure
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions as meetings
from kezdesu.schedule import actions
from kezdesu.schedule.asking import Asked
from kezdesu.schedule.models import Entry
from tests.factories.schedule import Offices, make_approved, make_offices, row
from tests.gates.inside import content_of
from tests.gates.parsing import parse
from tests.gates.test_canaries import alive
from tests.schedule.test_office import signed_in

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://evil.example";"су")'
EVIL = (
    f"{FORMULA}<img src=x onerror=owned(1)>&amp;]]>\r\nX-Owned: 1\r\nBEGIN:VEVENT\x0b\x1b\u202eкері\u202c\u200b😀"
    + "ұ" * 90
)
FEBRUARY = clock.almaty(2026, 2, 2, 9)


@pytest.fixture
def offices() -> Offices:
    """A ministry, its post, holder, place and the reason of a move, all in the hostile hand."""
    made = make_offices()
    Body.objects.update(name_kk=EVIL, name_ru=EVIL, name_en=EVIL)
    Office.objects.update(title_kk=EVIL, title_ru=EVIL, title_en=EVIL)
    office = Office.objects.filter(body=made.body)[0]
    Tenure.objects.create(
        office=office, holder_kk=EVIL, holder_ru=EVIL, holder_en=EVIL, since=date(2025, 1, 1)
    )
    evil = Trilingual(EVIL, EVIL)
    rows = [row(date(2026, 3, 11)), row(date(2026, 6, 2))]
    make_approved(made, *(type(one)(one.region, one.office, one.planned_on, evil) for one in rows))
    with clock.at(FEBRUARY):
        entry = Entry.objects.select_related("proposal__schedule", "proposal__body", "region").order_by("pk")[
            0
        ]
        found = actions.propose_amendments(asked=[Asked(entry, date(2026, 4, 15), evil)], by=made.clerk)
        actions.sign_amendment(amendment=found[0], by=made.head)
        meetings.approve_amendments(
            amendments=found, act_number="40", act_date=date(2026, 2, 2), by=made.secretary
        )
    return made


def fetched(path: str, client: Client | None = None) -> Any:
    with clock.at(FEBRUARY):
        answer = (client or Client()).get(path)
        assert answer.status_code == 200, path
        assert "x-owned" not in answer.headers
        return answer


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_public_pages_show_it_as_text(offices: Offices, language: str) -> None:
    for path in ("schedule/2026/", "schedule/2026/changes/", "bodies/", "bodies/healthcare/", "duties/"):
        page = fetched(f"/{language}/{path}").content.decode()
        assert alive(page) == [], path


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_desks_show_it_as_text(offices: Offices, language: str) -> None:
    year = f"/{language}/office/schedule/2026/"
    seen = {
        offices.clerk: (
            f"{year}bodies/healthcare/",
            f"{year}amendments/",
            f"{year}bodies/healthcare/letter/",
        ),
        offices.coordinator: (year, f"{year}builder/", f"{year}approval/"),
        offices.secretary: (f"{year}approval/", f"{year}amendments/"),
    }
    for actor, paths in seen.items():
        client = signed_in(actor.account_id)
        for path in paths:
            page = fetched(path, client).content.decode()
            assert alive(page) == [], path
            assert FORMULA in parse(page).words, path


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_workbooks_hold_no_formula_and_no_link(offices: Offices, language: str) -> None:
    desk = signed_in(offices.clerk.account_id)
    own = f"/{language}/office/schedule/2026/bodies/healthcare/form.xlsx"
    for answer in (fetched(f"/{language}/schedule/2026.xlsx"), fetched(own, desk)):
        data = content_of(answer)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        cells = [str(cell) for sheet in sheets for line in sheet for cell in line]
        assert any("HYPERLINK" in cell for cell in cells)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(part)
            assert b"<f>" not in part, name
            assert b"<hyperlink " not in part, name


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_official_form_opens_as_a_document(offices: Offices, language: str) -> None:
    own = f"/{language}/office/schedule/2026/bodies/healthcare/form.docx"
    document = Document(io.BytesIO(content_of(fetched(own, signed_in(offices.clerk.account_id)))))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    assert any("HYPERLINK" in cell for cell in cells)


@pytest.mark.parametrize("path", ["schedule/2026.pdf", "office/schedule/2026/bodies/healthcare/form.pdf"])
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_print_holds_the_text(offices: Offices, path: str, language: str) -> None:
    data = content_of(fetched(f"/{language}/{path}", signed_in(offices.clerk.account_id)))
    read = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    assert "HYPERLINK" in read.stdout.decode().replace("\n", "").replace("\xad", "").replace("-", "")
    assert b"/JavaScript" not in data


@pytest.mark.parametrize(
    "path", ["kk/schedule/2026.ics", "calendar/all.ics", "calendar/bodies/healthcare.ics"]
)
def test_calendars_have_as_many_events_as_visits(offices: Offices, path: str) -> None:
    data = content_of(fetched(f"/{path}"))
    calendar = icalendar.Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    assert len(events) == 2
    assert not re.search(rb"(?m)^X-Owned", data)
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data)
    assert any("HYPERLINK" in str(event.get("SUMMARY")) + str(event.get("DESCRIPTION")) for event in events)


def test_feeds_are_sound_xml_and_json_keeps_the_text(offices: Offices) -> None:
    for path in ("/feeds/schedule.atom", "/feeds/bodies/healthcare.atom"):
        tree = ElementTree.fromstring(content_of(fetched(path)))
        told = "".join(tree.itertext())
        assert "HYPERLINK" in told
        assert "<img src=x" not in html.unescape(told) or "onerror" in told
    assert "HYPERLINK" in str(fetched("/kk/schedule/2026.json").json())
