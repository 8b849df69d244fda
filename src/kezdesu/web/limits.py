"""Rate limits on the cache: so many tries in so many seconds, for each key."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

TRIES = 10
SECONDS = 600


def allow(*keys: str, tries: int = TRIES, seconds: int = SECONDS) -> bool:
    """Count one try for every key; False when any of them is over its limit."""
    counts = [_count(key, seconds) for key in keys]
    return max(counts, default=0) <= tries


def forget(key: str) -> None:
    """Start counting anew, after a success."""
    cache.delete(f"limit:{key}")


def address(request: HttpRequest) -> str:
    """The peer's address; X-Forwarded-For counts only when the peer is one of ours."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = request.headers.get("X-Forwarded-For", "")
    if forwarded and peer in settings.TRUSTED_PROXIES:
        return forwarded.rsplit(",", 1)[-1].strip()
    return peer


def place(request: HttpRequest) -> str:
    """The address as an IP address to keep; 0.0.0.0 when there is none that can be believed."""
    try:
        return str(ip_address(address(request)))
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
