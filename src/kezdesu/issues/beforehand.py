"""What people of the region asked at meetings under other acts before a visit: it feeds the preparation (3.5b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kezdesu.common.answers import Denied, Refused, require
from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues.models import IssueVoice
from kezdesu.issues.states import IssueState
from kezdesu.meetings import rules as meetings
from kezdesu.meetings.models import Visit
from kezdesu.meetings.series import under
from kezdesu.meetings.states import VisitState
from kezdesu.people.actors import Actor
from kezdesu.terms import queries as terms
from kezdesu.voices import actions as voices
from kezdesu.voices.actions import SubmitVoice
from kezdesu.voices.models import Channel, Voice
from kezdesu.voices.receipts import stored_key
from kezdesu.voices.states import PUBLIC, VoiceState

INTAKE = "3.5b"
SHOWN = 50
NOTHING_LEFT = Denied(
    "nothing_left",
    Trilingual(
        "Жергілікті кездесулерде шешілмей қалған жаңа сұрақ жоқ.",
        "Новых нерешённых вопросов с местных встреч нет.",
        "No new unsolved question of the local meetings is left.",
    ),
    INTAKE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A public question of a local meeting: where and when, what became of it; ``issue`` is empty without one."""

    voice: Voice
    visit: str
    day: date
    issue: str
    is_open: bool
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What the local meetings since the body's last visit to the region brought."""

    since: date | None
    meetings: int
    asked: Sequence[Asked]

    @property
    def unsolved(self) -> list[Asked]:
        """Questions without an answer, or whose issue is still open."""
        return [item for item in self.asked if item.is_open]

    @property
    def left(self) -> list[Asked]:
        """Unsolved questions that are not among the visit's own yet."""
        return [item for item in self.unsolved if not item.is_taken]


def of(visit: Visit) -> Beforehand | None:
    """What local meetings brought; None where the visit's own act asks for no intake. Four queries."""
    if not terms.pack(visit.edition).has(INTAKE):
        return None
    since = _last_start(visit)
    held = _local(visit, since)
    issue = IssueVoice.objects.filter(voice=OuterRef("pk"))
    found = (
        Voice.objects.filter(visit__in=held, state__in=PUBLIC - {VoiceState.JOINED})
        .annotate(
            issue_code=Subquery(issue.values("issue__code")[:1]),
            issue_state=Subquery(issue.values("issue__state")[:1]),
        )
        .select_related("visit", "region", "district")
        .order_by("-visit__starts_at", "id")[:SHOWN]
    )
    rows = list(found)
    known = Voice.objects.filter(idempotency_key__in=[_stored(row, visit) for row in rows])
    taken = set(known.values_list("idempotency_key", flat=True))
    asked = [_asked(row, _stored(row, visit) in taken) for row in rows]
    return Beforehand(almaty_date(since) if since else None, held.count(), asked)


def take_in(*, visit: Visit, by: Actor) -> int:
    """Put every unsolved question of the local meetings among those of the visit, by the channel of akims' meetings.

    Again it takes only what is new. Returns how many; Refused when nothing is left.
    """
    require(meetings.may_plan(visit, by=by))
    found = of(visit)
    left = found.left if found else []
    if not left:
        raise Refused(NOTHING_LEFT)
    for item in left:
        voices.enter_written(_copy(item.voice, visit), by=by)
    return len(left)


def _asked(voice: Voice, taken: bool) -> Asked:
    issue, state = voice.issue_code or "", voice.issue_state  # type: ignore[attr-defined]
    solved = (
        state in (IssueState.CLOSED, IssueState.EXPLAINED) if issue else voice.state == VoiceState.ANSWERED
    )
    assert voice.visit is not None
    return Asked(voice, voice.visit.code, almaty_date(voice.visit.starts_at), issue, not solved, taken)


def _last_start(visit: Visit) -> datetime | None:
    """When the body's last held visit to the region before this one began."""
    own = Visit.objects.filter(body=visit.body_id, region=visit.region_id, state=VisitState.HELD)
    before = own.filter(starts_at__lt=visit.starts_at).order_by("-starts_at")
    return before.values_list("starts_at", flat=True).first()


def _local(visit: Visit, since: datetime | None) -> QuerySet[Visit]:
    """Meetings held in the region under other acts, after the last visit and before this one."""
    own = under(Visit.objects.all(), terms.series(visit.edition)).values("pk")
    held = Visit.objects.filter(region=visit.region_id, state=VisitState.HELD, starts_at__lt=visit.starts_at)
    return held.exclude(pk__in=own).filter(Q(starts_at__gt=since) if since else Q())


def _copy(voice: Voice, visit: Visit) -> SubmitVoice:
    return SubmitVoice(
        key=_key(voice, visit),
        text=voice.text,
        region=voice.region,
        visit=visit,
        district=voice.district,
        channel=Channel.AKIM,
    )


def _key(voice: Voice, visit: Visit) -> str:
    """The same for the same question and visit, so that taking it twice stores it once."""
    return f"local-{voice.code}-{visit.code}"


def _stored(voice: Voice, visit: Visit) -> str:
    return stored_key(_key(voice, visit), visit.body.slug, visit.code, voice.text)
