"""Staff accounts. Citizens need none."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kezdesu.common.trilingual import LANGUAGES


class AccountManager(BaseUserManager["Account"]):
    """Creates accounts; e-mail is the name to sign in with."""

    def create_account(self, email: str, *, name: str, password: str | None = None) -> Account:
        """A new active account; ``password`` None makes one nobody can sign in with yet."""
        account = self.model(email=self.normalize_email(email).lower(), name=name)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who works with the system. What she may do is in ``bodies.Membership``, with dates."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="kk", choices=[(code, code) for code in LANGUAGES])
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """How the journal names the account."""
        return f"staff:{self.pk}"
