"""Reads a pack from its folder and refuses what is wrong with it.

Refused, each with file, key and rule: a row of the clause table that is missing (and not named in ``omits``), given
twice or unknown; values that are missing, unknown, of the wrong type, overlapping or with a gap in their validity;
unknown term rules and parameters; missing kk or ru texts; unknown keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kezdesu.decree.catalogue import ALONGSIDE, CLAUSES
from kezdesu.decree.errors import PackError, UnknownEdition
from kezdesu.decree.model import Norm
from kezdesu.decree.norm_reading import read_norm
from kezdesu.decree.pack import MAIN_SERIES, Pack, Value
from kezdesu.decree.reading import Table, read_toml
from kezdesu.decree.value_reading import read_values

BUILT_IN = Path(__file__).resolve().parent / "packs"


def read_pack(edition: str, root: Path = BUILT_IN) -> Pack:
    """Read and check the pack ``edition`` under ``root``. Not cached; see :mod:`kezdesu.decree.editions`.

    Errors: :class:`UnknownEdition` if there is no such folder, :class:`PackError` for every rule that is broken.
    """
    folder = _folder(edition, root)
    place = str(folder / "edition.toml")
    head = Table(read_toml(folder / "edition.toml"), place)
    if head.text("edition") != edition:
        raise head.refuse("edition", f"must be the name of the folder, {edition!r}")
    base = _base(head, root)
    valid_from, valid_until = head.day("valid_from"), head.optional_day("valid_until")
    if valid_until is not None and valid_until < valid_from:
        raise head.refuse("valid_until", "is before valid_from")
    omits = frozenset(head.names("omits")) if head.has("omits") else frozenset()
    series = head.optional_text("series", base.series if base else MAIN_SERIES)
    norms = _norms(folder, base, head)
    in_order = _in_order(CLAUSES, norms, omits, place) if series == MAIN_SERIES else _own(norms, head)
    alongside = _in_order(ALONGSIDE, norms, omits, place) if series == MAIN_SERIES else {}
    played = {norm.clause: norm.row for norm in (*in_order.values(), *alongside.values())}
    values = _values(folder, base, head, played)
    pack = Pack(
        edition=edition,
        series=series,
        act_number=head.text("act_number"),
        act_date=head.day("act_date"),
        amended_by=head.optional_text("amended_by"),
        title=head.trilingual("title"),
        short=base.short if base and not head.has("short") else head.trilingual("short"),
        source=head.text("source"),
        note=head.optional_text("note"),
        valid_from=valid_from,
        valid_until=valid_until,
        omits=omits,
        values=values,
        norms=in_order,
        alongside=alongside,
        folder=folder,
    )
    head.done()
    return pack


def _folder(edition: str, root: Path) -> Path:
    folder = root / edition
    if not edition or "/" in edition or not (folder / "edition.toml").is_file():
        raise UnknownEdition(f"there is no pack {edition!r} in {root}")
    return folder


def _base(head: Table, root: Path) -> Pack | None:
    if not head.has("base"):
        return None
    edition = head.text("base")
    if edition == head.text("edition"):
        raise head.refuse("base", "must be another edition")
    return read_pack(edition, root if (root / edition).is_dir() else BUILT_IN)


def _values(
    folder: Path, base: Pack | None, head: Table, played: Mapping[str, str]
) -> Mapping[str, tuple[Value, ...]]:
    path = folder / "values.toml"
    inherited = base.values if base else {}
    if base and not path.exists():
        return inherited
    table = Table(read_toml(path), str(path))
    return read_values(table, head.day("valid_from"), head.optional_day("valid_until"), inherited, played)


def _norms(folder: Path, base: Pack | None, head: Table) -> dict[str, Norm]:
    valid_from, valid_until = head.day("valid_from"), head.optional_day("valid_until")
    own: dict[str, Norm] = {}
    for path in sorted((folder / "norms").glob("*.toml")):
        table = Table(read_toml(path), str(path))
        for item in table.tables("norm", lambda data: str(data.get("clause", "?"))):
            norm = read_norm(item, valid_from, valid_until)
            if norm.clause in own:
                raise item.refuse("clause", "is given twice, so its validity overlaps")
            own[norm.clause] = norm
        table.done()
    inherited = {**base.norms, **base.alongside} if base else {}
    return {**inherited, **own}


def _own(norms: Mapping[str, Norm], head: Table) -> dict[str, Norm]:
    """The clauses of an act beside the decree, in the order of its files; their names must be its own."""
    for clause, norm in norms.items():
        if clause == norm.row:
            raise head.refuse(
                "series", f"clause {clause!r} belongs to the clause table; name the row it plays"
            )
    return dict(norms)


def _in_order(
    known: tuple[str, ...], norms: Mapping[str, Norm], omits: frozenset[str], place: str
) -> dict[str, Norm]:
    for clause in sorted(omits - {*CLAUSES, *ALONGSIDE}):
        raise PackError(place, "omits", f"{clause!r} is not a known clause")
    for clause in known:
        if clause not in norms and clause not in omits:
            raise PackError(place, f"norm {clause}", "is missing: the clause table has a gap")
    return {clause: norms[clause] for clause in known if clause in norms and clause not in omits}
