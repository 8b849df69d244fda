"""What is really stored: the vote tables read behind the server's back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import psycopg


def run(database: str, statement: str) -> list[tuple[Any, ...]]:
    """The rows of one statement on a connection of its own; committed."""
    if database.startswith("postgres"):
        with psycopg.connect(database, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []
    with closing(sqlite3.connect(database, timeout=20, isolation_level=None)) as connection:
        return connection.execute(statement).fetchall()


def supporters(database: str, voice: int = 1) -> set[str]:
    """Who supports the question."""
    return {row[0] for row in run(database, f"SELECT supporter FROM voices_support WHERE voice_id = {voice}")}


def figure(database: str, voice: int = 1) -> int:
    """The stored figure of devices."""
    rows = run(database, f"SELECT device FROM voices_supportcount WHERE voice_id = {voice}")
    return int(rows[0][0]) if rows else 0
