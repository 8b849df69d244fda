"""The signed device cookie: an unverified device counts once, and nobody can make up another's."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from functools import lru_cache

COOKIE = "kz_device"
MAX_AGE = 400 * 24 * 3600
"""Seconds a browser keeps the cookie: the longest that browsers allow."""

_SHAPE = re.compile(r"([0-9a-f]{32})\.([A-Za-z0-9_-]{43})")


def issue(secret: str) -> str:
    """A new cookie value ``<32 hex>.<signature>`` for a device not seen before."""
    return sign(secrets.token_hex(16), secret)


def sign(device: str, secret: str) -> str:
    """The cookie value of a known ``device`` (32 hex)."""
    return f"{device}.{_signature(device, secret)}"


def read(cookie: str, secret: str) -> str | None:
    """The 32-hex device id, or None when the cookie was not signed with ``secret``."""
    match = _SHAPE.fullmatch(cookie)
    if match is None or not hmac.compare_digest(match[2], _signature(match[1], secret)):
        return None
    return match[1]


def _signature(device: str, secret: str) -> str:
    keyed = _keyed(secret).copy()
    keyed.update(device.encode())
    return base64.urlsafe_b64encode(keyed.digest()).rstrip(b"=").decode()


@lru_cache(maxsize=4)
def _keyed(secret: str) -> hmac.HMAC:
    return hmac.new(secret.encode(), b"kezdesu.device:", hashlib.sha256)
