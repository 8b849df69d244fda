"""Which edition speaks: packs by name, by day, and the default of the process."""

from __future__ import annotations

import itertools
from datetime import date
from functools import cache
from pathlib import Path

from kezdesu.decree.errors import NotInForce, PackError
from kezdesu.decree.pack import Pack
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


def available(root: Path | None = None) -> tuple[Pack, ...]:
    """Every edition under ``root``, oldest first. :class:`PackError` if two are in force on one day."""
    return _catalogue(root.resolve() if root else BUILT_IN)


def use_pack(edition_or_path: str | Path | None) -> Pack | None:
    """Make one pack the law of the whole process, for every day (``KEZDESU_PACK``).

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


def default_pack() -> Pack:
    """The pack for what begins now: the chosen one, else ``863-2023``."""
    return _chosen or load_pack(DEFAULT_EDITION)


def pack_on(day: date) -> Pack:
    """The pack in force on ``day`` (the chosen one, if any). :class:`NotInForce` before the first edition."""
    if _chosen is not None:
        return _chosen
    for pack in available():
        if pack.valid_on(day):
            return pack
    raise NotInForce(f"no edition of the decree was in force on {day.isoformat()}")


@cache
def _read(edition: str, root: Path) -> Pack:
    return read_pack(edition, root)


@cache
def _catalogue(root: Path) -> tuple[Pack, ...]:
    names = sorted(folder.name for folder in root.iterdir() if (folder / "edition.toml").is_file())
    packs = sorted((_read(name, root) for name in names), key=lambda pack: pack.valid_from)
    for earlier, later in itertools.pairwise(packs):
        if earlier.valid_until is None or later.valid_from <= earlier.valid_until:
            rule = f"validity overlaps with edition {earlier.edition}"
            raise PackError(str(later.folder / "edition.toml"), "valid_from", rule)
    return tuple(packs)
