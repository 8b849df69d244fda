"""Proofs that come from outside: codes, and what passkeys sign. Whatever a stranger sends is answered in words."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms

from kezdesu.web import limits

LONGEST_KEY = 20_000
"""Characters of what a browser sends of a passkey; 2,000 are usual."""
CODE_LIVES = 120
"""Seconds: longer than a code of the app is accepted (the present one and its two neighbours)."""
MALFORMED = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)


class KeyField(forms.JSONField):
    """What the browser made of a passkey, as JSON."""

    def __init__(self) -> None:
        super().__init__(required=True, widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        """Too long or too deep is no passkey."""
        with refused_in_words():
            return super().to_python(value if len(value or "") <= LONGEST_KEY else "")


class _Key:
    """Refuses in words what the libraries stumble over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields: dict[str, forms.Field] = {**getattr(self, "fields", {}), "credential": KeyField()}

    def clean_credential(self) -> Authenticator:
        """The passkey that signed."""
        with refused_in_words():
            found: Authenticator = super().clean_credential()  # type: ignore[misc]
            return found


class KeyForm(_Key, AuthenticateWebAuthnForm):
    """The second step by a passkey."""


class KeyOfSomebodyForm(_Key, LoginWebAuthnForm):
    """A passkey alone, which says whose it is."""


class KeyAgainForm(_Key, ReauthenticateWebAuthnForm):
    """A passkey before a signature."""


class OnceForm(BaseAuthenticateForm):
    """A code that works once for as long as it is accepted, and not only while the app shows it."""

    def clean_code(self) -> str:
        """The code, the first time."""
        code = str(super().clean_code())
        if not limits.once(f"code:{self.user.pk}:{normalize_user_code(code)}", seconds=CODE_LIVES):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeAgainForm(OnceForm, ReauthenticateForm):
    """A code before a signature."""


@contextmanager
def refused_in_words() -> Iterator[None]:
    """What cannot even be read is a wrong proof, not an error of ours."""
    try:
        yield
    except forms.ValidationError:
        raise
    except MALFORMED as error:
        raise get_adapter().validation_error("incorrect_code") from error
