"""Content lies under its hash, once; the public gets only what a public record links to, as a download."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from kezdesu.common.answers import Refused
from kezdesu.files import actions, queries, store
from kezdesu.files.models import StoredFile
from kezdesu.journal import record as journal
from kezdesu.journal.record import Author
from kezdesu.people.roles import Role
from tests.factories import make_account, make_body
from tests.files import samples

pytestmark = pytest.mark.django_db
CLERK = Author("staff:1", "healthcare")


@pytest.fixture(autouse=True)
def shelf(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path
    return tmp_path


@pytest.fixture
def everything_public() -> Iterator[None]:
    queries.shown_by(_yes)
    yield
    queries._shown_by.remove(_yes)


def _yes(file: StoredFile) -> bool:
    return True


def stored() -> StoredFile:
    return actions.store(name="../акт.pdf", data=samples.PDF, by=CLERK)


def test_content_lies_under_its_hash_and_the_line_has_no_name(shelf: Path) -> None:
    file = stored()
    assert file.sha256 == hashlib.sha256(samples.PDF).hexdigest()
    assert queries.content_of(file).read_bytes() == samples.PDF
    line = journal.of(file.sha256[:16], public_only=False)[0]
    assert (line.kind, line.data) == (
        "file.stored",
        {"sha256": file.sha256, "media_type": "application/pdf", "size": len(samples.PDF)},
    )


def test_same_content_is_stored_once(shelf: Path) -> None:
    assert stored() == stored()
    assert [path.name for path in shelf.rglob("*") if path.is_file()] == [stored().sha256]


def test_refused_file_leaves_nothing_behind(shelf: Path) -> None:
    with pytest.raises(Refused):
        actions.store(name="акт.pdf", data=b"MZ", by=CLERK)
    assert list(shelf.iterdir()) == []
    assert StoredFile.objects.count() == 0


@pytest.mark.parametrize("name", ["../../etc/passwd", "a" * 63, "G" * 64, ""])
def test_place_is_only_for_hashes(name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.place(name)


def test_visitor_does_not_see_a_file_of_the_office(client: Client) -> None:
    assert client.get(f"/kk/files/{stored().sha256}/").status_code == 404


def test_those_whose_body_brought_it_download_it_under_its_cleaned_name(client: Client) -> None:
    client.force_login(make_account(Role.CLERK, make_body("healthcare")))
    answer = client.get(f"/kk/files/{stored().sha256}/")
    assert b"".join(answer) == samples.PDF  # type: ignore[arg-type]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%B0%D0%BA%D1%82.pdf")
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "application/pdf")
    assert "no-store" in answer["Cache-Control"]


def test_another_body_does_not_get_it_by_its_hash_until_it_brings_the_same(client: Client) -> None:
    file = stored()
    client.force_login(make_account(Role.CLERK, make_body("water")))
    assert client.get(f"/kk/files/{file.sha256}/").status_code == 404
    actions.store(name="same.pdf", data=samples.PDF, by=Author("staff:2", "water"))
    assert b"".join(client.get(f"/kk/files/{file.sha256}/")) == samples.PDF  # type: ignore[arg-type]
    assert StoredFile.objects.count() == 1


def test_overseers_read_what_they_judge(client: Client) -> None:
    client.force_login(make_account(Role.INSPECTOR, make_body("administration")))
    assert b"".join(client.get(f"/kk/files/{stored().sha256}/")) == samples.PDF  # type: ignore[arg-type]


@pytest.mark.usefixtures("everything_public")
def test_file_that_a_public_record_links_to_is_for_everybody(client: Client) -> None:
    answer = client.get(f"/ru/files/{stored().sha256}/")
    assert (answer.status_code, b"".join(answer)) == (200, samples.PDF)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["0" * 64, "..%2f..%2fetc%2fpasswd", "x"])
def test_unknown_hash_is_no_page(client: Client, name: str) -> None:
    assert client.get(f"/kk/files/{name}/").status_code == 404
