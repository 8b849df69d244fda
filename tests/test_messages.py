"""The tool that keeps the catalogs."""

from pathlib import Path

import polib
import pytest
from tools import messages


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A source tree with one package inside another, each with its own catalog."""
    (tmp_path / "web" / "locale").mkdir(parents=True)
    (tmp_path / "web" / "public" / "locale").mkdir(parents=True)
    (tmp_path / "web" / "views.py").write_text('title = _("Ask a question")\n', "utf-8")
    page = '{{ _("%(n)s left", n=3) }}{{ ngettext("%(num)s day", "%(num)s days", 2) }}'
    (tmp_path / "web" / "public" / "page.html").write_text(page, "utf-8")
    return tmp_path


def translate(house: Path, package: str, language: str, msgid: str, *texts: str) -> None:
    path = messages.catalog_path(house / package, language)
    catalog = messages.read(path)
    entry = catalog.find(msgid)
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(texts))
    else:
        entry.msgstr = texts[0]
    catalog.save(str(path))


def translate_all(house: Path) -> None:
    for language in ("kk", "ru"):
        forms = messages.FORMS[language]
        translate(house, "web", language, "Ask a question", "Сұрақ қою")
        translate(house, "web/public", language, "%(n)s left", "%(n)s қалды")
        translate(house, "web/public", language, "%(num)s day", *["%(num)s күн"] * forms)


def test_strings_go_to_the_nearest_package(house: Path) -> None:
    messages.extract_all(house)
    outer = messages.read(messages.catalog_path(house / "web", "kk"))
    inner = messages.read(messages.catalog_path(house / "web" / "public", "ru"))
    assert [entry.msgid for entry in outer] == ["Ask a question"]
    assert [entry.msgid for entry in inner] == ["%(n)s left", "%(num)s day"]
    assert inner.find("%(num)s day").msgstr_plural == {0: "", 1: "", 2: ""}


def test_extracting_twice_changes_nothing(house: Path) -> None:
    assert len(messages.extract_all(house)) == 4
    assert messages.extract_all(house) == []


def test_extracting_keeps_translations_and_drops_what_is_gone(house: Path) -> None:
    messages.extract_all(house)
    translate_all(house)
    (house / "web" / "views.py").write_text('title = _("Ask a question")\nlead = _("New")\n', "utf-8")
    (house / "web" / "public" / "page.html").write_text("{{ _('%(n)s left', n=3) }}", "utf-8")
    messages.extract_all(house)
    outer = messages.read(messages.catalog_path(house / "web", "kk"))
    inner = messages.read(messages.catalog_path(house / "web" / "public", "kk"))
    assert {entry.msgid: entry.msgstr for entry in outer} == {"Ask a question": "Сұрақ қою", "New": ""}
    assert [entry.msgid for entry in inner] == ["%(n)s left"]


def test_complete_catalogs_have_no_faults(house: Path) -> None:
    messages.extract_all(house)
    translate_all(house)
    assert messages.faults(house) == []


def test_missing_translation_is_named(house: Path) -> None:
    messages.extract_all(house)
    translate_all(house)
    translate(house, "web", "ru", "Ask a question", "")
    assert messages.faults(house) == ["web/locale/ru/LC_MESSAGES/django.po: missing: 'Ask a question'"]


def test_missing_plural_form_is_named(house: Path) -> None:
    messages.extract_all(house)
    translate_all(house)
    translate(house, "web/public", "ru", "%(num)s day", "%(num)s день", "%(num)s дня", "")
    assert messages.faults(house) == ["web/public/locale/ru/LC_MESSAGES/django.po: missing: '%(num)s day'"]


def test_lost_placeholder_is_named(house: Path) -> None:
    messages.extract_all(house)
    translate_all(house)
    translate(house, "web/public", "kk", "%(n)s left", "%(m)s қалды")
    (fault,) = messages.faults(house)
    assert "other placeholders than in English: '%(n)s left'" in fault


def test_fuzzy_translation_is_named(house: Path) -> None:
    messages.extract_all(house)
    translate_all(house)
    path = messages.catalog_path(house / "web", "kk")
    catalog = messages.read(path)
    catalog[0].flags.append("fuzzy")
    catalog.save(str(path))
    assert messages.faults(house) == ["web/locale/kk/LC_MESSAGES/django.po: fuzzy: 'Ask a question'"]


def test_string_added_since_the_extraction_is_named(house: Path) -> None:
    messages.extract_all(house)
    translate_all(house)
    (house / "web" / "views.py").write_text('title = _("Ask a question"), _("New")\n', "utf-8")
    assert [fault.split(": ", 1)[1] for fault in messages.faults(house)] == [
        "stale, not there yet: 'New'"
    ] * 2


def test_string_in_a_package_without_catalog_is_named(house: Path) -> None:
    messages.extract_all(house)
    translate_all(house)
    (house / "people.py").write_text('name = _("Clerk")\n', "utf-8")
    assert messages.faults(house) == ["people.py: strings to translate, but no locale folder above it"]


def test_one_text_worded_in_two_ways_is_named_unless_a_reason_stands(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (house / "web" / "views.py").write_text('title = _("Ask a question")\nlead = _("%(n)s left")\n', "utf-8")
    messages.extract_all(house)
    translate_all(house)
    translate(house, "web", "kk", "%(n)s left", "%(n)s қалды")
    translate(house, "web", "ru", "%(n)s left", "осталось %(n)s")
    assert messages.faults(house) == [
        "ru: '%(n)s left' is worded apart: '%(n)s қалды' in web/public, 'осталось %(n)s' in web"
    ]
    assert messages.faults(house, [house / "web"]) == []
    monkeypatch.setitem(messages.APART, "%(n)s left", "days in the one, places in the other")
    assert messages.faults(house) == []


def test_compiled_catalog_answers_with_the_right_plural(house: Path) -> None:
    messages.extract_all(house)
    translate_all(house)
    translate(house, "web/public", "ru", "%(num)s day", "%(num)s день", "%(num)s дня", "%(num)s дней")
    assert messages.compile_all(house) == 4
    path = messages.catalog_path(house / "web" / "public", "ru").with_suffix(".mo")
    compiled = polib.mofile(str(path))
    assert compiled.metadata["Plural-Forms"] == messages.PLURALS["ru"]
    assert compiled.find("%(num)s day").msgstr_plural[1] == "%(num)s дня"


@pytest.mark.parametrize("arguments", [[], ["tidy"]])
def test_unknown_command_explains_itself(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert messages.main(arguments) == 2
    assert "extract" in capsys.readouterr().out


def test_template_that_cannot_be_read_is_named_with_its_line(house: Path) -> None:
    (house / "web" / "broken.html").write_text("fine\n{% if %}", "utf-8")
    with pytest.raises(SystemExit, match=r"broken\.html:2: "):
        messages.extract_all(house)


def test_text_file_that_is_no_template_says_nothing(house: Path) -> None:
    (house / "web" / "notes.txt").write_text('{{ _("Not a message") }}', "utf-8")
    messages.extract_all(house)
    outer = messages.read(messages.catalog_path(house / "web", "kk"))
    assert [entry.msgid for entry in outer] == ["Ask a question"]
