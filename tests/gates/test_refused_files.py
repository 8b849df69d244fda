"""A file and the act that needs it stand or fall together: refused, nothing of it is left, and the page says so."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from kezdesu.common import clock
from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.files import actions, intake
from kezdesu.files.models import StoredFile
from kezdesu.journal.models import Entry
from kezdesu.journal.record import Author
from kezdesu.people.roles import Role
from tests.files.samples import PDF, picture
from tests.gates.inside import client_of, settled_inside
from tests.gates.parsing import forms
from tests.gates.world import NOW, World
from tests.gates.world.staff import OURS

LANGUAGES = ("kk", "ru")
AGAIN = {"kk": "Файлды қайта таңдаңыз", "ru": "Выберите файл ещё раз"}
NO = Refused(Denied("no", Trilingual("Жоқ", "Нет")))
CLERK = Author("staff:1", OURS)
OWN = PDF.replace(b"%%EOF", b"% of this test\n%%EOF")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with settled_inside(django_db_blocker) as made:
        yield made


@pytest.fixture
def shelf(db: None, settings: Settings, tmp_path: Path) -> Path:
    clock.freeze(NOW)
    settings.FILES_DIR = tmp_path
    return tmp_path


def counted(shelf: Path) -> tuple[int, int, int]:
    """Rows of files, lines of the journal, files on the disk."""
    lying = [path for path in shelf.rglob("*") if path.is_file()]
    return StoredFile.objects.count(), Entry.objects.count(), len(lying)


def filled(client: Client, path: str, name: str, typed: dict[str, Any]) -> Any:
    """Post the form that has a field with this name, as it stands, with what is typed into it."""
    form = next(one for one in forms(client.get(path).content.decode(), path) if name in one.names)
    return client.post(form.action, form.values | typed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", ["progress", "done"])
def test_a_refused_report_leaves_no_file(world: World, shelf: Path, act: str, language: str) -> None:
    client, before = client_of(OURS, Role.EXECUTOR), counted(shelf)
    path = f"/{language}/office/plan/{world.codes['commitment.late']}/"
    typed = {"percent": "50", "text_kk": "Құбыр жеткізілді.", "text_ru": "Трубы.", "act": act}
    refused = filled(
        client, path, "percent", typed | {"text_ru": "", "file": SimpleUploadedFile("а.pdf", OWN)}
    )
    page = html.unescape(refused.content.decode())
    assert refused.status_code == 400
    assert AGAIN[language] in page
    assert "Құбыр жеткізілді." in page
    assert counted(shelf) == before
    taken = filled(client, path, "percent", typed | {"file": SimpleUploadedFile("а.pdf", OWN)})
    assert taken.status_code == 302
    assert counted(shelf) == (before[0] + 1, before[1] + 2, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_evidence_of_a_visit_leaves_no_file(world: World, shelf: Path, language: str) -> None:
    client, before = client_of(OURS, Role.CLERK), counted(shelf)
    path = f"/{language}/office/visits/{world.codes['visit.held']}/edit/record/"
    kind = html.unescape(client.get(path).content.decode()).split('name="kind"')[1].split('value="')[1]
    typed = {"kind": kind.split('"')[0], "note_kk": "Хабарландыру ілінді.", "note_ru": "Объявление вывешено."}
    wrong = typed | {"note_ru": "", "file": SimpleUploadedFile("а.jpg", picture("JPEG"))}
    refused = filled(client, path, "kind", wrong)
    page = html.unescape(refused.content.decode())
    assert refused.status_code == 422
    assert AGAIN[language] in page
    assert "Хабарландыру ілінді." in page
    assert counted(shelf) == before
    right = typed | {"file": SimpleUploadedFile("а.jpg", picture("JPEG"))}
    assert filled(client, path, "kind", right).status_code == 302
    assert counted(shelf) == (before[0] + 1, before[1] + 2, 1)


def test_what_another_stored_before_stays_when_the_act_is_refused(world: World, shelf: Path) -> None:
    stored = actions.store(name="а.pdf", data=OWN, by=CLERK)
    before = counted(shelf)
    with (
        pytest.raises(Refused),
        actions.beside(checked=intake.check("б.pdf", OWN), by=Author("staff:2", "x")),
    ):
        raise NO
    assert counted(shelf) == before
    assert StoredFile.objects.get(sha256=stored.sha256).name == "а.pdf"


def test_a_disk_that_fails_leaves_neither_row_nor_act(
    world: World, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counted(shelf)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        actions.store(name="а.pdf", data=OWN, by=CLERK)
    monkeypatch.undo()
    assert counted(shelf) == before
