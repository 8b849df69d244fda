"""Where votes are kept: one transaction per batch, on a connection of the writer's own.

Both stores lock what decides whether a question is open before they look, so a vote is acknowledged if and only if
it was stored before the question closed. What is closed is left out; what is there already is not counted again.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple, Protocol
from urllib.parse import urlsplit

Kind = Literal["device", "contact", "identified"]
KINDS: tuple[Kind, ...] = ("device", "contact", "identified")


class Vote(NamedTuple):
    """Support for one question by one supporter."""

    voice_id: int
    supporter: str
    kind: Kind
    at: datetime


class Support(NamedTuple):
    """The three figures of a question, never added up in secret."""

    device: int = 0
    contact: int = 0
    identified: int = 0


class Batch(NamedTuple):
    """What a committed batch did: open questions, (voice, supporter) newly stored, figures after it."""

    open: frozenset[int]
    new: frozenset[tuple[int, str]]
    support: dict[int, Support]


class Store(Protocol):
    """A database that takes batches of votes. Any error means: nothing of the batch is stored."""

    def commit(self, votes: Sequence[Vote]) -> Batch:
        """Store ``votes`` in one durable transaction."""

    def close(self) -> None:
        """Give the connection back."""


class Tables(NamedTuple):
    """Names and the condition that the house may change. ``open_voice`` tells whether ``voice`` takes votes."""

    support: str = "voices_support"
    count: str = "voices_supportcount"
    voice: str = "voices_voice"
    open_voice: str = "state IN ('published', 'asked')"


def store(url: str, tables: Tables | None = None) -> Store:
    """The store behind a database address: ``sqlite:///path`` or ``postgres://…``."""
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return SqliteStore(url.removeprefix("sqlite:///"), tables or Tables())
    if scheme in ("postgres", "postgresql"):
        return PostgresStore(url, tables or Tables())
    raise ValueError(f"votes need sqlite or postgres, not {scheme!r}")


def _increments(new: Iterable[tuple[int, str]], kinds: dict[tuple[int, str], Kind]) -> Counter[tuple[int, Kind]]:
    return Counter((key[0], kinds[key]) for key in new)


def _per_voice(increments: Counter[tuple[int, Kind]]) -> list[tuple[int, int, int, int]]:
    voices = sorted({voice for voice, _ in increments})
    return [(voice, *(increments[voice, kind] for kind in KINDS)) for voice in voices]


def _unique(votes: Sequence[Vote], open_voices: frozenset[int]) -> dict[tuple[int, str], Vote]:
    found: dict[tuple[int, str], Vote] = {}
    for vote in votes:
        if vote.voice_id in open_voices:
            found.setdefault((vote.voice_id, vote.supporter), vote)
    return found


class SqliteStore:
    """SQLite in WAL with ``synchronous=FULL``: a commit survives a power cut."""

    def __init__(self, path: str, tables: Tables) -> None:
        self._connection = sqlite3.connect(path, timeout=10.0, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("PRAGMA foreign_keys=ON")
        support, count, voice, open_voice = tables
        self._open = f"SELECT id FROM {voice} WHERE id IN ({{}}) AND {open_voice}"
        self._last = f"SELECT coalesce(max(id), 0) FROM {support}"
        self._insert = (
            f"INSERT INTO {support} (voice_id, supporter, kind, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (voice_id, supporter) DO NOTHING"
        )
        self._new = f"SELECT voice_id, supporter FROM {support} WHERE id > ?"
        self._add = (
            f"INSERT INTO {count} (voice_id, device, contact, identified) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (voice_id) DO UPDATE SET device = device + excluded.device,"
            " contact = contact + excluded.contact, identified = identified + excluded.identified"
        )
        self._support = f"SELECT voice_id, device, contact, identified FROM {count} WHERE voice_id IN ({{}})"

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
        voices = sorted({vote.voice_id for vote in votes})
        run = self._connection.execute
        open_voices = frozenset(row[0] for row in self._in(self._open, voices))
        unique = _unique(votes, open_voices)
        last = run(self._last).fetchone()[0]
        rows = ((vote.voice_id, vote.supporter, vote.kind, _sqlite_instant(vote.at)) for vote in unique.values())
        self._connection.executemany(self._insert, rows)
        new = frozenset((row[0], row[1]) for row in run(self._new, (last,)))
        kinds = {key: vote.kind for key, vote in unique.items()}
        self._connection.executemany(self._add, _per_voice(_increments(new, kinds)))
        support = {row[0]: Support(*row[1:]) for row in self._in(self._support, voices)}
        return Batch(open_voices, new, support)

    def _in(self, query: str, voices: Sequence[int]) -> Iterable[Any]:
        for start in range(0, len(voices), 500):
            part = voices[start : start + 500]
            yield from self._connection.execute(query.format(", ".join("?" * len(part))), part)


def _sqlite_instant(at: datetime) -> str:
    return str(at.replace(tzinfo=None))


class PostgresStore:
    """PostgreSQL with ``synchronous_commit=on``; a lost connection is made anew."""

    def __init__(self, url: str, tables: Tables) -> None:
        self._url = url
        self._connection: Any = None
        support, count, voice, open_voice = tables
        self._open = f"SELECT id FROM {voice} WHERE id = ANY(%s) AND {open_voice} ORDER BY id FOR SHARE"
        self._insert = (
            f"INSERT INTO {support} (voice_id, supporter, kind, at)"
            " SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::timestamptz[])"
            " ON CONFLICT (voice_id, supporter) DO NOTHING RETURNING voice_id, supporter"
        )
        self._add = (
            f"INSERT INTO {count} AS c (voice_id, device, contact, identified)"
            " SELECT * FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::int[])"
            " ON CONFLICT (voice_id) DO UPDATE SET device = c.device + excluded.device,"
            " contact = c.contact + excluded.contact, identified = c.identified + excluded.identified"
        )
        self._support = f"SELECT voice_id, device, contact, identified FROM {count} WHERE voice_id = ANY(%s)"

    def commit(self, votes: Sequence[Vote]) -> Batch:
        """Store ``votes`` in one transaction that share-locks the questions, so that none closes meanwhile."""
        connection = self._connected()
        try:
            with connection.transaction():
                return self._write(connection, votes)
        except BaseException:
            if connection.broken or connection.closed:
                self._connection = None
            raise

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()

    def _connected(self) -> Any:
        if self._connection is None:
            import psycopg

            self._connection = psycopg.connect(self._url, autocommit=True, connect_timeout=5)
            self._connection.execute("SET synchronous_commit = on")
        return self._connection

    def _write(self, connection: Any, votes: Sequence[Vote]) -> Batch:
        voices = sorted({vote.voice_id for vote in votes})
        open_voices = frozenset(row[0] for row in connection.execute(self._open, (voices,)))
        unique = _unique(votes, open_voices)
        columns = [list(column) for column in zip(*sorted(unique.values()), strict=True)] or [[], [], [], []]
        new = frozenset(connection.execute(self._insert, columns).fetchall())
        kinds = {key: vote.kind for key, vote in unique.items()}
        increments = _per_voice(_increments(new, kinds))
        if increments:
            connection.execute(self._add, [list(column) for column in zip(*increments, strict=True)])
        rows = connection.execute(self._support, (voices,)).fetchall()
        return Batch(open_voices, new, {row[0]: Support(*row[1:]) for row in rows})
