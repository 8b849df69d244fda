"""The reference data of the bodies: every ministry with its names, forms, posts and themes."""

from __future__ import annotations

from collections import Counter

import pytest

from kezdesu.bodies.data import by_slug, for_topic, load
from kezdesu.regions.data import load as load_regions

BODIES = load()
AKIMATS = [body for body in BODIES if body.kind == "akimat"]
MINISTRIES = [body for body in BODIES if body.kind == "ceb"]


def test_bodies_are_all_there() -> None:
    assert Counter(body.kind for body in BODIES) == {"ceb": 21, "go": 1, "pa": 1, "holding": 8, "akimat": 28}
    assert Counter(body.level for body in AKIMATS) == {"": 20, "district": 6, "okrug": 2}


def test_body_slugs_are_unique_and_exempt_ministries_exist() -> None:
    slugs = {body.slug for body in BODIES}
    assert len(slugs) == len(BODIES)
    assert {"defence", "foreign-affairs"} <= slugs


def test_authorised_body_is_one_and_is_a_ministry_too() -> None:
    assert [body.slug for body in BODIES if "ab" in body.roles] == ["culture-and-information"]
    assert by_slug("culture-and-information").roles == ("ceb", "ab")


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.slug)
def test_body_has_names_and_genitives_in_three_languages(body) -> None:  # type: ignore[no-untyped-def]
    for text in (body.name, body.genitive):
        assert text.kk
        assert text.ru
        assert text.en
    assert body.genitive.kk.endswith(("нің", "ның"))


def test_every_ministry_has_a_minister_deputies_and_units() -> None:
    for body in MINISTRIES:
        ranks = Counter(office.rank for office in body.offices)
        assert body.head.rank == "head"
        assert body.head.title.kk.endswith(" министрі")
        assert body.head.title.ru.startswith("Министр ")
        assert ranks["deputy"] == 3
        assert 3 <= ranks["department"] + ranks["agency_chair"] <= 5


def test_genitive_reads_in_a_sentence() -> None:
    healthcare = by_slug("healthcare")
    assert healthcare.genitive.kk == "Денсаулық сақтау министрлігінің"
    assert f"руководитель {healthcare.genitive.ru}" == "руководитель Министерства здравоохранения"


def test_office_slugs_are_unique_within_a_body_and_titles_are_whole() -> None:
    for body in BODIES:
        slugs = [office.slug for office in body.offices]
        assert len(set(slugs)) == len(slugs)
        for office in body.offices:
            assert not office.title.missing()
            assert "{" not in "".join(office.title.as_dict().values())


def test_every_theme_of_a_ministry_has_a_post_that_answers_for_it() -> None:
    for body in MINISTRIES:
        for topic in body.topics:
            assert body.responsible(topic) is not body.head


def test_every_theme_belongs_to_one_ministry() -> None:
    owners = Counter(topic for body in MINISTRIES for topic in body.topics)
    assert set(owners.values()) == {1}
    assert for_topic("power-gas").slug == "energy"


def test_ministries_outside_the_exemption_have_themes() -> None:
    assert [body.slug for body in MINISTRIES if not body.topics] == ["defence", "foreign-affairs"]


def test_akimats_cover_all_regions() -> None:
    regional = [body.region_kato for body in AKIMATS if not body.level]
    assert regional == [region.kato for region in load_regions()]
    assert all(body.head.rank == "akim" for body in AKIMATS)


def test_akimats_below_the_region_stand_in_a_district_of_it_and_say_that_they_are_a_choice() -> None:
    for body in AKIMATS:
        if body.level:
            region = next(region for region in load_regions() if region.kato == body.region_kato)
            assert body.district in {unit.name.kk for unit in region.units}
            assert not body.certain
    zharma, okrug = by_slug("akimat-zharma"), by_slug("akimat-kalbatau-okrug")
    assert zharma.name.kk == "Жарма ауданының әкімдігі"
    assert zharma.head.title.ru == "Аким Жарминского района"
    assert okrug.name.ru == "Аппарат акима Калбатауского сельского округа"
    assert [office.slug for office in zharma.offices] == ["akim", "deputy-akim-1", "head-of-office"]


def test_split_ministries_link_to_what_they_came_from() -> None:
    names = {link.name.ru for link in by_slug("culture-and-information").predecessors}
    assert names == {"Министерство информации и общественного развития", "Министерство культуры и спорта"}


def test_unverified_dates_say_so() -> None:
    assert not by_slug("digital-development").certain
    assert by_slug("transport").certain
