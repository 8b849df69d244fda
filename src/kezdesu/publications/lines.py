"""What the journal keeps about publications: kinds and hashes, no texts."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("publication.prepared")
@dataclass(frozen=True, slots=True)
class Prepared:
    """Documents were frozen and put before a second person (subject: the visit, or body/quarter)."""

    kinds: tuple[str, ...]
    sha256: tuple[str, ...]
    digest: str


@kind("publication.published", public=True)
@dataclass(frozen=True, slots=True)
class Published:
    """Signed by the second person and thereby published; ``promises`` are the codes promised by it."""

    kinds: tuple[str, ...]
    sha256: tuple[str, ...]
    digest: str
    promises: tuple[str, ...]


@kind("publication.returned")
@dataclass(frozen=True, slots=True)
class Returned:
    """Sent back for rework."""

    kinds: tuple[str, ...]
    digest: str


@kind("publication.posted", public=True)
@dataclass(frozen=True, slots=True)
class Posted:
    """Posted outside: official site or media."""

    kinds: tuple[str, ...]
    place: str
    url: str
