"""What a visitor finds on a page: links and microdata, read with a parser of our own choice of elements."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Item:
    """One element with ``itemscope``: its type and properties."""

    kind: str
    values: dict[str, str] = field(default_factory=dict)
    parts: dict[str, Item] = field(default_factory=dict)


class _Reader(HTMLParser):
    VOID = frozenset({"meta", "link", "br", "img", "input", "hr", "path"})

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []
        self.stack: list[Item | None] = []
        self.texts: list[tuple[int, Item, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        scope = Item(given.get("itemtype", "")) if "itemscope" in given else None
        owner = next((item for item in reversed(self.stack) if item), None)
        name = given.get("itemprop", "")
        if scope and owner and name:
            owner.parts[name] = scope
        elif scope:
            self.items.append(scope)
        elif owner and name:
            direct = given.get("content") or given.get("datetime") or given.get("href")
            owner.values[name] = direct or ""
            if direct is None and tag not in self.VOID:
                self.texts.append((len(self.stack) + 1, owner, name))
        if tag not in self.VOID:
            self.stack.append(scope)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and self.stack:
            self.stack.pop()
            self.texts = [text for text in self.texts if text[0] <= len(self.stack)]

    def handle_data(self, data: str) -> None:
        for _, owner, name in self.texts:
            owner.values[name] += data


def items(page: str) -> list[Item]:
    """The top items of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.items
