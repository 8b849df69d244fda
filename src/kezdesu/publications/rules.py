"""The gate of clause 3.7b: everything that is missing before results, list and plan may be published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kezdesu.bodies.models import Body
from kezdesu.commitments import rules as promising
from kezdesu.commitments.models import Commitment
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Denied
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.decree.periods import Span
from kezdesu.issues import queries as register
from kezdesu.issues.models import Issue
from kezdesu.issues.states import IssueState
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor, Affair
from kezdesu.people.roles import Role
from kezdesu.publications import queries, words
from kezdesu.publications.drafted import Drafted, drafted
from kezdesu.publications.models import Publication
from kezdesu.publications.states import PublicationState

REGISTER = "3.7a"
PUBLISHING = "3.7b"
QUARTERLY = "3.7c"
CODES_NAMED = 5


def gate(visit: Visit, found: Drafted | None = None) -> tuple[Denied, ...]:
    """Everything that keeps a visit from publication, each with its clause; empty when nothing does.

    ``found`` where register and plan were read already.
    """
    if visit.ended_at is None:
        return (Denied("not_ended", words.NOT_ENDED, PUBLISHING),)
    return tuple(_missing(visit, found or drafted(visit)))


def _missing(visit: Visit, found: Drafted) -> Iterator[Denied]:
    unlinked = [voice.code for voice in register.unlinked_voices(visit)]
    yield from _listed("unlinked_voices", words.UNLINKED, unlinked, REGISTER)
    yield from _of_issues(found.issues, found.plan)
    for draft, denied in promising.broken(found.plan, today=clock.today()):
        yield Denied("broken_promise", _about(draft, denied.reason), PUBLISHING)


def _of_issues(issues: Sequence[Issue], drafts: Sequence[Commitment]) -> Iterator[Denied]:
    planned = {draft.issue_id for draft in drafts}
    undecided = [issue.code for issue in issues if issue.state == IssueState.DRAFTED]
    untitled = [issue.code for issue in issues if issue.title.missing()]
    silent = (IssueState.EXPLAINED, IssueState.REFERRED)
    unexplained = [issue.code for issue in issues if issue.state in silent and issue.outcome.missing()]
    bare = [issue.code for issue in issues if issue.state == IssueState.PLANNED and issue.pk not in planned]
    yield from _listed("undecided_issues", words.UNDECIDED, undecided, REGISTER)
    yield from _listed("missing_languages", words.UNTITLED, untitled, PUBLISHING)
    yield from _listed("unexplained_issues", words.UNEXPLAINED, unexplained, PUBLISHING)
    yield from _listed("no_promises", words.NO_PROMISES, bare, PUBLISHING)


def _listed(code: str, text: Trilingual, codes: list[str], clause: str) -> Iterator[Denied]:
    if codes:
        named = ", ".join(codes[:CODES_NAMED]) + ("…" if len(codes) > CODES_NAMED else "")
        yield Denied(code, _filled(text, count=str(len(codes)), codes=named), clause)


def _about(draft: Commitment, reason: Trilingual) -> Trilingual:
    return Trilingual(
        *(words.BROKEN_PROMISE[tongue].format(code=draft.code, reason=reason[tongue]) for tongue in LANGUAGES)
    )


def _filled(text: Trilingual, **slots: str) -> Trilingual:
    return Trilingual(text.kk.format(**slots), text.ru.format(**slots), text.en.format(**slots))


def may_prepare(body: Body, *, of: Affair | None = None, by: Actor) -> Answer:
    """A clerk of the body prepares; the head signs."""
    if by.has_in(body.slug, Role.CLERK, of=of):
        return Allowed()
    return Denied("not_yours", words.NOT_YOURS)


def has_summary(summary: Trilingual) -> Answer:
    """The results say in kk and ru what came of the meeting."""
    if summary.missing():
        return Denied("no_summary", words.NO_SUMMARY, PUBLISHING)
    return Allowed()


def may_report_quarter(body: Body, span: Span, *, today: date) -> Answer:
    """From the last day of the period on, when there is something to report on."""
    if today < span.last:
        return Denied("too_early", words.TOO_EARLY, QUARTERLY)
    if not queries.owes_report(body, span):
        return Denied("nothing_owed", words.NOTHING_OWED, QUARTERLY)
    return Allowed()


def may_post(publications: Sequence[Publication], *, by: Actor) -> Answer:
    """A published document was posted elsewhere: recorded by a clerk of its body."""
    if any(publication.state != PublicationState.PUBLISHED for publication in publications):
        return Denied("not_published", words.NOT_PUBLISHED, PUBLISHING)
    if not all(by.has_in(item.body.slug, Role.CLERK, of=item.keys) for item in publications):
        return Denied("not_yours", words.NOT_YOURS)
    return Allowed()
