"""Regions and districts in any spelling and case, kk, ru or en, with old names, endings and slips of the hand.

:func:`find` answers what a text names, an :class:`~kezdesu.tables.said.Unread` that asks, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kezdesu.common.trilingual import Trilingual
from kezdesu.tables import place_notes as notes
from kezdesu.tables.folding import allowed_edits, cyrillic, distance, fold, from_latin
from kezdesu.tables.old_names import OLD_NAMES, SHORT_NAMES, TOWNS
from kezdesu.tables.place_words import CITY as CITY
from kezdesu.tables.place_words import DISTRICT as DISTRICT
from kezdesu.tables.place_words import OBLAST as OBLAST
from kezdesu.tables.place_words import begins, cores, keeps_ends, split
from kezdesu.tables.said import Unread

_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[а-я]")
_KATO = re.compile(r"(?:[кk][аa][тt][оo]:? ?)?(\d{9})")


@dataclass(frozen=True, slots=True)
class Place:
    """A region (``kato``) or a district of it (``district``: its Kazakh name); ``note`` when it was guessed."""

    kato: str
    name: Trilingual
    kind: str
    district: str = ""
    inside: Trilingual | None = None
    note: Trilingual | None = None

    @property
    def full(self) -> Trilingual:
        """The name; of a district with its region."""
        if self.inside is None:
            return self.name
        one, other = self.name, self.inside
        return Trilingual(f"{one.kk} ({other.kk})", f"{one.ru} ({other.ru})", f"{one.en} ({other.en})")


@dataclass(frozen=True, slots=True)
class Named:
    """A place of the reference with all names under which it is known."""

    place: Place
    names: tuple[str, ...]


@dataclass(frozen=True)
class Places:
    """All places, and the index of their folded cores: "карагандинская обл." → ``("карагандинск", "oblast")``."""

    places: tuple[Place, ...]
    index: Mapping[str, tuple[Place, ...]] = field(repr=False)

    @classmethod
    def of(cls, named: Iterable[Named]) -> Places:
        """Index the reference."""
        index: dict[str, list[Place]] = {}
        listed = list(named)
        for item in listed:
            for name in item.names:
                for core in cores(split(name)[0]):
                    found = index.setdefault(core, [])
                    if item.place not in found:
                        found.append(item.place)
        return cls(
            tuple(item.place for item in listed), {core: tuple(found) for core, found in index.items()}
        )

    def region(self, kato: str) -> Place | None:
        """The region with that code."""
        return next((place for place in self.places if place.kato == kato and not place.district), None)

    def district(self, kato: str, name: str) -> Place | None:
        """The district of a region by its Kazakh name; None for an empty one."""
        if not name:
            return None
        return next((place for place in self.places if (place.kato, place.district) == (kato, name)), None)

    def districts(self, kato: str) -> list[Place]:
        """The districts of a region."""
        return [place for place in self.places if place.kato == kato and place.district]


def find_region(text: str, places: Places, *, exactly: bool = False) -> Place | Unread | None:
    """The region that a text names; None when it names none. ``exactly``: no slips forgiven."""
    return _find(text, places, [place for place in places.places if not place.district], exactly)


def find_district(
    text: str, places: Places, kato: str = "", *, exactly: bool = False
) -> Place | Unread | None:
    """The district or city that a text names, in the region ``kato`` if one is said; None when it names none."""
    pool = [place for place in places.places if place.district and kato in ("", place.kato)]
    return _find(text, places, pool, exactly)


def find(text: str, places: Places) -> Place | Unread | None:
    """What a text names: a region as it is called, a district or city as it is called, then either with a slip."""
    region = find_region(text, places, exactly=True)
    if (isinstance(region, Place) and region.note is None) or isinstance(region, Unread):
        return region
    unit = find_district(text, places, exactly=True)
    if isinstance(unit, Place) and unit.kind == CITY and names_oblast(text):
        return _of_centre(text, unit, region, places)
    for found in (unit, region, find_region(text, places)):
        if found is not None:
            return found
    return find_district(text, places)


def _of_centre(
    text: str, city: Place, region: Place | Unread | None, places: Places
) -> Place | Unread | None:
    """ "Караганда обл.": the region in which the city lies, to be looked at."""
    meant = region if isinstance(region, Place) else places.region(city.kato)
    if meant is None or meant.note is not None:
        return meant
    return replace(meant, note=notes.read_as(text, meant.name))


def names_oblast(text: str) -> bool:
    """Whether the text says "облысы", "область" and the like."""
    return split(text)[1] == OBLAST


def names_district(text: str) -> bool:
    """Whether the text says "ауданы", "район" and the like."""
    return split(text)[1] == DISTRICT


def parts_of(text: str) -> list[str]:
    """ "Қарағанды обл., Балқаш қ. (Мәдениет үйі)" in its parts."""
    return [
        part
        for part in (
            piece.strip(" .:")
            for piece in re.split(r"[,;\n()]+| - | – | — |(?<=\w{3})/(?=\w{2})|(?<=\.)/", text)
        )
        if part
    ]


def _find(text: str, places: Places, pool: list[Place], exactly: bool) -> Place | Unread | None:
    core, kind = split(text)
    if not core:
        return None
    of_regions = bool(pool) and not pool[0].district
    if of_regions and (code := _KATO.fullmatch(fold(text).strip(" .:"))):
        return places.region(code[1])
    former = _former(text, core, kind, places, pool)
    if former is not None:
        return former
    core = SHORT_NAMES.get(core) or SHORT_NAMES.get(split(cyrillic(text))[0]) or core
    exact = [place for place in _known(core, places) if place in pool]
    if not exact and _LATIN.search(core) and not _CYRILLIC.search(core):
        core, kind = split(from_latin(text))
        exact = [place for place in _known(core, places) if place in pool]
    if exact:
        is_district_said = of_regions and kind == DISTRICT
        return None if is_district_said else _one_of(text, exact, kind)
    short = shortened(core, "." in text or "-" in text, kind, pool) if of_regions else None
    if short is not None:
        return short if " " in core or "-" in core else replace(short, note=notes.read_as(text, short.name))
    return None if exactly else _nearest(text, core, kind, places, pool)


def _former(text: str, core: str, kind: str, places: Places, pool: list[Place]) -> Place | Unread | None:
    """A region, a district or a city by the name it had, or by a town of it."""
    names = [core, core.replace(" ", "-")]
    if not any(place in pool for place in places.index.get(core, ())):
        names.append(cores(core)[-1])
    if pool and not pool[0].district:
        old = next((OLD_NAMES[name] for name in names if name in OLD_NAMES and kind != DISTRICT), None)
        return _old(text, old, places) if old else None
    kato, unit = next((TOWNS[name] for name in names if name in TOWNS), ("", ""))
    place = places.district(kato, unit)
    if (
        place is None
        or place not in pool
        or any(name in places.index and _in(places, name, pool) for name in names)
    ):
        return None
    return replace(place, note=notes.read_as(text, place.name))


def _in(places: Places, name: str, pool: list[Place]) -> bool:
    return any(place in pool for place in places.index[name])


def shortened(core: str, is_cut: bool, kind: str, pool: list[Place]) -> Place | None:
    """The only place whose name the cut words begin ("зап-каз", "караганд") or whose ends they keep ("к-ды")."""
    if not is_cut or kind not in ("", OBLAST):
        return None
    found = {
        place.kato: place
        for place in pool
        for name in (place.name.kk, place.name.ru)
        if begins(re.split("[ -]", core), re.split("[ -]", split(name)[0]))
        or (kind and place.kind == kind and keeps_ends(core, split(name)[0]))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _known(core: str, places: Places) -> list[Place]:
    """Places with one of the cores of the name; the name as it is written counts before one without its ending."""
    for variant in cores(core):
        if variant in places.index:
            return list(places.index[variant])
    return []


def _one_of(text: str, found: list[Place], kind: str, note: Trilingual | None = None) -> Place | Unread:
    fitting = [place for place in found if not kind or place.kind == kind] or found
    if len(fitting) > 1:
        return notes.ambiguous(text, tuple(fitting))
    place = fitting[0]
    if note is None and kind and place.kind != kind:
        note = notes.other_kind(text, place.name)
    return place if note is None else replace(place, note=note)


def _nearest(text: str, core: str, kind: str, places: Places, pool: list[Place]) -> Place | Unread | None:
    """The only place within the forgiven number of slips."""
    most = allowed_edits(core)
    inside = set(pool)
    found: dict[int, list[Place]] = {}
    for known, named in places.index.items() if most else ():
        edits = distance(core, known, most)
        if edits <= most:
            found.setdefault(edits, []).extend(place for place in named if place in inside)
    best = next((found[edits] for edits in sorted(found) if found[edits]), [])
    near = [place for place in dict.fromkeys(best) if not kind or place.kind == kind]
    if len(near) != 1:
        return notes.ambiguous(text, tuple(near)) if near else None
    return _one_of(text, near, kind, notes.read_as(text, near[0].name))


def _old(text: str, old: tuple[tuple[str, ...], Trilingual], places: Places) -> Place | Unread | None:
    katos, why = old
    found = [place for place in map(places.region, katos) if place]
    if len(found) == 1:
        return replace(found[0], note=why)
    return notes.ambiguous(text, tuple(found)) if found else None
