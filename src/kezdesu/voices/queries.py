"""One voice and what belongs to it. Lists for the public are in ``listing``, for the office in ``queues``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Window

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common.codes import normalise
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.terms import queries as terms
from kezdesu.voices.models import Answer, Appeal, Decision, Outcome, SupportCount, Theme, Voice
from kezdesu.voices.receipts import hash_of
from kezdesu.voices.states import PUBLIC, REFUSED, WAITING, VoiceState

_WITH = ("body", "region", "district", "visit", "theme", "joined_to", "support_count")


_REFUSALS = (Outcome.DECLINED, Outcome.REMOVED, Outcome.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Figures:
    """People who asked (the author and those whose voices were joined) and the three figures of support."""

    askers: int
    device: int
    contact: int
    identified: int


@dataclass(frozen=True, slots=True)
class Joined:
    """The voices joined to one: how many, and the code and region of the first of them."""

    number: int
    first: Sequence[tuple[str, Trilingual]]


def complete() -> QuerySet[Voice]:
    """Voices with all that a page shows of them in one query."""
    return Voice.objects.select_related(*_WITH)


def by_code(typed: str) -> Voice | None:
    """The voice with that number, in any spelling; None when the check character is wrong or nobody has it."""
    code = normalise(typed)
    return complete().filter(code=code).first() if code else None


def seen_by_public(typed: str) -> Voice | None:
    """The voice with that number if the public sees it or its tombstone; None while it waits for moderation."""
    voice = by_code(typed)
    return None if voice is None or voice.state in WAITING else voice


def by_secret(secret: str) -> Voice:
    """The asker's own voice; raises ``Voice.DoesNotExist``."""
    return complete().get(secret_hash=hash_of(secret))


def id_of(code: str) -> int | None:
    """The key of a voice that can be supported or could be once: what the vote writer asks. One query."""
    return Voice.objects.filter(code=code, state__in=PUBLIC).values_list("pk", flat=True).first()


def decisions_of(voice: Voice) -> list[Decision]:
    """All decisions about the voice, oldest first."""
    return list(voice.decisions.select_related("body"))


def last_decision(voice: Voice) -> Decision | None:
    """The latest decision."""
    return voice.decisions.order_by("-decided_at", "-pk").first()


def ground_of(voice: Voice) -> str:
    """The ground on which the voice is refused now; empty when it is not."""
    if voice.state not in REFUSED:
        return ""
    refusals = voice.decisions.filter(outcome__in=_REFUSALS)
    last = refusals.order_by("-decided_at", "-pk").first()
    return last.ground if last else ""


def ground_among(voice: Voice, decisions: Sequence[Decision]) -> str:
    """The same from decisions that were read already, oldest first."""
    if voice.state not in REFUSED:
        return ""
    return next((step.ground for step in reversed(decisions) if step.outcome in _REFUSALS), "")


def appeal_of(voice: Voice) -> Appeal | None:
    """The asker's appeal, open or decided."""
    return Appeal.objects.filter(voice=voice).first()


def answers_of(voice: Voice) -> list[Answer]:
    """Answers with the post that gave them, oldest first."""
    return list(voice.answers.select_related("office__body"))


def joined(root: Voice, *, limit: int = 100) -> Joined:
    """The voices joined to this one, oldest first. One query."""
    rows = root.joined_voices.order_by("received_at", "pk").annotate(number=Window(Count("pk")))
    names = (f"region__name_{language}" for language in LANGUAGES)
    found = list(rows.values_list("number", "code", *names)[:limit])
    return Joined(found[0][0] if found else 0, tuple((code, Trilingual(*name)) for _, code, *name in found))


def complete_root_of(voice: Voice) -> Voice:
    """The same as :func:`root_of`, with all that a page shows of it: a query when it is another voice."""
    root = root_of(voice)
    return voice if root is voice else complete().get(pk=root.pk)


def figures_of(root: Voice, joined: int) -> Figures:
    """The figures of a voice read by :func:`complete`, to which so many are joined. No query."""
    count: SupportCount | None = getattr(root, "support_count", None)
    counts = (count.device, count.contact, count.identified) if count else (0, 0, 0)
    return Figures(1 + joined, *counts)


def root_of(voice: Voice) -> Voice:
    """The voice under which this one is dealt with: itself, or what it is joined to."""
    return voice.joined_to if voice.state == VoiceState.JOINED and voice.joined_to else voice


def is_asker(voice: Voice, secret: str) -> bool:
    """Whether ``secret`` belongs to the voice or to one joined to it: those whose verdict counts."""
    root = root_of(voice)
    found = Voice.objects.filter(secret_hash=hash_of(secret)).values_list("pk", "joined_to_id").first()
    return found is not None and root.pk in found


def figures(voice: Voice) -> Figures:
    """How many asked and how many support, of the voice under which it is dealt with."""
    root = root_of(voice)
    count = SupportCount.objects.filter(voice=root).first()
    askers = 1 + Voice.objects.filter(joined_to=root).count()
    if count is None:
        return Figures(askers, 0, 0, 0)
    return Figures(askers, count.device, count.contact, count.identified)


def themes() -> list[Theme]:
    """All themes by Kazakh name."""
    return list(Theme.objects.all())


def theme(slug: str) -> Theme | None:
    """The theme with that slug."""
    return Theme.objects.filter(slug=slug).first()


def count_by_region(body: Body | None = None) -> dict[str, int]:
    """Public voices by the region's KATO, of one body or of all."""
    voices = Voice.objects.filter(state__in=PUBLIC)
    voices = voices.filter(body=body) if body else voices
    rows = voices.values("region__kato").annotate(number=Count("pk")).order_by("region__kato")
    return {row["region__kato"]: row["number"] for row in rows}


def count_by_body() -> dict[str, int]:
    """Public voices by the body's slug."""
    rows = Voice.objects.filter(state__in=PUBLIC).values("body__slug").annotate(number=Count("pk"))
    return {row["body__slug"]: row["number"] for row in rows.order_by("body__slug")}


def count_by_theme(body: Body) -> list[tuple[Theme, int]]:
    """What people ask a body most: themes with their number of public voices, the most frequent first."""
    rows = Voice.objects.filter(body=body, state__in=PUBLIC, theme__isnull=False).values("theme")
    numbers = {row["theme"]: row["number"] for row in rows.annotate(number=Count("pk")).order_by("theme")}
    found = Theme.objects.filter(pk__in=numbers)
    return sorted(((item, numbers[item.pk]) for item in found), key=lambda pair: (-pair[1], pair[0].slug))


def has_supported(voice: Voice, supporter: str) -> bool:
    """Whether the device has said "me too" (or asked it itself)."""
    return bool(supporter) and root_of(voice).supports.filter(supporter=supporter).exists()


def addressees(on: date) -> list[Body]:
    """Ministries that can be asked without a meeting: all that clause 1 does not exempt, by Kazakh name."""
    pack = terms.pack()
    return [body for body in bodies.of_kind(BodyKind.CEB, on=on) if not pack.is_exempt(body.slug, on)]
