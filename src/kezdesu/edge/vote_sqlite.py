"""Votes in SQLite: WAL with ``synchronous=FULL``, so that a commit survives a power cut.

Batches go in by one statement and come out as JSON: Python's driver gives up the interpreter at every row, and next
to a busy event loop each time costs a whole switch interval.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from kezdesu.edge.vote_store import Batch, Support, Supporter, Vote, increments, unique, voices_of

_BUSY_SECONDS = 10.0
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-65536",
    "wal_autocheckpoint=10000",
)
_OPEN = (
    "SELECT json_group_array(id) FROM voices_voice"
    " WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('published', 'asked')"
)
_LAST = "SELECT coalesce(max(id), 0) FROM voices_support"
_INSERT = "INSERT INTO voices_support (voice_id, supporter, kind, at) VALUES "
_ONCE = " ON CONFLICT (voice_id, supporter) DO NOTHING"
_SIZES = (1, 8, 64, 512, 4096)
"""Rows of the prepared insertions. A batch is filled up with its own last row, which cannot be stored twice."""
_NEW = "SELECT json_group_array(json_array(voice_id, supporter)) FROM voices_support WHERE id > ?"
_ADD = (
    "INSERT INTO voices_supportcount (voice_id, device, contact, identified)"
    " SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),"
    " json_extract(value, '$[3]') FROM json_each(?) WHERE true"
    " ON CONFLICT (voice_id) DO UPDATE SET device = device + excluded.device,"
    " contact = contact + excluded.contact, identified = identified + excluded.identified"
)
_SUPPORT = (
    "SELECT json_group_array(json_array(voice_id, device, contact, identified)) FROM voices_supportcount"
    " WHERE voice_id IN (SELECT value FROM json_each(?))"
)


class SqliteStore:
    """A connection of the writer's own to the file ``path``."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    def commit(self, votes: Sequence[Vote]) -> Batch:
        """Store ``votes`` in one transaction that holds the write lock from its first line."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            batch = self._write(votes)
            self._connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise
        return batch

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _write(self, votes: Sequence[Vote]) -> Batch:
        voices = json.dumps(voices_of(votes))
        open_voices: frozenset[int] = frozenset(self._json(_OPEN, voices))
        wanted = unique(votes, open_voices)
        last = self._connection.execute(_LAST).fetchone()[0]
        stored = self._insert(sorted(wanted.values()))
        new = frozenset(wanted) if stored == len(wanted) else self._new_since(last)
        self._connection.execute(_ADD, (json.dumps(increments(new, wanted)),))
        support = {voice: Support(*figures) for voice, *figures in self._json(_SUPPORT, voices)}
        return Batch(open_voices, new, support)

    def _insert(self, votes: Sequence[Vote]) -> int:
        """Store those of ``votes`` that are not there yet; answers how many were not."""
        stored = 0
        for start in range(0, len(votes), _SIZES[-1]):
            part = votes[start : start + _SIZES[-1]]
            size = next(size for size in _SIZES if size >= len(part))
            values = [value for vote in part for value in (*vote[:3], _instant(vote.at))]
            values += values[-4:] * (size - len(part))
            stored += self._connection.execute(_insertion(size), values).rowcount
        return stored

    def _new_since(self, last: int) -> frozenset[Supporter]:
        return frozenset((voice, supporter) for voice, supporter in self._json(_NEW, last))

    def _json(self, query: str, argument: object) -> list[Any]:
        found: list[Any] = json.loads(self._connection.execute(query, (argument,)).fetchone()[0])
        return found


@cache
def _insertion(rows: int) -> str:
    return _INSERT + ", ".join(["(?, ?, ?, ?)"] * rows) + _ONCE


def _instant(at: datetime) -> str:
    """``at`` as Django keeps instants in SQLite: UTC, without a zone."""
    return at.astimezone(UTC).isoformat(" ")[:-6]
