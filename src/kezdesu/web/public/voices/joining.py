""" "Me too": one for each device."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from kezdesu.common.answers import Denied, Refused
from kezdesu.voices import actions, queries
from kezdesu.voices.models import Voice
from kezdesu.voices.states import PUBLIC, SUPPORTABLE
from kezdesu.web import limits, refusals
from kezdesu.web.public.voices.device import remember, with_device
from kezdesu.web.request import Request

PER_ADDRESS = 60
"""Presses from one address in a window: enough for a hall behind one router, too few to make up a crowd."""
WINDOW = 600


@never_cache
def join(request: Request, code: str) -> HttpResponse:
    """What is supported, and the button; after it the three figures."""
    voice = queries.by_code(code)
    if voice is None or voice.state not in PUBLIC:
        raise Http404
    if request.method != "POST":
        return _page(request, voice)
    if not limits.allow(f"join-from:{limits.address(request)}", tries=PER_ADDRESS, seconds=WINDOW):
        return refusals.too_many(request, WINDOW)
    citizen, cookie = with_device(request)
    try:
        actions.support(voice, by=citizen)
    except Refused as refused:
        return _page(request, voice, refused.denied)
    return remember(HttpResponseRedirect(reverse("public:join", args=[voice.code])), cookie)


def _page(request: Request, voice: Voice, denied: Denied | None = None) -> HttpResponse:
    page = {
        "voice": voice,
        "figures": queries.figures(voice),
        "supported": queries.has_supported(voice, request.actor.device),
        "open": queries.root_of(voice).state in SUPPORTABLE,
        "denied": denied,
    }
    return render(request, "public/voices/join.html", page, status=200 if denied is None else 409)
