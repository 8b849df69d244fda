"""What is said of a sheet beside its values, and the elements of a part of an office file. Pure."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

LAST_COLUMN = 200


@dataclass(slots=True)
class Unseen:
    """Of one sheet, rows and columns from 0. ``texts``: what a cell says instead of its value ("" when struck)."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)


def elements(archive: zipfile.ZipFile, part: str, *tags: str) -> Iterator[Any]:
    """The elements of a part with these names, one after another; each is emptied when it has been seen."""
    with archive.open(part) as content:
        wanted = [f"{{*}}{tag}" for tag in tags]
        for _, element in etree.iterparse(content, tag=wanted, resolve_entities=False, no_network=True):
            yield element
            element.clear(keep_tail=False)
