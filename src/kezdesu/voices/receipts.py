"""What an asker gets: a number and a secret. Both a double click and a retry give the same ones."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Receipt:
    """The voice is stored. ``secret`` opens "my question"; it is kept nowhere, only its hash. ``repeated``: an
    earlier submission with the same key was found."""

    code: str
    secret: str
    state: str
    held_for: str
    received_at: datetime
    repeated: bool = False

    def __repr__(self) -> str:
        return f"Receipt({self.code})"


def stored_key(key: str, *parts: str) -> str:
    """What the database keeps of an idempotency key: bound to the content (``parts``), so that a text corrected
    under an old key is another voice and a guessed key opens nobody else's receipt."""
    return hashlib.sha256("\x00".join((key, *parts)).encode()).hexdigest()


def secret_for(stored: str) -> str:
    """The secret that belongs to a stored key: 128 bits, underivable without ``SECRET_KEY``."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"kezdesu.voice:{stored}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def hash_of(secret: str) -> str:
    """What the database keeps of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
