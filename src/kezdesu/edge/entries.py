"""One cached answer: ready header and body pairs for every encoding, and its validator."""

from __future__ import annotations

import gzip
import hashlib
import http
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import brotli  # type: ignore[import-untyped]

from kezdesu.edge.asgi import Pairs, Scope
from kezdesu.edge.headers import lines, secured

Encoding = Literal["identity", "gzip", "br"]
_WORTH_COMPRESSING = 400
_BROTLI_QUALITY = 5
_GZIP_LEVEL = 6
_TEXT = (
    b"text/",
    b"application/json",
    b"application/atom",
    b"application/xml",
    b"image/svg",
    b"application/javascript",
)
_REWRITTEN = frozenset([b"content-length", b"content-encoding", b"etag", b"vary", b"cache-control"])


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as the house gave it."""

    status: int
    headers: Pairs
    body: bytes

    def header(self, name: bytes) -> bytes:
        """All values of ``name`` (lower case) joined by commas; empty when there are none."""
        return b", ".join(value for key, value in self.headers if key == name)

    @property
    def shareable(self) -> bool:
        """May it be given to others? Never a personal, cookie-setting, forbidden or failed one."""
        control = self.header(b"cache-control").lower()
        return (
            self.status in (200, 404)
            and not self.header(b"set-cookie")
            and not self.header(b"content-encoding")
            and b"no-store" not in control
            and b"private" not in control
            and b"*" not in self.header(b"vary")
        )


@dataclass(slots=True)
class Entry:
    """A shareable page, ready to be sent. ``scope`` is the request that makes it again."""

    page: Page
    scope: Scope
    begun_at: float
    made_at: float
    headers: Pairs
    etag: bytes
    bodies: Mapping[Encoding, bytes]
    wires: dict[tuple[Encoding, bool], bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes held, about: bodies twice (as such and ready for the wire) and a thousand for the rest."""
        return 1000 + 2 * sum(len(body) for body in self.bodies.values())

    def choose(self, encoding: Encoding) -> tuple[Pairs, bytes]:
        """Headers and body for a visitor who understands ``encoding``."""
        body = self.bodies.get(encoding)
        if body is None or encoding == "identity":
            return self._with_length(self.headers, self.page.body), self.page.body
        return self._with_length([*self.headers, (b"content-encoding", encoding.encode())], body), body

    def wire(self, encoding: Encoding, *, https: bool) -> bytes:
        """The whole HTTP/1.1 answer after its status and ``date`` line, made once."""
        known = self.wires.get((encoding, https))
        if known is None:
            headers, body = self.choose(encoding)
            known = self.wires[encoding, https] = lines(secured(headers, https=https)) + b"\r\n" + body
        return known

    @property
    def status_line(self) -> bytes:
        """``HTTP/1.1 200 OK`` with its line end."""
        return b"HTTP/1.1 %d %s\r\n" % (self.page.status, http.HTTPStatus(self.page.status).phrase.encode())

    def unchanged_wire(self, *, https: bool) -> bytes:
        """The rest of a 304 after its status and ``date`` line."""
        return lines(secured(self.unchanged_headers(), https=https)) + b"\r\n"

    def unchanged_headers(self) -> Pairs:
        """Headers of a 304."""
        return [pair for pair in self.headers if pair[0] in (b"etag", b"cache-control", b"vary")]

    @staticmethod
    def _with_length(headers: Pairs, body: bytes) -> Pairs:
        return [(b"content-length", b"%d" % len(body)), *headers]


def entry(page: Page, scope: Scope, begun_at: float, made_at: float) -> Entry:
    """``page`` with its validator and compressed bodies (takes about a millisecond: call it in a thread)."""
    etag = page.header(b"etag") or b'W/"%s"' % hashlib.blake2b(page.body, digest_size=8).hexdigest().encode()
    kept = [pair for pair in page.headers if pair[0] not in _REWRITTEN]
    vary = b", ".join(filter(None, [page.header(b"vary"), b"Accept-Encoding"]))
    control = page.header(b"cache-control") or b"no-cache"
    headers = [*kept, (b"etag", _weak(etag)), (b"vary", vary), (b"cache-control", control)]
    return Entry(page, scope, begun_at, made_at, headers, _weak(etag), _bodies(page))


def _weak(etag: bytes) -> bytes:
    return etag if etag.startswith(b"W/") else b"W/" + etag


def _bodies(page: Page) -> Mapping[Encoding, bytes]:
    if len(page.body) < _WORTH_COMPRESSING or not page.header(b"content-type").startswith(_TEXT):
        return {"identity": page.body}
    return {
        "identity": page.body,
        "gzip": gzip.compress(page.body, _GZIP_LEVEL, mtime=0),
        "br": brotli.compress(page.body, quality=_BROTLI_QUALITY),
    }


def encoding_of(accept_encoding: bytes) -> Encoding:
    """The best encoding that the visitor understands; a refusal by ``q=0`` is taken as: none at all."""
    if b"q=0" in accept_encoding and b"q=0." not in accept_encoding:
        return "identity"
    if b"br" in accept_encoding:
        return "br"
    return "gzip" if b"gzip" in accept_encoding else "identity"


def matches(if_none_match: bytes, etag: bytes) -> bool:
    """Does the visitor already have the entry with this (weak) ``etag``?"""
    strong = etag.removeprefix(b"W/")
    tags = (tag.strip().removeprefix(b"W/").removeprefix(b"w/") for tag in if_none_match.split(b","))
    return any(tag in (strong, b"*") for tag in tags)
