"""Which accounts there are."""

from __future__ import annotations

from collections.abc import Iterable

from kezdesu.people.models import Account


def by_email(email: str) -> Account | None:
    """The account with that e-mail, whatever its case."""
    return Account.objects.filter(email=email.strip().lower()).first()


def by_number(number: int) -> Account | None:
    """The account with that number."""
    return Account.objects.filter(pk=number).first()


def names(refs: Iterable[str]) -> dict[str, str]:
    """The people behind the journal's ``staff:12``, by that word. One query."""
    numbers = {int(ref.removeprefix("staff:")) for ref in refs if ref.removeprefix("staff:").isdecimal()}
    return {account.subject: account.name for account in Account.objects.filter(pk__in=numbers)}
