"""Kinds used by the tests of the journal only."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("test.turned")
@dataclass(frozen=True, slots=True)
class Turned:
    """A signed act was turned in a test."""

    digest: str
