"""Votes in SQLite: WAL with ``synchronous=FULL``, so that a commit survives a power cut."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from kezdesu.edge.vote_store import Batch, Support, Vote, increments, unique, voices_of

_BUSY_SECONDS = 10.0
_OPEN = (
    "SELECT id FROM voices_voice"
    " WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('published', 'asked')"
)
_LAST = "SELECT coalesce(max(id), 0) FROM voices_support"
_INSERT = (
    "INSERT INTO voices_support (voice_id, supporter, kind, at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (voice_id, supporter) DO NOTHING"
)
_NEW = "SELECT voice_id, supporter FROM voices_support WHERE id > ?"
_ADD = (
    "INSERT INTO voices_supportcount (voice_id, device, contact, identified) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (voice_id) DO UPDATE SET device = device + excluded.device,"
    " contact = contact + excluded.contact, identified = identified + excluded.identified"
)
_SUPPORT = (
    "SELECT voice_id, device, contact, identified FROM voices_supportcount"
    " WHERE voice_id IN (SELECT value FROM json_each(?))"
)


class SqliteStore:
    """A connection of the writer's own to the file ``path``."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
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
        run, run_many = self._connection.execute, self._connection.executemany
        voices = (json.dumps(voices_of(votes)),)
        open_voices = frozenset(row[0] for row in run(_OPEN, voices))
        wanted = unique(votes, open_voices)
        last = run(_LAST).fetchone()
        run_many(_INSERT, [(*vote[:3], _instant(vote.at)) for vote in wanted.values()])
        new = frozenset((row[0], row[1]) for row in run(_NEW, last))
        run_many(_ADD, increments(new, wanted))
        return Batch(open_voices, new, {row[0]: Support(*row[1:]) for row in run(_SUPPORT, voices)})


def _instant(at: datetime) -> str:
    """``at`` as Django keeps instants in SQLite: UTC, without a zone."""
    return str(at.astimezone(UTC).replace(tzinfo=None))
