"""Reads settings from the environment; a wrong value stops the start and says which and why."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536;"
)
SQLITE_STATEMENTS = 1000
"""How many compiled statements a connection keeps: every savepoint has a name, thus a statement, of its own."""


class WrongSetting(SystemExit):
    """An environment variable has a value that cannot be used."""

    def __init__(self, name: str, rule: str) -> None:
        super().__init__(f"kezdesu: setting {name}: {rule}")


def text(name: str, default: str = "") -> str:
    """The variable's text, stripped; ``default`` when absent or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """1/0, true/false, yes/no; anything else stops the start."""
    value = text(name).lower()
    known = {"": default, "1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if value not in known:
        raise WrongSetting(name, f"{value!r} is neither 1 nor 0")
    return known[value]


def number(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number between ``least`` and ``most``."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise WrongSetting(name, f"{value!r} is no whole number from {least} to {most}")
    return int(value)


def token(name: str) -> str:
    """At least 20 printable ASCII characters without spaces, or absent."""
    value = text(name)
    if value and (len(value) < 20 or not value.isascii() or not value.isprintable() or " " in value):
        raise WrongSetting(name, "at least 20 ASCII characters without spaces are needed")
    return value


def choice(name: str, allowed: tuple[str, ...]) -> str:
    """One of ``allowed``; the first of them when absent."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise WrongSetting(name, f"{value!r} is none of: {', '.join(allowed)}")
    return value


@dataclass(frozen=True, slots=True)
class Oidc:
    """The organisation's own sign-in: an OpenID Connect provider. ``name`` stands on the button."""

    issuer: str
    client_id: str
    client_secret: str
    name: str


def oidc() -> Oidc | None:
    """From ``KEZDESU_OIDC_ISSUER``, ``_CLIENT_ID``, ``_CLIENT_SECRET``, ``_NAME``; None when there is none."""
    issuer = text("KEZDESU_OIDC_ISSUER").rstrip("/")
    client, secret = text("KEZDESU_OIDC_CLIENT_ID"), text("KEZDESU_OIDC_CLIENT_SECRET")
    if not (issuer or client or secret):
        return None
    if not urlsplit(issuer).hostname or urlsplit(issuer).scheme not in {"https", "http"}:
        raise WrongSetting("KEZDESU_OIDC_ISSUER", f"{issuer!r} is no address like https://login.example")
    for name, value in (("KEZDESU_OIDC_CLIENT_ID", client), ("KEZDESU_OIDC_CLIENT_SECRET", secret)):
        if not value:
            raise WrongSetting(name, "needed together with KEZDESU_OIDC_ISSUER")
    return Oidc(issuer, client, secret, text("KEZDESU_OIDC_NAME", str(urlsplit(issuer).hostname)))


def oidc_provider(given: Oidc | None) -> dict[str, object]:
    """What allauth is told of the provider."""
    if given is None:
        return {}
    app = {
        "provider_id": "organisation",
        "name": given.name,
        "client_id": given.client_id,
        "secret": given.client_secret,
        "settings": {"server_url": given.issuer, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


def words(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def instant(name: str) -> datetime | None:
    """An ISO 8601 instant with a zone, or None when absent."""
    value = text(name)
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise WrongSetting(name, f"{value!r} is not an ISO 8601 instant") from None
    if moment.tzinfo is None:
        raise WrongSetting(name, f"{value!r} has no zone; write 2026-11-22T09:00:00+05:00")
    return moment


def data_folder() -> Path:
    """Where the embedded database, uploads and the secret key live; created on first use."""
    folder = Path(text("KEZDESU_DATA_DIR", "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """``KEZDESU_SECRET_KEY``, or a key made once and kept in the data folder (mode 600)."""
    given = text("KEZDESU_SECRET_KEY")
    if given:
        if len(given) < 32:
            raise WrongSetting("KEZDESU_SECRET_KEY", "shorter than 32 characters")
        return given
    kept = folder / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()


def database(folder: Path) -> dict[str, object]:
    """Django's database settings from ``KEZDESU_DATABASE_URL`` (sqlite:///path or postgres://…)."""
    url = text("KEZDESU_DATABASE_URL", f"sqlite:///{folder / 'kezdesu.sqlite3'}")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path)[1:] if parts.path.startswith("//") else unquote(parts.path))
    if parts.scheme in {"postgres", "postgresql"}:
        return postgres(url)
    raise WrongSetting("KEZDESU_DATABASE_URL", f"scheme {parts.scheme!r} is neither sqlite nor postgres")


def worker(folder: Path, redis: str) -> str:
    """``KEZDESU_WORKER``: inside ``kezdesu run`` where that is the only process (SQLite, no Redis), else outside."""
    alone = str(database(folder)["ENGINE"]).endswith("sqlite3") and not redis
    return choice("KEZDESU_WORKER", ("inside", "outside") if alone else ("outside", "inside"))


def sqlite(path: str) -> dict[str, object]:
    """SQLite with WAL, ``synchronous=FULL`` and IMMEDIATE transactions; it keeps its statements ready."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": SQLITE_PRAGMAS,
            "cached_statements": SQLITE_STATEMENTS,
        },
    }


def postgres(url: str) -> dict[str, object]:
    """PostgreSQL; ``synchronous_commit`` stays on, so that a receipt means stored."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
