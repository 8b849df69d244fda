"""Which edition speaks: packs by name, by series and day, and the default of the process.

Packs of one act are a *series*: of each series one edition is in force on a day, and all series are in force together.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.errors import NotInForce, PackError
from kezdesu.decree.model import UNNAMED
from kezdesu.decree.pack import MAIN_SERIES, Pack
from kezdesu.decree.pack_reading import BUILT_IN, read_pack

DEFAULT_EDITION = "863-2023"
_chosen: Pack | None = None


def load_pack(edition: str, root: Path | None = None) -> Pack:
    """The checked pack ``edition``, read once. ``root`` is the folder of packs, by default the built-in one.

    Errors: ``UnknownEdition``, ``PackError``.
    """
    if root is None and _chosen is not None and _chosen.edition == edition:
        return _chosen
    return _read(edition, root.resolve() if root else BUILT_IN)


def available(root: Path | None = None, *, series: str = MAIN_SERIES) -> tuple[Pack, ...]:
    """Every edition of a series under ``root``, oldest first. :class:`PackError` if two are in force on one day."""
    return _catalogue(root.resolve() if root else BUILT_IN).get(series, ())


def all_series(root: Path | None = None) -> tuple[str, ...]:
    """The names of all series, the decree's own first."""
    return tuple(_catalogue(root.resolve() if root else BUILT_IN))


def editions_of(series: str) -> frozenset[str]:
    """The names of all editions of a series, the chosen one among them."""
    names = {pack.edition for pack in available(series=series)}
    return frozenset(names | ({_chosen.edition} if _chosen and _chosen.series == series else set()))


def series_of(edition: str) -> str:
    """The series of an edition; the decree's own for one that is not known (any more)."""
    beside = (name for name in all_series() if edition in editions_of(name))
    return next(beside, MAIN_SERIES)


def use_pack(edition_or_path: str | Path | None) -> Pack | None:
    """Make one pack the law of its series in the whole process, for every day (``KEZDESU_PACK``).

    A name chooses a built-in edition; a path (with a separator) a folder elsewhere; ``None`` or an empty text goes back
    to the editions by their dates. Returns the chosen pack.
    """
    global _chosen
    _chosen = find_pack(edition_or_path)
    return _chosen


def find_pack(edition_or_path: str | Path | None) -> Pack | None:
    """The pack meant by a name (built-in) or a path (a folder elsewhere); None for nothing."""
    if not edition_or_path:
        return None
    path = Path(edition_or_path)
    if path.name == str(edition_or_path):
        return _read(path.name, BUILT_IN)
    path = path.resolve()
    return _read(path.name, path.parent)


def default_pack(series: str = MAIN_SERIES) -> Pack:
    """The pack for what begins now: the chosen one; else ``863-2023``, or the latest edition of another series."""
    if _chosen is not None and _chosen.series == series:
        return _chosen
    return load_pack(DEFAULT_EDITION) if series == MAIN_SERIES else available(series=series)[-1]


def pack_on(day: date, *, series: str = MAIN_SERIES) -> Pack:
    """The pack of a series in force on ``day`` (the chosen one, if any). :class:`NotInForce` before the first one."""
    if _chosen is not None and _chosen.series == series:
        return _chosen
    for pack in available(series=series):
        if pack.valid_on(day):
            return pack
    raise NotInForce(f"no edition of act {series} was in force on {day.isoformat()}")


def pack_at(day: date, *, series: str = MAIN_SERIES) -> Pack:
    """The pack of a series for what began on ``day``; the default one before its first edition."""
    try:
        return pack_on(day, series=series)
    except NotInForce:
        return default_pack(series)


def series_with(clause: str) -> str:
    """The series whose act has the clause; the decree's own when none has."""
    for series in all_series():
        packs = (*available(series=series), default_pack(series))
        if any(clause in pack.norms or clause in pack.alongside for pack in packs):
            return series
    return MAIN_SERIES


def all_clauses() -> frozenset[str]:
    """Every clause of every act, of any edition."""
    return frozenset(clause for pack in _every_pack() for clause in pack.norms)


def label_of(clause: str) -> Trilingual:
    """What a reader is shown for a clause whose key is a name of ours; empty for a number of the act itself."""
    norms = (pack.norms[clause] for pack in _every_pack() if clause in pack.norms)
    return next((norm.label for norm in norms if norm.label), UNNAMED)


def _every_pack() -> Iterator[Pack]:
    for series in all_series():
        yield from (*available(series=series), default_pack(series))


@cache
def _read(edition: str, root: Path) -> Pack:
    return read_pack(edition, root)


@cache
def _catalogue(root: Path) -> dict[str, tuple[Pack, ...]]:
    names = sorted(folder.name for folder in root.iterdir() if (folder / "edition.toml").is_file())
    packs = sorted((_read(name, root) for name in names), key=lambda pack: pack.valid_from)
    found: dict[str, tuple[Pack, ...]] = {}
    for series in sorted({pack.series for pack in packs}, key=lambda name: (name != MAIN_SERIES, name)):
        found[series] = tuple(pack for pack in packs if pack.series == series)
        _refuse_overlap(found[series])
    return found


def _refuse_overlap(packs: tuple[Pack, ...]) -> None:
    for earlier, later in itertools.pairwise(packs):
        if earlier.valid_until is None or later.valid_from <= earlier.valid_until:
            rule = f"validity overlaps with edition {earlier.edition}"
            raise PackError(str(later.folder / "edition.toml"), "valid_from", rule)
