"""Rows of the reference data of bodies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kezdesu.common.trilingual import Trilingual

BodyKind = Literal["ceb", "go", "pa", "akimat", "holding"]
Rank = Literal["head", "deputy", "agency_chair", "deputy_pm", "akim", "department", "office"]
LocalLevel = Literal["", "district", "okrug"]
Change = Literal["division", "merger", "renaming"]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A post, as it is written under a signature or in a plan. ``topics`` are the themes it answers for."""

    slug: str
    rank: Rank
    title: Trilingual
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PredecessorRow:
    """The body whose duties passed to this one on a date; ``certain`` is False when not verified."""

    how: Change
    on: date
    certain: bool
    name: Trilingual


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body. ``roles`` may hold "ab" beside "ceb"; ``region_kato`` is "" outside akimats.

    ``district`` is the Kazakh name of the district in which an akimat below the region stands, ``level`` its level.
    ``genitive`` is the name as sentences need it: "… министрлігінің", "Министерства …".
    """

    slug: str
    kind: BodyKind
    roles: tuple[str, ...]
    name: Trilingual
    genitive: Trilingual
    region_kato: str
    site: str
    topics: tuple[str, ...]
    valid_from: date
    certain: bool
    predecessors: tuple[PredecessorRow, ...]
    offices: tuple[OfficeRow, ...]
    district: str = ""
    level: LocalLevel = ""

    @property
    def head(self) -> OfficeRow:
        """The post of the first head (minister, akim, chair)."""
        return self.offices[0]

    def office(self, slug: str) -> OfficeRow:
        """The post of this slug; KeyError when the body has none."""
        for office in self.offices:
            if office.slug == slug:
                return office
        raise KeyError(slug)

    def responsible(self, topic: str) -> OfficeRow:
        """The post that owns promises on a theme: the first unit that names it, else the head."""
        for office in self.offices:
            if topic in office.topics:
                return office
        return self.head
