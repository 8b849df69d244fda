"""The catalogs of the interface: ``messages.py extract [PACKAGE…] | check [PACKAGE…] | compile``.

PACKAGE is a folder below ``src/kezdesu`` ("web/public/voices"); without one, all.

A package owns a catalog when it has a ``locale`` folder; a file belongs to the nearest such package above it.
msgids are English; ``kk`` and ``ru`` are kept as .po, sorted by msgid, without line numbers.

extract   adds new msgids, drops unused ones, keeps translations
check     exits 1 and names every missing, fuzzy or mismatched string, every stale .po, and what two packages word apart
compile   writes the .mo files (needs polib alone)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

SOURCE = Path(__file__).resolve().parent.parent / "src" / "kezdesu"
PLURALS = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}
FORMS = {"kk": 2, "ru": 3}
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
METHODS = {".py": "python", ".html": "jinja2", ".txt": "jinja2", ".xml": "jinja2"}
TEMPLATES_ONLY = {".txt", ".xml"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|(?<!\{)\{\w+\}(?!\})")
TAG = re.compile(r"</?[a-z]+[^>]*>")


APART: dict[str, str] = {
    "Evidence": "the files of a promise are documents, the record of a visit need not be one",
    "missing": "before publishing something is lacking, in the checks of a visit there is none",
    "returned": "a row is returned in one room, a whole draft in the other: Russian tells the genders apart",
    "sent": "a draft was sent, bodies have sent",
}
"""What rooms word differently though the English is the same, and why."""
SILENT = {"locale", "migrations", "static"}


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One string to translate: its context (may be empty), English text and English plural (may be empty)."""

    msgid: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a catalog finds it by."""
        return self.msgid, self.context


Used = dict[tuple[str, str], Message]


def packages(source: Path) -> list[Path]:
    """Packages that own a catalog, the deepest first."""
    found = [folder.parent for folder in source.rglob("locale") if folder.is_dir()]
    return sorted(found, key=lambda folder: (-len(folder.parts), folder))


def owner(path: Path, owners: Iterable[Path]) -> Path | None:
    """The nearest package above ``path`` that owns a catalog; ``owners`` the deepest first."""
    return next((package for package in owners if path.is_relative_to(package)), None)


def messages_of(path: Path) -> Iterator[Message]:
    """Every message of one source file."""
    from babel.messages.extract import extract
    from jinja2 import TemplateSyntaxError

    options = {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
    try:
        with path.open("rb") as file:
            found = list(extract(METHODS[path.suffix], file, KEYWORDS, (), options))
    except TemplateSyntaxError as error:
        raise SystemExit(f"{path}:{error.lineno}: {error.message}") from error
    for _line, text, _comments, context in found:
        first, second = (text[0], text[1]) if isinstance(text, tuple) else (text, "")
        if first:
            yield Message(first, second or "", context or "")


def sources(source: Path) -> Iterator[Path]:
    """Every file that may speak to people."""
    for path in sorted(source.rglob("*")):
        if path.suffix not in METHODS or not path.is_file() or SILENT & set(path.parts):
            continue
        if path.suffix not in TEMPLATES_ONLY or "templates" in path.parts:
            yield path


def used(source: Path, wanted: Iterable[Path] = ()) -> dict[Path, Used]:
    """What the files of each package say; of the ``wanted`` packages alone when some are named."""
    owners = packages(source)
    chosen = set(wanted) or set(owners)
    found: dict[Path, Used] = {package: {} for package in owners if package in chosen}
    for path in sources(source):
        package = owner(path, owners)
        if package is None or package not in found:
            continue
        for message in messages_of(path):
            known = found[package].setdefault(message.key, message)
            if message.plural and not known.plural:
                found[package][message.key] = message
    return found


def homeless(source: Path) -> Iterator[str]:
    """Files with strings to translate that no catalog will hold."""
    owners = packages(source)
    for path in sources(source):
        if owner(path, owners) is None and next(messages_of(path), None):
            yield f"{path.relative_to(source)}: strings to translate, but no locale folder above it"


def catalog_path(package: Path, language: str) -> Path:
    """Where Django looks for a package's catalog."""
    return package / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path) -> polib.POFile:
    """A catalog, empty when there is none yet."""
    return (
        polib.pofile(str(path), encoding="utf-8", wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)
    )


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgid, entry.msgctxt or ""


