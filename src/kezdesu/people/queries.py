"""Which accounts there are."""

from __future__ import annotations

from kezdesu.people.models import Account


def by_email(email: str) -> Account | None:
    """The account with that e-mail, whatever its case."""
    return Account.objects.filter(email=email.strip().lower()).first()


def by_number(number: int) -> Account | None:
    """The account with that number."""
    return Account.objects.filter(pk=number).first()
