"""Reading TOML strictly: every key is typed, every unknown key is refused, every refusal names file, key and rule."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.errors import PackError


def read_toml(path: Path) -> dict[str, object]:
    """The parsed file; :class:`PackError` when it is missing or not TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise PackError(str(path), "file", "does not exist") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(str(path), "file", f"is not valid TOML: {error}") from None


class Table:
    """One TOML table. Ask for keys by type, then call :meth:`done` to refuse the keys nobody asked for."""

    def __init__(self, data: Mapping[str, object], place: str, name: str = "") -> None:
        self._data = data
        self.place = place
        self.name = name
        self._asked: set[str] = set()

    def refuse(self, key: str, rule: str) -> PackError:
        """The error to raise for ``key``."""
        return PackError(self.place, f"{self.name}.{key}" if self.name else key, rule)

    def has(self, key: str) -> bool:
        """Whether the key is given."""
        return key in self._data

    def raw(self, key: str) -> object:
        """The value as parsed; refused when missing."""
        self._asked.add(key)
        if key not in self._data:
            raise self.refuse(key, "is missing")
        return self._data[key]

    def text(self, key: str) -> str:
        """A string that is not empty."""
        value = self.raw(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key, "must be a non-empty string")
        if not value.isprintable():
            raise self.refuse(key, "holds a line break or another sign that cannot be printed")
        return value

    def optional_text(self, key: str, otherwise: str = "") -> str:
        """A string, or ``otherwise`` when the key is absent."""
        return self.text(key) if self.has(key) else otherwise

    def integer(self, key: str) -> int:
        """A whole number from 0."""
        value = self.raw(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refuse(key, "must be a whole number from 0")
        return value

    def flag(self, key: str, otherwise: bool | None = None) -> bool:
        """true or false; ``otherwise`` when absent, if it is given."""
        if otherwise is not None and not self.has(key):
            return otherwise
        value = self.raw(key)
        if not isinstance(value, bool):
            raise self.refuse(key, "must be true or false")
        return value

    def day(self, key: str) -> date:
        """A date without time."""
        value = self.raw(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.refuse(key, "must be a date (YYYY-MM-DD without quotes)")
        return value

    def optional_day(self, key: str, otherwise: date | None = None) -> date | None:
        """A date, or ``otherwise`` when absent."""
        return self.day(key) if self.has(key) else otherwise

    def names(self, key: str) -> tuple[str, ...]:
        """A list of strings; each at most once."""
        value = self.raw(key)
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.refuse(key, "must be a list of strings")
        if len(set(value)) != len(value):
            raise self.refuse(key, "names something twice")
        return tuple(value)

    def table(self, key: str) -> Table:
        """A table under ``key``."""
        value = self.raw(key)
        if not isinstance(value, dict):
            raise self.refuse(key, "must be a table")
        return Table(value, self.place, f"{self.name}.{key}" if self.name else key)

    def tables(self, key: str, label: Callable[[Mapping[str, object]], str]) -> Iterator[Table]:
        """An array of tables; ``label`` gives the name by which an item is shown in errors."""
        value = self.raw(key) if self.has(key) else []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refuse(key, "must be an array of tables")
        self._asked.add(key)
        for item in value:
            yield Table(item, self.place, f"{key} {label(item)}")

    def trilingual(self, key: str) -> Trilingual:
        """Texts in kk and ru (both required) and en (optional)."""
        texts = self.table(key)
        for language in ("kk", "ru"):
            if not texts.has(language) or not str(texts.raw(language)).strip():
                raise texts.refuse(language, f"the {language} text is missing")
        found = Trilingual(texts.text("kk"), texts.text("ru"), texts.optional_text("en"))
        texts.done()
        return found

    def done(self) -> None:
        """Refuse every key that was not asked for."""
        for key in self._data:
            if key not in self._asked:
                raise self.refuse(key, "is not a known key")
