"""Lists stand in the order of the alphabet in which the page is read."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kezdesu.bodies.models import Body
from kezdesu.common.alphabet import initial, place_of
from kezdesu.people.roles import Role
from tests.factories import make_account, make_body


def test_kazakh_letters_stand_where_the_alphabet_has_them() -> None:
    names = ["Ұлан", "Бекзат", "Ғалым", "Әсем", "Айгүл", "Қарлығаш", "Карл", "Есен", "«Ерген»", "Adam"]

    assert sorted(names, key=place_of) == [
        "Adam",
        "Айгүл",
        "Әсем",
        "Бекзат",
        "Ғалым",
        "«Ерген»",
        "Есен",
        "Карл",
        "Қарлығаш",
        "Ұлан",
    ]
    assert [initial(name) for name in ("«ерген»", "Әсем", "—")] == ["Е", "Ә", ""]


@pytest.mark.parametrize(
    ("language", "order"),
    [("kk", ["farms", "health"]), ("ru", ["health", "farms"]), ("en", ["farms", "health"])],
)
def test_bodies_stand_by_the_names_that_are_shown(centre: Client, language: str, order: list[str]) -> None:
    for slug, kk, ru, en in (
        ("health", "Денсаулық", "А здравоохранение", "Healthcare"),
        ("farms", "Ауыл", "Б сельское хозяйство", "Agriculture"),
    ):
        Body.objects.filter(pk=make_body(slug).pk).update(name_kk=kk, name_ru=ru, name_en=en)

    page = centre.get(f"/{language}/office/registrar/members/").content.decode()

    assert [slug for slug in re.findall(r'<option value="([a-z]+)"', page) if slug in order] == order


def test_a_long_list_of_people_is_folded_by_letters_in_order(desk: Client, ministry: Body) -> None:
    for number in range(14):
        for name in ("Әсем", "Бекзат", "Айгүл"):
            account = make_account(Role.CLERK, ministry)
            account.name = f"{name} {number}"
            account.save()

    page = desk.get("/kk/office/registrar/members/").content.decode()

    letters = re.findall(r"<summary><span><b>(.)</b>", page)
    assert letters[letters.index("А") :][:3] == ["А", "Ә", "Б"]
    assert "міндетті емес" not in page
