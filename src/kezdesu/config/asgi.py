"""The house behind the edge: Django as WSGI, and what the edge asks of the rooms."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import close_old_connections, connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402
from django.urls import Resolver404, resolve  # noqa: E402
from django.utils import translation  # noqa: E402

from kezdesu.bodies import access  # noqa: E402
from kezdesu.common import clock  # noqa: E402
from kezdesu.common.trilingual import LANGUAGES  # noqa: E402
from kezdesu.edge.app import Edge  # noqa: E402
from kezdesu.edge.ports import Bounds, Ports, Settings, Snapshot, Trust  # noqa: E402
from kezdesu.edge.vote_postgres import PostgresStore  # noqa: E402
from kezdesu.edge.vote_sqlite import SqliteStore  # noqa: E402
from kezdesu.edge.vote_store import Store  # noqa: E402
from kezdesu.live import stream  # noqa: E402
from kezdesu.people import sessions  # noqa: E402
from kezdesu.voices.models import Voice  # noqa: E402

P = ParamSpec("P")
R = TypeVar("R")
_MOST_PATHS = 20_000


def in_thread(function: Callable[P, R]) -> Callable[P, R]:
    """For functions that run in the edge's threads: a database connection gone stale is replaced first."""

    @wraps(function)
    def fresh(*args: P.args, **kwargs: P.kwargs) -> R:
        close_old_connections()
        return function(*args, **kwargs)

    return fresh


@lru_cache(maxsize=_MOST_PATHS)
def cacheable(path: str) -> frozenset[str] | None:
    """Query names under which the page at ``path`` may be kept, by what its route declares; None: never."""
    tongue = path[1:3] if path[1:3] in LANGUAGES and path[3:4] == "/" else settings.LANGUAGE_CODE
    with translation.override(tongue):
        try:
            route = getattr(resolve(path).func, "kezdesu_route", None)
        except Resolver404:
            return None
    return route.cached if route is not None and route.policy.everyone else None


def takes_files(path: str) -> bool:
    """Evidence and other files come from staff only."""
    return path[1:3] in LANGUAGES and path[3:].startswith("/office/")


@in_thread
def snapshot(code: str) -> Snapshot | None:
    """The newest public state of a live hour."""
    return stream.snapshot(code)


@in_thread
def voice_of(code: str) -> int | None:
    """The id of the voice whose support grows: a joined one passes its support on."""
    row = Voice.objects.filter(code=code).values_list("pk", "joined_to").first()
    return None if row is None else row[1] or row[0]


@in_thread
def counted(voice_ids: Collection[int]) -> None:
    """Support has grown: their rooms have changed."""
    stream.counted(voice_ids)


@in_thread
def ready() -> bool:
    """The database answers and has this version's schema."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return _migrated()


@cache
def _migrated() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("the database waits for: kezdesu migrate")
    return True


@in_thread
def open_sessions(keys: Collection[str]) -> frozenset[str]:
    """Of these session keys, those whose account is open and works somewhere today (three queries for all)."""
    accounts = sessions.accounts_of(keys)
    inside = access.in_force(list(accounts.values()), on=clock.today())
    return frozenset(key for key, account in accounts.items() if account.pk in inside)


def vote_store() -> Store:
    """A connection of the vote writer's own to the house's database."""
    given: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        return SqliteStore(str(given["NAME"]))
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return PostgresStore(**{name: given[ours] for name, ours in names.items() if given[ours]})


def make_edge(bounds: Bounds | None = None) -> Edge:
    """The edge before this house; it hears of every change of a live hour made in this process."""
    static = Path(settings.STATIC_ROOT)
    ports = Ports(
        pages=get_wsgi_application(),
        cacheable=cacheable,
        snapshot=snapshot,
        resolve=voice_of,
        counted=counted,
        ready=ready,
        open_sessions=open_sessions,
        upload=takes_files,
        static=(settings.STATIC_URL, static) if static.is_dir() else None,
    )
    trust = Trust(
        secret=settings.SECRET_KEY,
        session_cookies=(settings.SESSION_COOKIE_NAME,),
        proxies=frozenset(settings.TRUSTED_PROXIES),
        behind_tls=settings.BEHIND_TLS,
        metrics_token=settings.METRICS_TOKEN,
    )
    edge = Edge(ports, Settings(trust, bounds or Bounds(), redis=settings.REDIS_URL), vote_store)
    stream.listen(edge.feed.changed)
    return edge


application = make_edge()
