"""Servers of the tests: one shared per module, databases of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from tests.edge.browser import Served, close_lines, serving
from tests.edge.tiny import make_postgres, make_sqlite

POSTGRES = os.environ.get("KEZDESU_TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("KEZDESU_TEST_REDIS_URL", "redis://127.0.0.1:6379")
QUICK = {"stream_interval": 0.3, "heartbeat": 1.0, "evict_after": 1.0}


def postgres_address(schema: str) -> str:
    """A schema of its own in the test server, or a skip."""
    url = POSTGRES if POSTGRES.count("/") > 2 else f"{POSTGRES}/postgres"
    try:
        return make_postgres(url, schema)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL server")


@pytest.fixture(autouse=True)
def hung_up() -> Iterator[None]:
    """No test leaves a line open."""
    yield
    close_lines()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of votes on each engine; nothing is left of it."""
    if request.param == "sqlite":
        yield make_sqlite(tmp_path / "votes.sqlite3")
        return
    schema = f"edge_{os.getpid()}"
    address = postgres_address(schema)
    yield address
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose streams are quick, shared by the tests of a module."""
    folder = tmp_path_factory.mktemp("edge")
    (folder / "static").mkdir()
    (folder / "static/app.css").write_text("a { color: red }\n" * 100)
    (folder / "static/app.0123456789ab.js").write_text("'use strict';\n" * 100)
    with serving(
        database=make_sqlite(folder / "votes.sqlite3"), bounds=QUICK, static=str(folder / "static")
    ) as served:
        yield served


@pytest.fixture
def redis_url() -> str:
    """A Redis server, or a skip."""
    try:
        redis.Redis.from_url(REDIS).ping()
    except redis.ConnectionError:
        pytest.skip("no Redis server")
    return REDIS
