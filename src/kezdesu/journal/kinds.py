"""Typed kinds of journal lines. Each room declares its own in ``lines.py``; unknown kinds cannot be written."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, ClassVar, Protocol, TypeVar


class Line(Protocol):
    """A frozen dataclass of plain values (str, int, bool, date, datetime, None, tuples of them)."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """What a declaration said: the kind's name, and whether anybody may read its lines."""

    name: str
    public: bool


_kinds: dict[str, type] = {}
_marks: dict[type, Mark] = {}
T = TypeVar("T", bound=type)


def kind(name: str, *, public: bool = False) -> Callable[[T], T]:
    """Declare a kind: ``@kind("voice.published", public=True)`` above a frozen dataclass."""

    def declare(cls: T) -> T:
        if name in _kinds and _kinds[name].__qualname__ != cls.__qualname__:
            raise ValueError(f"journal kind {name} declared twice")
        _kinds[name] = cls
        _marks[cls] = Mark(name, public)
        return cls

    return declare


def mark_of(line: Line) -> Mark:
    """The declaration of a line's kind; TypeError for a class that was never declared."""
    try:
        return _marks[type(line)]
    except KeyError:
        raise TypeError(f"{type(line).__name__} is no journal kind: declare it with @kind") from None


def all_kinds() -> dict[str, type]:
    """Every declared kind by name."""
    return dict(sorted(_kinds.items()))


def is_public(kind_class: type) -> bool:
    """Whether anybody may read lines of this kind."""
    return _marks[kind_class].public


def encode(line: Line) -> str:
    """Canonical JSON of a line's fields."""
    return canonical({field: getattr(line, field) for field in line.__dataclass_fields__})


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: equal values give equal bytes (used for digests too)."""
    return json.dumps(value, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a journal line holds plain values only, not {type(value).__name__}")
