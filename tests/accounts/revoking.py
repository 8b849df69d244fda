"""``python -m tests.accounts.revoking WHAT EMAIL``: what a registrar or the person does in another process."""

from __future__ import annotations

import os
import sys
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")

import django

django.setup()

from kezdesu.bodies.models import Membership  # noqa: E402
from kezdesu.common import clock  # noqa: E402
from kezdesu.people import actions, queries  # noqa: E402
from kezdesu.people.actors import MACHINE, Actor  # noqa: E402
from tests.accounts.people import PASSWORD  # noqa: E402

if __name__ == "__main__":
    what, email = sys.argv[1:]
    account = queries.by_email(email)
    assert account is not None
    rows = Membership.objects.filter(account=account)
    if what == "password":
        actions.change_password(account, password="another " + PASSWORD, by=Actor(account_id=account.pk))
    elif what == "membership":
        rows.update(until=clock.today() - timedelta(days=1))
    elif what == "closed":
        actions.close_account(account, by=MACHINE)
    else:
        rows.update(until=None)
        if not account.is_active:
            actions.open_account(account, by=MACHINE)
        actions.change_password(account, password=PASSWORD, by=Actor(account_id=account.pk))
