"""Security headers: on every answer of the house, errors included."""

from __future__ import annotations

from collections.abc import Iterable

from kezdesu.edge.asgi import Pairs

PLAYERS = "https://www.youtube-nocookie.com https://www.youtube.com"
CSP = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        f"frame-src 'self' {PLAYERS}",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ]
)
HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
ALWAYS: Pairs = [
    (b"content-security-policy", CSP.encode()),
    (b"referrer-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
_OURS = frozenset(name for name, _ in ALWAYS) | {HSTS[0]}
_SECURE: Pairs = [*ALWAYS, HSTS]


def security(*, https: bool) -> Pairs:
    """The headers that every answer carries; HSTS only where the visitor came by https."""
    return _SECURE if https else ALWAYS


def secured(headers: Iterable[tuple[bytes, bytes]], *, https: bool) -> Pairs:
    """``headers`` with ours in place of any of the same name. Names come in lower case."""
    return [pair for pair in headers if pair[0] not in _OURS] + security(https=https)


def lines(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """``headers`` as they stand in an HTTP/1.1 head, each line ended."""
    return b"".join(b"%s: %s\r\n" % pair for pair in headers)
