"""``python -m tests.accounts.ageing EMAIL``: every proof of this person is an hour old."""

from __future__ import annotations

import os
import sys
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")

import django

django.setup()

from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from kezdesu.common import clock  # noqa: E402
from kezdesu.people import queries, sessions  # noqa: E402
from kezdesu.web import fresh  # noqa: E402

if __name__ == "__main__":
    account = queries.by_email(sys.argv[1])
    assert account is not None
    for one in sessions.of(account):
        store = SessionStore(one.key)
        store[fresh.MARK] = (clock.now() - timedelta(hours=1)).isoformat()
        store.save()
