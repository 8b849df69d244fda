"""Rate limits on the cache: so many tries in so many seconds, for each key."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

TRIES = 10
SECONDS = 600


def allow(*keys: str, tries: int = TRIES, seconds: int = SECONDS) -> bool:
    """Count one try for every key; False when any of them is over its limit."""
    counts = [_count(key, seconds) for key in keys]
    return max(counts, default=0) <= tries


def once(key: str, *, seconds: int) -> bool:
    """Whether nothing has come under this key for ``seconds``."""
    return bool(cache.add(f"once:{key}", 1, seconds))


def give_back(key: str) -> None:
    """Take back one try of :func:`allow`: it was none."""
    with suppress(ValueError):
        cache.decr(f"limit:{key}")


def forget(key: str) -> None:
    """Start counting anew, after a success."""
    cache.delete(f"limit:{key}")


def address(request: HttpRequest) -> str:
    """From where somebody comes, to be counted: an IPv4 address, or the whole /64 that one IPv6 subscriber has."""
    peer = _peer(request)
    try:
        found = ip_address(peer)
    except ValueError:
        return peer
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else peer


def _peer(request: HttpRequest) -> str:
    """The peer's address; X-Forwarded-For counts only when the peer is one of ours."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = request.headers.get("X-Forwarded-For", "")
    if forwarded and peer in settings.TRUSTED_PROXIES:
        return forwarded.rsplit(",", 1)[-1].strip()
    return peer


def place(request: HttpRequest) -> str:
    """The address as an IP address to keep; 0.0.0.0 when there is none that can be believed."""
    try:
        return str(ip_address(_peer(request)))
    except ValueError:
        return "0.0.0.0"


def _count(key: str, seconds: int) -> int:
    name = f"limit:{key}"
    if cache.add(name, 1, seconds):
        return 1
    try:
        return int(cache.incr(name))
    except ValueError:
        cache.set(name, 1, seconds)
        return 1
