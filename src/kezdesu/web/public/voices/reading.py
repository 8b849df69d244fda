"""Questions as anybody reads them: list, one question, moderation log, search."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.common.codes import normalise
from kezdesu.common.trilingual import Trilingual
from kezdesu.regions import queries as regions
from kezdesu.voices import listing, queries
from kezdesu.voices.grounds import text_of
from kezdesu.voices.listing import Chosen, WrongCursor
from kezdesu.voices.similar import similar
from kezdesu.voices.states import VoiceState
from kezdesu.web import refusals
from kezdesu.web.filters import by_name, t
from kezdesu.web.public.voices.forms import Filters
from kezdesu.web.public.voices.pages import card_of, question_page
from kezdesu.web.public.voices.timeline import outcome_words
from kezdesu.web.request import Request
from kezdesu.web.words import state_word

SEARCHED, FOUND = 200, 30
_ALIKE = 0.3


def questions(request: Request) -> HttpResponse:
    """Published questions by region, ministry, theme and state."""
    form = _filters(request)
    if not form.is_valid():
        return refusals.page(request, 400)
    try:
        page = listing.published(Chosen(**form.cleaned_data), after=request.GET.get("after", ""))
    except WrongCursor:
        return refusals.page(request, 400)
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    shown = {"form": form, "cards": [card_of(voice) for voice in page.items], "chosen": chosen}
    return render(request, "public/voices/questions.html", shown | {"next": _next(chosen, page.next)})


def question(request: Request, code: str) -> HttpResponse:
    """The thread of one question, or its tombstone; a number that waits says that it waits."""
    voice = queries.by_code(code)
    if voice is None:
        raise Http404
    if voice.code != code:
        return redirect("public:question", code=voice.code)
    return render(request, "public/voices/question.html", {"page": question_page(voice), "voice": voice})


def moderation(request: Request) -> HttpResponse:
    """The public log of moderation: number, outcome, ground, office; never a text that was refused."""
    body = request.GET.get("body", "")
    try:
        page = listing.moderation_log(body, after=request.GET.get("after", ""))
    except WrongCursor:
        return refusals.page(request, 400)
    shown = {
        "decisions": [(item, *outcome_words(item.outcome), _ground(item.ground)) for item in page.items],
        "totals": [
            (number, *outcome_words(name)) for name, number in listing.moderation_totals(body).items()
        ],
        "bodies": [*queries.addressees(clock.today()), *bodies.of_kind(BodyKind.AKIMAT, on=clock.today())],
        "body": body,
        "next": _next({"body": body} if body else {}, page.next),
    }
    return render(request, "public/voices/moderation.html", shown)


def search(request: Request) -> HttpResponse:
    """Questions like the words; a number leads to its question."""
    words = request.GET.get("q", "").strip()[:SEARCHED]
    code = normalise(words) if words else None
    if code and code.startswith("Q-"):
        return redirect("public:question", code=code)
    found = similar(words, limit=FOUND, threshold=_ALIKE)
    shown = {"q": words, "cards": [card_of(match.voice) for match in found]}
    return render(request, "public/voices/search.html", shown)


def _filters(request: Request) -> Filters:
    form = Filters(request.GET)
    form.offer(
        "region", _("All regions"), [(item.kato, t(item.name)) for item in regions.existing(clock.today())]
    )
    ministries = queries.addressees(clock.today())
    form.offer("body", _("All ministries"), [(item.slug, t(item.name)) for item in by_name(ministries)])
    form.offer("theme", _("All themes"), [(item.slug, t(item.name)) for item in by_name(queries.themes())])
    states = (VoiceState.PUBLISHED, VoiceState.ASKED, VoiceState.ANSWERED)
    form.offer("state", _("Any state"), [(state, state_word(f"voice.{state}")) for state in states])
    return form


def _ground(ground: str) -> Trilingual | str:
    return text_of(ground).name if ground else "–"


def _next(chosen: dict[str, str], cursor: str) -> str:
    return f"?{urlencode(chosen | {'after': cursor})}" if cursor else ""
