"""The fast lane: a cached page straight from the bytes of a plain request, before any parsing for ASGI.

Only for the plainest requests: one whole ``GET`` of an anonymous reader and nothing unusual in its head. Everything
else, and everything not yet in the cache, takes the ordinary way; so the lane can only answer what that way would.
"""

from __future__ import annotations

from kezdesu.edge.cache import PREFIXES, Cache, Key
from kezdesu.edge.counts import Counts
from kezdesu.edge.entries import encoding_of, matches
from kezdesu.edge.ports import Trust
from kezdesu.edge.requests import accepted_language

_LONGEST = 8_192
_END = b"\r\n\r\n"
_VERSION = b" HTTP/1.1"
_UNUSUAL = (
    b"\r\nauthorization:",
    b"\r\nrange:",
    b"\r\nhx-",
    b"\r\ncontent-length:",
    b"\r\ntransfer-encoding:",
    b"\r\nupgrade:",
    b"\r\nexpect:",
    b"\r\n ",
    b"\r\n\t",
    b" :",
    b"\0",
)


def _value(head: bytes, name: bytes) -> bytes:
    """The value of the header ``name`` (with line break and colon) in ``head`` (lower case), or nothing."""
    at = head.find(name)
    if at < 0:
        return b""
    begin = at + len(name)
    return head[begin : head.index(b"\r\n", begin)].strip()


class Lane:
    """Answers from ``cache`` for one process."""

    def __init__(self, cache: Cache, trust: Trust, counts: Counts) -> None:
        self._cache = cache
        self._counts = counts
        self._trust = trust
        sessions = (name.encode().lower() + b"=" for name in trust.session_cookies)
        self._unusual = (*sessions, *_UNUSUAL)

    def answer(self, data: bytes, peer: str, date: bytes, *, tls: bool) -> tuple[bytes, bytes] | None:
        """Status lines and the rest of the answer to ``data``; None: take the ordinary way.

        ``date`` is the ready ``date`` header line (or nothing), ``peer`` the address of the other end.
        """
        end = data.find(b"\r\n")
        if end < 0 or data[:5] != b"GET /" or data[end - 9 : end] != _VERSION or len(data) > _LONGEST:
            return None
        head = data[end:].lower()
        if not self._plain(head):
            return None
        https = self._https(head, peer, tls=tls)
        key = self._key(data[4 : end - 9], head, https=https)
        entry = self._cache.find(key) if key is not None else None
        if entry is None:
            return None
        self._counts.fast_answers += 1
        asked = _value(head, b"\r\nif-none-match:")
        if asked and entry.page.status == 200 and matches(asked, entry.etag):
            return b"HTTP/1.1 304 Not Modified\r\n" + date, entry.unchanged_wire(https=https)
        encoding = encoding_of(_value(head, b"\r\naccept-encoding:"))
        return entry.status_line + date, entry.wire(encoding, https=https)

    def _plain(self, head: bytes) -> bool:
        """One whole head, one host, keep-alive, nothing personal, nothing that another parser could read otherwise."""
        if head.find(_END) != len(head) - 4 or head.count(b"\n") != head.count(b"\r\n"):
            return False
        for needle in self._unusual:
            if needle in head:
                return False
        return head.count(b"\r\nhost:") == 1 and _value(head, b"\r\nconnection:") in (b"", b"keep-alive")

    def _https(self, head: bytes, peer: str, *, tls: bool) -> bool:
        if self._trust.behind_tls:
            return True
        said = _value(head, b"\r\nx-forwarded-proto:") if peer in self._trust.proxies else b""
        return said == b"https" if said in (b"https", b"http") else tls

    def _key(self, target: bytes, head: bytes, *, https: bool) -> Key | None:
        raw_path, _, raw_query = target.partition(b"?")
        if b"%" in raw_path or b"#" in target or not target.isascii():
            return None
        path = raw_path.decode("ascii")
        query = self._cache.query(path, raw_query) if raw_query else b""
        if query is None:
            return None
        tongue = ""
        if path[1:4] not in PREFIXES:
            tongue = accepted_language(_value(head, b"\r\naccept-language:").decode("latin-1"))
        return Key(https, _value(head, b"\r\nhost:"), path, query, tongue)
