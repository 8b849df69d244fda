"""A member of staff with a browser, as the tests of signing in need her."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.factories import make_account, make_body

PASSWORD = "correct horse battery staple"


@dataclass
class Person:
    """One person in one browser."""

    account: Account
    client: Client = field(default_factory=Client)

    def sign_in(self, password: str = PASSWORD, **headers: str) -> Any:
        data = {"username": self.account.email, "password": password}
        return self.client.post(reverse("accounts:login"), data, headers=headers)

    def get(self, name: str, **parts: object) -> Any:
        return self.client.get(reverse(name, kwargs=parts))

    def post(self, name: str, data: dict[str, Any] | None = None, **parts: object) -> Any:
        return self.client.post(reverse(name, kwargs=parts), data or {})

    @property
    def is_inside(self) -> bool:
        return bool(self.client.get(reverse("office:today")).status_code == 200)

    def set_up_app(self) -> str:
        """Set up the authenticator app as a person does; answers its secret."""
        page = self.get("accounts:authenticator").content.decode()
        secret = "".join(re.findall(r"<span>([A-Z2-7]{1,4})</span>", page))
        assert self.post("accounts:authenticator", {"code": code_of(secret)}).status_code == 302
        return secret


def staff(role: Role = Role.HEAD, slug: str = "healthcare") -> Person:
    """A head of a ministry with a password."""
    return Person(make_account(role, make_body(slug), password=PASSWORD))


def elsewhere(person: Person) -> Person:
    """The same person in another browser."""
    return Person(person.account)


def code_of(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
