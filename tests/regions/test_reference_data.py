"""The reference data of the territory is complete and spelled in full."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from kezdesu.regions.data import by_kato, load
from kezdesu.regions.data.forms import kk_forms, ru_forms

REGIONS = load()


def test_regions_are_twenty_with_three_cities_of_republican_significance() -> None:
    assert len(REGIONS) == 20
    assert Counter(region.kind for region in REGIONS) == {"oblast": 17, "city": 3}


def test_region_codes_are_nine_digits_and_agree_with_iso() -> None:
    for region in REGIONS:
        assert len(region.kato) == 9
        assert region.kato.isdigit()
        assert region.kato[2:] == "0000000"
        assert region.iso == f"KZ-{region.kato[:2]}"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_region_names_are_unique_in_every_language(language: str) -> None:
    names = [getattr(region.name, language) for region in REGIONS]
    assert len(set(names)) == 20
    assert all(names)


def test_region_slugs_are_unique() -> None:
    assert len({region.slug for region in REGIONS}) == 20


def test_every_region_has_forms_for_sentences() -> None:
    for region in REGIONS:
        assert region.kk.locative.endswith(("облысында", "қаласында"))
        assert region.kk.genitive.endswith(("облысының", "қаласының"))
        assert region.kk.dative.endswith(("облысына", "қаласына"))
        assert region.kk.ablative.endswith(("облысынан", "қаласынан"))
        assert region.ru.locative.startswith("в ")
        assert region.ru.genitive


def test_forms_of_abai_are_as_people_say_them() -> None:
    abai = by_kato("100000000")
    assert (abai.kk.locative, abai.ru.locative) == ("Абай облысында", "в области Абай")


def test_regions_of_2022_begin_with_the_split_and_name_their_parents() -> None:
    parents = {
        region.slug: region.predecessors for region in REGIONS if region.valid_from == date(2022, 6, 8)
    }
    assert {slug: links[0].kato for slug, links in parents.items()} == {
        "abai": "630000000",
        "zhetisu": "190000000",
        "ulytau": "350000000",
    }


def test_every_region_has_units_whose_codes_lie_in_it() -> None:
    for region in REGIONS:
        assert 4 <= len(region.units) <= 8
        codes = [unit.kato for unit in region.units if unit.kato]
        assert len(set(codes)) == len(codes)
        assert all(len(code) == 9 and code.isdigit() and code[:2] == region.kato[:2] for code in codes)


def test_unit_names_are_unique_within_a_region() -> None:
    for region in REGIONS:
        names = [unit.name.kk for unit in region.all_units]
        assert len(set(names)) == len(names)


def test_total_population_is_that_of_the_country() -> None:
    assert 19_000_000 < sum(region.population for region in REGIONS) < 21_500_000


def test_kazakh_endings_follow_the_harmony_of_the_head_word() -> None:
    assert kk_forms("Бірлік ауылы").locative == "Бірлік ауылында"
    assert kk_forms("Мәдениет үйі").genitive == "Мәдениет үйінің"


def test_russian_district_declines_as_adjective_or_keeps_its_name() -> None:
    assert ru_forms("Жарминский район").locative == "в Жарминском районе"
    assert ru_forms("район Аксуат").genitive == "района Аксуат"


def test_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        by_kato("990000000")
