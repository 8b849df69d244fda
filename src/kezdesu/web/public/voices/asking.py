"""Choosing whom to ask, asking, and the questions that are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common import clock
from kezdesu.common.answers import Denied, Refused
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import TAKES_QUESTIONS
from kezdesu.regions import queries as regions
from kezdesu.voices import actions, queries, rules
from kezdesu.voices.similar import THRESHOLD
from kezdesu.voices.similar import similar as find_similar
from kezdesu.web import limits
from kezdesu.web.components import QuestionCard
from kezdesu.web.environment import render_block
from kezdesu.web.filters import t
from kezdesu.web.public.voices.device import remember, with_device
from kezdesu.web.public.voices.forms import AskForm
from kezdesu.web.public.voices.pages import card_of, draft_name
from kezdesu.web.request import Request

ASK = "public/voices/ask.html"
_FIELDS = {"text": "text", "contact": "contact", "district": "place", "key": "key"}
_STOPS = 0.55
_WORTH_LOOKING = 5
_PER_DEVICE, _PER_ADDRESS, _WINDOW = 10, 120, 600


def choose(request: Request) -> HttpResponse:
    """Region first, then its meetings that take questions, then the ministries."""
    region = regions.by_kato(request.GET.get("region", ""))
    found = meetings.upcoming(states=TAKES_QUESTIONS, region=region.kato) if region else []
    page = {
        "regions": regions.existing(clock.today()),
        "region": region,
        "visits": found,
        "ministries": queries.addressees(clock.today()),
    }
    return render(request, "public/voices/choose.html", page)


@never_cache
def ask(request: Request, code: str) -> HttpResponse:
    """The form for a meeting."""
    visit = meetings.by_code(code)
    if visit is None:
        raise Http404
    return _ask(request, visit, visit.body)


@never_cache
def ask_body(request: Request, slug: str) -> HttpResponse:
    """The form for a ministry without a meeting."""
    body = bodies.by_slug(slug)
    if body is None or body.kind != BodyKind.CEB:
        raise Http404
    return _ask(request, None, body)


@require_POST
@never_cache
def similar(request: Request) -> HttpResponse:
    """The block of similar questions for the text so far (htmx)."""
    if not limits.allow(f"similar:{limits.address(request)}", tries=600, seconds=60):
        return HttpResponse(status=204)
    page = {"alike": _alike(request.POST.get("text", "")), "stopped": False}
    return HttpResponse(render_block(ASK, "similar", page, request))


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom is asked, and the form; ``denied``: why the meeting takes no questions."""

    form: AskForm
    visit: Visit | None
    body: Body
    denied: Denied | None

    def shown(self, request: Request, status: int, alike: Sequence[QuestionCard] = ()) -> HttpResponse:
        """The page. ``alike`` stops the sending once, so that it works without a script too."""
        page = {
            "form": self.form,
            "visit": self.visit,
            "body": self.body,
            "denied": self.denied,
            "draft": draft_name(self.visit, self.body),
            "alike": alike,
            "stopped": bool(alike),
        }
        return render(request, ASK, page, status=status)


def _ask(request: Request, visit: Visit | None, body: Body) -> HttpResponse:
    form = AskForm(request.POST or None, home=visit.region if visit else None)
    answer = rules.invites_questions(visit) if visit else rules.may_be_asked(body)
    asking = Asking(form, visit, body, answer if isinstance(answer, Denied) else None)
    if request.method != "POST":
        return asking.shown(request, 200)
    alike = [] if request.POST.get("seen") else _alike(request.POST.get("text", ""), _STOPS)
    if not form.is_valid():
        return asking.shown(request, 422)
    return asking.shown(request, 200, alike) if alike else _submit(request, asking)


def _submit(request: Request, asking: Asking) -> HttpResponse:
    citizen, cookie = with_device(request)
    if not _within_limits(request, citizen.device):
        wait = _("Too many questions from here. Wait ten minutes and send again: your text is kept.")
        asking.form.add_error(None, wait)
        return asking.shown(request, 429)
    try:
        receipt = actions.submit(asking.form.submission(visit=asking.visit, body=asking.body), by=citizen)
    except Refused as refused:
        asking.form.add_error(_FIELDS.get(refused.field), t(refused.denied.reason))
        return asking.shown(request, 422)
    return remember(HttpResponseRedirect(reverse("public:receipt", args=[receipt.secret])), cookie)


def _within_limits(request: Request, device: str) -> bool:
    by_device = limits.allow(f"ask:{device}", tries=_PER_DEVICE, seconds=_WINDOW)
    by_address = limits.allow(f"ask-from:{limits.address(request)}", tries=_PER_ADDRESS, seconds=_WINDOW)
    return by_device and by_address


def _alike(text: str, threshold: float = THRESHOLD) -> list[QuestionCard]:
    found = find_similar(text, threshold=threshold) if len(text.strip()) >= _WORTH_LOOKING else []
    return [card_of(match.voice) for match in found]
