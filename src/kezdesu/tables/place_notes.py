"""What is said about places: notes and questions, in three languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kezdesu.common.trilingual import Trilingual
from kezdesu.tables.said import Unread

REGION_MISSING = Unread(
    "region_missing",
    Trilingual(
        "Өңірі жазылмаған: облысты немесе қаланы таңдаңыз.",
        "Регион не указан: выберите область или город.",
        "No region is given: choose a region or a city.",
    ),
)


class NamedPlace(Protocol):
    """A place with its name in three languages."""

    @property
    def full(self) -> Trilingual: ...

    @property
    def kato(self) -> str: ...


def read_as(text: str, name: Trilingual) -> Trilingual:
    """A slip of the hand."""
    return Trilingual(
        f"«{_short(text)}» — {name.kk} деп оқылды: тексеріңіз.",
        f"«{_short(text)}» прочитано как {name.ru}: проверьте.",
        f"“{_short(text)}” was read as {name.en}: check it.",
    )


def other_kind(text: str, name: Trilingual) -> Trilingual:
    """A city called an oblast or the other way round."""
    return read_as(text, name)


def ambiguous(text: str, found: Sequence[NamedPlace]) -> Unread:
    """The name fits several places."""
    kk, ru, en = (
        ", ".join(getattr(place.full, tongue) for place in found[:6]) for tongue in ("kk", "ru", "en")
    )
    return Unread(
        "place_ambiguous",
        Trilingual(
            f"«{_short(text)}» бірнеше мағынада: {kk}. Қайсысы екенін таңдаңыз.",
            f"«{_short(text)}» можно понять по-разному: {ru}. Выберите, что имеется в виду.",
            f"“{_short(text)}” may mean several places: {en}. Choose which.",
        ),
        tuple(place.kato for place in found),
    )


def district_in_several(text: str, regions: Sequence[Trilingual]) -> Unread:
    """The district exists in several regions and none is said."""
    kk, ru, en = (", ".join(getattr(name, tongue) for name in regions) for tongue in ("kk", "ru", "en"))
    return Unread(
        "district_ambiguous",
        Trilingual(
            f"«{_short(text)}» бірнеше өңірде бар: {kk}. Өңірін таңдаңыз.",
            f"«{_short(text)}» есть в нескольких регионах: {ru}. Выберите регион.",
            f"“{_short(text)}” exists in several regions: {en}. Choose the region.",
        ),
    )


def several_regions(text: str) -> Unread:
    """Two regions in one cell."""
    return Unread(
        "several_regions",
        Trilingual(
            f"«{_short(text)}»: бірнеше өңір жазылған. Әр кездесуге бөлек жол керек.",
            f"«{_short(text)}»: названо несколько регионов. Каждой встрече нужна своя строка.",
            f"“{_short(text)}” names several regions. Each meeting needs a row of its own.",
        ),
    )


def unknown_region(text: str) -> Unread:
    """No region of Kazakhstan is called so."""
    return Unread(
        "region_unknown",
        Trilingual(
            f"«{_short(text)}» деген өңір табылмады: тізімнен таңдаңыз.",
            f"Регион «{_short(text)}» не найден: выберите из списка.",
            f"No region “{_short(text)}” was found: choose from the list.",
        ),
    )


def unknown_district(text: str, region: Trilingual | None) -> Unread:
    """No district of the region is called so."""
    if region is None:
        return Unread(
            "district_unknown",
            Trilingual(
                f"«{_short(text)}» деген аудан не қала табылмады: тізімнен таңдаңыз немесе өткізу "
                "орнына жазыңыз.",
                f"Район или город «{_short(text)}» не найден: выберите из списка или перенесите в "
                "место проведения.",
                f"No district or city “{_short(text)}” was found: choose from the list or move it to "
                "the place.",
            ),
        )
    return Unread(
        "district_unknown",
        Trilingual(
            f"{region.kk}: мұнда «{_short(text)}» деген аудан не қала табылмады. Тізімнен таңдаңыз "
            "немесе өткізу орнына жазыңыз.",
            f"{region.ru}: района или города «{_short(text)}» здесь нет. Выберите из списка или "
            "перенесите в место проведения.",
            f"{region.en} has no district or city “{_short(text)}”. Choose from the list or move it "
            "to the place.",
        ),
    )


def other_region(district: Trilingual, lies_in: Trilingual, said: Trilingual) -> Unread:
    """The district lies in another region than the one named."""
    return Unread(
        "district_elsewhere",
        Trilingual(
            f"{district.kk} — {lies_in.kk} құрамында, ал жолда {said.kk} жазылған. Біреуін түзетіңіз.",
            f"{district.ru} относится к региону «{lies_in.ru}», а в строке указан «{said.ru}». "
            "Исправьте одно из двух.",
            f"{district.en} lies in {lies_in.en}, but the row says {said.en}. Mend one of them.",
        ),
    )


def region_by_district(region: Trilingual) -> Trilingual:
    """The region was taken from the district."""
    return Trilingual(
        f"Өңірі ауданынан анықталды: {region.kk}.",
        f"Регион определён по району: {region.ru}.",
        f"The region follows from the district: {region.en}.",
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
