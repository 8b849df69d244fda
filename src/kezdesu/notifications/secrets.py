"""The secret of a subscription's link: derived, never stored."""

from __future__ import annotations

import base64
import hashlib
import hmac

from django.conf import settings


def secret_of(seed: str) -> str:
    """The secret that belongs to a seed: 128 bits, underivable without ``SECRET_KEY``."""
    return base64.urlsafe_b64encode(_keyed("secret", seed)[:16]).rstrip(b"=").decode()


def hash_of(secret: str) -> str:
    """What the database keeps of a secret: a keyed hash."""
    return _keyed("hash", secret).hex()


def _keyed(purpose: str, text: str) -> bytes:
    message = f"kezdesu.subscription.{purpose}:{text}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), message, hashlib.sha256)
