"""The ministry's form: a month or a quarter instead of a day, copies, rows taken out, and two clerks at once."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.regions.models import District, Region
from kezdesu.schedule import queries
from kezdesu.schedule.models import Entry, Proposal
from tests.factories import make_account
from tests.factories.schedule import Offices, make_offices, make_schedule
from tests.schedule.test_office import GOOD, form_of

pytestmark = pytest.mark.django_db
BODY = "/kk/office/schedule/2026/bodies/healthcare/"


def begun() -> tuple[Offices, Client]:
    offices = make_offices()
    make_schedule()
    client = Client()
    client.force_login(Account.objects.get(pk=offices.clerk.account_id))
    client.post(f"{BODY}acts/start/")
    return offices, client


def saved() -> list[tuple[str, date, date | None]]:
    entries = queries.entries_of(Proposal.objects.get())
    return [(entry.wish, entry.planned_on, entry.planned_until) for entry in entries]


def test_day_several_days_month_and_quarter_are_typed_and_shown_again() -> None:
    _offices, clerk = begun()
    District.objects.create(
        region=Region.objects.get(), name_kk="Абай ауданы", name_ru="Абайский район", name_en="Abai"
    )
    rows = [
        GOOD | {"district": "абайский РАЙОН"},
        GOOD | {"planned_on": "2026-04-06", "planned_until": "2026-04-08"},
        GOOD | {"planned_on": "", "within": "2026-05"},
        GOOD | {"planned_on": "", "within": "2026-Q4"},
        GOOD
        | {"planned_on": "2026-06-11", "planned_until": "2026-06-20", "within": "between", "topic": "Су"},
    ]
    assert clerk.post(BODY, form_of(*rows)).status_code == 302
    assert saved() == [
        ("day", date(2026, 3, 11), None),
        ("span", date(2026, 4, 6), date(2026, 4, 8)),
        ("month", date(2026, 5, 1), date(2026, 5, 31)),
        ("quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("window", date(2026, 6, 11), date(2026, 6, 20)),
    ]
    district = queries.entries_of(Proposal.objects.get())[0].district
    assert district is not None
    assert district.name_kk == "Абай ауданы"
    page = clerk.get(BODY).content.decode()
    assert '<option value="2026-05" selected>' in page
    assert '<option value="2026-Q4" selected>' in page
    assert '<option value="between" selected>' in page
    assert 'value="Су"' in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"planned_on": ""}, "Күнін көрсетіңіз"),
        ({"within": "2026-05"}, "екеуін бірге емес"),
        ({"within": "between"}, "бірінші және соңғы күнін"),
        ({"planned_until": "2026-03-01"}, "бірінші күннен кейін"),
        ({"district": "Жоқ ауданы"}, "Жоқ ауданы"),
        ({"entry": "999999"}, "бетті жаңартыңыз"),
    ],
)
def test_time_or_district_that_makes_no_sense_is_told_on_its_row(changes: dict[str, str], words: str) -> None:
    _offices, clerk = begun()
    answer = clerk.post(BODY, form_of(GOOD | changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Entry.objects.count() == 0


def test_rows_are_copied_taken_out_and_kept_again_without_saving() -> None:
    _offices, clerk = begun()
    clerk.post(BODY, form_of(GOOD))
    entry = Entry.objects.get()
    mine = GOOD | {"entry": str(entry.pk)}
    copied = clerk.post(BODY, form_of(mine, revision=1, copy="0"))
    assert copied.status_code == 200
    assert copied.content.decode().count('value="Достық үйі"') == 2
    assert copied.content.decode().count('-entry" value="') == 1
    dropped = clerk.post(BODY, form_of(mine, revision=1, drop="0")).content.decode()
    assert 'name="form-0-DELETE" value="on"' in dropped
    kept = clerk.post(BODY, form_of(mine | {"DELETE": "on"}, revision=1, keep="0")).content.decode()
    assert 'name="form-0-DELETE" value="on"' not in kept
    assert [item.withdrawn_at for item in Entry.objects.all()] == [None]
    clerk.post(BODY, form_of(mine | {"DELETE": "on"}, revision=1))
    assert saved() == []
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("press", ["copy", "drop", "keep"])
@pytest.mark.parametrize("number", ["99", "-1", "x", ""])
def test_nonsense_in_a_press_changes_nothing(press: str, number: str) -> None:
    _offices, clerk = begun()
    assert clerk.post(BODY, form_of(GOOD, **{press: number})).status_code == 200
    assert Entry.objects.count() == 0


def test_two_clerks_at_once_lose_nothing_and_see_each_other() -> None:
    offices, first = begun()
    first.post(BODY, form_of(GOOD))
    entry = Entry.objects.get()
    second = Client()
    second.force_login(make_account(Role.CLERK, offices.body))
    hers = GOOD | {"entry": str(entry.pk), "planned_on": "2026-06-02"}
    assert first.post(BODY, form_of(hers, GOOD | {"planned_on": "2026-09-09"}, revision=1)).status_code == 302
    mine = GOOD | {"entry": str(entry.pk), "place_kk": "Мәдениет сарайы"}
    answer = second.post(BODY, form_of(mine, revision=1))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Мәдениет сарайы" in page
    assert "Басқа қызметкер сақтағаны:" in page
    assert 'datetime="2026-06-02"' in page
    assert 'value="2026-09-09"' in page
    assert 'name="revision" value="2"' in page
    added = queries.entries_of(Proposal.objects.get())[1]
    theirs = GOOD | {"entry": str(added.pk), "planned_on": "2026-09-09"}
    assert second.post(BODY, form_of(mine, theirs, revision=2)).status_code == 302
    assert saved() == [("day", date(2026, 3, 11), None), ("day", date(2026, 9, 9), None)]
    assert Entry.objects.count() == 2