def renewed(old: polib.POFile, messages: Iterable[Message], language: str) -> polib.POFile:
    """The catalog of ``messages`` with the translations of ``old``, sorted by msgid."""
    known = {_key(entry): entry for entry in old}
    new = polib.POFile(wrapwidth=0)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for message in sorted(messages):
        new.append(_entry(message, known.get(message.key), language))
    return new


def _entry(message: Message, old: polib.POEntry | None, language: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.msgid, msgctxt=message.context or None)
    if old is not None:
        entry.flags, entry.tcomment = old.flags, old.tcomment
    if message.plural:
        kept = dict(old.msgstr_plural) if old else {}
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {form: kept.get(form, "") for form in range(FORMS[language])}
    else:
        entry.msgstr = old.msgstr if old else ""
    return entry


def extract_all(source: Path, wanted: Iterable[Path] = ()) -> list[Path]:
    """Renew the catalogs; the paths that changed."""
    changed = []
    for package, messages in used(source, wanted).items():
        for language in PLURALS:
            path = catalog_path(package, language)
            text = str(renewed(read(path), messages.values(), language)).rstrip("\n") + "\n"
            if not path.exists() or path.read_text("utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
                changed.append(path)
    return changed


def faults(source: Path, wanted: Sequence[Path] = ()) -> list[str]:
    """Everything that is wrong with the catalogs, one line each."""
    found = [] if wanted else [*homeless(source), *worded_apart(source)]
    for package, messages in used(source, wanted).items():
        for language in PLURALS:
            path = catalog_path(package, language)
            catalog = read(path)
            found += [f"{path.relative_to(source)}: {fault}" for fault in _stale(catalog, messages, path)]
            found += [f"{path.relative_to(source)}: {fault}" for entry in catalog for fault in _wrong(entry)]
    return found


def worded_apart(source: Path) -> Iterator[str]:
    """Messages that packages translate differently without a reason in ``APART``."""
    for language in PLURALS:
        words: dict[tuple[str, str], dict[tuple[str, ...], str]] = {}
        for package in packages(source):
            for entry in read(catalog_path(package, language)):
                text = tuple(entry.msgstr_plural.values()) or (entry.msgstr,)
                if all(text):
                    words.setdefault(_key(entry), {}).setdefault(text, package.relative_to(source).as_posix())
        for (msgid, _context), found in sorted(words.items()):
            if len(found) > 1 and msgid not in APART:
                said = ", ".join(f"{text[0]!r} in {where}" for text, where in found.items())
                yield f"{language}: {msgid!r} is worded apart: {said}"


def _stale(catalog: polib.POFile, messages: dict[tuple[str, str], Message], path: Path) -> Iterator[str]:
    if not path.exists():
        yield "no such catalog: run extract"
        return
    held = {_key(entry): entry for entry in catalog}
    for key in sorted(messages.keys() - held.keys()):
        yield f"stale, not there yet: {key[0]!r}"
    for key in sorted(held.keys() - messages.keys()):
        yield f"stale, not used: {key[0]!r}"
    for key in sorted(held.keys() & messages.keys()):
        if held[key].msgid_plural != messages[key].plural:
            yield f"stale, the plural changed: {key[0]!r}"


def _wrong(entry: polib.POEntry) -> Iterator[str]:
    if entry.fuzzy:
        yield f"fuzzy: {entry.msgid!r}"
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(text.strip() for text in texts):
        yield f"missing: {entry.msgid!r}"
        return
    source = entry.msgid_plural or entry.msgid
    for text in texts:
        for name, pattern in (("placeholders", PLACEHOLDER), ("tags", TAG)):
            if sorted(pattern.findall(source)) != sorted(pattern.findall(text)):
                yield f"other {name} than in English: {entry.msgid!r} → {text!r}"


def compile_all(source: Path) -> int:
    """Write a .mo beside every .po; how many."""
    catalogs = sorted(source.rglob("locale/*/LC_MESSAGES/django.po"))
    for path in catalogs:
        read(path).save_as_mofile(str(path.with_suffix(".mo")))
    return len(catalogs)


def main(arguments: list[str]) -> int:
    """Entry point; the exit code."""
    match arguments:
        case ["extract", *names]:
            for path in extract_all(SOURCE, [SOURCE / name for name in names]):
                print(path.relative_to(SOURCE))
        case ["compile"]:
            print(f"{compile_all(SOURCE)} catalogs compiled")
        case ["check", *names]:
            found = faults(SOURCE, [SOURCE / name for name in names])
            print("\n".join(found) or "every string exists in kk and ru")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
