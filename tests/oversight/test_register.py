"""The register says from the records what was met, late or missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import DutyState, use_pack
from kezdesu.issues.letters import send_letter
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import RecordKind, Visit
from kezdesu.oversight.register import owed
from kezdesu.people.roles import Role
from tests.factories.after import make_desk, make_held_visit, make_published
from tests.factories.base import actor_of, make_account, make_body, make_region, make_visit
from tests.factories.meetings import make_announced, make_held, make_team
from tests.factories.oversight import duties_on, make_overseers

pytestmark = pytest.mark.django_db
S = DutyState
NOTE = Trilingual("Жазба", "Запись")
THIRD = Path(__file__).parents[1] / "decree" / "packs" / "999-test"
BODY = "healthcare"


@pytest.fixture
def third_pack() -> Iterator[None]:
    use_pack(str(THIRD))
    yield
    use_pack(None)


def publication_of(visit: Visit, today: date) -> DutyState:
    return duties_on(today)["3.7b", visit.body.slug, visit.code].state


@pytest.mark.parametrize(
    ("published", "state"),
    [
        (clock.almaty(2026, 3, 12, 9), S.MET),
        (clock.almaty(2026, 3, 21, 23, 59), S.MET),
        (clock.almaty(2026, 3, 26, 10), S.MET_BY_ART_175),
        (clock.almaty(2026, 3, 27, 0, 1), S.MET_LATE),
    ],
)
def test_publication_is_met_or_late_by_its_own_instant(published, state):
    visit, desk = make_held_visit(), make_desk()

    make_published(visit, desk, at=published)

    duty = duties_on(date(2026, 4, 30))["3.7b", BODY, visit.code]
    assert (duty.state, duty.due, duty.legal_due) == (state, date(2026, 3, 21), date(2026, 3, 26))
    assert duty.evidence == tuple(
        f"publication:{visit.code}/{kind}" for kind in ("results", "issues", "plan")
    )


def test_unpublished_visit_comes_due_and_then_is_overdue():
    visit = make_held_visit()

    states = [publication_of(visit, day) for day in (date(2026, 3, 12), date(2026, 3, 26), date(2026, 3, 27))]

    assert states == [S.UPCOMING, S.DUE, S.OVERDUE]


def test_held_visit_meets_what_its_records_show_and_misses_the_rest():
    team = make_team(BODY)
    visit = make_held(team)

    found = duties_on(date(2026, 3, 30))

    states = {norm: duty.state for (norm, _body, subject), duty in found.items() if subject == visit.code}
    assert {norm: states[norm] for norm in ("3.2", "3.6a")} == {"3.2": S.MET, "3.6a": S.MET}
    unproved = ("3.3", "3.5a", "3.6b", "3.6c")
    assert {norm: states[norm] for norm in unproved} == dict.fromkeys(unproved, S.MISSED)


def test_records_of_the_desk_are_evidence_of_their_clause():
    overseers, team = make_overseers(), make_team(BODY)
    visit = make_announced(team)
    with clock.at(visit.starts_at - timedelta(days=10)):
        seen = meetings.record(
            visit=visit,
            kind=RecordKind.AB_ANNOUNCEMENT,
            happened_at=clock.now(),
            note=NOTE,
            url="https://www.gov.kz/news/1",
            by=overseers.coordinator,
        )

    duty = duties_on(date(2026, 3, 5))["5.1", overseers.ab.slug, visit.code]

    assert (duty.state, duty.evidence) == (S.MET, (f"record:{seen.pk}",))


def test_letter_of_the_akim_is_evidence_of_its_half_year():
    akimat = make_body("akimat-karaganda", BodyKind.AKIMAT, region=make_region())
    akim = actor_of(make_account(Role.AKIM, akimat))
    with clock.at(clock.almaty(2026, 6, 20)):
        letter = send_letter(akimat, addressee=make_body("transport"), year=2026, half=1, text=NOTE, by=akim)

    found = duties_on(date(2027, 2, 1))

    first, second = found["4.3", akimat.slug, "2026-H1"], found["4.3", akimat.slug, "2026-H2"]
    assert (first.state, first.evidence) == (S.MET, (f"letter:{letter.pk}",))
    assert second.state in (S.MISSED, S.OVERDUE)


def test_exempt_ministry_owes_nothing_and_says_why():
    make_body("defence")

    duty = duties_on(date(2026, 7, 1))["1", "defence", "2026"]

    assert duty.state is S.NOT_APPLICABLE
    assert duty.why.missing() == ()


def test_third_pack_is_obeyed_through_the_records(third_pack):
    make_body("defence"), make_body("emergency-situations")
    visit = make_held_visit()
    Visit.objects.filter(pk=visit.pk).update(edition="999-test")

    found = duties_on(date(2026, 3, 19))

    assert found["3.7b", BODY, visit.code].due == date(2026, 3, 18)
    assert {body for norm, body, _ in found if norm == "2.1"} >= {"defence"}
    assert {subject for norm, body, subject in found if (norm, body) == ("2.1", BODY)} == {
        "S-2026-H1",
        "S-2026-H2",
    }
    assert found["1", "emergency-situations", "2026"].state is S.NOT_APPLICABLE
    assert "6.4" not in {norm for norm, _body, _subject in found}


def test_owed_lists_open_duties_of_the_bodies_alone_by_day():
    make_visit(), make_visit(body=make_body("transport"))

    found = owed({BODY}, today=date(2026, 3, 2))

    assert {duty.body for duty in found} == {BODY}
    assert all(duty.state.is_open for duty in found)
    days = [duty.due for duty in found if duty.due]
    assert days == sorted(days)
