"""Writing and reading journal lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from kezdesu.common import clock
from kezdesu.journal import statements
from kezdesu.journal.kinds import Line, encode, mark_of
from kezdesu.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, as the journal keeps it: no names. ``ref`` is ``staff:12``, ``citizen`` or ``system``."""

    ref: str
    body: str = ""


SYSTEM = Author("system")
CITIZEN = Author("citizen")


@dataclass(frozen=True, slots=True)
class Written:
    """A journal line as read back."""

    seq: int
    at: datetime
    kind: str
    subject: str
    body: str
    author: str
    public: bool
    data: dict[str, Any]


def record(line: Line, *, subject: str, by: Author) -> int:
    """Write one line in the running transaction; answers its number. Outside a transaction it is refused."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a journal line belongs into the transaction of its act")
    mark = mark_of(line)
    return statements.insert(
        Entry,
        {
            "at": clock.now(),
            "kind": mark.name,
            "subject": subject,
            "body": by.body,
            "author": by.ref,
            "public": mark.public,
            "data": encode(line),
        },
    )


def since(seq: int, *, limit: int = 500) -> list[Written]:
    """The next lines after number ``seq``, oldest first, at most ``limit``; none with a lower number comes later."""
    if head() <= seq:
        return []
    with _writers_done():
        return list(_read(Entry.objects.filter(pk__gt=seq).order_by("pk")[:limit]))


def of(subject: str, *, public_only: bool = True) -> list[Written]:
    """All lines about one record, oldest first."""
    lines = Entry.objects.filter(subject=subject).order_by("pk")
    return list(_read(lines.filter(public=True) if public_only else lines))


@contextmanager
def _writers_done() -> Iterator[None]:
    """PostgreSQL gives the numbers before the commits and may show 11 before 10: wait for whoever writes now."""
    if transaction.get_connection().vendor != "postgresql":
        yield
        return
    with transaction.atomic(), transaction.get_connection().cursor() as cursor:
        cursor.execute("LOCK TABLE journal_entry IN SHARE MODE")
        yield


def _read(entries: Any) -> Iterator[Written]:
    for entry in entries:
        yield Written(
            entry.pk,
            entry.at,
            entry.kind,
            entry.subject,
            entry.body,
            entry.author,
            entry.public,
            json.loads(entry.data),
        )


def head() -> int:
    """The number of the last line; 0 in an empty journal."""
    return Entry.objects.aggregate(last=Max("pk"))["last"] or 0
