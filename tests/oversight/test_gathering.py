"""However many visits there are, the facts are read in the same number of queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kezdesu.oversight.gathering import gather
from tests.factories.after import make_desk, make_held_visit, make_published
from tests.factories.base import make_region

pytestmark = pytest.mark.django_db
QUERIES = 21


def make_lived(number: int) -> None:
    """A held visit with a published plan."""
    slug = f"ministry-{number}"
    make_region()
    make_published(make_held_visit(slug=slug), make_desk(slug))


def counted() -> int:
    with CaptureQueriesContext(connection) as queries:
        gather(2026)
    return len(queries)


def test_one_visit_and_three_take_the_same_queries():
    make_lived(1)
    one = counted()
    make_lived(2), make_lived(3)

    assert (one, counted()) == (QUERIES, QUERIES)
