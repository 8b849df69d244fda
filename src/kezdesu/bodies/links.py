"""The secret of an invitation's link: told once, kept as a keyed hash."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings


def hash_of(secret: str) -> str:
    """64 hex: useless without the key, so that a copy of the database opens no invitation."""
    key = hmac.digest(settings.SECRET_KEY.encode(), b"kezdesu.invitation", hashlib.sha256)
    return hmac.digest(key, secret.encode(), hashlib.sha256).hex()
