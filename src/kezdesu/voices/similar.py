""" "Already asked": public voices like a text, also half-typed, misspelt or written with Russian letters.

Candidates share the rarest stems of the text (at most ``BUDGET`` rows are looked at); then the text's trigrams that
a candidate contains decide, together with the rarity of common stems. Containment, since the text is half-typed.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count

from kezdesu.bodies.models import Body
from kezdesu.meetings.models import Visit
from kezdesu.voices import folding
from kezdesu.voices.models import Stem, Voice
from kezdesu.voices.states import PUBLIC, VoiceState

BUDGET = 3000
RERANKED = 120
THRESHOLD = 0.32
LONGEST = 600
"""Only so many characters of the text are compared."""

_SHARE_OF_TRIGRAMS = 0.6
_SHARE_OF_STEMS = 0.4
_RARE_STEMS = 12
_SHORTEST_PREFIX = 3
_COMPLETIONS = 8


@dataclass(frozen=True, slots=True)
class Match:
    """A public voice and how alike it is, 0–1."""

    voice: Voice
    score: float


def similar(
    text: str,
    *,
    limit: int = 5,
    visit: Visit | None = None,
    body: Body | None = None,
    without: Voice | None = None,
    threshold: float = THRESHOLD,
) -> list[Match]:
    """Public voices like ``text``, the most alike first; of one visit or body when named. Four queries."""
    folded = folding.fold(text[:LONGEST])
    stems = folding.stems(text[:LONGEST])
    if not stems:
        return []
    frequencies = _frequencies(stems, folded)
    if not frequencies:
        return []
    candidates = _candidates(frequencies, visit, body, without)
    total = max(len(candidates), sum(frequencies.values()), 2)
    weights = {stem: math.log(1 + total / (1 + frequencies.get(stem, 0))) for stem in {*stems, *frequencies}}
    matches = [Match(voice, _score(folded, stems, voice, weights)) for voice in candidates]
    found = sorted((match for match in matches if match.score >= threshold), key=_order)
    return found[:limit]


def _frequencies(stems: Collection[str], folded: str) -> dict[str, int]:
    """How many public voices hold each stem of the text, or one that completes its last word."""
    wanted = {*stems, *_completions(folded)}
    rows = (
        Stem.objects.filter(stem__in=wanted)
        .values("stem")
        .annotate(number=Count("pk"))
        .order_by("number", "stem")
    )
    return {row["stem"]: row["number"] for row in rows[: _RARE_STEMS + _COMPLETIONS]}


def _completions(folded: str) -> list[str]:
    """Stems that begin like the last word, which may be half-typed."""
    last = folded.rsplit(" ", 1)[-1]
    if len(last) < _SHORTEST_PREFIX:
        return []
    begun = Stem.objects.filter(stem__startswith=folding.word_stems(last)[-1][: folding.LONGEST_STEM])
    return list(begun.values_list("stem", flat=True).distinct().order_by("stem")[:_COMPLETIONS])


def _candidates(
    frequencies: Mapping[str, int], visit: Visit | None, body: Body | None, without: Voice | None
) -> list[Voice]:
    """Voices that share the most of the rarest stems."""
    found = Voice.objects.filter(
        state__in=PUBLIC - {VoiceState.JOINED}, stems__stem__in=_affordable(frequencies)
    )
    if visit is not None:
        found = found.filter(visit=visit)
    if body is not None:
        found = found.filter(body=body)
    if without is not None:
        found = found.exclude(pk=without.pk)
    ranked = found.annotate(hits=Count("stems")).order_by("-hits", "-pk").values_list("pk", flat=True)
    keys = list(ranked[:RERANKED])
    return list(Voice.objects.filter(pk__in=keys).select_related("region", "theme", "support_count"))


def _affordable(frequencies: Mapping[str, int]) -> list[str]:
    """The rarest stems whose voices fit into the budget; at least one."""
    chosen: list[str] = []
    spent = 0
    for stem, number in sorted(frequencies.items(), key=lambda pair: (pair[1], pair[0])):
        spent += number
        if chosen and spent > BUDGET:
            break
        chosen.append(stem)
    return chosen


def _score(folded: str, stems: Collection[str], voice: Voice, weights: Mapping[str, float]) -> float:
    trigrams = _trigrams(folded)
    contained = len(trigrams & _trigrams(voice.folded)) / len(trigrams) if trigrams else 0.0
    theirs = set(folding.stems(voice.text))
    known = sum(weights.get(stem, 0.0) for stem in stems)
    shared = sum(weights.get(stem, 0.0) for stem in stems if stem in theirs)
    return _SHARE_OF_TRIGRAMS * contained + _SHARE_OF_STEMS * (shared / known if known else 0.0)


def _trigrams(folded: str) -> set[str]:
    padded = f" {folded}"
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _order(match: Match) -> tuple[float, int]:
    return -match.score, match.voice.pk
