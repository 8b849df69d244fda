"""Which issues there are, which voices stand behind them, and which voiced questions nobody took up."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from kezdesu.bodies.models import Body
from kezdesu.common.trilingual import LANGUAGES
from kezdesu.issues.models import Issue, IssueVoice, SystemicLetter
from kezdesu.issues.states import IssueState
from kezdesu.meetings.models import Visit
from kezdesu.voices.models import Voice
from kezdesu.voices.states import VOICED, VoiceState

LETTERS_SHOWN = 200
_IN_A_THREAD = (
    *("code", "state", "published_at", "outcome_kk", "outcome_ru", "visit__code"),
    *(f"title_{language}" for language in LANGUAGES),
    *(f"{body}__name_{language}" for body in ("body", "referred_to") for language in LANGUAGES),
)


def issues() -> QuerySet[Issue]:
    """All issues with what a page shows of them: visit, bodies, theme, and the voices behind each."""
    links = IssueVoice.objects.select_related("voice").order_by("voice__asked_at", "id")
    found = Issue.objects.select_related("visit", "visit__region", "body", "theme", "referred_to")
    return found.prefetch_related(Prefetch("links", queryset=links))


def by_code(code: str) -> Issue | None:
    """The issue with that code."""
    return issues().filter(code=code).first()


def of_visit(visit: Visit) -> list[Issue]:
    """The register of a visit, in the order of drafting."""
    return list(issues().filter(visit=visit).order_by("id"))


def published_of_visit(visit: Visit) -> list[Issue]:
    """The register as far as its list was published."""
    return list(issues().filter(visit=visit, published_at__isnull=False).order_by("id"))


def of_voice(voice: Voice) -> Issue | None:
    """The issue behind which a voice stands; a joined voice follows the one it was joined to."""
    target = voice.joined_to_id or voice.pk
    return issues().filter(links__voice=target).first()


def published_behind(voice: Voice) -> Issue | None:
    """The published issue that came of a voice, with its visit and bodies, without the voices behind it. One query."""
    found = Issue.objects.filter(links__voice=voice.joined_to_id or voice.pk, published_at__isnull=False)
    return found.select_related("visit", "body", "referred_to").only(*_IN_A_THREAD).order_by().first()


def voices_of(issue: Issue) -> list[Voice]:
    """The voices linked to an issue (one query, none when the links were prefetched)."""
    return [link.voice for link in issue.links.all()]


def codes_behind(issue: Issue) -> list[str]:
    """The numbers of the voices linked to an issue. One query."""
    links = IssueVoice.objects.filter(issue=issue).order_by("voice__asked_at", "id")
    return list(links.values_list("voice__code", flat=True))


def everyone_behind(issue: Issue) -> QuerySet[Voice]:
    """The linked voices and all voices joined to them: whoever asked one of these asked this."""
    linked = IssueVoice.objects.filter(issue=issue).values("voice_id")
    return Voice.objects.filter(Q(pk__in=linked) | Q(joined_to__in=linked))


def voiced(visit: Visit) -> QuerySet[Voice]:
    """What was voiced: asked or answered at the meeting, or promised a written answer there (clause 3.7a)."""
    in_writing = Q(write_by__isnull=False) & ~Q(state__in=(VoiceState.REMOVED, VoiceState.JOINED))
    return Voice.objects.filter(Q(state__in=VOICED) | in_writing, visit=visit).order_by("asked_at", "id")


def unlinked_voices(visit: Visit) -> list[Voice]:
    """Voiced questions behind which no issue stands: any of them blocks the publication."""
    linked = IssueVoice.objects.filter(issue__visit=visit).values("voice_id")
    return list(voiced(visit).exclude(pk__in=linked).select_related("theme", "region"))


def undecided(visit: Visit) -> list[Issue]:
    """Issues that have no outcome yet."""
    return list(issues().filter(visit=visit, state=IssueState.DRAFTED).order_by("id"))


def letters(year: int, half: int | None = None, akimat: Body | None = None) -> list[SystemicLetter]:
    """Letters on systemic problems of a year, or of one half of it, or of one akimat."""
    found = SystemicLetter.objects.filter(year=year).select_related("akimat", "addressee", "region")
    if half is not None:
        found = found.filter(half=half)
    if akimat is not None:
        found = found.filter(akimat=akimat)
    return list(found[:LETTERS_SHOWN])


def with_codes(codes: Iterable[str]) -> list[Issue]:
    """The issues with these codes, in the order of drafting."""
    return list(issues().filter(code__in=list(codes)).order_by("id"))
