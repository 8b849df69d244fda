"""The announcement: written, put before the head, signed and so published."""

from __future__ import annotations

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Conflict, Denied, first_denial, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import NO_SUCH_MOVE, move, step, swap
from kezdesu.journal.record import record
from kezdesu.meetings import lines, queries, refusals, rules
from kezdesu.meetings.models import Announcement, Visit
from kezdesu.meetings.states import AnnouncementState, VisitState
from kezdesu.people.actors import Actor
from kezdesu.signing import actions as signing
from kezdesu.signing.models import SignedAct
from kezdesu.signing.queries import open_act

ANNOUNCEMENT_ACT = "visit.announcement"


def draft_announcement(*, visit: Visit, text: Trilingual, by: Actor) -> Announcement:
    """Write the announcement's text; once it is with the head or published, it cannot be rewritten."""
    require(rules.may_plan(visit, by=by))
    texts = {"text_kk": text.kk.strip(), "text_ru": text.ru.strip(), "text_en": text.en.strip()}
    with transaction.atomic():
        announcement, made = Announcement.objects.get_or_create(visit=visit, defaults=texts)
        if not made:
            swap(announcement, {"state": AnnouncementState.DRAFT}, texts)
        line = lines.AnnouncementDrafted(signing.digest_of(texts))
        record(line, subject=visit.code, by=by.author(visit.body.slug))
    return announcement


def prepare_announcement(*, announcement: Announcement, by: Actor) -> None:
    """Put the announcement before the head: kk and ru exist, and the hour is set."""
    visit = announcement.visit
    hour = Allowed() if queries.parts_of(visit) else refusals.NO_MEETING_PART
    require(first_denial(rules.may_plan(visit, by=by), rules.is_text(announcement.text), hour), "text_kk")
    with transaction.atomic():
        act = signing.prepare(
            kind=ANNOUNCEMENT_ACT,
            subject=visit.code,
            content=_content(announcement),
            body=visit.body,
            of=visit.keys,
            by=by,
        )
        line = lines.AnnouncementPrepared(act.digest)
        author = by.author(visit.body.slug)
        to = AnnouncementState.PREPARED
        move(announcement, to, line=line, subject=visit.code, by=author, act_id=act.pk)


def sign_announcement(*, announcement: Announcement, by: Actor) -> None:
    """Sign exactly what was prepared: the announcement is published, the visit announced."""
    visit = announcement.visit
    require(rules.is_ahead(visit))
    with transaction.atomic():
        act = _open_act(visit)
        signing.sign(act, content=_content(announcement), by=by)
        if visit.state == VisitState.PLANNED:
            step(visit, VisitState.ANNOUNCED)
        line = lines.Announced(visit.starts_at, act.digest)
        author = by.author(visit.body.slug)
        to = AnnouncementState.PUBLISHED
        move(announcement, to, line=line, subject=visit.code, by=author, published_at=clock.now())


def return_announcement(*, announcement: Announcement, reason: str, by: Actor) -> None:
    """The head sends the announcement back with a reason."""
    visit = announcement.visit
    with transaction.atomic():
        signing.send_back(_open_act(visit), reason=reason, by=by)
        line = lines.AnnouncementReturned(reason.strip())
        move(
            announcement,
            AnnouncementState.DRAFT,
            line=line,
            subject=visit.code,
            by=by.author(visit.body.slug),
        )


def _content(announcement: Announcement) -> dict[str, object]:
    visit = announcement.visit
    parts = [(part.kind, part.planned_start, part.planned_end) for part in queries.parts_of(visit)]
    return {
        "visit": visit.code,
        "starts_at": visit.starts_at,
        "place": [visit.place_kk, visit.place_ru],
        "parts": parts,
        "text": [announcement.text_kk, announcement.text_ru, announcement.text_en],
    }


def _open_act(visit: Visit) -> SignedAct:
    act = open_act(ANNOUNCEMENT_ACT, visit.code)
    if act is None:
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE))
    return act
