"""The files say what the page says: each opened again by its reader, with the same filters."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from io import BytesIO

import pytest
from django.test import Client
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from kezdesu.common import clock
from kezdesu.schedule.models import Version
from tests.factories.schedule import make_approved, make_offices
from tests.public_schedule.test_year import TODAY, a_year, codes, page_of

pytestmark = pytest.mark.django_db
CODE = re.compile(r"M-\d{4}-\d{4}")
QUERIES = [
    "",
    "?body=transport",
    "?region=350000000&state=held",
    "?q=восточно",
    "?month=2&rank=head",
    "?state=moved",
]


def in_spreadsheet(content: bytes) -> list[str]:
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    return [str(row[0]) for row in rows[1:] if row[0]]


def in_document(content: bytes) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    ).stdout
    return CODE.findall(text.decode())


def in_calendar(content: bytes) -> list[str]:
    return [str(event["UID"]).partition("@")[0] for event in Calendar.from_ical(content).walk("VEVENT")]


def in_data(content: bytes) -> list[str]:
    return [item["code"] for item in json.loads(content)["items"]]


READERS = {"xlsx": in_spreadsheet, "pdf": in_document, "ics": in_calendar, "json": in_data}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("form", READERS)
def test_a_file_holds_exactly_the_rows_of_the_page(client: Client, form: str, query: str) -> None:
    clock.freeze(TODAY)
    a_year()
    content = client.get(f"/ru/schedule/2026.{form}{query}").content
    assert READERS[form](content) == codes(page_of(client, query))


def test_a_version_s_content_is_what_its_seal_was_taken_of(client: Client) -> None:
    make_approved(make_offices())
    version = Version.objects.get()
    answer = client.get("/kk/schedule/2026/versions/1.json")
    assert hashlib.sha256(answer.content).hexdigest() == version.sha256
    assert json.loads(answer.content)[0]["planned_on"] == "2026-03-11"
    assert client.get("/kk/schedule/2026/versions/2.json").status_code == 404
