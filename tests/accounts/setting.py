"""A small house to sign in to: a meeting that is live, its operator and its head.

``python -m tests.accounts.setting`` in a data directory; prints what the tests need as JSON.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")

import django

django.setup()

from kezdesu.bodies.models import Body  # noqa: E402
from kezdesu.config.commands import migrate  # noqa: E402
from kezdesu.people.roles import Role  # noqa: E402
from kezdesu.regions.models import Region  # noqa: E402
from tests.accounts.people import PASSWORD  # noqa: E402
from tests.factories import make_account  # noqa: E402
from tests.factories.base import make_visit  # noqa: E402

if __name__ == "__main__":
    migrate.main([])
    body = Body.objects.get(slug="healthcare")
    operator, head = (make_account(role, body, password=PASSWORD) for role in (Role.OPERATOR, Role.HEAD))
    visit = make_visit(body=body, region=Region.objects.get(kato="350000000"))
    told = {"operator": operator.email, "head": head.email, "visit": visit.code}
    json.dump(told, sys.stdout)
