"""May she, and if not why: planning, announcing, holding and recording a visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, first_denial
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import refusals
from kezdesu.meetings.models import AgendaKind, CommentSetting, Part, PartKind, RecordKind, Visit
from kezdesu.meetings.plans import AgendaRow, BroadcastPlan, PlannedPart
from kezdesu.meetings.states import AHEAD, VisitState
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.terms import queries as terms

TEAM = (Role.CLERK, Role.OPERATOR, Role.HEAD)
LOCAL = frozenset({RecordKind.AKIM_ATTENDANCE, RecordKind.LOCAL_NOTICE})
OF_AB = frozenset({RecordKind.AB_ANNOUNCEMENT, RecordKind.MEDIA_COVERAGE, RecordKind.AB_LIAISON})
RECORD_DAYS_BEFORE = timedelta(days=400)


def is_clerk(visit: Visit, *, by: Actor) -> Answer:
    """A clerk of the body that holds the visit."""
    return Allowed() if by.has_in(visit.body.slug, Role.CLERK, of=visit.keys) else refusals.NOT_CLERK


def is_ahead(visit: Visit) -> Answer:
    """The visit has not begun and was not called off."""
    return Allowed() if visit.state in AHEAD else refusals.NOT_AHEAD


def may_plan(visit: Visit, *, by: Actor) -> Answer:
    """Parts, agenda, announcement: a clerk, before the visit begins."""
    return first_denial(is_ahead(visit), is_clerk(visit, by=by))


def may_broadcast(visit: Visit, *, by: Actor) -> Answer:
    """A clerk, until the visit is over."""
    open_ = visit.state in {*AHEAD, VisitState.UNDER_WAY}
    return first_denial(Allowed() if open_ else refusals.NOT_AHEAD, is_clerk(visit, by=by))


def may_decide(visit: Visit, *, by: Actor) -> Answer:
    """Postponing and cancelling: the head, before the visit begins and before its day has passed."""
    head = by.has_in(visit.body.slug, Role.HEAD, of=visit.keys)
    passed = clock.almaty_date(visit.starts_at) < clock.today()
    return first_denial(
        is_ahead(visit),
        Allowed() if head else refusals.NOT_HEAD,
        refusals.DAY_PASSED if passed else Allowed(),
    )


def is_team(visit: Visit, *, by: Actor) -> Answer:
    """Clerk, operator or head of the body."""
    return Allowed() if by.has_in(visit.body.slug, *TEAM, of=visit.keys) else refusals.NOT_TEAM


def may_begin(visit: Visit, *, by: Actor) -> Answer:
    """The team, on the planned day or later."""
    early = clock.today() < clock.almaty_date(visit.starts_at)
    return first_denial(is_team(visit, by=by), Allowed() if not early else refusals.TOO_EARLY)


def may_hold(visit: Visit, *, by: Actor) -> Answer:
    """Starting and ending parts: the team, while the visit is under way."""
    running = visit.state == VisitState.UNDER_WAY
    return first_denial(is_team(visit, by=by), Allowed() if running else refusals.NOT_UNDER_WAY)


def may_close(visit: Visit, parts: Sequence[Part], *, by: Actor) -> Answer:
    """Every part that began has ended, and the public meeting took place."""
    running = any(part.actual_start and not part.actual_end for part in parts)
    held = any(part.kind == PartKind.MEETING and part.actual_end for part in parts)
    return first_denial(
        may_hold(visit, by=by),
        refusals.PARTS_RUNNING if running else Allowed(),
        Allowed() if held else refusals.NOTHING_HELD,
    )


def are_parts(visit: Visit, parts: Sequence[PlannedPart]) -> Answer:
    """Each kind once with start before end, a public meeting among them, beginning on the planned day."""
    kinds = [part.kind for part in parts]
    if PartKind.MEETING not in kinds:
        return refusals.NO_MEETING_PART
    if len(set(kinds)) < len(kinds):
        return refusals.PART_TWICE
    if any(part.end <= part.start for part in parts):
        return refusals.TIMES_WRONG
    day = clock.almaty_date(visit.starts_at)
    first, last = min(part.start for part in parts), max(part.end for part in parts)
    if clock.almaty_date(first) != day or last - first > timedelta(days=3):
        return refusals.other_day(day)
    return Allowed()


def is_agenda(items: Sequence[AgendaRow], planned: int | None, edition: str) -> Answer:
    """Titles in kk and ru, within the ``planned`` minutes of the meeting, presentation within its share (3.3)."""
    if any(item.title.missing() for item in items):
        return refusals.TITLE_MISSING
    if any(item.minutes < 1 for item in items):
        return refusals.MINUTES_WRONG
    if planned is None:
        return refusals.NO_MEETING_PART
    spent = {kind: sum(item.minutes for item in items if item.kind == kind) for kind in AgendaKind}
    return first_denial(
        is_within_share(spent[AgendaKind.PRESENTATION], planned, edition),
        refusals.over_time(sum(spent.values()), planned) if sum(spent.values()) > planned else Allowed(),
    )


def is_within_share(presentation: int, planned: int, edition: str) -> Answer:
    """The quarter rule over planned minutes; the share comes from the pack."""
    share = terms.pack(edition).presentation_share
    return refusals.over_share(presentation, planned, share) if presentation > planned * share else Allowed()


def is_broadcast(plan: BroadcastPlan, edition: str) -> Answer:
    """A link with open comments, or the reason in kk and ru why not (3.2)."""
    explained = not plan.impossible.missing()
    if not plan.url:
        return Allowed() if explained else refusals.NO_BROADCAST_REASON
    required = terms.pack(edition).comments_required
    closed = plan.comments != CommentSetting.OPEN and required and not explained
    return first_denial(is_address(plan.url), refusals.COMMENTS_NOT_OPEN if closed else Allowed())


def is_address(url: str) -> Answer:
    """An absolute http or https address without user name; nothing is fetched from it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return refusals.BAD_ADDRESS
    plain = url.isprintable() and " " not in url and len(url) <= 200
    good = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    return Allowed() if plain and good else refusals.BAD_ADDRESS


