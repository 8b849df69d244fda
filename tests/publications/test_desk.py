"""The desk after a visit in the browser: from the record to the signed publication, without JavaScript."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from kezdesu.commitments.models import Commitment
from kezdesu.common import clock
from kezdesu.issues.models import Issue
from kezdesu.people.roles import Role
from kezdesu.publications import queries
from tests.factories.after import ACTION, DAY_AFTER, TITLE, make_desk, make_held_visit, make_published
from tests.factories.base import make_account, make_body

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day_after():
    with clock.at(DAY_AFTER + timedelta(hours=1)):
        yield


def signed_in(role, slug="healthcare"):
    client = Client()
    client.force_login(make_account(role, make_body(slug)))
    return client


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\xa0", " ")


def test_story_from_record_to_publication_on_the_desk():
    desk, visit = make_desk(), make_held_visit()
    clerk, head = signed_in(Role.CLERK), signed_in(Role.HEAD)
    after = f"/ru/office/visits/{visit.code}/after/"

    page = words(clerk.get(after))
    assert "3.7a" in page
    assert "3.7b" in page
    assert clerk.post(f"{after}draft/").status_code == 302
    issue = Issue.objects.get(visit=visit)

    form = {"title_kk": TITLE.kk, "title_ru": TITLE.ru, "outcome": "planned"}
    answer = clerk.post(f"{after}issues/{issue.code}/", form)
    assert answer["Location"].endswith(f"issues/{issue.code}/promise/")
    empty = {"action_kk": "Мәселе министрліктің бақылауына алынды", "action_ru": ACTION.ru}
    refused = clerk.post(answer["Location"], empty)
    assert refused.status_code == 400
    assert "бақылауына алынды" in words(refused)
    assert ACTION.ru in words(refused)
    promise = {
        "action_kk": ACTION.kk,
        "action_ru": ACTION.ru,
        "due_on": "2026-09-01",
        "office": str(desk.office.pk),
    }
    assert clerk.post(answer["Location"], promise).status_code == 302

    assert clerk.post(f"{after}prepare/", {"summary_kk": "Қорытынды"}).status_code == 400
    summary = {"summary_kk": "Қорытынды", "summary_ru": "Итоги"}
    assert clerk.post(f"{after}prepare/", summary).status_code == 302
    assert clerk.post(f"{after}sign/").status_code == 403

    assert ACTION.kk in words(head.get(f"{after}sign/"))
    assert head.post(f"{after}sign/").status_code == 302
    assert queries.published_at(visit) is not None
    assert Commitment.objects.get().state == "promised"
    assert ACTION.ru in words(Client().get(f"/ru/meetings/{visit.code}/results/"))

    posting = {"place": "site", "url": "https://www.gov.kz/1"}
    assert clerk.post(f"{after}posted/", posting).status_code == 302
    assert "https://www.gov.kz/1" in words(clerk.get(after))


def test_head_returns_with_a_reason_and_the_summary_need_not_be_typed_again():
    visit = make_held_visit(voices=0)
    make_desk()
    clerk, head = signed_in(Role.CLERK), signed_in(Role.HEAD)
    after = f"/kk/office/visits/{visit.code}/after/"
    clerk.post(f"{after}prepare/", {"summary_kk": "Бірінші нұсқа", "summary_ru": "Первый вариант"})

    assert head.post(f"{after}return/", {"reason": " "}).status_code == 400
    assert head.post(f"{after}return/", {"reason": "Санын тексеріңіз"}).status_code == 302

    assert "Санын тексеріңіз" in words(clerk.get(after))
    assert "Первый вариант" in words(clerk.get(f"{after}prepare/"))


def test_issue_is_explained_referred_joined_and_divided_on_its_page():
    visit, _desk = make_held_visit(voices=2), make_desk()
    clerk, energy = signed_in(Role.CLERK), make_body("energy")
    after = f"/kk/office/visits/{visit.code}/after/"
    clerk.post(f"{after}draft/")
    one, other = Issue.objects.filter(visit=visit).order_by("id")
    title = {"title_kk": TITLE.kk, "title_ru": TITLE.ru}
    page = f"{after}issues/{one.code}/"

    assert clerk.post(page, title | {"outcome": "explained", "outcome_kk": "Түсіндірме"}).status_code == 400
    assert clerk.post(page, title | {"outcome": "referred", "outcome_kk": "a"}).status_code == 400
    reason = {"outcome_kk": "Себебі", "outcome_ru": "Причина"}
    assert clerk.post(page, title | reason | {"outcome": "referred", "to": "energy"}).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.referred_to) == ("referred", energy)

    assert clerk.post(f"{after}issues/{other.code}/reshape/", {"into": one.code}).status_code == 302
    voice = one.links.order_by("id").last().voice
    assert clerk.post(f"{page}reshape/", {"voices": [voice.code]}).status_code == 302
    assert Issue.objects.filter(visit=visit).count() == 2


def test_draft_measure_is_changed_and_taken_out():
    visit, desk = make_held_visit(), make_desk()
    clerk = signed_in(Role.CLERK)
    after = f"/kk/office/visits/{visit.code}/after/"
    clerk.post(f"{after}draft/")
    issue = Issue.objects.get(visit=visit)
    form = {
        "action_kk": ACTION.kk,
        "action_ru": ACTION.ru,
        "due_on": "2026-09-01",
        "office": str(desk.office.pk),
    }
    clerk.post(f"{after}issues/{issue.code}/promise/", form)
    draft = Commitment.objects.get()

    assert ACTION.kk in words(clerk.get(f"{after}promises/{draft.code}/"))
    changed = clerk.post(f"{after}promises/{draft.code}/", form | {"due_on": "2026-10-01"})
    assert changed.status_code == 302
    draft.refresh_from_db()
    assert draft.due_on.isoformat() == "2026-10-01"
    assert clerk.post(f"{after}promises/{draft.code}/drop/").status_code == 302
    assert not Commitment.objects.exists()


def test_desk_of_another_body_is_not_found():
    visit = make_held_visit()
    stranger = signed_in(Role.CLERK, "energy")
    after = f"/kk/office/visits/{visit.code}/after/"

    assert stranger.get(after).status_code == 404
    for act in ("draft/", "prepare/", "posted/"):
        assert stranger.post(f"{after}{act}").status_code == 404
    assert Client().get(after).status_code == 302


def test_quarterly_report_is_prepared_signed_and_shown():
    make_published(make_held_visit(), make_desk())
    clerk, head = signed_in(Role.CLERK), signed_in(Role.HEAD)
    report = "/kk/office/quarters/healthcare/2026-Q1/"
    assert clerk.post(f"{report}prepare/").status_code == 403

    with clock.at(clock.almaty(2026, 4, 3, 10)):
        assert "2026-Q1" in words(clerk.get("/kk/office/quarters/"))
        assert clerk.post(f"{report}prepare/").status_code == 302
        assert ACTION.kk in words(head.get(report))
        assert head.post(f"{report}return/", {"reason": ""}).status_code == 400
        assert head.post(f"{report}sign/").status_code == 302
        assert Client().get("/kk/bodies/healthcare/quarters/2026-Q1/").status_code == 200
        assert signed_in(Role.CLERK, "energy").get(report).status_code == 404


def test_desk_needs_as_many_queries_for_three_issues_as_for_one(django_assert_max_num_queries):
    clerk = signed_in(Role.CLERK)
    for voices in (1, 3):
        visit = make_held_visit(voices=voices)
        clerk.post(f"/kk/office/visits/{visit.code}/after/draft/")
        with django_assert_max_num_queries(19):
            assert clerk.get(f"/kk/office/visits/{visit.code}/after/").status_code == 200
