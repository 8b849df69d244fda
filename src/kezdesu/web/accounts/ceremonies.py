"""What the browser is told at a passkey's ceremony, as JSON."""

from __future__ import annotations

import json
from typing import Any

from allauth.mfa.webauthn.internal import auth

from kezdesu.people.models import Account


def to_use(account: Account) -> str:
    """Options to prove oneself by one of the account's passkeys."""
    return json.dumps(plain(auth.begin_authentication(account)))


def to_add(account: Account) -> str:
    """Options to make a new passkey, which stays findable without a name and checks the person."""
    return json.dumps(plain(auth.begin_registration(account, True)))


def plain(value: Any) -> Any:
    """Mappings, lists and plain values; what is absent is left out."""
    if hasattr(value, "items"):
        return {key: plain(one) for key, one in value.items() if one is not None}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value
