"""Writes ``docs/reference.md``: commands, settings, journal kinds and addresses, taken from the code itself.

``reference.py write`` brings the file in step; ``reference.py check`` exits 1 when it is not.
"""

from __future__ import annotations

import inspect
import os
import pkgutil
import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")
os.environ.setdefault("KEZDESU_DATA_DIR", tempfile.mkdtemp(prefix="kezdesu-reference-"))
ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/reference.md"
SETTINGS = {
    "KEZDESU_ALLOWED_HOSTS": "host names the site answers to, separated by commas; default localhost",
    "KEZDESU_BASE_URL": "address used in e-mails and QR codes; default http://127.0.0.1:$PORT",
    "KEZDESU_BEHIND_TLS": "1 when a proxy ends TLS before us: secure cookies, HSTS; default 0",
    "KEZDESU_DATABASE_URL": "sqlite:///path or postgres://user:password@host/name; default SQLite in the data folder",
    "KEZDESU_DATA_DIR": "folder of database, files, mail and secret key; default ./var",
    "KEZDESU_FRESH_MINUTES": "a signature asks for a proof (passkey, code, password) of these minutes; 1–60, default 5",
    "KEZDESU_MAIL_FROM": "sender of e-mails",
    "KEZDESU_METRICS_TOKEN": "opens /metrics to other machines (Authorization: Bearer); absent: on this machine only",
    "KEZDESU_NOW": "ISO instant with zone: a frozen today, for demo and tests only",
    "KEZDESU_OIDC_ISSUER": "the organisation's OpenID Connect provider; absent: no such button on the sign-in page",
    "KEZDESU_OIDC_CLIENT_ID": "our number at that provider",
    "KEZDESU_OIDC_CLIENT_SECRET": "our secret at that provider",
    "KEZDESU_OIDC_NAME": "what stands on the button; default the provider's host",
    "KEZDESU_PACK": "edition or path of the rule pack to use as law; default: the editions by their dates",
    "KEZDESU_REDIS_URL": "Redis for cache and live fan-out when several processes run",
    "KEZDESU_SECOND_FACTOR": "offered (default), or required: who signs must set up an app or a passkey first",
    "KEZDESU_SECRET_KEY": "at least 32 characters; made and kept in the data folder when absent",
    "KEZDESU_SMTP_HOST": "mail server; without it mail is written to files in the data folder",
    "KEZDESU_SMTP_PASSWORD": "password at the mail server",
    "KEZDESU_SMTP_PORT": "port of the mail server; default 25",
    "KEZDESU_SMTP_TLS": "starttls, or tls from the first byte; default neither (a mail server on the same machine)",
    "KEZDESU_SMTP_USER": "name at the mail server; absent: no sign-in there",
    "KEZDESU_TRUSTED_ORIGINS": "origins besides our own that may post forms",
    "KEZDESU_TRUSTED_PROXIES": "addresses whose X-Forwarded-For is believed",
    "KEZDESU_WORKER": "inside: `run` sends mail itself (default on SQLite without Redis); outside: `worker` does",
    "KEZDESU_HISTORY_EXAMPLES": "tests: how many histories of the schedule are tried; default 25",
    "KEZDESU_HISTORY_STEPS": "tests: how many acts each of them has; default 20",
    "KEZDESU_TEST_POSTGRES_URL": "tests: where PostgreSQL is; default the usual local port",
    "KEZDESU_TEST_REDIS_URL": "tests: where Redis is; default the usual local port",
    "KEZDESU_TEST_SUFFIX": "tests: suffix of the test database's name",
    "PORT": "port to serve on; default 8000",
}


def lines() -> Iterator[str]:
    """The page, line by line."""
    yield "# Reference"
    yield ""
    yield "Written by `tools/reference.py` from the code; the checks fail when it is out of step."
    yield from section("Commands", ("command", "what it does"), commands())
    yield from section("Settings", ("variable", "meaning"), sorted(SETTINGS.items()))
    yield from section("Journal kinds", ("kind", "public", "meaning"), kinds())
    yield from section("Addresses", ("address", "methods", "policy", "name"), addresses())


def section(title: str, heads: tuple[str, ...], rows: object) -> Iterator[str]:
    """A heading and a table."""
    yield from ("", f"## {title}", "", "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads))
    for row in rows:  # type: ignore[attr-defined]
        yield "| `" + row[0] + "` | " + " | ".join(row[1:]) + " |"


def commands() -> Iterator[tuple[str, str]]:
    """Sub-commands of ``kezdesu``."""
    from kezdesu.config.command import COMMANDS

    for name, (_, about) in COMMANDS.items():
        yield f"kezdesu {name}", about


def kinds() -> Iterator[tuple[str, str, str]]:
    """Journal kinds with the first line of their docstring."""
    import kezdesu
    from kezdesu.journal.kinds import all_kinds, is_public

    for module in pkgutil.iter_modules(kezdesu.__path__):
        if (ROOT / "src/kezdesu" / module.name / "lines.py").exists():
            import_module(f"kezdesu.{module.name}.lines")
    for name, cls in all_kinds().items():
        if cls.__module__.startswith("kezdesu."):
            about = (inspect.getdoc(cls) or "").splitlines()[0]
            yield name, "yes" if is_public(cls) else "no", about.replace("|", "\\|")


def addresses() -> Iterator[tuple[str, str, str, str]]:
    """Every address with its policy."""
    from kezdesu.config.commands.urls import table

    for row in table():
        pattern = re.sub(r"^kk/", "<language>/", row.pattern)
        yield f"/{pattern}", ", ".join(row.methods), row.policy, row.name


def main() -> int:
    """Write or check."""
    import django

    django.setup()
    text = "\n".join(lines()) + "\n"
    if sys.argv[1:] == ["write"]:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        print("docs/reference.md is out of step: run `python tools/reference.py write`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
