"""A file is taken when it is what its name says; otherwise the refusal names both and the way out."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from django.conf import settings
from PIL import Image

from kezdesu.common.answers import Refused
from kezdesu.files import intake
from tests.files import samples

MEGABYTE = 1024 * 1024


def refusal(name: str, data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        intake.check(name, data)
    assert caught.value.field == "file"
    assert caught.value.denied.reason.missing() == ()
    return caught.value


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("есеп.pdf", samples.PDF, "PDF"),
        ("сурет.JPG", samples.picture("JPEG"), "JPEG"),
        ("сурет.jpeg", samples.picture("JPEG"), "JPEG"),
        ("сызба.png", samples.picture("PNG"), "PNG"),
        ("сурет.webp", samples.picture("WEBP"), "WEBP"),
        ("акт.docx", samples.docx(), "DOCX"),
        ("кесте.xlsx", samples.xlsx(), "XLSX"),
    ],
)
def test_file_that_is_what_it_says_is_taken(name: str, data: bytes, kind: str) -> None:
    checked = intake.check(name, data)
    assert (checked.kind.name, len(checked.sha256)) == (kind, 64)


def test_file_of_30_megabytes_is_told_both_figures() -> None:
    denied = refusal("бейне.pdf", samples.PDF + b"0" * 30 * MEGABYTE).denied
    assert denied.code == "file_too_large"
    assert "30,0" in denied.reason.kk
    assert f"{settings.FILE_SIZE_LIMIT // MEGABYTE} МБ" in denied.reason.ru


def test_empty_file_is_refused() -> None:
    assert refusal("есеп.pdf", b"").denied.code == "empty_file"


@pytest.mark.parametrize(
    ("name", "data", "said", "found"),
    [
        ("акт.pdf", samples.picture("PNG"), "PDF", "PNG"),
        ("фото.jpg", samples.PDF, "JPEG", "PDF"),
        ("акт.docx", samples.xlsx(), "DOCX", "XLSX"),
        ("есеп.pdf", b"MZ\x90\x00" + b"\x00" * 200, "PDF", "EXE"),
        ("есеп.docx", samples.plain_zip(), "DOCX", "ZIP"),
    ],
)
def test_file_that_is_not_what_its_name_says_is_refused_naming_both(
    name: str, data: bytes, said: str, found: str
) -> None:
    denied = refusal(name, data).denied
    assert denied.code == "file_not_what_it_says"
    assert said in denied.reason.kk
    if found not in ("EXE", "ZIP"):
        assert found in denied.reason.ru


def test_polyglot_that_only_ends_as_a_document_is_refused() -> None:
    assert refusal("фото.jpg", b"GIF89a" + samples.picture("JPEG")).denied.code == "file_not_what_it_says"
    assert refusal("акт.docx", b"\xff\xd8\xff" + samples.docx()).denied.code == "file_not_what_it_says"
    assert refusal("есеп.pdf", b"<html>" + samples.PDF).denied.code == "file_not_what_it_says"


@pytest.mark.parametrize(
    "name", ["logo.svg", "setup.exe", "old.doc", "macro.docm", "page.html", "noextension", "a.pdf.exe"]
)
def test_other_kinds_are_refused_with_the_list_of_those_taken(name: str) -> None:
    denied = refusal(name, b"<svg onload=alert(1)>").denied
    assert denied.code == "file_kind"
    assert "PDF, JPEG, PNG, WEBP, DOCX, XLSX" in denied.reason.kk


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("word/vbaProject.bin", "file_active"),
        ("word/activeX/activeX1.xml", "file_active"),
        ("word/embeddings/oleObject1.bin", "file_active"),
        ("../../etc/passwd", "file_broken"),
        ("/etc/passwd", "file_broken"),
    ],
)
def test_document_with_a_macro_or_a_traversal_inside_is_refused(entry: str, code: str) -> None:
    assert refusal("акт.docx", samples.with_entry(samples.docx(), entry, b"x")).denied.code == code


def test_zip_bomb_is_refused_without_being_unpacked() -> None:
    bomb = samples.with_entry(samples.docx(), "word/media/zeros.bin", b"\x00" * 40 * MEGABYTE)
    tracemalloc.start()
    assert refusal("акт.docx", bomb).denied.code == "file_bomb"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5 * MEGABYTE


def test_picture_with_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    denied = refusal("сызба.png", out.getvalue()).denied
    assert denied.code == "file_bomb"
    assert "50" in denied.reason.ru


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_loses_place_time_and_device(kind: str) -> None:
    data = samples.picture(kind)
    assert b"SECRET-CAMERA" in data
    kept = intake.check(f"фото.{kind.lower()}", data).content
    assert b"SECRET-CAMERA" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.format, image.size, dict(image.getexif())) == (kind, (8, 6), {})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("фото.jpg", samples.picture("JPEG", (400, 400))[:300]),
        ("фото.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50),
        ("акт.docx", samples.docx()[:2000]),
        ("есеп.pdf", b"%PDF-1.7 without an end"),
    ],
)
def test_damaged_file_is_refused_as_damaged(name: str, data: bytes) -> None:
    assert refusal(name, data).denied.code == "file_broken"


@pytest.mark.parametrize("active", [b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/JS"])
def test_pdf_that_would_act_is_refused(active: bytes) -> None:
    data = samples.PDF.replace(b"/Type", active + b" 2 0 R/Type")
    assert refusal("есеп.pdf", data).denied.code == "file_active"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\aigul\\есеп.pdf", "есеп.pdf"),
        ("есеп\u202efdp.pdf", "есепfdp.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("  ..есеп  2026 .PDF", "есеп 2026.pdf"),
        (".pdf", "file.pdf"),
        ("", "file"),
        ("ә" * 300 + ".pdf", "ә" * 110 + ".pdf"),
        ('"><script>.pdf', "script.pdf"),
    ],
)
def test_names_are_cleaned(typed: str, kept: str) -> None:
    assert intake.clean_name(typed) == kept
