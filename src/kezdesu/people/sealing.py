"""Secrets of signing in, sealed: what lies in the database is of no use without the key outside it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet
from django.conf import settings


def seal(secret: str) -> str:
    """``secret`` encrypted with a key derived from ``SECRET_KEY``; equal secrets look different."""
    return _cipher(settings.SECRET_KEY).encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """The secret again; raises ``cryptography.fernet.InvalidToken`` when it was changed or the key is another."""
    return _cipher(settings.SECRET_KEY).decrypt(sealed.encode()).decode()


@lru_cache(maxsize=2)
def _cipher(secret: str) -> Fernet:
    key = hmac.digest(secret.encode(), b"kezdesu.second-factor.seal", hashlib.sha256)
    return Fernet(base64.urlsafe_b64encode(key))
