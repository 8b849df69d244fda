"""Where a meeting is: region and district out of the cells of a row, together or apart. Pure: no Django."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kezdesu.common.trilingual import Trilingual
from kezdesu.tables import place_notes
from kezdesu.tables.headings import Field
from kezdesu.tables.places import Place, Places, find, find_district, find_region, names_oblast, parts_of
from kezdesu.tables.said import Unread

_AND = re.compile(r"\s+(?:және|жане|мен|и|and)\s+", re.IGNORECASE)
_AFTER_OBLAST = re.compile(r"(.+?\s(?:облысы|облысының|область|области|обл\.?))\s+(\S.*)", re.IGNORECASE)
Fault = tuple[Field, Unread]
Note = tuple[Field, Trilingual]


@dataclass(frozen=True, slots=True)
class Located:
    """``kato`` and ``district`` (its Kazakh name) as understood; ``rest``: what the cell said beyond them."""

    kato: str = ""
    district: str = ""
    region_name: Trilingual | None = None
    district_name: Trilingual | None = None
    rest: str = ""
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()


def locate(cells: Mapping[Field, str], places: Places) -> Located:
    """Region first, then the district within it; a district alone tells its region."""
    region_text, district_text = cells.get(Field.REGION, ""), cells.get(Field.DISTRICT, "")
    found = _region(region_text, places) if region_text else Located()
    if district_text:
        found = _with_district(found, district_text, places)
    elif found.kato and not found.district and not found.faults and Field.PLACE in cells:
        found = _by_place(found, cells[Field.PLACE], places)
    if not found.kato and not found.faults:
        return replace(found, faults=((Field.REGION, place_notes.REGION_MISSING),))
    return found


def _region(text: str, places: Places) -> Located:
    """A cell with a region, or a region and its district, or a city that tells its region."""
    whole = _same_twice(text, places)
    if whole is not None:
        return whole
    found, rest, unclear = Located(), [], None
    pieces = [piece for part in parts_of(text) for piece in _pieces(part, places)]
    if _names_several(pieces, places):
        return Located(faults=((Field.REGION, place_notes.several_regions(text)),))
    for part in pieces:
        place = _part(part, found, places)
        if isinstance(place, Place):
            found = _joined(found, place)
        elif isinstance(place, Unread):
            unclear = unclear or place
        else:
            rest.append(part)
    if not found.kato:
        said = unclear or place_notes.unknown_region(text)
        return Located(faults=((Field.REGION, said),))
    return replace(found, rest=", ".join(rest))


def _pieces(part: str, places: Places) -> list[str]:
    """ "Мангистауская обл. г.Актау" and "Ақтөбе және Атырау" are two places each; a name known whole is one."""
    if isinstance(find_region(part, places, exactly=True), Place):
        return [part]
    joined = _AND.split(part)
    if len(joined) > 1 and all(isinstance(find(one, places), Place) for one in joined):
        return joined
    if isinstance(find_district(part, places, exactly=True), Place):
        return [part]
    told = _AFTER_OBLAST.fullmatch(part)
    if told and isinstance(find_region(told[1], places, exactly=True), Place):
        return [told[1], told[2]]
    return _region_and_unit(part.split(), places) or [part]


def _region_and_unit(words: list[str], places: Places) -> list[str]:
    """ "Абайский район Карагандинской области", "ШҚО-ның Өскемен қаласы": the region, then its district or city."""
    for cut in range(1, min(len(words), 9)):
        halves = [" ".join(words[:cut]), " ".join(words[cut:])]
        for region, unit in (halves, reversed(halves)):
            found = find_region(region, places, exactly=True)
            if isinstance(found, Place) and isinstance(
                find_district(unit, places, found.kato, exactly=True), Place
            ):
                return [region, unit]
    return []


def _names_several(pieces: list[str], places: Places) -> bool:
    """Two regions in one cell: two meetings. The name of a region may also be that of a district of another."""
    named = [find_region(piece, places, exactly=True) for piece in pieces]
    regions = [one for one in named if isinstance(one, Place)]
    others = [
        other
        for piece, other in zip(pieces, named, strict=True)
        if isinstance(other, Place)
        and other.kato != regions[0].kato
        and not isinstance(find_district(piece, places, regions[0].kato, exactly=True), Place)
    ]
    return bool(others)


def _same_twice(text: str, places: Places) -> Located | None:
    """The whole cell, or the same name in two languages ("Абай облысы / область Абай")."""
    for sign in ("", "\n", " / ", "/"):
        parts = [part.strip() for part in text.split(sign)] if sign else [text]
        found = [find(part, places) for part in parts if part]
        if not found or (sign and len(found) != 2):
            continue
        asked = next((item for item in found if isinstance(item, Unread)), None)
        known = [item for item in found if isinstance(item, Place)]
        if len(known) == len(found) and len({(item.kato, item.district) for item in known}) == 1:
            return _joined(Located(), min(known, key=lambda item: item.note is not None))
        if not sign and asked is not None:
            return Located(faults=((Field.REGION, asked),)) if len(parts_of(text)) < 2 else None
    return None


def _part(part: str, found: Located, places: Places) -> Place | Unread | None:
    if not found.kato:
        return find(part, places)
    return None if found.district else find_district(part, places, found.kato, exactly=True)


def _joined(found: Located, place: Place) -> Located:
    notes = (
        (*found.notes, (Field.DISTRICT if place.district else Field.REGION, place.note))
        if place.note
        else found.notes
    )
    if not place.district:
        return replace(found, kato=place.kato, region_name=place.name, notes=notes)
    return replace(
        found,
        kato=place.kato,
        district=place.district,
        district_name=place.name,
        region_name=found.region_name or place.inside,
        notes=notes,
    )


def _with_district(found: Located, text: str, places: Places) -> Located:
    """The district of its own column: within the region, or the region that it tells."""
    if found.faults:
        return found
    for sign in ("\n", " / "):
        text = text.split(sign)[0] if sign in text else text
    if names_oblast(text) and isinstance(find_region(text, places, exactly=True), Place):
        return _region(text, places) if not found.kato else _same_or_stranger(found, text, places)
    inside = find_district(text, places, found.kato)
    if isinstance(inside, Place):
        added = _joined(found, inside)
        if not found.kato and inside.inside:
            return replace(
                added, notes=(*added.notes, (Field.REGION, place_notes.region_by_district(inside.inside)))
            )
        return added
    if isinstance(inside, Unread):
        return replace(found, faults=((Field.DISTRICT, inside),))
    return _stranger(found, text, places)


def _same_or_stranger(found: Located, text: str, places: Places) -> Located:
    """A region in the column of the districts: the row's own said again, or another."""
    region = find_region(text, places, exactly=True)
    if isinstance(region, Place) and region.kato == found.kato:
        return found
    return replace(found, faults=((Field.DISTRICT, place_notes.unknown_district(text, found.region_name)),))


def _stranger(found: Located, text: str, places: Places) -> Located:
    """A district that the region does not have: one of another region, or none."""
    elsewhere = find_district(text, places, exactly=True) if found.kato else None
    if isinstance(elsewhere, Place) and elsewhere.inside and found.region_name:
        said = place_notes.other_region(elsewhere.name, elsewhere.inside, found.region_name)
    else:
        said = place_notes.unknown_district(text, found.region_name)
    return replace(found, faults=((Field.DISTRICT, said),))


def _by_place(found: Located, text: str, places: Places) -> Located:
    """A place that begins with a city or district of the region names it: "Балқаш қ., Металлургтер сарайы"."""
    first = next(iter(parts_of(text)), "")
    place = find_district(first, places, found.kato, exactly=True) if first else None
    return _joined(found, place) if isinstance(place, Place) and place.note is None else found
