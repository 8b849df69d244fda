"""Posts and their holders: who held a post on a day stays true, whatever comes after."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.bodies import actions, queries
from kezdesu.bodies.models import Body, Office, Rank, Tenure
from kezdesu.bodies.states import Stranger
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.actors import Actor
from kezdesu.schedule import persons
from tests.factories import make_office

ASAN = Trilingual("Асан Үсен", "Асан Усен", "Asan Usen")
ALIYA = Trilingual("Әлия Сәрсен", "Алия Сарсен", "Aliya Sarsen")


@pytest.fixture
def post(ministry: Body) -> Office:
    return make_office(ministry)


def holder(post: Office, day: date) -> str:
    found = queries.holder_on(post.pk, on=day)
    return found.holder_ru if found else ""


def test_a_new_holder_ends_the_term_of_the_old_one(post: Office, registrar: Actor) -> None:
    actions.appoint(office=post, holder=ASAN, since=date(2025, 2, 1), by=registrar)
    post.refresh_from_db()
    actions.appoint(office=post, holder=ALIYA, since=date(2026, 7, 1), by=registrar)

    days = [date(2025, 1, 31), date(2025, 2, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [holder(post, day) for day in days] == ["", "Асан Усен", "Асан Усен", "Алия Сарсен"]


def test_appointments_do_not_overlap(post: Office, registrar: Actor) -> None:
    actions.appoint(office=post, holder=ASAN, since=date(2026, 3, 1), by=registrar)
    with pytest.raises(Refused) as refusal:
        actions.appoint(office=post, holder=ALIYA, since=date(2026, 3, 1), by=registrar)

    assert refusal.value.denied.code == "tenure_overlaps"
    assert Tenure.objects.count() == 1


def test_a_name_that_somebody_else_bears_waits_for_an_answer(post: Office, registrar: Actor) -> None:
    deputy, third = make_office(post.body, "deputy"), make_office(post.body, "third")
    first = actions.appoint(office=post, holder=ASAN, since=date(2025, 2, 1), by=registrar)
    with pytest.raises(Refused) as refusal:
        actions.appoint(office=deputy, holder=ASAN, since=date(2026, 3, 1), by=registrar)
    assert refusal.value.denied.code == "namesake"

    same = actions.appoint(office=deputy, holder=ASAN, since=date(2026, 3, 1), same=first, by=registrar)
    other = actions.appoint(
        office=third, holder=ASAN, since=date(2026, 3, 1), same=Stranger.NAMESAKE, by=registrar
    )
    assert same.who == first.who == first.pk
    assert other.who != first.who
    known = persons.holders([post.pk])
    day = date(2026, 4, 1)
    assert known.is_same(post.pk, deputy.pk, day, day) == day
    assert known.is_same(post.pk, third.pk, day, day) is None


def test_who_left_before_and_who_bears_another_name_are_no_namesakes(post: Office, registrar: Actor) -> None:
    deputy = make_office(post.body, "deputy")
    actions.appoint(office=post, holder=ASAN, since=date(2025, 2, 1), by=registrar)
    actions.appoint(office=post, holder=ALIYA, since=date(2026, 2, 1), by=registrar)
    assert actions.appoint(office=deputy, holder=ASAN, since=date(2026, 3, 1), by=registrar).person is None


def test_only_an_appointment_ahead_is_corrected(post: Office, registrar: Actor) -> None:
    asan = actions.appoint(office=post, holder=ASAN, since=date(2025, 2, 1), by=registrar)
    aliya = actions.appoint(office=post, holder=ALIYA, since=date(2026, 7, 1), by=registrar)

    actions.correct_tenure(tenure=aliya, holder=ALIYA, since=date(2026, 8, 1), by=registrar)
    with pytest.raises(Refused) as refusal:
        actions.correct_tenure(tenure=asan, holder=ALIYA, since=date(2026, 8, 1), by=registrar)

    assert holder(post, date(2026, 7, 31)) == "Асан Усен"
    assert holder(post, date(2026, 8, 1)) == "Алия Сарсен"
    assert refusal.value.denied.code == "tenure_begun"


def test_a_post_without_holder_after_its_holder_left(post: Office, registrar: Actor) -> None:
    asan = actions.appoint(office=post, holder=ASAN, since=date(2025, 2, 1), by=registrar)

    actions.end_tenure(tenure=asan, last_day=date(2026, 6, 30), by=registrar)

    assert (holder(post, date(2026, 6, 30)), holder(post, date(2026, 7, 1))) == ("Асан Усен", "")


def test_a_post_is_made_renamed_and_ended(ministry: Body, registrar: Actor) -> None:
    title = Trilingual("Су департаменті", "Департамент воды", "")
    post = actions.create_post(
        body=ministry, slug="water", rank=Rank.DEPARTMENT, title=title, since=date(2026, 1, 1), by=registrar
    )
    newer = Trilingual("Су комитеті", "Комитет воды", "Water Committee")

    actions.rename_post(office=post, title=newer, since=date(2026, 5, 1), by=registrar)
    actions.end_post(office=post, last_day=date(2026, 12, 31), by=registrar)

    assert queries.title_on(post, on=date(2026, 4, 30)).ru == "Департамент воды"
    assert queries.title_on(post, on=date(2026, 5, 1)) == newer
    assert "water" in {row.slug for row in queries.offices_of(ministry, on=date(2026, 12, 31))}
    assert "water" not in {row.slug for row in queries.offices_of(ministry, on=date(2027, 1, 1))}


def test_there_is_one_head_at_a_time(ministry: Body, registrar: Actor) -> None:
    title = Trilingual("Министр", "Министр")
    with pytest.raises(Refused) as refusal:
        actions.create_post(
            body=ministry, slug="two", rank=Rank.HEAD, title=title, since=date(2026, 1, 1), by=registrar
        )

    assert refusal.value.denied.code == "head_exists"


def test_a_neighbour_touches_no_post(post: Office, registrar: Actor, centre: Body) -> None:
    from kezdesu.people.roles import Role
    from tests.factories import actor_of, make_account, make_body

    stranger = actor_of(make_account(Role.REGISTRAR, make_body("agriculture")))
    with pytest.raises(Refused) as refusal:
        actions.appoint(office=post, holder=ASAN, since=date(2026, 3, 1), by=stranger)

    assert refusal.value.denied.code == "not_registrar"
