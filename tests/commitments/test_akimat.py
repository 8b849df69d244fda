"""An akimat that answers for a promise reports on it itself."""

from __future__ import annotations

import pytest
from django.test import Client

from kezdesu.bodies.models import BodyKind
from kezdesu.commitments import actions, rules
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.rules import Evidence
from kezdesu.commitments.states import CommitmentState
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.factories.after import DONE, make_desk, make_held_visit, make_published
from tests.factories.base import actor_of, make_account, make_body, make_office, make_region

pytestmark = pytest.mark.django_db
MAY = clock.almaty(2026, 5, 4, 12)


@pytest.fixture(autouse=True)
def may():
    with clock.at(MAY):
        yield


def akimat_promise() -> tuple[Commitment, Account]:
    """A minister's promise for which a post of the region's akimat answers, and the akimat's clerk."""
    akimat = make_body("akimat-karaganda", BodyKind.AKIMAT, region=make_region())
    commitment, _ = make_published(make_held_visit(), make_desk())
    Commitment.objects.filter(pk=commitment.pk).update(body=akimat, office=make_office(akimat, "deputy-akim"))
    return Commitment.objects.get(pk=commitment.pk), make_account(Role.AKIMAT_CLERK, akimat)


def desk_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_akimat_clerk_reports_on_the_promises_of_her_akimat_alone():
    commitment, clerk = akimat_promise()
    other = make_account(Role.AKIMAT_CLERK, make_body("akimat-abai", BodyKind.AKIMAT))
    ministry = make_account(Role.AKIMAT_CLERK, commitment.issue.body)
    evidence = Evidence(link="https://www.gov.kz/act-17")

    assert not rules.may_report(commitment, by=actor_of(other))
    assert not rules.may_report(commitment, by=actor_of(ministry))
    with pytest.raises(Refused, match="not_yours"):
        actions.report_done(commitment, text=DONE, evidence=evidence, by=actor_of(other))
    actions.report_done(commitment, text=DONE, evidence=evidence, by=actor_of(clerk))
    commitment.refresh_from_db()
    assert commitment.state == CommitmentState.REPORTED_DONE


def test_akimat_clerk_finds_the_promise_on_her_plan_and_reports_there():
    commitment, clerk = akimat_promise()
    client = desk_of(clerk)
    table = client.get("/kk/office/plan/").content.decode()
    assert commitment.code in table
    assert "/kk/office/questions/enter/" in table
    assert "/office/quarters/" not in table
    assert f"/kk/meetings/{commitment.issue.visit.code}/" in table

    page = f"/kk/office/plan/{commitment.code}/"
    typed = {"act": "progress", "percent": 40, "text_kk": DONE.kk, "text_ru": DONE.ru}
    assert client.post(page, typed).status_code == 302
    assert commitment.progress.get().percent == 40
    assert client.post(f"{page}start/").status_code in (302, 403, 409)
    assert desk_of(make_account(Role.CLERK, make_body("energy"))).get(page).status_code == 404


def test_akim_reads_the_plan_of_his_akimat_without_reporting():
    commitment, _clerk = akimat_promise()
    akim = desk_of(make_account(Role.AKIM, commitment.body))
    shown = akim.get(f"/kk/office/plan/{commitment.code}/").content.decode()
    assert 'name="percent"' not in shown


def test_akimat_enters_only_what_its_own_akims_heard():
    _commitment, clerk = akimat_promise()
    make_region("100000000")
    form = desk_of(clerk).get("/kk/office/questions/enter/").content.decode()
    assert 'value="akim"' in form
    assert 'value="telegram"' not in form
    assert 'value="100000000"' not in form
