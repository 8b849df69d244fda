"""What ``look.py`` has photographed, as a table: kind of page × language, by scheme and on paper.

``seen.py look/public look/desks …`` reads the names and sizes of the pictures in the folders. A language stands with
the widths that were taken when not all of 360, 768 and 1280 px were: ``kk (360)``.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

WIDTHS = (360, 768, 1280)
GAP = 24
COLUMNS = ("light", "dark", "print")
PICTURE = re.compile(r"^(kk|ru|en)\.(.+?)(?:\.\d+)?\.(light|dark|print)\.png$")
LANGUAGES = ("kk", "ru", "en")
Seen = dict[str, dict[str, dict[str, set[int]]]]
"""Widths by kind of page, scheme (or print) and language."""


def widths_of(across: int) -> tuple[int, ...]:
    """Which pages stand side by side on a sheet so wide."""
    for number in range(len(WIDTHS), 0, -1):
        for widths in itertools.combinations(WIDTHS, number):
            if sum(widths) + GAP * (number + 1) == across:
                return widths
    return ()


def seen_in(folders: Iterable[Path]) -> Seen:
    """All pictures of the folders."""
    found: Seen = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for picture in (path for folder in folders for path in sorted(folder.glob("*.png"))):
        named = PICTURE.match(picture.name)
        if (
            named and "." in named[2]
        ):  # a page's name has its room in front; others are pictures of a single state
            language, kind, scheme = named.groups()
            with Image.open(picture) as opened:
                widths = WIDTHS if scheme == "print" else widths_of(opened.width)
            found[kind][scheme][language].update(widths)
    return found


def cell(by_language: dict[str, set[int]]) -> str:
    """The languages of one cell."""
    said = []
    for language in LANGUAGES:
        if widths := by_language.get(language):
            all_of_them = widths == set(WIDTHS)
            said.append(language if all_of_them else f"{language} ({', '.join(map(str, sorted(widths)))})")
    return ", ".join(said) or "–"


def table(found: Seen) -> str:
    """Markdown, a row for each kind of page."""
    rows = ["| Page | Light | Dark | Paper |", "|---|---|---|---|"]
    for kind in sorted(found):
        rows.append(f"| `{kind}` | " + " | ".join(cell(found[kind][column]) for column in COLUMNS) + " |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table(seen_in(map(Path, sys.argv[1:]))))
