"""Reading a request at the edge: headers, cookies, language, and who is really asking."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kezdesu.common.trilingual import LANGUAGES, Language, language_of
from kezdesu.edge.asgi import Scope

_FORWARDED = re.compile(rb"x-forwarded-|forwarded$|x-real-ip$|x-request-id$")
_ELSEWHERE = re.compile(rb"x-forwarded-|forwarded$|x-real-ip$|via$")
_SECRET_PATH = re.compile(r"^((?:/(?:kk|ru|en))?/(?:mine|subscriptions|accounts/[a-z-]+)/)[^/]+")
_REQUEST_ID = re.compile(r"[0-9A-Za-z-]{8,64}")


def header(scope: Scope, name: bytes) -> str:
    """The first header ``name`` (lower case), or an empty text."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def cookie(scope: Scope, name: str) -> str:
    """The cookie ``name`` as it was sent, or an empty text."""
    mark = name.encode() + b"="
    for key, value in scope["headers"]:
        if key == b"cookie":
            for part in value.split(b";"):
                if part.strip().startswith(mark):
                    return str(part.strip()[len(mark) :], "latin-1")
    return ""


def accepted_language(accept_language: str) -> Language:
    """The first of our languages that the browser names, in its order; else Kazakh."""
    for part in accept_language.split(","):
        tag = part.split(";", 1)[0].strip().lower()
        if tag.split("-", 1)[0] in LANGUAGES:
            return language_of(tag)
    return language_of(None)


def language(scope: Scope) -> Language:
    """The language of the request: by its path, else by the browser's wish."""
    head = scope["path"][1:4]
    if head[:2] in LANGUAGES and head[2:] in ("", "/"):
        return language_of(head[:2])
    return accepted_language(header(scope, b"accept-language"))


def wants_json(scope: Scope) -> bool:
    """Is the asker a program rather than a browser that shows pages?"""
    if scope["path"].startswith(("/api/", "/live/")):
        return "text/html" not in header(scope, b"accept")
    return "application/json" in header(scope, b"accept")


def masked(path: str) -> str:
    """``path`` fit for a log: secrets of links hidden, control characters out, bounded."""
    shown = _SECRET_PATH.sub(r"\1***", path)
    return "".join(sign if sign.isprintable() else "?" for sign in shown[:200])


def trusted_hop(scope: Scope, proxies: frozenset[str]) -> None:
    """Put the visitor's own address and scheme into ``scope``; strip what only a trusted proxy may claim.

    Sets ``scope["request_id"]`` to the proxy's request id or an empty text, and ``scope["forwarded"]`` when anybody,
    trusted or not, says that the request comes from elsewhere.
    """
    client = scope.get("client")
    scope["forwarded"] = any(_ELSEWHERE.match(name) for name, _ in scope["headers"])
    believed = client is not None and client[0] in proxies
    scope["request_id"] = ""
    if believed:
        _believe(scope, proxies)
    scope["headers"] = [pair for pair in scope["headers"] if not _FORWARDED.match(pair[0])]


def _believe(scope: Scope, proxies: frozenset[str]) -> None:
    visitor = next(_hops(header(scope, b"x-forwarded-for"), proxies), None)
    if visitor:
        scope["client"] = (visitor, 0)
    if header(scope, b"x-forwarded-proto") in ("http", "https"):
        scope["scheme"] = header(scope, b"x-forwarded-proto")
    given = header(scope, b"x-request-id")
    scope["request_id"] = given if _REQUEST_ID.fullmatch(given) else ""


def _hops(forwarded: str, proxies: frozenset[str]) -> Iterator[str]:
    """Addresses from the nearest to the farthest, without those of trusted proxies."""
    for hop in reversed(forwarded.split(",")):
        if hop.strip() not in proxies:
            yield hop.strip()[:64]
