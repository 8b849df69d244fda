"""Two posts of one person, entered before the question was asked: a registrar says so afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kezdesu.bodies import actions
from kezdesu.bodies.models import Body, Office, Tenure
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.journal.record import of
from kezdesu.meetings import calendars
from kezdesu.meetings.models import Visit
from kezdesu.people.models import Account
from tests.factories import actor_of, make_body, make_office, make_visit

ROOT = "/ru/office/registrar/"
ASAN = {"holder_kk": "Асан Үсен", "holder_ru": "Асан Усен", "holder_en": "Asan Usen"}


def held(office: Office, **name: str) -> Tenure:
    """Entered as a person of her own."""
    return Tenure.objects.create(office=office, since=date(2026, 1, 1), **(name or ASAN))


@pytest.fixture
def two(ministry: Body) -> tuple[Tenure, Tenure]:
    """A minister, and the chair of a committee in another ministry, of one name in Kazakh alone."""
    elsewhere = make_office(make_body("agriculture"), "committee")
    return held(make_office(ministry)), held(elsewhere, **{**ASAN, "holder_ru": "Асан Үсен"})


def planned(tenure: Tenure, hour: int) -> Visit:
    office, starts = tenure.office, clock.almaty(2026, 9, 1, hour)
    return make_visit(body=office.body, office=office, starts_at=starts, state="planned", off_schedule=True)


def test_the_page_asks_and_one_act_joins_the_two(desk: Client, two: tuple[Tenure, Tenure]) -> None:
    mine, other = two
    path = f"{ROOT}tenures/{mine.pk}/same/"

    listed = desk.get(f"{ROOT}bodies/healthcare/").content.decode()
    asked = desk.get(path).content.decode()
    nothing_said = desk.post(path, {})
    said = desk.post(path, {"same": other.pk})

    assert f'href="{path}"' in listed
    assert "Министр committee (" in asked
    assert f'value="{other.pk}"' in asked
    assert (nothing_said.status_code, said.status_code) == (422, 302)
    assert {row.who for row in Tenure.objects.all()} == {mine.pk}
    (line,) = of(f"B-{mine.office.body_id}")
    assert (line.kind, line.data["other_body"], line.data["other_post"]) == (
        "post.same_person_said",
        "agriculture",
        "committee",
    )
    assert path not in desk.get(f"{ROOT}bodies/healthcare/").content.decode()


def test_meetings_that_collide_are_named_before_it_is_entered(
    desk: Client, two: tuple[Tenure, Tenure]
) -> None:
    mine, other = two
    first, second, _free = planned(mine, 10), planned(other, 11), planned(other, 15)
    path, typed = f"{ROOT}tenures/{mine.pk}/same/", {"same": other.pk}

    warned = desk.post(path, typed)
    between = {row.who for row in Tenure.objects.all()}
    entered = desk.post(path, {**typed, "seen": "on"})

    words = warned.content.decode().replace("\xa0", " ")
    assert (warned.status_code, entered.status_code) == (422, 302)
    assert f"{first.code} – {second.code}, 1 сентября 2026" in words
    assert words.count(" – M-2026") == 1
    assert len(between) == 2
    known = calendars.known_holders([mine.office_id])
    (clash,) = calendars.meetings_of(calendars.slots_of([first.pk]), known)
    assert {clash.first.code, clash.second.code} == {first.code, second.code}


def test_whoever_was_joined_to_either_is_joined_to_both(
    two: tuple[Tenure, Tenure], registrar: Account, central: Account
) -> None:
    mine, other = two
    third = held(make_office(make_body("sport"), "chair"))
    actions.say_same_person(tenure=third, same=other, by=actor_of(central))
    other.refresh_from_db()

    actions.say_same_person(tenure=mine, same=other, by=actor_of(registrar))

    assert {row.who for row in Tenure.objects.all()} == {mine.pk}
    assert Tenure.objects.get(pk=mine.pk).person is None


def test_refusals_say_why(two: tuple[Tenure, Tenure], registrar: Account) -> None:
    mine, other = two
    stranger = held(
        make_office(make_body("sport"), "chair"), holder_kk="Әсел", holder_ru="Асель", holder_en="Asel"
    )
    by, codes = actor_of(registrar), []
    for tenure, same in ((mine, stranger), (other, mine), (mine, mine)):
        with pytest.raises(Refused) as refusal:
            actions.say_same_person(tenure=tenure, same=same, by=by)
        codes.append(refusal.value.denied.code)

    assert codes == ["not_of_that_name", "not_registrar", "same_already"]
    assert not of(f"B-{mine.office.body_id}")


def test_anothers_registrar_does_not_open_the_form(desk: Client, two: tuple[Tenure, Tenure]) -> None:
    assert desk.get(f"{ROOT}tenures/{two[1].pk}/same/").status_code == 403


def test_a_mistake_is_taken_back_and_both_statements_stay(
    desk: Client, two: tuple[Tenure, Tenure], registrar: Account
) -> None:
    mine, other = two
    actions.say_same_person(tenure=mine, same=other, by=actor_of(registrar))
    path = f"{ROOT}tenures/{mine.pk}/part/"

    listed = desk.get(f"{ROOT}bodies/healthcare/").content.decode()
    nothing_said = desk.post(path, {"reason": "тёзки"})
    no_reason = desk.post(path, {"others": [other.pk], "reason": " "})
    said = desk.post(path, {"others": [other.pk], "reason": "тёзки"})

    assert f'href="{path}"' in listed
    assert "Министр committee (" in listed
    assert [nothing_said.status_code, no_reason.status_code, said.status_code] == [422, 422, 302]
    assert {row.pk: row.who for row in Tenure.objects.all()} == {mine.pk: mine.pk, other.pk: other.pk}
    assert path not in desk.get(f"{ROOT}bodies/healthcare/").content.decode()
    first, second = of(f"B-{mine.office.body_id}")
    assert [first.kind, second.kind] == ["post.same_person_said", "post.same_person_taken_back"]
    assert second.data == {
        "body": "healthcare",
        "post": "head",
        "other_body": "agriculture",
        "other_post": "committee",
        "reason": "тёзки",
    }


def test_whoever_leaves_together_stays_one_person(two: tuple[Tenure, Tenure], central: Account) -> None:
    mine, other = two
    third = held(make_office(make_body("sport"), "chair"))
    by = actor_of(central)
    for same in (other, third):
        same.refresh_from_db()
        actions.say_same_person(tenure=Tenure.objects.get(pk=mine.pk), same=same, by=by)
    mine, other, third = (Tenure.objects.get(pk=row.pk) for row in (mine, other, third))

    actions.part(tenure=third, others=[mine, other], reason="another one", by=by)

    assert {row.pk: row.who for row in Tenure.objects.all()} == {
        mine.pk: mine.pk,
        other.pk: mine.pk,
        third.pk: third.pk,
    }
    assert all(row.person_id != row.pk for row in Tenure.objects.all())
    again = Tenure.objects.get(pk=third.pk)
    actions.say_same_person(tenure=again, same=Tenure.objects.get(pk=other.pk), by=by)
    assert {row.who for row in Tenure.objects.all()} == {mine.pk}


def test_taking_back_is_refused_in_words(two: tuple[Tenure, Tenure], registrar: Account) -> None:
    mine, other = two
    by, codes = actor_of(registrar), []
    for tenure, others, reason in (
        (mine, [other], "never joined"),
        (mine, [mine], "herself"),
        (mine, [], "nobody"),
        (other, [mine], "another body"),
    ):
        with pytest.raises(Refused) as refusal:
            actions.part(tenure=tenure, others=others, reason=reason, by=by)
        codes.append(refusal.value.denied.code)

    assert codes == ["not_said_same", "not_said_same", "not_said_same", "not_registrar"]
    assert not of(f"B-{mine.office.body_id}")


def test_two_registrars_cannot_part_and_join_one_post_at_once(
    two: tuple[Tenure, Tenure], registrar: Account
) -> None:
    mine, other = two
    by = actor_of(registrar)
    actions.say_same_person(tenure=mine, same=other, by=by)
    seen = Tenure.objects.select_related("office__body").get(pk=mine.pk)
    late = Tenure.objects.select_related("office__body").get(pk=mine.pk)
    joined = Tenure.objects.get(pk=other.pk)
    actions.part(tenure=seen, others=[joined], reason="namesakes", by=by)

    with pytest.raises(Refused):
        actions.part(tenure=late, others=[joined], reason="again", by=by)
