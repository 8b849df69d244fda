"""Results, plan, promises with their fates; and results of the neighbours that nobody has signed yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kezdesu.bodies.models import Office
from kezdesu.commitments import actions as promises
from kezdesu.commitments import extensions, verdicts
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.rules import CommitmentText, Evidence
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.files import actions as files
from kezdesu.issues import actions as register
from kezdesu.issues.models import Issue
from kezdesu.people.roles import Role
from kezdesu.publications import actions as publications
from kezdesu.publications import quarters
from tests.files.samples import PDF
from tests.gates.world.pen import Pen
from tests.gates.world.plans import visit_of
from tests.gates.world.staff import AKIMAT, OURS, THEIRS, Staff

if TYPE_CHECKING:
    from tests.gates.world.settle import World


def publish_the_first_meeting(world: World, staff: Staff, pen: Pen) -> None:
    """Two issues planned, one explained, one referred; returned once, then signed on the ninth day."""
    clerk, head = staff.who(OURS, Role.CLERK), staff.who(OURS, Role.HEAD)
    with clock.at(clock.almaty(2026, 3, 13, 10)):
        visit = visit_of(world, "visit.held")
        issues = register.draft_from_record(visit, by=clerk)
        for issue in issues:
            register.describe(issue, title=_title(pen, "issue.title"), by=clerk)
        kept = _promise(world, pen, issues[0], "kept", staff, date(2026, 5, 4))
        late = _promise(world, pen, issues[0], "late", staff, date(2026, 5, 20))
        text = pen.both("issue.explained", "Дәрігер сәуірде келеді.", "Врач приедет в апреле.")
        register.explain(issues[1], text=text, by=clerk)
        reason = pen.both("issue.referred", "Жол әкімдіктің қарамағында.", "Дорога в ведении акимата.")
        register.refer(issues[2], to=staff.bodies[AKIMAT], reason=reason, by=clerk)
        summary = pen.both(
            "results.summary", "Үш сұраққа жауап берілді.", "Дан ответ на три вопроса.", "Three answers."
        )
        publications.prepare(visit, summary=summary, by=clerk)
    with clock.at(clock.almaty(2026, 3, 19, 10)):
        reason_back = pen.private("publication.return", "Санын тексеріңіз")
        publications.send_back(visit_of(world, "visit.held"), reason=reason_back, by=head)
        publications.prepare(visit_of(world, "visit.held"), summary=summary, by=clerk)
        published = publications.sign_and_publish(visit_of(world, "visit.held"), by=head)
    with clock.at(clock.almaty(2026, 3, 19, 15)):
        url = pen.says("posting.url", "https://www.gov.kz/results/1")
        publications.post_elsewhere(published, place="site", url=url, by=clerk)
    world.codes |= {"commitment.kept": kept.code, "commitment.late": late.code, "issue.ours": issues[0].code}


def draft_the_neighbours_results(world: World, staff: Staff, pen: Pen) -> None:
    """A register, a drafted promise and results before the head: nothing of it is public."""
    clerk = staff.who(THEIRS, Role.CLERK)
    with clock.at(clock.almaty(2026, 3, 24, 10)):
        visit = visit_of(world, "visit.theirs")
        (issue,) = register.draft_from_record(visit, by=clerk)
        register.describe(issue, title=_unseen(pen, "draft.issue", "Субсидия кешігуде"), by=clerk)
        action = _unseen(pen, "draft.promise", "Субсидияны сәуірдің соңына дейін толық төлеу")
        text = CommitmentText(action, date(2026, 9, 1), _minister(THEIRS))
        draft = promises.draft(issue, text=text, by=clerk)
        summary = _unseen(pen, "draft.summary", "Қол қойылмаған қорытынды")
        publications.prepare(visit, summary=summary, by=clerk)
    world.codes |= {"commitment.draft": draft.code, "issue.theirs": issue.code}


def keep_promises(world: World, staff: Staff, pen: Pen) -> None:
    """One is extended, done with a file, confirmed and disputed; the other is overdue; a third waits for more time."""
    executor, head = staff.who(OURS, Role.EXECUTOR), staff.who(OURS, Role.HEAD)
    with clock.at(clock.almaty(2026, 4, 2, 10)):
        promises.start(promise_of(world, "kept"), by=executor)
        said = pen.both("progress.text", "Құбыр жеткізілді.", "Трубы завезены.")
        link = pen.says("progress.link", "https://www.gov.kz/act-17")
        promises.report_progress(
            promise_of(world, "kept"), percent=40, text=said, evidence=Evidence((), link), by=executor
        )
        reason = pen.both("extension.reason", "Мердігер кешікті.", "Подрядчик опоздал.")
        asked = extensions.ask_extension(
            promise_of(world, "kept"), new_due_on=date(2026, 5, 18), reason=reason, by=executor
        )
        extensions.grant_extension(asked, by=head)
        report = quarters.prepare_quarter(
            staff.bodies[OURS], year=2026, quarter=1, by=staff.who(OURS, Role.CLERK)
        )
        quarters.publish_quarter(report, by=head)
    with clock.at(clock.almaty(2026, 5, 5, 10)):
        name = pen.says("file.name", "акт приёмки") + ".pdf"
        stored = files.store(name=name, data=PDF, by=executor.author(OURS))
        text = pen.both("progress.done", "Құбыр тартылды.", "Водопровод проложен.")
        promises.report_done(promise_of(world, "kept"), text=text, evidence=Evidence((stored,)), by=executor)
        waiting = _unseen(pen, "extension.waiting", "Шешілмеген ұзарту себебі")
        late = promise_of(world, "late")
        extensions.ask_extension(late, new_due_on=date(2026, 6, 30), reason=waiting, by=executor)
    with clock.at(clock.almaty(2026, 5, 7, 19)):
        _judge(
            world,
            pen.says("verdict.comment", "Су келді, рақмет."),
            secret=world.secrets["answered"],
            confirms=True,
        )
    with clock.at(clock.almaty(2026, 5, 7, 20)):
        held = pen.private("verdict.held", "Су жоқ, хабарласыңыз: +7 701 222 33 44")
        _judge(world, held, secret=world.secrets["joined"], confirms=False)
    world.codes["file"] = stored.sha256


def _judge(world: World, comment: str, *, secret: str, confirms: bool) -> None:
    promise = promise_of(world, "kept")
    by = verdicts.standing(promise, secret=secret)
    verdicts.give_verdict(promise, by=by, confirms=confirms, comment=comment, language="kk")


def _promise(world: World, pen: Pen, issue: Issue, name: str, staff: Staff, due_on: date) -> Commitment:
    action = pen.both(
        f"promise.{name}",
        "Ауылға 14 шақырым су құбырын тартып, пайдалануға беру",
        "Проложить в село 14 километров водопровода и сдать его в эксплуатацию",
        "Lay 14 kilometres of water main to the village",
    )
    text = CommitmentText(action, due_on, _minister(OURS), (staff.bodies[AKIMAT],))
    return promises.draft(issue, text=text, by=staff.who(OURS, Role.CLERK))


def promise_of(world: World, name: str) -> Commitment:
    """The promise as it stands now."""
    found = Commitment.objects.select_related(
        "issue__body", "issue__visit", "issue__theme", "body", "office__body"
    )
    return found.get(code=world.codes[f"commitment.{name}"])


def _title(pen: Pen, field: str) -> Trilingual:
    return pen.both(field, "Ауылда ауыз су жоқ", "В селе нет питьевой воды", "No drinking water")


def _unseen(pen: Pen, field: str, text: str) -> Trilingual:
    said = pen.private(field, text)
    return Trilingual(said, said)


def _minister(slug: str) -> Office:
    return Office.objects.select_related("body").get(body__slug=slug, slug="minister")
