"""What people type, before anybody else reads it: visible signs only, composed, with white space in order."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_MARKS = "[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]"
_HEAP = re.compile(rf"({_MARKS}{{2}}){_MARKS}+")


def clean(typed: str) -> str:
    """``typed`` in NFC, without hidden and control characters, with white space put in order.

    Line breaks stay (at most one empty line); HTML stays text and is escaped where it is shown.
    """
    text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"[\u2028\u2029\v\f]", "\n", text)
    shown = "".join(sign for sign in _without_heaps(text) if sign in "\n\t" or not _is_hidden(sign))
    lines = [re.sub(r"[^\S\n]+", " ", line).strip() for line in shown.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(typed: str) -> str:
    """``typed`` cleaned and on one line: a name, a title, a number of an act."""
    return " ".join(clean(typed).split())


def _is_hidden(sign: str) -> bool:
    return sign in _BLANK_LETTERS or unicodedata.category(sign) in _HIDDEN


def _without_heaps(text: str) -> str:
    """At most two combining marks on one letter: heaps of them cover the lines around."""
    return _HEAP.sub(r"\1", text)
