"""Places as a hurried clerk writes them: never half-read, never two meetings taken for one."""

from __future__ import annotations

import pytest

from kezdesu.tables.headings import Field
from kezdesu.tables.locating import locate
from tests.tables.reference import places

READ = {
    "Ақтөбе обл., Мұғалжар ауданы": ("150000000", "Мұғалжар ауданы"),
    "Мангистауская обл. г.Актау": ("470000000", "Ақтау қаласы"),
    "Ұлытау облысы Жезқазған қаласы": ("620000000", "Жезқазған қаласы"),
    "Абай облысы / область Абай": ("100000000", ""),
    "Кaрaгaндинская область": ("350000000", ""),
    "Qostanai": ("390000000", ""),
    "Túrkistan oblysy": ("610000000", ""),
    "Oral qalasy": ("270000000", "Орал қаласы"),
    "ВКО": ("630000000", ""),
}


@pytest.mark.parametrize("text", READ)
def test_place_is_read(text: str) -> None:
    found = locate({Field.REGION: text}, places())
    assert (found.kato, found.district, found.faults) == (*READ[text], ())


@pytest.mark.parametrize("text", ["Абай обл., Жетісу обл.", "Ақтөбе және Атырау", "ВКО и СКО"])
def test_two_regions_in_one_cell_are_refused_not_halved(text: str) -> None:
    found = locate({Field.REGION: text}, places())
    assert [said.code for _field, said in found.faults] == ["several_regions"]
    assert "своя строка" in found.faults[0][1].reason.ru
