"""The secret of a subscription's link, and the name of a mail: derived, never stored."""

from __future__ import annotations

import base64
import hashlib
import hmac
from urllib.parse import urlsplit

from django.conf import settings


def secret_of(seed: str) -> str:
    """The secret that belongs to a seed: 128 bits, underivable without ``SECRET_KEY``."""
    return base64.urlsafe_b64encode(_keyed("secret", seed)[:16]).rstrip(b"=").decode()


def hash_of(secret: str) -> str:
    """What the database keeps of a secret: a keyed hash."""
    return _keyed("hash", secret).hex()


def message_id(number: int) -> str:
    """The Message-ID of a message, the same at every try; it tells nothing of how many there are."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"<{_keyed('message', str(number)).hex()[:32]}@{host}>"


def _keyed(purpose: str, text: str) -> bytes:
    message = f"kezdesu.subscription.{purpose}:{text}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), message, hashlib.sha256)
