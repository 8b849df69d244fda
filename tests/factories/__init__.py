"""Factories without surprises: each makes one record with plain defaults and answers it."""

from tests.factories.base import (
    actor_of,
    make_account,
    make_body,
    make_office,
    make_region,
    make_visit,
    make_voice,
)

__all__ = [
    "actor_of",
    "make_account",
    "make_body",
    "make_office",
    "make_region",
    "make_visit",
    "make_voice",
]
