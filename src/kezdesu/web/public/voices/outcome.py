"""What came of a voice: its issue, the promises, the quarterly reports on them, and the askers' verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kezdesu.commitments import following, rules
from kezdesu.commitments.following import Told
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.states import OPEN, CommitmentState
from kezdesu.common import clock
from kezdesu.issues import queries as issues
from kezdesu.issues.models import Issue
from kezdesu.publications import queries as publications
from kezdesu.publications.queries import Reported
from kezdesu.voices.models import Voice
from kezdesu.web.components import Text
from kezdesu.web.filters import t
from kezdesu.web.public.voices.steps import OldDate, Step

DONE, VERDICT = "commitment.reported_done", "verdict.given"
_VERDICTS = {
    True: ngettext_lazy(
        "%(num)s asker confirms that it is done", "%(num)s askers confirm that it is done", "num"
    ),
    False: ngettext_lazy("%(num)s asker says: not done", "%(num)s askers say: not done", "num"),
}
_ISSUE: dict[str, Promise] = {
    "explained": _("In the published list of issues: explained"),
    "planned": _("In the published list of issues: taken into the action plan"),
    "referred": _("In the published list of issues: passed to the body in charge (%(body)s)"),
}


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a voice, read in five queries at most; ``told`` and ``reports`` are of all its promises."""

    issue: Issue | None = None
    promises: Sequence[Commitment] = ()
    told: Sequence[Told] = ()
    reports: Sequence[Reported] = ()


def came_of(voice: Voice) -> Came:
    """The records behind the end of a thread."""
    issue = issues.published_behind(voice)
    if issue is None:
        return Came()
    promises = following.in_thread(voice)
    codes = [promise.code for promise in promises]
    if not codes:
        return Came(issue)
    return Came(issue, promises, following.told_of(codes), publications.reports_on(issue.body_id, codes))


def steps_of(came: Came) -> Iterator[Step]:
    """From the list of issues to the last word of the askers."""
    issue = came.issue
    if issue is None or issue.published_at is None:
        return
    yield _issue(issue, came.promises)
    for promise in came.promises:
        told = [line for line in came.told if line.code == promise.code]
        yield from _promise(promise)
        yield from _told(promise, told)
    for report in came.reports:
        yield _report(issue, report)


def _issue(issue: Issue, promises: Sequence[Commitment]) -> Step:
    referred = issue.referred_to
    assert issue.published_at is not None
    return Step(
        issue.published_at,
        _ISSUE[issue.outcome_kind] % {"body": t(referred.name) if referred else ""},
        f"issue.{issue.state}",
        issue.body.name,
        detail=issue.title,
        code=issue.code,
        href=f"{reverse('public:results', args=[issue.visit.code])}#{issue.code}",
        link_text=_("Results of the meeting"),
        status=f"issue.{issue.state}",
        note=issue.outcome,
        waits=rules.waits_since((promise.state, promise.done_at) for promise in promises),
    )


def _promise(promise: Commitment) -> Iterator[Step]:
    if promise.promised_at is None:
        return
    overdue = promise.state in OPEN and promise.due_on < clock.today()
    granted = getattr(promise, "granted", ())
    yield _of(
        promise,
        Step(
            promise.promised_at,
            _("Promised in the published action plan"),
            "commitment.promised",
            promise.office.title,
            detail=promise.action,
            status="commitment.overdue" if overdue else f"commitment.{promise.state}",
            due=promise.due_on,
            is_open=promise.is_open,
            old_dates=tuple(OldDate(step.old_due_on, step.reason) for step in granted),
        ),
    )
    for step in granted:
        if step.granted_at:
            moved = Step(
                step.granted_at, _("The date was moved"), "extended", promise.body.name, due=step.new_due_on
            )
            yield _of(promise, moved)
    if promise.refused_at:
        words = _("The body says that it will not be done")
        refused = Step(
            promise.refused_at, words, "commitment.refused", promise.body.name, reason=promise.refusal
        )
        yield _of(promise, refused)


def _told(promise: Commitment, told: Sequence[Told]) -> Iterator[Step]:
    """Words of askers that agree and follow each other are one step."""
    for (kind, confirms), lines in groupby(told, key=_sort_of):
        said = list(lines)
        if kind == DONE:
            yield from (_done(promise, line) for line in said)
        elif kind == VERDICT:
            yield _verdict(promise, confirms=confirms, said=said)


def _sort_of(line: Told) -> tuple[str, bool]:
    return line.kind, bool(line.data.get("confirms"))


def _done(promise: Commitment, line: Told) -> Step:
    waits = promise.done_at if promise.state == CommitmentState.REPORTED_DONE else None
    return _of(
        promise,
        Step(line.at, _("Reported done"), "commitment.reported_done", promise.body.name, waits=waits),
    )


def _verdict(promise: Commitment, *, confirms: bool, said: Sequence[Told]) -> Step:
    kind = "commitment.confirmed" if confirms else "commitment.disputed"
    return _of(promise, Step(said[-1].at, _VERDICTS[confirms] % {"num": len(said)}, kind))


def _report(issue: Issue, report: Reported) -> Step:
    row, label = report.row, f"{report.year}-Q{report.quarter}"
    named = {"percent": row.percent, "quarter": report.quarter, "year": report.year}
    return Step(
        report.published_at,
        _("Report for quarter %(quarter)s of %(year)s: %(percent)s%% done") % named,
        "late" if row.overdue else f"commitment.{row.state}",
        issue.body.name,
        note=row.text,
        code=row.code,
        href=reverse("public:quarter", args=[report.body_slug, label]),
        link_text=_("Open the report"),
        status="commitment.overdue" if row.overdue else f"commitment.{row.state}",
    )


def _of(promise: Commitment, step: Step) -> Step:
    """The step with the promise's number and address."""
    link: Text = _("Open the promise")
    href = reverse("public:commitment", args=[promise.code])
    return replace(step, code=promise.code, href=href, link_text=link)
