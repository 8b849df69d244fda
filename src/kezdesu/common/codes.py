"""Codes people read out loud: no look-alike letters, one check character (ISO 7064-like, mod 31)."""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_FOLD = str.maketrans({"O": "Q", "0": "Q", "I": "J", "1": "J", "L": "J"})


def check_character(body: str) -> str:
    """The check character of ``body``: catches every single error and every swap of neighbours."""
    total = sum((place + 2) * ALPHABET.index(sign) for place, sign in enumerate(body))
    return ALPHABET[total % len(ALPHABET)]


def new_code(prefix: str, length: int = 5) -> str:
    """An unguessable code such as ``Q-7KD3-X9``: ``length`` random signs and a check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(length))
    return format_code(prefix, body + check_character(body))


def format_code(prefix: str, signs: str) -> str:
    """``Q`` and ``7KD3X9`` → ``Q-7KD3-X9``."""
    return f"{prefix}-{signs[:4]}-{signs[4:]}"


def normalise(text: str) -> str | None:
    """The canonical spelling of a typed code (case, spaces, dashes), or None when its check character is wrong."""
    match = re.fullmatch(r"\s*([A-Z])[\s-]*([0-9A-Z\s-]{5,20})\s*", text.upper())
    if not match:
        return None
    signs = re.sub(r"[\s-]", "", match[2]).translate(_FOLD)
    if len(signs) < 5 or any(sign not in ALPHABET for sign in signs):
        return None
    if check_character(signs[:-1]) != signs[-1]:
        return None
    return format_code(match[1], signs)


def new_secret() -> str:
    """A secret for a link: 128 bits, URL-safe."""
    return secrets.token_urlsafe(16)
