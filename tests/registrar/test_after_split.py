"""After a split: of two successors only the one that took a meeting sees it at its desk and signs for it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kezdesu.bodies import actions
from kezdesu.bodies.actions.reorganising import NewBody
from kezdesu.bodies.models import Body
from kezdesu.commitments import extensions
from kezdesu.commitments.models import Commitment
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Visit
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.factories import actor_of, make_account
from tests.factories.after import make_desk, make_held_visit, make_published
from tests.factories.base import make_voice
from tests.factories.meetings import TEXT, Team, make_planned, make_team
from tests.registrar.conftest import signed_in

SPLIT_DAY = date(2026, 7, 1)
AFTER = clock.almaty(2026, 7, 2, 10)
OFFICE = "/ru/office/"
INBOX = "questions/"


def page(client: Client, path: str) -> str:
    answer = client.get(f"{OFFICE}{path}")
    assert answer.status_code == 200, path
    return answer.content.decode()


def waiting(team: Team, day: int) -> Visit:
    """A meeting in September whose announcement waits for the head."""
    visit = make_planned(team, starts_at=clock.almaty(2026, 9, day, 10))
    announcement = meetings.draft_announcement(visit=visit, text=TEXT, by=team.clerk)
    meetings.prepare_announcement(announcement=announcement, by=team.clerk)
    return visit


def new(slug: str) -> NewBody:
    name = Trilingual(f"{slug} министрлігі", f"Министерство {slug}", f"Ministry {slug}")
    return NewBody(slug, name, name, Trilingual("Министр", "Министр", "Minister"))


def split(ministry: Body, central: Account, given: Visit) -> None:
    """Into health (the main one), sport, which is given one meeting, and tourism, which is given none."""
    actions.split(
        body=ministry,
        heirs=[new("health"), new("sport"), new("tourism")],
        since=SPLIT_DAY,
        act_number="7",
        visits={given.code: 1},
        by=actor_of(central),
    )


def heirs(role: Role) -> dict[str, Client]:
    return {
        slug: signed_in(make_account(role, Body.objects.get(slug=slug)))
        for slug in ("health", "sport", "tourism")
    }


@pytest.fixture
def visits(ministry: Body, central: Account) -> tuple[Visit, Visit]:
    """The first stays with the main successor, the second goes to sport; both announcements wait."""
    team = make_team()
    stays, goes = waiting(team, 1), waiting(team, 2)
    split(ministry, central, goes)
    clock.freeze(AFTER)
    return stays, goes


def test_each_announcement_is_signed_by_the_head_of_the_successor_that_took_the_meeting(
    visits: tuple[Visit, Visit],
) -> None:
    stays, goes = visits
    heads = heirs(Role.HEAD)

    signed = {
        (slug, visit.code): client.post(f"{OFFICE}visits/{visit.code}/acts/sign/").status_code
        for visit in visits
        for slug, client in sorted(heads.items(), key=lambda item: (item[0] == "sport") == (visit is goes))
    }

    assert {key for key, status in signed.items() if status == 302} == {
        ("health", stays.code),
        ("sport", goes.code),
    }
    assert {status for key, status in signed.items() if key[0] == "tourism"} == {404}
    assert {visit.code: Visit.objects.get(pk=visit.pk).state for visit in visits} == {
        stays.code: "announced",
        goes.code: "announced",
    }


@pytest.mark.parametrize("path", ["", "signatures/"])
def test_what_waits_for_a_signature_stands_on_one_desk_only(visits: tuple[Visit, Visit], path: str) -> None:
    heads = heirs(Role.HEAD)

    shown = {
        slug: [visit.code for visit in visits if f"visits/{visit.code}/" in page(client, path)]
        for slug, client in heads.items()
    }

    assert shown == {"health": [visits[0].code], "sport": [visits[1].code], "tourism": []}


def test_the_board_and_the_inbox_show_each_successor_its_own_meetings(
    visits: tuple[Visit, Visit], ministry: Body
) -> None:
    asked = {visit.code: make_voice(visit=visit, body=ministry, state="received").code for visit in visits}
    alone = make_voice(body=ministry, state="received").code
    clerks, moderators = heirs(Role.CLERK), heirs(Role.MODERATOR)

    board = {
        slug: [visit.code for visit in visits if visit.code in page(client, "visits/?year=2026")]
        for slug, client in clerks.items()
    }
    inbox = {
        slug: [code for code in (*asked.values(), alone) if code in page(client, INBOX)]
        for slug, client in moderators.items()
    }

    stays, goes = (visit.code for visit in visits)
    assert board == {"health": [stays], "sport": [goes], "tourism": []}
    assert inbox == {"health": [asked[stays], alone], "sport": [asked[goes]], "tourism": []}
    assert [clerks[slug].get(f"{OFFICE}visits/{goes}/after/").status_code for slug in clerks] == [
        404,
        200,
        404,
    ]


def test_a_new_date_of_a_promise_is_granted_where_its_meeting_went(ministry: Body, central: Account) -> None:
    desk = make_desk()
    visit = make_held_visit(starts_at=clock.almaty(2026, 6, 2, 10))
    promise, _documents = make_published(visit, desk, at=clock.almaty(2026, 6, 3, 10))
    reason = Trilingual("Жеткізуші кешікті.", "Поставщик опоздал.")
    extensions.ask_extension(promise, new_due_on=date(2026, 10, 1), reason=reason, by=desk.clerk)
    split(ministry, central, visit)
    clock.freeze(AFTER)
    heads, path = heirs(Role.HEAD), f"plan/{promise.code}/extension/"

    opened = {slug: client.get(f"{OFFICE}{path}").status_code for slug, client in heads.items()}
    plans = {slug: promise.code in page(client, "plan/") for slug, client in heads.items()}
    refused = heads["health"].post(f"{OFFICE}{path}").status_code
    granted = heads["sport"].post(f"{OFFICE}{path}").status_code

    assert opened == {"health": 404, "sport": 200, "tourism": 404}
    assert plans == {"health": False, "sport": True, "tourism": False}
    assert (refused, granted) == (404, 302)
    assert Commitment.objects.get(pk=promise.pk).due_on == date(2026, 10, 1)


def test_what_concerns_the_old_body_as_a_whole_is_the_main_successors(visits: tuple[Visit, Visit]) -> None:
    clerks = heirs(Role.CLERK)

    quarter = {
        slug: client.get(f"{OFFICE}quarters/healthcare/2026-Q2/").status_code
        for slug, client in clerks.items()
    }

    assert quarter == {"health": 200, "sport": 404, "tourism": 404}
