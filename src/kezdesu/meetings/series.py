"""Visits under one act: a visit keeps the edition under which it began, and every edition belongs to a series."""

from __future__ import annotations

from django.db.models import QuerySet

from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.meetings.models import Visit
from kezdesu.terms import queries as terms

EVERY = ""
"""Visits under all acts together."""


def under(found: QuerySet[Visit], series: str = MAIN_SERIES) -> QuerySet[Visit]:
    """The visits of a series; all of them for :data:`EVERY`."""
    return found if series == EVERY else found.exclude(edition__in=terms.foreign_editions(series))
