"""Results, list and plan: what blocks them, who signs them, and that nothing can be changed in between."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kezdesu.commitments import actions as promises
from kezdesu.commitments.states import CommitmentState
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import use_pack
from kezdesu.decree.model import DutyState
from kezdesu.issues import actions as register
from kezdesu.issues.models import Issue
from kezdesu.journal import record as journal
from kezdesu.people.roles import Role
from kezdesu.publications import actions, queries, rules
from kezdesu.publications.content import IssueList, Plan, Results, freeze, hash_of, thaw
from kezdesu.publications.models import Posting, Publication, PublicationKind
from kezdesu.publications.states import PublicationState
from kezdesu.signing.models import SignedAct
from tests.factories.after import (
    ACTION,
    DAY_AFTER,
    SUMMARY,
    TITLE,
    make_desk,
    make_held_visit,
    make_plan_text,
    make_planned_issue,
    make_published,
    make_voiced,
)
from tests.factories.base import actor_of, make_account

pytestmark = pytest.mark.django_db
MADE_UP = Path(__file__).parents[1] / "decree" / "packs" / "999-test"


@pytest.fixture(autouse=True)
def day_after():
    with clock.at(DAY_AFTER):
        yield


def codes_of(visit):
    return [(denied.code, denied.clause) for denied in rules.gate(visit)]


def ready(voices=1):
    visit, desk = make_held_visit(voices=voices), make_desk()
    make_planned_issue(visit, desk)
    return visit, desk


def test_gate_names_what_is_missing_clause_by_clause():
    visit, desk = make_held_visit(voices=2), make_desk()
    assert codes_of(visit) == [("unlinked_voices", "3.7a")]

    one, other = register.draft_from_record(visit, by=desk.clerk)
    assert codes_of(visit) == [("undecided_issues", "3.7a"), ("missing_languages", "3.7b")]

    register.describe(one, title=TITLE, by=desk.clerk)
    register.describe(other, title=TITLE, by=desk.clerk)
    register.explain(one, text=TITLE, by=desk.clerk)
    register.take_into_plan(other)
    assert codes_of(visit) == [("no_promises", "3.7b")]

    register.explain(other, text=TITLE, by=desk.clerk)
    assert rules.gate(visit) == ()
    Issue.objects.filter(pk=other.pk).update(outcome_ru="")
    assert codes_of(visit) == [("unexplained_issues", "3.7b")]


def test_gate_speaks_three_languages_and_names_the_numbers():
    visit = make_held_visit(voices=7)

    (denied,) = rules.gate(visit)

    assert "7" in denied.reason.kk
    assert denied.reason.ru.count(", ") == 4
    assert denied.reason.en.endswith("…")


def test_promise_whose_day_passed_before_publication_blocks_it():
    visit, _desk = ready()

    with clock.at(clock.almaty(2026, 9, 1, 9)):
        assert codes_of(visit) == [("broken_promise", "3.7b")]


def test_visit_that_has_not_ended_is_not_published():
    visit, desk = make_held_visit(), make_desk()
    visit.ended_at = None

    assert codes_of(visit) == [("not_ended", "3.7b")]
    assert queries.countdown(visit, today=DAY_AFTER.date()) is None
    with pytest.raises(Refused, match="not_ended"):
        actions.prepare(visit, summary=SUMMARY, by=desk.clerk)


def test_summary_is_needed_in_both_languages():
    visit, desk = ready()

    with pytest.raises(Refused, match="no_summary") as refused:
        actions.prepare(visit, summary=Trilingual("Қорытынды", ""), by=desk.clerk)
    assert refused.value.field == "summary_ru"
    assert not Publication.objects.exists()


def test_publishing_freezes_three_documents_and_promises_the_plan():
    visit, desk = make_held_visit(), make_desk()

    commitment, published = make_published(visit, desk)

    assert [document.kind for document in published] == ["results", "issues", "plan"]
    assert all(document.published_at == DAY_AFTER for document in published)
    assert (commitment.state, commitment.promised_at) == (CommitmentState.PROMISED, DAY_AFTER)
    assert queries.published_at(visit) == DAY_AFTER
    line = journal.of(visit.code)[-1]
    assert line.kind == "publication.published"
    assert line.data["promises"] == [commitment.code]
    assert line.data["sha256"] == [hash_of(document.content) for document in published]


def test_frozen_content_says_who_promised_what_by_when():
    visit, desk = make_held_visit(), make_desk()
    commitment, published = make_published(visit, desk)
    results, issues, plan = (
        thaw(kind, document.content)
        for kind, document in zip((Results, IssueList, Plan), published, strict=True)
    )

    assert (results.summary, results.voiced, results.planned) == (SUMMARY, 1, 1)
    assert (results.parts[0].attendance, results.head.held_on) == (240, date(2026, 3, 11))
    assert issues.issues[0].title == TITLE
    assert len(issues.issues[0].voices) == 1
    assert (plan.items[0].code, plan.items[0].action, plan.items[0].due_on) == (
        commitment.code,
        ACTION,
        date(2026, 9, 1),
    )
    assert plan.items[0].post == desk.office.title
    assert freeze(plan) == published[2].content


def test_whoever_prepared_cannot_sign_and_a_clerk_cannot_either():
    visit, desk = ready()
    account = make_account(Role.CLERK, visit.body)
    account.memberships.create(body=visit.body, role=Role.HEAD, since=date(2020, 1, 1))
    both = actor_of(account)
    actions.prepare(visit, summary=SUMMARY, by=both)

    with pytest.raises(Refused, match="same_person"):
        actions.sign_and_publish(visit, by=both)
    with pytest.raises(Refused, match="not_head"):
        actions.sign_and_publish(visit, by=desk.clerk)
    with pytest.raises(Refused, match="not_head"):
        actions.sign_and_publish(visit, by=make_desk("energy").head)
    assert queries.published(visit) == {}


def test_changed_bytes_are_not_published():
    visit, desk = ready()
    actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
    plan = Publication.objects.get(visit=visit, kind="plan")
    forged = plan.content.replace("2026-09-01", "2027-09-01")

    for change in ({"content": forged}, {"content": forged, "sha256": hash_of(forged)}):
        Publication.objects.filter(pk=plan.pk).update(**change)
        with pytest.raises(Refused, match="changed_since"):
            actions.sign_and_publish(visit, by=desk.head)
    assert SignedAct.objects.get(pk=plan.act_id).signed_at is None
    assert queries.published(visit) == {}


def test_register_changed_after_preparing_is_not_published():
    visit, desk = ready()
    actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
    issue = Issue.objects.get(visit=visit)
    register.describe(issue, title=Trilingual("Басқа", "Другое"), by=desk.clerk)

    with pytest.raises(Refused, match="changed_since"):
        actions.sign_and_publish(visit, by=desk.head)

    actions.send_back(visit, reason="Тізілім өзгерді", by=desk.head)
    actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
    assert len(actions.sign_and_publish(visit, by=desk.head)) == 3


def test_question_voiced_meanwhile_blocks_the_signature():
    visit, desk = ready()
    actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
    make_voiced(visit, minutes=90)

    with pytest.raises(Refused, match="unlinked_voices"):
        actions.sign_and_publish(visit, by=desk.head)


def test_returned_documents_carry_the_reason_and_are_prepared_anew():
    visit, desk = ready()
    actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
    with pytest.raises(Conflict, match="prepared_already"):
        actions.prepare(visit, summary=SUMMARY, by=desk.clerk)

    actions.send_back(visit, reason="Мерзімі тым алыс", by=desk.head)

    assert queries.waiting(visit) == []
    assert queries.last_returned(visit).act.return_reason == "Мерзімі тым алыс"
    assert [document.state for document in actions.prepare(visit, summary=SUMMARY, by=desk.clerk)] == [
        PublicationState.PREPARED
    ] * 3


def test_of_two_signers_one_publishes_and_the_other_is_told():
    visit, desk = ready()
    actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
    other = actor_of(make_account(Role.HEAD, visit.body))

    actions.sign_and_publish(visit, by=desk.head)
    with pytest.raises(Conflict, match="nothing_waits"):
        actions.sign_and_publish(visit, by=other)
    kinds = [line.kind for line in journal.of(visit.code)]
    assert kinds.count("publication.published") == 1


def test_results_may_go_out_before_the_plan():
    visit, desk = ready()
    actions.prepare(visit, summary=SUMMARY, kinds=[PublicationKind.RESULTS], by=desk.clerk)
    actions.sign_and_publish(visit, by=desk.head)
    assert queries.published_at(visit) is None
    assert queries.unpublished(["healthcare"]) == [visit]

    rest = [PublicationKind.ISSUES, PublicationKind.PLAN]
    actions.prepare(visit, summary=SUMMARY, kinds=rest, by=desk.clerk)
    actions.sign_and_publish(visit, by=desk.head)
    assert queries.published_at(visit) == DAY_AFTER
    assert queries.unpublished(["healthcare"]) == []


def test_countdown_runs_from_the_end_of_the_visit_by_the_rule_of_its_edition():
    visit, _desk = ready()

    running = queries.countdown(visit, today=date(2026, 3, 12))
    late = queries.countdown(visit, today=date(2026, 3, 30))

    assert (running.term.due, running.term.legal_due) == (date(2026, 3, 21), date(2026, 3, 26))
    assert (running.days_left, running.state) == (9, DutyState.UPCOMING)
    assert (late.days_left, late.state) == (-9, DutyState.OVERDUE)


def test_late_publication_is_late():
    visit, desk = make_held_visit(), make_desk()
    make_published(visit, desk, at=clock.almaty(2026, 3, 27, 9))

    assert queries.countdown(visit, today=date(2026, 4, 1)).state == DutyState.MET_LATE


def test_posting_elsewhere_is_recorded_with_place_and_time():
    visit, desk = make_held_visit(), make_desk()
    _commitment, published = make_published(visit, desk)
    later = DAY_AFTER + timedelta(hours=3)

    url = "https://www.gov.kz/memleket/1"
    actions.post_elsewhere(published, place="site", url=url, posted_at=later, by=desk.clerk)

    assert list(Posting.objects.values_list("url", "posted_at").distinct()) == [(url, later)]
    assert Posting.objects.count() == 3
    with pytest.raises(Refused, match="bad_link"):
        actions.post_elsewhere(published, place="site", url="file:///etc/passwd", by=desk.clerk)
    with pytest.raises(Refused, match="not_yours"):
        actions.post_elsewhere(published, place="site", url=url, by=desk.head)


def test_meeting_without_questions_still_publishes():
    visit, desk = make_held_visit(voices=0), make_desk()

    actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
    results, issues, plan = actions.sign_and_publish(visit, by=desk.head)

    assert thaw(Results, results.content).voiced == 0
    assert thaw(IssueList, issues.content).issues == ()
    assert thaw(Plan, plan.content).items == ()


def test_another_edition_gives_another_term():
    use_pack(MADE_UP)
    try:
        visit = make_held_visit()
        visit.edition = MADE_UP.name
        running = queries.countdown(visit, today=date(2026, 3, 12))
    finally:
        use_pack(None)

    assert (running.term.due, running.days_left) == (date(2026, 3, 18), 6)


@pytest.mark.parametrize("act", ["describe", "explain", "merge", "split", "link", "promise"])
def test_clerk_who_read_the_register_before_its_publication_cannot_shape_it(act: str) -> None:
    visit, desk = make_held_visit(voices=2), make_desk()
    with clock.at(DAY_AFTER):
        make_planned_issue(visit, desk)
        for issue in Issue.objects.filter(visit=visit, state="drafted"):
            register.describe(issue, title=TITLE, by=desk.clerk)
            register.explain(issue, text=SUMMARY, by=desk.clerk)
        first, second = Issue.objects.filter(visit=visit).order_by("id")
        voice = second.links.get().voice
        actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
        actions.sign_and_publish(visit, by=desk.head)
        shaping = {
            "describe": lambda: register.describe(second, title=SUMMARY, by=desk.clerk),
            "explain": lambda: register.explain(second, text=TITLE, by=desk.clerk),
            "merge": lambda: register.merge(second, into=first, by=desk.clerk),
            "split": lambda: register.split(second, voices=[voice], by=desk.clerk),
            "link": lambda: register.link(first, voice=voice, by=desk.clerk),
            "promise": lambda: promises.draft(second, text=make_plan_text(desk.office), by=desk.clerk),
        }
        with pytest.raises(Conflict, match="changed_meanwhile"):
            shaping[act]()
    assert Issue.objects.get(pk=second.pk).title == TITLE
