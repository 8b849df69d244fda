"""The schedule desk: the whole way through its forms, and every refusal on its field."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Visit
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.schedule import actions, queries
from kezdesu.schedule.models import Amendment, Entry, Proposal, Schedule
from tests.factories import make_account, make_body
from tests.factories.schedule import Offices, make_approved, make_offices, make_proposal, make_schedule, row

pytestmark = pytest.mark.django_db
BODY = "/kk/office/schedule/2026/bodies/healthcare/"
YEAR = "/kk/office/schedule/2026/"


def signed_in(actor_id: int | None) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor_id))
    return client


def form_of(*rows: dict[str, str], revision: int = 0, **more: str) -> dict[str, str]:
    data = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": "0", "revision": str(revision), **more}
    for number, values in enumerate(rows):
        data |= {f"form-{number}-{name}": value for name, value in values.items()}
    return data


GOOD = {
    "planned_on": "2026-03-11",
    "region": "350000000",
    "office": "head",
    "place_kk": "Достық үйі",
    "place_ru": "Дом дружбы",
}


def test_the_year_and_the_builder_count_the_same_proposals() -> None:
    offices = make_offices()
    for slug in ("energy", "transport"):
        make_body(slug)
    proposal = make_proposal(offices)
    ab = signed_in(offices.coordinator.account_id)

    def counted() -> tuple[list[str], list[str]]:
        with clock.at(clock.almaty(2025, 11, 28, 10)):
            year, builder = (ab.get(path).content.decode() for path in (YEAR, f"{YEAR}builder/"))
        of_year = re.findall(r'class="figure[^"]*"[^>]*>\s*<b>(\d+)</b>', year)
        said = re.search(r"<b>(\d+) / (\d+)</b>", builder)
        assert said is not None
        return of_year, list(said.groups())

    of_year, (sent, obliged) = counted()
    assert (sent, of_year[:2]) == ("1", ["1", str(int(obliged) - 1)])
    with clock.at(clock.almaty(2025, 11, 27, 10)):
        actions.return_proposal(proposal=proposal, reason="Түзетіңіз.", by=offices.coordinator)
    of_year, (sent, obliged) = counted()
    assert (sent, of_year[:3]) == ("0", ["0", "1", str(int(obliged) - 1)])


def test_whole_way_from_opening_to_visits_through_the_forms() -> None:
    offices = make_offices()
    clerk, head = signed_in(offices.clerk.account_id), signed_in(offices.head.account_id)
    ab, go = signed_in(offices.coordinator.account_id), signed_in(offices.secretary.account_id)
    with clock.at(clock.almaty(2025, 11, 20, 10)):
        assert ab.post("/kk/office/schedule/", {"year": "2026"}).status_code == 302
        assert clerk.post(f"{BODY}acts/start/").status_code == 302
        assert clerk.post(BODY, form_of(GOOD)).status_code == 302
        assert clerk.post(f"{BODY}acts/prepare/").status_code == 302
        assert head.post(f"{BODY}acts/sign/").status_code == 302
        assert ab.post(f"{YEAR}acts/draft/").status_code == 302
        assert ab.post(f"{YEAR}acts/submit/", {"receipt": "ҮА-1"}).status_code == 302
        approval = {"act_number": "7", "act_date": "2025-11-20"}
        assert go.post(f"{YEAR}acts/approve/", approval).status_code == 302
    assert Schedule.objects.get().state == "approved"
    assert [visit.code for visit in Visit.objects.all()] == ["M-2026-0001"]


def test_wrong_rows_come_back_with_what_was_typed_and_the_reason_on_each() -> None:
    offices = make_offices()
    make_schedule()
    clerk = signed_in(offices.clerk.account_id)
    clerk.post(f"{BODY}acts/start/")
    wrong = form_of(GOOD, GOOD | {"planned_on": "1900-01-01", "place_kk": "Ұлытау мектебі"})
    answer = clerk.post(BODY, wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ұлытау мектебі" in page
    assert page.count("2026 жылғы 1 қаңтар") == 3
    assert Entry.objects.count() == 0


def test_empty_rows_are_left_out_and_more_can_be_had_without_javascript() -> None:
    offices = make_offices()
    make_schedule()
    clerk = signed_in(offices.clerk.account_id)
    clerk.post(f"{BODY}acts/start/")
    longer = clerk.post(BODY, form_of(GOOD, more="5")).content.decode()
    assert longer.count("<fieldset>") == 6
    assert "Достық үйі" in longer
    clerk.post(BODY, form_of(GOOD, {"planned_on": "", "region": ""}))
    assert Entry.objects.count() == 1


def test_row_can_be_taken_out() -> None:
    offices = make_offices()
    make_schedule()
    clerk = signed_in(offices.clerk.account_id)
    clerk.post(f"{BODY}acts/start/")
    clerk.post(BODY, form_of(GOOD, GOOD | {"planned_on": "2026-05-05"}))
    clerk.post(BODY, form_of(GOOD | {"DELETE": "on"}, GOOD | {"planned_on": "2026-05-05"}, revision=1))
    assert [entry.planned_on for entry in queries.entries_of(Proposal.objects.get())] == [date(2026, 5, 5)]
    assert Entry.objects.count() == 3


def test_saving_unchanged_rows_keeps_them() -> None:
    offices = make_offices()
    make_schedule()
    clerk = signed_in(offices.clerk.account_id)
    clerk.post(f"{BODY}acts/start/")
    clerk.post(BODY, form_of(GOOD, GOOD | {"planned_on": "2026-05-05"}))
    same = form_of(GOOD, GOOD | {"planned_on": "2026-05-05"}, {"planned_on": ""}, revision=1)
    assert clerk.post(BODY, same | {"form-INITIAL_FORMS": "2"}).status_code == 302
    standing = queries.entries_of(Proposal.objects.get())
    assert [entry.planned_on for entry in standing] == [date(2026, 3, 11), date(2026, 5, 5)]


def test_second_clerk_with_an_old_page_is_told_and_keeps_her_rows() -> None:
    offices = make_offices()
    make_schedule()
    clerk = signed_in(offices.clerk.account_id)
    other = signed_in(make_account(Role.CLERK, offices.body).pk)
    clerk.post(f"{BODY}acts/start/")
    assert clerk.post(BODY, form_of(GOOD)).status_code == 302
    answer = other.post(BODY, form_of(GOOD | {"place_kk": "Басқа зал"}))
    assert answer.status_code == 422
    assert "Басқа зал" in answer.content.decode()
    assert "осы сәтте басқа біреу өзгертті" in answer.content.decode()
    assert Entry.objects.get().place_kk == "Достық үйі"


def test_missing_language_is_shown_when_put_before_the_head() -> None:
    offices = make_offices()
    make_schedule()
    clerk = signed_in(offices.clerk.account_id)
    clerk.post(f"{BODY}acts/start/")
    clerk.post(BODY, form_of(GOOD | {"place_ru": ""}))
    answer = clerk.post(f"{BODY}acts/prepare/")
    assert answer.status_code == 422
    assert "1-жол: " in answer.content.decode()
    assert Proposal.objects.get().state == "draft"


def test_exempt_ministry_reads_why_it_may_not_propose() -> None:
    offices = make_offices("defence")
    make_schedule()
    clerk = signed_in(offices.clerk.account_id)
    answer = clerk.post("/ru/office/schedule/2026/bodies/defence/acts/start/")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "освобождено" in page
    assert "1)" in page


def test_preparer_who_is_also_head_gets_no_button_and_a_refusal() -> None:
    offices = make_offices()
    make_schedule()
    account = make_account(Role.CLERK, offices.body)
    account.memberships.create(body=offices.body, role=Role.HEAD, since="2000-01-01")
    both = signed_in(account.pk)
    both.post(f"{BODY}acts/start/")
    both.post(BODY, form_of(GOOD))
    both.post(f"{BODY}acts/prepare/")
    assert "acts/sign/" not in both.get(BODY).content.decode()
    assert both.post(f"{BODY}acts/sign/").status_code == 422
    assert Proposal.objects.get().state == "prepared"


def others(offices: Offices) -> dict[str, Client]:
    stranger = make_account(Role.CLERK, make_body("transport"))
    akim = make_account(Role.AKIMAT_CLERK, make_body("akimat-abai", "akimat"))
    return {"stranger": signed_in(stranger.pk), "akimat": signed_in(akim.pk), "visitor": Client()}


def test_other_body_s_proposal_is_not_there_for_strangers() -> None:
    offices = make_offices()
    make_proposal(offices)
    people = others(offices)
    assert people["stranger"].get(BODY).status_code == 404
    assert people["akimat"].get(BODY).status_code == 403
    assert people["visitor"].get(BODY).status_code == 302


@pytest.mark.parametrize("act", ["draft", "submit", "reopen", "approve", "return", "amend"])
def test_ministry_cannot_act_on_the_schedule(act: str) -> None:
    offices = make_offices()
    schedule = make_proposal(offices).schedule
    data = {
        "receipt": "1",
        "act_number": "1",
        "act_date": "2026-01-05",
        "reopen-reason": "x",
        "return-reason": "x",
    }
    answer = signed_in(offices.head.account_id).post(f"{YEAR}acts/{act}/", data)
    assert answer.status_code == 422
    schedule.refresh_from_db()
    assert schedule.state == "collecting"


def test_amendment_is_asked_signed_and_approved_through_the_forms() -> None:
    offices = make_offices()
    make_approved(offices, row(), row(date(2026, 6, 2)))
    clerk, head = signed_in(offices.clerk.account_id), signed_in(offices.head.account_id)
    go = signed_in(offices.secretary.account_id)
    entry = Entry.objects.get(planned_on=date(2026, 6, 2))
    ask = f"/kk/office/schedule/entries/{entry.pk}/amend/"
    change = {
        "what": "move",
        "new_date": "2026-06-16",
        "new_region": "",
        "reason_kk": "Су",
        "reason_ru": "Вода",
    }
    with clock.at(clock.almaty(2026, 2, 2, 9)):
        assert clerk.post(ask, change | {"reason_ru": ""}).status_code == 422
        assert clerk.post(ask, change).status_code == 302
        amendment = Amendment.objects.get()
        sign = f"/kk/office/schedule/amendments/{amendment.pk}/acts/sign/"
        assert clerk.post(sign).status_code == 422
        assert head.post(sign).status_code == 302
        assert go.get(YEAR).status_code == 200
        approval = {
            "amend-amendments": str(amendment.pk),
            "amend-act_number": "40",
            "amend-act_date": "2026-02-02",
        }
        assert go.post(f"{YEAR}acts/amend/", approval).status_code == 302
    schedule = Schedule.objects.get()
    assert [version.number for version in queries.versions_of(schedule)] == [1, 2]
    assert Visit.objects.get(entry=entry).postponements.count() == 1


def test_a_change_is_told_from_the_day_that_stood_before_it() -> None:
    offices = make_offices()
    make_approved(offices, row(), row(date(2026, 6, 2)))
    entry = Entry.objects.get(planned_on=date(2026, 6, 2))
    why = Trilingual("Су", "Вода")
    with clock.at(clock.almaty(2026, 2, 2, 9)):
        for number, day in ((40, date(2026, 6, 16)), (41, date(2026, 6, 30))):
            asked = actions.propose_amendment(entry=entry, new_date=day, reason=why, by=offices.clerk)
            actions.sign_amendment(amendment=asked, by=offices.head)
            meetings.approve_amendments(
                amendments=[Amendment.objects.get(pk=asked.pk)],
                act_number=str(number),
                act_date=date(2026, 2, 2),
                by=offices.secretary,
            )
        page = signed_in(offices.clerk.account_id).get(f"{YEAR}amendments/").content.decode()
    told = re.findall(r'<del><time datetime="([^"]+)">.*?</del> <ins><time datetime="([^"]+)">', page)
    assert told == [("2026-06-16", "2026-06-30"), ("2026-06-02", "2026-06-16")]


def test_stranger_s_clerk_cannot_ask_to_change_another_body_s_entry() -> None:
    offices = make_offices()
    make_approved(offices)
    ask = f"/kk/office/schedule/entries/{Entry.objects.get().pk}/amend/"
    assert others(offices)["stranger"].get(ask).status_code == 404


@pytest.mark.parametrize("who", ["clerk", "head", "coordinator", "secretary"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_desk_opens_for_everybody_who_makes_the_schedule(who: str, language: str) -> None:
    offices = make_offices()
    make_approved(offices)
    client = signed_in(getattr(offices, who).account_id)
    for path in ("schedule/", "schedule/2026/", "schedule/2026/bodies/healthcare/"):
        assert client.get(f"/{language}/office/{path}").status_code == 200
