"""A name has its first day; what was signed keeps the name it had; the reference data does not undo a registrar."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kezdesu.bodies import actions, queries, reference
from kezdesu.bodies.models import Body, BodyName, Office
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.config import rounds
from kezdesu.journal.record import of
from kezdesu.people.actors import Actor
from tests.factories import make_office

NEW = Trilingual("Денсаулық министрлігі", "Министерство здоровья", "Ministry of Health")
GENITIVE = Trilingual("Денсаулық министрлігінің", "Министерства здоровья", "")


def rename(body: Body, by: Actor, *, since: date = date(2026, 6, 1), name: Trilingual = NEW) -> None:
    actions.rename(body=body, name=name, genitive=GENITIVE, since=since, act_number="Жарлық 12", by=by)


def test_the_new_name_stands_from_its_day_and_the_old_one_before(ministry: Body, central: Actor) -> None:
    old = ministry.name

    rename(ministry, central)

    assert Body.objects.get(pk=ministry.pk).name == NEW
    assert queries.name_on(ministry, on=date(2026, 3, 15)) == old
    assert queries.name_on(ministry, on=date(2026, 5, 31)) == old
    assert queries.name_on(ministry, on=date(2026, 6, 1)) == NEW
    assert ministry.slug == "healthcare"


def test_the_line_is_public_and_names_both(ministry: Body, central: Actor) -> None:
    rename(ministry, central)

    (line,) = of(f"B-{ministry.pk}")
    assert (line.kind, line.data["new_ru"], line.data["act_number"]) == (
        "body.renamed",
        "Министерство здоровья",
        "Жарлық 12",
    )


@pytest.mark.parametrize(
    ("since", "name", "code"),
    [
        (date(1999, 1, 1), NEW, "name_too_early"),
        (date(2026, 6, 1), Trilingual("Тек қазақша", ""), "names_missing"),
    ],
)
def test_refusals_change_nothing(
    ministry: Body, central: Actor, since: date, name: Trilingual, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        rename(ministry, central, since=since, name=name)

    assert refusal.value.denied.code == code
    assert not BodyName.objects.exists()


def test_a_body_is_not_renamed_by_its_own_registrar(ministry: Body, registrar: Actor, centre: Body) -> None:
    with pytest.raises(Refused) as refusal:
        rename(ministry, registrar)

    assert refusal.value.denied.code == "not_central"


def test_a_second_name_must_come_after_the_first(ministry: Body, central: Actor) -> None:
    rename(ministry, central)

    with pytest.raises(Refused) as refusal:
        rename(ministry, central, name=Trilingual("Басқа", "Другое"))

    assert refusal.value.denied.code == "name_too_early"


def test_loading_reference_data_again_leaves_the_registrars_name(central: Actor) -> None:
    from kezdesu.regions import reference as regions

    regions.load()
    reference.load()
    body = Body.objects.get(slug="healthcare")
    post = Office.objects.get(body=body, slug="minister")
    rename(body, central)
    title = Trilingual("Денсаулық министрі", "Министр здоровья", "Minister of Health")
    actions.rename_post(office=post, title=title, since=date(2026, 6, 1), by=central)

    reference.load()

    assert Body.objects.get(pk=body.pk).name == NEW
    assert Office.objects.get(pk=post.pk).title == title


AHEAD = date(2026, 7, 1)
OTHER = Trilingual("Басқа министрлік", "Другое министерство", "Another Ministry")


def test_a_name_dated_ahead_takes_force_by_itself_on_its_day(ministry: Body, central: Actor) -> None:
    old = ministry.name
    rename(ministry, central, since=AHEAD)
    with clock.at(clock.almaty(2026, 6, 30, 23, 59)):
        assert actions.keep_up() == 0
        assert Body.objects.get(pk=ministry.pk).name == old
    with clock.at(clock.almaty(2026, 7, 1, 0, 0)):
        assert actions.keep_up() == 1
        assert actions.keep_up() == 0

    body = Body.objects.get(pk=ministry.pk)
    assert (body.name, body.genitive_ru) == (NEW, "Министерства здоровья")
    assert queries.name_on(ministry, on=date(2026, 6, 30)) == old
    assert [line.kind for line in of(f"B-{ministry.pk}")] == ["body.renamed", "body.name_in_force"]


def test_every_page_shows_the_name_of_the_day_after_a_round_of_the_worker(
    ministry: Body, central: Actor
) -> None:
    rename(ministry, central, since=AHEAD)
    seen = []
    for day in (date(2026, 6, 30), AHEAD):
        with clock.at(clock.almaty(day.year, day.month, day.day, 12)):
            rounds.once()
            page = Client().get("/ru/bodies/healthcare/").content.decode()
            seen.append("Министерство здоровья" in page)
    assert seen == [False, True]


def test_a_name_ahead_is_replaced_and_taken_back(ministry: Body, central: Actor) -> None:
    old = ministry.name
    rename(ministry, central, since=AHEAD)
    rename(ministry, central, since=date(2026, 8, 1), name=OTHER)
    assert [row.since for row in queries.names_of(ministry)] == [date(2026, 8, 1), ministry.valid_from]

    rename(ministry, central, since=date(2026, 8, 1), name=old)
    assert [row.name for row in queries.names_of(ministry)] == [old]
    with clock.at(clock.almaty(2026, 9, 1)):
        assert actions.keep_up() == 0


def test_a_title_dated_ahead_takes_force_with_it(ministry: Body, central: Actor) -> None:
    post = make_office(ministry)
    title = Trilingual("Денсаулық министрі", "Министр здоровья", "Minister of Health")
    actions.rename_post(office=post, title=title, since=AHEAD, by=central)
    assert Office.objects.get(pk=post.pk).title != title
    with clock.at(clock.almaty(2026, 7, 1)):
        actions.keep_up()
    assert Office.objects.get(pk=post.pk).title == title
