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
from kezdesu.tables.old_names import OLD_NAMES, SHORT_NAMES
from kezdesu.tables.said import Unread

OBLAST, CITY, DISTRICT = "oblast", "city", "district"
_HEADS: tuple[tuple[str, str], ...] = (
    (r"облыс\w{0,5}|обл|область|области|областью|областей|oblast|region|обл-сы", OBLAST),
    (r"каласы\w{0,4}|кала|город\w{0,2}|гор|г|к|city", CITY),
    (r"ауданы\w{0,4}|аудан|район\w{0,2}|р-?о?н\w{0,2}|ауд|district|аудандык", DISTRICT),
)
_HEAD = {kind: re.compile(pattern) for pattern, kind in _HEADS}
_FILLERS = frozenset(
    {"в", "во", "по", "республикалык", "манызы", "бар", "республика", "рк", "кр", "н", "the", "of"}
)
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[а-я]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_KK_ENDINGS = tuple(
    fold(end)
    for end in (
        "ның",
        "нің",
        "дың",
        "дің",
        "тың",
        "тің",
        "нда",
        "нде",
        "да",
        "де",
        "та",
        "те",
        "нан",
        "нен",
        "дан",
        "ден",
        "тан",
        "тен",
        "на",
        "не",
        "ға",
        "ге",
        "қа",
        "ке",
    )
)
_RU_ENDINGS = (
    *(
        ("ской", "ск"),
        ("ская", "ск"),
        ("скую", "ск"),
        ("ский", "ск"),
        ("ского", "ск"),
        ("ском", "ск"),
        ("скому", "ск"),
    ),
    *(
        ("ском", "ск"),
        ("инский", "инск"),
        ("ый", ""),
        ("ого", ""),
        ("ом", ""),
        ("е", ""),
        ("а", ""),
        ("у", ""),
        ("ы", ""),
        ("и", ""),
        ("ь", ""),
    ),
)


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
                for core in _cores(_split(name)[0]):
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
    for found in (find_district(text, places, exactly=True), region, find_region(text, places)):
        if found is not None:
            return found
    return find_district(text, places)


def names_oblast(text: str) -> bool:
    """Whether the text says "облысы", "область" and the like."""
    return _split(text)[1] == OBLAST


def parts_of(text: str) -> list[str]:
    """ "Қарағанды обл., Балқаш қ. (Мәдениет үйі)" in its parts."""
    return [
        part for part in (piece.strip(" .:") for piece in re.split(r"[,;\n()]+| - | – | — ", text)) if part
    ]


def _find(text: str, places: Places, pool: list[Place], exactly: bool) -> Place | Unread | None:
    core, kind = _split(text)
    if not core:
        return None
    old = OLD_NAMES.get(core)
    if old and pool and not pool[0].district:
        return _old(text, old, places)
    core = SHORT_NAMES.get(core) or SHORT_NAMES.get(_split(cyrillic(text))[0]) or core
    exact = [place for place in _known(core, places) if place in pool]
    if not exact and _LATIN.search(core) and not _CYRILLIC.search(core):
        core, kind = _split(from_latin(text))
        exact = [place for place in _known(core, places) if place in pool]
    if exact:
        return _one_of(text, exact, kind)
    return None if exactly else _nearest(text, core, kind, places, pool)


def _known(core: str, places: Places) -> list[Place]:
    """Places with one of the cores of the name; the name as it is written counts before one without its ending."""
    for variant in _cores(core):
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


def _split(text: str) -> tuple[str, str]:
    """The folded proper name without head words, and the kind that the head word tells ("" when none does)."""
    core, kind = [], ""
    for word in _WORD.findall(fold(text)):
        told = next((name for name, pattern in _HEAD.items() if pattern.fullmatch(word)), "")
        if told:
            kind = kind or told
        elif word not in _FILLERS:
            core.append(word)
    return " ".join(core), kind


def _cores(core: str) -> list[str]:
    """The name itself, then without a case ending, Kazakh and Russian."""
    cores = [core, core.replace("-", " "), core.replace("-", "").replace(" ", "")]
    cores += [
        core.removesuffix(end) for end in _KK_ENDINGS if core.endswith(end) and len(core) > len(end) + 3
    ]
    cores.append(" ".join(_bare(word) for word in core.split()))
    return list(dict.fromkeys(cores))


def _bare(word: str) -> str:
    for end, keep in _RU_ENDINGS:
        if word.endswith(end) and len(word) > max(len(end) + 1, 3):
            return word.removesuffix(end) + keep
    return word
