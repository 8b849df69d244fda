"""Names stand in the order of the reader's alphabet, and a clause has a name that she can read."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from kezdesu.bodies.models import BodyKind
from kezdesu.bodies.queries import of_kind
from kezdesu.common.alphabet import place_of
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.editions import all_clauses
from kezdesu.web.filters import FILTERS, by_name
from tests.factories import make_body


def test_kazakh_letters_stand_in_their_places() -> None:
    names = [
        "Ішкі",
        "Өнеркәсіп",
        "Ұлттық",
        "Энергетика",
        "Әділет",
        "Ауыл",
        "Қаржы",
        "Ғылым",
        "Көлік",
        "Ёлка",
        "iKomek",
    ]

    assert sorted(names, key=place_of) == [
        *("iKomek", "Ауыл", "Әділет", "Ғылым", "Ёлка", "Көлік", "Қаржы", "Өнеркәсіп", "Ұлттық", "Ішкі"),
        "Энергетика",
    ]


def test_one_list_is_sorted_anew_in_each_language() -> None:
    justice = make_named("Әділет министрлігі", "Министерство юстиции")
    interior = make_named("Ішкі істер министрлігі", "Министерство внутренних дел")

    assert by_name([interior, justice]) == [justice, interior]
    with translation.override("ru"):
        assert by_name([justice, interior]) == [interior, justice]


def make_named(kk: str, ru: str) -> object:
    return type("Named", (), {"name": Trilingual(kk, ru)})()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_clause_is_shown_by_a_name_of_our_own_code(language: str) -> None:
    with translation.override(language):
        shown = {clause: FILTERS["clause"](clause) for clause in all_clauses()}
        titles = {clause: FILTERS["clause_title"](clause) for clause in all_clauses()}

    assert {clause for clause, word in shown.items() if "-" in word} == set()
    assert len(set(shown.values())) == len(shown)
    assert {clause for clause, title in titles.items() if "-" in title.removesuffix("-тармақ")} == set()
    assert shown["3.7b"] == "3.7b"


@pytest.mark.django_db
def test_bodies_of_a_kind_come_in_the_kazakh_order() -> None:
    for slug, name in (
        ("interior", "Ішкі істер"),
        ("justice", "Әділет"),
        ("agriculture", "Ауыл шаруашылығы"),
    ):
        make_body(slug, name_kk=name)

    assert [body.slug for body in of_kind(BodyKind.CEB, on=date(2026, 3, 1))] == [
        "agriculture",
        "justice",
        "interior",
    ]
