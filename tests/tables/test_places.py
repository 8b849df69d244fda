"""Regions and districts in any spelling; the cases stand in ``cases/places.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kezdesu.regions import data
from kezdesu.tables.headings import Field
from kezdesu.tables.locating import locate
from kezdesu.tables.places import Place, find
from kezdesu.tables.said import Unread
from tests.tables.reference import places


def cases(name: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "cases" / name).read_text("utf-8").splitlines()
    pairs = [line.split(" => ") for line in lines if " => " in line and not line.startswith("#")]
    return [(text.strip(), expected.strip()) for text, expected in pairs]


REGIONS = st.sampled_from(data.load())
LOOK_ALIKE = str.maketrans("аеорсухіАЕОРСХ", "aeopcyxiAEOPCX")


def shown(found: Place | Unread | None) -> str:
    if found is None:
        return "-"
    if isinstance(found, Unread):
        return "?"
    return found.full.kk + (" (тексеру)" if found.note else "")


@pytest.mark.parametrize(("text", "expected"), cases("places.txt"))
def test_case(text: str, expected: str) -> None:
    assert shown(find(text, places())) == expected


@pytest.mark.parametrize(("text", "expected"), cases("cells.txt"))
def test_a_cell_that_names_a_region_and_what_lies_in_it(text: str, expected: str) -> None:
    found = locate({Field.REGION: text}, places())
    if expected.startswith("?"):
        assert expected[3:-1] in found.faults[0][1].reason.kk
    else:
        assert found.region_name is not None
        assert (f"{found.region_name.kk}, {found.district}", found.faults) == (expected, ())


@given(REGIONS, st.sampled_from(("upper", "lower", "title", "capitalize")), st.booleans())
def test_a_region_in_any_case_ending_and_look_alike_letters_is_found(
    region: data.RegionRow, case: str, latin: bool
) -> None:
    forms = (
        region.name.kk,
        region.name.ru,
        region.kk.locative,
        region.kk.genitive,
        region.ru.locative,
        region.ru.genitive,
    )
    for form in forms:
        text = getattr(form, case)()
        text = text.replace(" ", "\u00a0").translate(LOOK_ALIKE) if latin else text
        found = find(text, places())
        assert isinstance(found, Place), text
        assert (found.kato, found.district, found.note) == (region.kato, "", None)


@given(REGIONS)
def test_a_district_within_its_region_is_found_and_tells_it(region: data.RegionRow) -> None:
    for unit in region.all_units:
        for name in (unit.name.kk, unit.name.ru, unit.kk.locative, unit.ru.locative, unit.name.ru.upper()):
            found = locate({Field.REGION: region.name.ru, Field.DISTRICT: name}, places())
            assert (found.kato, found.district, found.faults) == (region.kato, unit.name.kk, ()), name


@given(st.text(max_size=40))
def test_no_text_breaks_the_search(text: str) -> None:
    found = locate({Field.REGION: text, Field.DISTRICT: text}, places())
    assert bool(found.faults) or bool(found.kato)


def test_a_region_and_its_district_stand_in_one_cell() -> None:
    found = locate({Field.REGION: "Карагандинская обл., г. Балхаш (Дворец культуры)"}, places())
    assert (found.kato, found.district, found.rest) == ("350000000", "Балқаш қаласы", "Дворец культуры")


def test_a_district_alone_tells_its_region_unless_there_are_several() -> None:
    found = locate({Field.DISTRICT: "Балқаш қаласы"}, places())
    assert (found.kato, found.district, len(found.notes)) == ("350000000", "Балқаш қаласы", 1)
    asked = locate({Field.DISTRICT: "Абай ауданы"}, places())
    assert [fault.code for _field, fault in asked.faults] == ["place_ambiguous"]
    assert "Карагандинская область" in asked.faults[0][1].reason.ru


def test_an_unknown_district_and_one_of_another_region_are_refused() -> None:
    for name, code in (("Зверинский район", "district_unknown"), ("г. Семей", "district_elsewhere")):
        found = locate({Field.REGION: "Қарағанды облысы", Field.DISTRICT: name}, places())
        assert [fault.code for _field, fault in found.faults] == [code]


def test_a_city_at_the_head_of_the_place_is_the_district() -> None:
    found = locate(
        {Field.REGION: "Қарағанды облысы", Field.PLACE: "Балқаш қ., Металлургтер сарайы"}, places()
    )
    assert found.district == "Балқаш қаласы"