def is_text(text: Trilingual) -> Answer:
    """The announcement exists in kk and ru."""
    return refusals.TEXT_MISSING if text.missing() else Allowed()


def is_note(note: Trilingual) -> Answer:
    """A note is written in kk and ru."""
    return refusals.NOTE_MISSING if note.missing() else Allowed()


def is_reason(reason: Trilingual) -> Answer:
    """The reason is given in kk and ru."""
    return refusals.REASON_MISSING if reason.missing() else Allowed()


def is_new_start(visit: Visit, new_start: datetime) -> Answer:
    """Another time than now planned, and ahead of us."""
    if new_start == visit.starts_at:
        return refusals.SAME_START
    return Allowed() if new_start > clock.now() else refusals.IN_THE_PAST


def recording_body(visit: Visit, kind: RecordKind, *, by: Actor) -> str:
    """Slug of the body for which she may enter this kind of evidence; empty when she may not.

    For 4.1 and 4.2 the akimat that holds the meeting, else that of the region; the authorised body for 3.4 and 5.1;
    the body of the visit for the rest.
    """
    if kind in LOCAL:
        roles = (Role.AKIM, Role.AKIMAT_CLERK)
        if by.has_in(visit.body.slug, *roles):
            return visit.body.slug
        return next((g.body for g in by.grants if g.role in roles and g.kato == visit.region.kato), "")
    if kind in OF_AB:
        if not by.has(Role.COORDINATOR):
            return ""
        slug = bodies.authorised_body(on=clock.today()).slug
        return slug if by.has_in(slug, Role.COORDINATOR) else ""
    return visit.body.slug if by.has_in(visit.body.slug, Role.CLERK, of=visit.keys) else ""


def may_record(visit: Visit, kind: RecordKind, *, by: Actor, body: str | None = None) -> Answer:
    """The body that this kind of evidence belongs to, unless the visit was cancelled.

    ``body``: what :func:`recording_body` answered, where it was asked already.
    """
    if visit.state == VisitState.CANCELLED:
        return refusals.NOT_AHEAD
    slug = recording_body(visit, kind, by=by) if body is None else body
    return Allowed() if slug else refusals.NOT_RECORDER


def recordable(visit: Visit, *, by: Actor) -> tuple[RecordKind, ...]:
    """Kinds of evidence that she may enter for the visit."""
    return tuple(kind for kind in RecordKind if may_record(visit, kind, by=by))


def is_record(visit: Visit, note: Trilingual, happened_at: datetime, url: str) -> Answer:
    """A note in kk and ru, a date that can be, a plain link."""
    known = visit.starts_at - RECORD_DAYS_BEFORE <= happened_at <= clock.now()
    return first_denial(
        is_note(note),
        Allowed() if known else refusals.DATE_WRONG,
        is_address(url) if url else Allowed(),
    )
