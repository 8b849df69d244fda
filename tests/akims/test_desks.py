"""The draft builder, the optimiser and the desk of an akim's own calendar: for whom its pack names, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.planning.coverage_facts import gathered
from kezdesu.planning.models import Run
from kezdesu.planning.warnings import WarningKind
from kezdesu.planning.warnings_all import warnings_on
from kezdesu.schedule.drafts import draft_rows
from kezdesu.schedule.models import Entry, Placement
from kezdesu.schedule.states import Wish
from tests.akims.local import SERIES, Akimat, make_akimat, make_district, make_local, row, signed_calendar
from tests.factories.schedule import make_offices

pytestmark = pytest.mark.django_db
DESK = "/ru/office/schedule/2026-akimat-karaganda/"
RUN = {"rows": "all", "days": "free", "regions": "free", "seconds": "10"}


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


@pytest.fixture
def akimat() -> Akimat:
    """An akimat whose akim has signed two meetings of one day."""
    found = make_akimat()
    signed_calendar(found, row(date(2026, 3, 11)), row(date(2026, 3, 11)))
    clock.freeze(clock.almaty(2026, 1, 9, 10))
    return found


def move(entry: Entry) -> dict[str, str]:
    """The form that puts a row on 18 March."""
    return {
        "planned_on": "2026-03-18",
        "planned_until": "",
        "region": entry.region.kato,
        "reason": "",
        "quick": "holiday",
        "seen": "0",
    }


def test_clerk_of_the_akimat_opens_the_builder_and_moves_a_row(akimat: Akimat) -> None:
    make_akimat("akimat-abai", "100000000")
    desk, entry = client_of(akimat.clerk), Entry.objects.first()
    assert entry is not None
    page = desk.get(f"{DESK}builder/").content.decode()
    assert f'id="e-{entry.pk}"' in page
    assert (
        f"/office/schedule/2026-akimat-karaganda/builder/rows/{entry.pk}/"
        in f"{DESK}builder/rows/{entry.pk}/"
    )
    assert page.count('class="sender-list"><li>') == 1
    assert "akimat-abai" not in page, "another akimat owes nothing to this calendar"
    assert f"{SERIES}-2.1" in page
    assert desk.get(f"{DESK}builder/rows/{entry.pk}/").status_code == 200
    assert desk.post(f"{DESK}builder/rows/{entry.pk}/acts/move/", move(entry)).status_code == 302
    assert Placement.objects.get().planned_on == date(2026, 3, 18)


def test_clerk_of_the_akimat_asks_the_optimiser(akimat: Akimat) -> None:
    desk = client_of(akimat.clerk)
    assert desk.get(f"{DESK}optimiser/").status_code == 200
    answer = desk.post(f"{DESK}optimiser/", RUN)
    run = Run.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{DESK}optimiser/{run.pk}/")
    assert desk.get(f"{DESK}optimiser/{run.pk}/").status_code == 200
    assert desk.post(f"{DESK}optimiser/{run.pk}/acts/cancel/").status_code == 302


def test_akim_reads_the_draft_but_moves_nothing(akimat: Akimat) -> None:
    desk, entry = client_of(akimat.head), Entry.objects.first()
    assert entry is not None
    assert desk.get(f"{DESK}builder/").status_code == 200
    assert desk.post(f"{DESK}builder/rows/{entry.pk}/acts/move/", move(entry)).status_code == 422
    assert desk.get(f"{DESK}optimiser/").status_code == 404
    assert not Placement.objects.exists()


def test_for_everybody_else_it_does_not_exist(akimat: Akimat) -> None:
    offices, other = make_offices(), make_akimat("akimat-abai", "100000000")
    entry = Entry.objects.first()
    assert entry is not None
    for actor in (
        offices.clerk,
        offices.head,
        offices.coordinator,
        offices.secretary,
        other.clerk,
        other.head,
    ):
        desk = client_of(actor)
        assert desk.get(f"{DESK}builder/").status_code == 404
        assert desk.get(f"{DESK}builder/rows/{entry.pk}/").status_code == 404
        assert desk.post(f"{DESK}builder/rows/{entry.pk}/acts/move/", move(entry)).status_code == 404
        assert desk.get(f"{DESK}optimiser/").status_code == 404
        assert desk.post(f"{DESK}optimiser/", RUN).status_code == 404
    assert client_of(akimat.operator).get(f"{DESK}builder/").status_code == 403
    assert not Placement.objects.exists()
    assert not Run.objects.exists()


def test_clerk_of_a_ministry_still_does_not_open_the_ministers_draft() -> None:
    from tests.factories.schedule import make_proposal
    from tests.factories.schedule import row as ministers_row

    offices = make_offices()
    make_proposal(offices, ministers_row(date(2026, 3, 11)))
    for desk in (client_of(offices.clerk), client_of(offices.head)):
        assert desk.get("/ru/office/schedule/2026/builder/").status_code == 404
        assert desk.get("/ru/office/schedule/2026/optimiser/").status_code == 404


@pytest.mark.parametrize("place", ["", "approval/", "amendments/", "bodies/akimat-karaganda/"])
def test_desk_of_an_akimat_speaks_of_its_calendar_not_of_the_government(akimat: Akimat, place: str) -> None:
    page = client_of(akimat.head).get(f"{DESK}{place}").content.decode()
    main = page.partition("<main")[2]
    assert "алендар" in main
    assert "Правительств" not in main
    assert "уполномоченн" not in main
    assert ">График на" not in main


def test_draft_of_an_akim_warns_by_the_cadence_of_its_level_and_speaks_of_its_own_territory() -> None:
    make_akimat("akimat-abai", "100000000")
    akimat = make_akimat()
    make_district("Абай ауданы")
    make_district("Нұра ауданы")
    days = (row(date(2026, 3, 11), district="Абай ауданы"), row(date(2026, 6, 10), district="Абай ауданы"))
    signed_calendar(akimat, *days)
    clock.freeze(clock.almaty(2026, 1, 9, 10))
    desk = client_of(akimat.clerk)
    page = desk.get(f"{DESK}builder/").content.decode()
    assert "за 2026 год мало встреч первого руководителя (1): Нұра ауданы (ru). В каждом нужно" in page
    assert page.count('data-month="2026-03"') == 1, "its own region"
    by_bodies = desk.get(f"{DESK}builder/?view=bodies").content.decode()
    assert by_bodies.count('data-month="2026-03"') == 1, "its own akimat"


def test_level_below_the_region_is_counted_by_its_own_period_and_no_draft_is_spoken_of() -> None:
    local = make_local()
    wish = replace(row(date(2026, 9, 1)), wish=Wish.MONTH)
    schedule = signed_calendar(local, wish)
    facts = gathered(schedule, date(2026, 1, 9))
    half_years = [span.label for span in facts.heads]
    assert half_years == ["2026-H1", "2026-H2"]
    found = {warning.kind: warning for warning in warnings_on(draft_rows(schedule), facts)}
    assert found[WarningKind.NO_DAY].clause == ""
    assert found[WarningKind.BELOW_CADENCE].clause == "826-2.1-district"
    assert (found[WarningKind.BELOW_CADENCE].month, len(facts.regions)) == ("2026-01", 1)
