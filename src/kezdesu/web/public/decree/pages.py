"""What the pages of the decree show, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst

from kezdesu.bodies.models import Body
from kezdesu.common.alphabet import place_of
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import available
from kezdesu.decree.model import Norm
from kezdesu.decree.pack import Pack, Value
from kezdesu.oversight.register import Register
from kezdesu.web.filters import t
from kezdesu.web.public.decree.words import content_words, rule_words
from kezdesu.web.public.duties import pages as duties
from kezdesu.web.public.duties.words import OBLIGED_WORDS


@dataclass(frozen=True, slots=True)
class Given:
    """A value of the pack that belongs to a clause. ``certain`` is false where the act itself names no such value."""

    title: Trilingual
    content: str
    certain: bool
    note: str


@dataclass(frozen=True, slots=True)
class ClausePage:
    """One row of the clause table in one edition."""

    norm: Norm
    obliged: str
    exempt: Sequence[Trilingual | str]
    rule: str
    values: Sequence[Given]
    editions: Sequence[Pack]


@dataclass(frozen=True, slots=True)
class OverBodies:
    """The state of a clause over all bodies of a year: the bars and a cell for each body."""

    bars: object
    cells: Sequence[tuple[Trilingual, duties.Cell]]
    tally: duties.Tally


def clause_page(norm: Norm, pack: Pack, bodies: Mapping[str, Body]) -> ClausePage:
    """A row with its values in words."""
    exempt = pack.names(norm.exempt) if norm.exempt else ()
    return ClausePage(
        norm,
        capfirst(str(OBLIGED_WORDS[norm.obliged])),
        [bodies[slug].name if slug in bodies else slug for slug in exempt],
        rule_words(norm, pack),
        [
            _given(entries[-1], bodies)
            for entries in pack.values.values()
            if entries[-1].clause == norm.clause
        ],
        [edition for edition in available(series=pack.series) if norm.clause in edition.norms],
    )


def rows(pack: Pack, bodies: Mapping[str, Body]) -> list[ClausePage]:
    """The whole clause table of an edition, in the order of the decree."""
    return [clause_page(norm, pack, bodies) for norm in pack.norms.values()]


def neighbours(norm: Norm, pack: Pack) -> tuple[Norm | None, Norm | None]:
    """The rows before and after, in the order of the decree."""
    known = list(pack.norms.values())
    place = known.index(norm)
    return known[place - 1] if place else None, known[place + 1] if place + 1 < len(known) else None


def over_bodies(found: Register, norm: Norm, bodies: Mapping[str, Body]) -> OverBodies:
    """How a clause is kept by everybody it obliges."""
    groups = {slug: found.cells.get((norm.clause, slug), ()) for slug in bodies}
    cells = [
        (bodies[slug].name, duties.cell(group, norm, bodies[slug], found.year))
        for slug, group in sorted(groups.items(), key=lambda item: place_of(t(bodies[item[0]].name)))
        if group
    ]
    return OverBodies(duties.bars(found, norm.clause), cells, duties.tally(found.of_norm(norm.clause)))


def _given(value: Value, bodies: Mapping[str, Body]) -> Given:
    return Given(value.title, content_words(value, bodies), value.certain, value.note)
