"""Split and merged in mid-year: the old bodies end the day before, and everything has an owner the day after."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.bodies import actions, queries
from kezdesu.bodies.actions.reorganising import NewBody
from kezdesu.bodies.models import Body, BodyKind, Membership, Office, Rank, Tenure
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.record import of
from kezdesu.meetings import rules as meetings
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.voices import rules as voices
from tests.factories import make_account, make_body, make_office, make_visit
from tests.factories.base import make_voice

JULY = date(2026, 7, 1)
LAST = date(2026, 6, 30)


def new(slug: str) -> NewBody:
    name = Trilingual(f"{slug} министрлігі", f"Министерство {slug}", f"Ministry {slug}")
    return NewBody(slug, name, name, Trilingual("Министр", "Министр", "Minister"))


def split(body: Body, by: Actor, posts: dict[str, int] | None = None) -> list[Body]:
    return actions.split(
        body=body, heirs=[new("health"), new("sport")], since=JULY, act_number="7", posts=posts, by=by
    )


def test_the_old_body_ends_the_day_before_and_the_new_ones_begin(ministry: Body, central: Actor) -> None:
    health, sport = split(ministry, central)

    assert Body.objects.get(pk=ministry.pk).valid_until == LAST
    assert [body.slug for body in queries.existing(LAST) if body.kind == BodyKind.CEB] == [
        "culture-and-information",
        "healthcare",
    ]
    assert {body.slug for body in queries.existing(JULY) if body.kind == BodyKind.CEB} == {
        "culture-and-information",
        "health",
        "sport",
    }
    assert [(row.successor, row.is_main) for row in queries.heirs_of(ministry)] == [
        (health, True),
        (sport, False),
    ]
    assert list(ministry.successors.order_by("slug")) == [health, sport]


def test_its_people_work_on_in_the_main_successor_and_hold_the_keys(ministry: Body, central: Actor) -> None:
    clerk = make_account(Role.CLERK, ministry)

    split(ministry, central)

    before, after = queries.actor_for(clerk, on=LAST), queries.actor_for(clerk, on=JULY)
    assert before.bodies(Role.CLERK) == {"healthcare"}
    assert after.bodies(Role.CLERK) == {"health", "healthcare"}


def test_a_registrar_inherits_no_power_over_the_old_body(ministry: Body, central: Actor) -> None:
    registrar = make_account(Role.REGISTRAR, ministry)

    split(ministry, central)

    assert queries.actor_for(registrar, on=JULY).bodies(Role.REGISTRAR) == {"health"}


def test_posts_go_on_with_their_holders_and_a_named_one_goes_elsewhere(
    ministry: Body, central: Actor
) -> None:
    department = make_office(ministry, "sport-department", rank=Rank.DEPARTMENT)
    finance = make_office(ministry, "finance", rank=Rank.DEPARTMENT)
    for post in (department, finance):
        Tenure.objects.create(
            office=post, holder_kk="Асан", holder_ru="Асан", holder_en="Asan", since=date(2025, 1, 1)
        )

    split(ministry, central, {"sport-department": 1})

    found = {
        (row.body.slug, row.slug)
        for row in Office.objects.select_related("body")
        if row.rank == Rank.DEPARTMENT and row.valid_until is None
    }
    assert found == {("sport", "sport-department"), ("health", "finance")}
    department.refresh_from_db()
    assert department.valid_until == LAST
    moved = Office.objects.get(body__slug="sport", slug="sport-department")
    asan = queries.holder_on(moved.pk, on=JULY)
    assert asan is not None
    assert asan.holder_kk == "Асан"
    assert queries.holder_on(department.pk, on=JULY) is None
    assert queries.posts_handed_over() == {department.pk: [(JULY, "sport")]}


def test_the_one_line_is_public_and_names_successors_and_posts(ministry: Body, central: Actor) -> None:
    make_office(ministry, "sport-department", rank=Rank.DEPARTMENT)

    split(ministry, central, {"sport-department": 1})

    (line,) = of(f"B-{ministry.pk}")
    assert line.kind == "body.split"
    assert (line.data["main"], line.data["successors"], line.data["posts"]) == (
        "health",
        ["health", "sport"],
        ["sport-department>sport"],
    )


def test_merged_into_one_that_exists_nobody_gets_a_role_twice(ministry: Body, central: Actor) -> None:
    into = make_body("social")
    both = make_account(Role.CLERK, ministry)
    Membership.objects.create(account=both, body=into, role=Role.CLERK, since=date(2026, 1, 1))

    actions.merge(bodies=[ministry], into=into, since=JULY, act_number="8", by=central)

    assert queries.actor_for(both, on=JULY).bodies() == {"social", "healthcare"}
    assert Membership.objects.filter(account=both, body=into).count() == 1


def test_a_chain_of_successions_keeps_an_owner_for_the_first(ministry: Body, central: Actor) -> None:
    clerk = make_account(Role.CLERK, ministry)
    health = split(ministry, central)[0]
    into = make_body("social")
    with clock.at(clock.almaty(2026, 9, 1, 9)):
        actions.merge(bodies=[health], into=into, since=date(2026, 10, 1), act_number="9", by=central)

    assert queries.actor_for(clerk, on=date(2026, 9, 30)).bodies() == {"health", "healthcare"}
    assert queries.actor_for(clerk, on=date(2026, 10, 1)).bodies() == {"social", "health", "healthcare"}
    assert queries.main_heirs()["healthcare"] == [(JULY, "health"), (date(2026, 10, 1), "social")]


def test_the_authorised_body_lives_on_only_in_a_new_one(ministry: Body, central: Actor) -> None:
    culture = queries.authorised_body(on=LAST)
    coordinator = make_account(Role.COORDINATOR, culture)

    with pytest.raises(Refused) as refusal:
        actions.merge(bodies=[culture], into=ministry, since=JULY, act_number="8", by=central)
    actions.merge(bodies=[culture, ministry], into=new("union"), since=JULY, act_number="8", by=central)

    assert refusal.value.denied.code == "authorised_stays"
    assert queries.authorised_body(on=LAST) == culture
    assert queries.authorised_body(on=JULY).slug == "union"
    assert queries.actor_for(coordinator, on=JULY).has_in("union", Role.COORDINATOR)


@pytest.mark.parametrize(
    ("since", "act", "code"),
    [(date(2026, 6, 19), "7", "day_before_today"), (JULY, " ", "act_number_needed")],
)
def test_refusals_leave_everything(ministry: Body, central: Actor, since: date, act: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        actions.split(body=ministry, heirs=[new("a"), new("b")], since=since, act_number=act, by=central)

    assert refusal.value.denied.code == code
    assert not Body.objects.filter(slug="a").exists()


def test_akimats_and_the_government_office_are_not_reorganised(centre: Body, central: Actor) -> None:
    akimat = make_body("akimat-x", BodyKind.AKIMAT)

    for body in (akimat, centre):
        with pytest.raises(Refused) as refusal:
            split(body, central)
        assert refusal.value.denied.code == "kind_fixed"


def test_nobody_is_split_twice_and_a_taken_address_undoes_all(ministry: Body, central: Actor) -> None:
    make_body("sport")
    with pytest.raises(Refused) as taken:
        split(ministry, central)
    assert taken.value.denied.code == "slug_taken"
    assert not Body.objects.filter(slug="health").exists()

    actions.split(body=ministry, heirs=[new("h"), new("s")], since=JULY, act_number="7", by=central)
    with pytest.raises(Refused) as twice:
        actions.split(body=ministry, heirs=[new("h2"), new("s2")], since=JULY, act_number="7", by=central)
    assert twice.value.denied.code == "already_reorganised"


def test_of_two_registrars_at_once_one_sees_the_conflict(ministry: Body, central: Actor) -> None:
    mine, hers = Body.objects.get(pk=ministry.pk), Body.objects.get(pk=ministry.pk)
    actions.split(body=mine, heirs=[new("h"), new("s")], since=JULY, act_number="7", by=central)

    with pytest.raises(Conflict):
        actions.split(body=hers, heirs=[new("h2"), new("s2")], since=JULY, act_number="7", by=central)
    assert not Body.objects.filter(slug="h2").exists()


def handed(ministry: Body, central: Actor) -> tuple[Visit, Visit]:
    """Two meetings ahead, the second handed to the second successor; the third successor gets nothing."""
    stays, goes = (
        make_visit(body=ministry, starts_at=clock.almaty(2026, 9, day, 10), state="planned") for day in (1, 2)
    )
    actions.split(
        body=ministry,
        heirs=[new("health"), new("sport"), new("tourism")],
        since=JULY,
        act_number="7",
        visits={goes.code: 1},
        by=central,
    )
    return stays, goes


def test_only_the_chosen_successor_holds_the_keys_to_a_meeting_and_what_came_of_it(
    ministry: Body, central: Actor
) -> None:
    old = make_account(Role.CLERK, ministry)
    stays, goes = handed(ministry, central)
    people = {
        slug: make_account(Role.CLERK, Body.objects.get(slug=slug)) for slug in ("health", "sport", "tourism")
    } | {"worked before": old}
    for visit, wanted in ((stays, {"health", "worked before"}), (goes, {"sport"})):
        voice = make_voice(visit=visit, body=ministry)
        with clock.at(clock.almaty(2026, 7, 2, 10)):
            actors = {name: queries.actor_for(one, on=clock.today()) for name, one in people.items()}
            assert {name for name, by in actors.items() if meetings.is_clerk(visit, by=by)} == wanted
            assert {name for name, by in actors.items() if voices.may_moderate(by, voice)} == wanted
    assert queries.actor_for(people["tourism"], on=JULY).bodies() == {"tourism"}
    assert queries.actor_for(old, on=LAST).has_in("healthcare", Role.CLERK, of=goes.keys)


def test_what_went_elsewhere_goes_on_with_the_successor_of_its_owner(ministry: Body, central: Actor) -> None:
    stays, goes = handed(ministry, central)
    sport = Body.objects.get(slug="sport")
    later = date(2026, 8, 1)
    with clock.at(clock.almaty(2026, 7, 20)):
        actions.split(body=sport, heirs=[new("games"), new("clubs")], since=later, act_number="8", by=central)
    clerks = {
        slug: make_account(Role.CLERK, Body.objects.get(slug=slug)) for slug in ("games", "clubs", "health")
    }
    for visit, wanted in ((stays, {"health"}), (goes, {"games"})):
        found = {
            slug
            for slug, one in clerks.items()
            if meetings.is_clerk(visit, by=queries.actor_for(one, on=later))
        }
        assert found == wanted


def test_the_line_of_a_split_names_the_meetings_that_went_elsewhere(ministry: Body, central: Actor) -> None:
    _stays, goes = handed(ministry, central)
    (line,) = of(f"B-{ministry.pk}")
    assert line.data["visits"] == [f"{goes.code}>sport"]
