"""A document as PDF, set by typst from one template of ours. The text travels as data and is never read as markup."""

from __future__ import annotations

import dataclasses
import json
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from functools import lru_cache
from pathlib import Path

import typst

from kezdesu.documents.layout import Document

TEMPLATE = Path(__file__).parent / "templates" / "document.typ"
SECONDS = 30
_setters = ThreadPoolExecutor(max_workers=2, thread_name_prefix="typst")


class DocumentTooSlow(Exception):
    """Setting took longer than :data:`SECONDS`; two documents at most are set at a time."""


def pdf_of(document: Document) -> bytes:
    """PDF with embedded fonts. Equal documents give equal bytes on any machine. Raises :class:`DocumentTooSlow`."""
    data = dataclasses.asdict(document) | {"made_on": document.made_on.isoformat()}
    return _pdf(json.dumps(data, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=32)
def _pdf(data: str) -> bytes:
    waiting = _setters.submit(_set, data)
    try:
        return waiting.result(timeout=SECONDS)
    except TooSlow as slow:
        waiting.cancel()
        raise DocumentTooSlow from slow


def _set(data: str) -> bytes:
    made: bytes = typst.compile(
        str(TEMPLATE), root=str(TEMPLATE.parent), sys_inputs={"data": data}, ignore_system_fonts=True
    )
    return made
