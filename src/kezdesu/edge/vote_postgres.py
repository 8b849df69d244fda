"""Votes in PostgreSQL: ``synchronous_commit=on``; a lost connection is made anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kezdesu.edge.vote_store import Batch, Support, Vote, increments, unique, voices_of

_CONNECT_SECONDS = 5
_OPEN = (
    "SELECT id FROM voices_voice WHERE id = ANY(%s) AND state IN ('published', 'asked') ORDER BY id FOR SHARE"
)
_INSERT = (
    "INSERT INTO voices_support (voice_id, supporter, kind, at)"
    " SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::timestamptz[])"
    " ON CONFLICT (voice_id, supporter) DO NOTHING RETURNING voice_id, supporter"
)
_ADD = (
    "INSERT INTO voices_supportcount AS c (voice_id, device, contact, identified)"
    " SELECT * FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::int[])"
    " ON CONFLICT (voice_id) DO UPDATE SET device = c.device + excluded.device,"
    " contact = c.contact + excluded.contact, identified = c.identified + excluded.identified"
)
_SUPPORT = "SELECT voice_id, device, contact, identified FROM voices_supportcount WHERE voice_id = ANY(%s)"


class PostgresStore:
    """A connection of the writer's own; ``connect`` are psycopg's connection parameters."""

    def __init__(self, **connect: Any) -> None:
        self._connect = connect
        self._connection: Any = None

    def commit(self, votes: Sequence[Vote]) -> Batch:
        """Store ``votes`` in one transaction that share-locks the questions, so that none closes meanwhile."""
        connection = self._connected()
        try:
            with connection.transaction():
                return _write(connection, votes)
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

            self._connection = psycopg.connect(
                **self._connect, autocommit=True, connect_timeout=_CONNECT_SECONDS
            )
            self._connection.execute("SET synchronous_commit = on")
        return self._connection


def _write(connection: Any, votes: Sequence[Vote]) -> Batch:
    voices = voices_of(votes)
    open_voices = frozenset(row[0] for row in connection.execute(_OPEN, (voices,)))
    wanted = unique(votes, open_voices)
    new: frozenset[tuple[int, str]] = frozenset()
    if wanted:
        new = frozenset(connection.execute(_INSERT, _columns(sorted(wanted.values()))).fetchall())
    if new:
        connection.execute(_ADD, _columns(increments(new, wanted)))
    rows = connection.execute(_SUPPORT, (voices,)).fetchall()
    return Batch(open_voices, new, {row[0]: Support(*row[1:]) for row in rows})


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
