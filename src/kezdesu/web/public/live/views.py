"""The live hour as pages, the same for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kezdesu.common import clock
from kezdesu.live import queries
from kezdesu.web.public.live.pages import LivePage, live_page


def phone(request: HttpRequest, code: str) -> HttpResponse:
    """The hour on a phone: the question on air, the quarter bar, "me too", the queue.

    Where no hour is or will be (cancelled, missed), a printed link or QR still leads to what became of the meeting.
    """
    page = live_page(code)
    if page is None or page.is_missed(clock.today()):
        return _instead(code)
    return render(request, "public/live/phone.html", {"page": page})


def screen(request: HttpRequest, code: str) -> HttpResponse:
    """The screen in the hall. ``?sign=1`` leaves a window for the sign-language interpreter."""
    page = _page(code, sign=request.GET.get("sign") == "1")
    return render(request, "public/live/screen.html", {"page": page})


def _instead(code: str) -> HttpResponse:
    if queries.visit_of(code) is None:
        raise Http404
    return redirect("public:visit", code=code)


def _page(code: str, *, sign: bool = False) -> LivePage:
    page = live_page(code, sign=sign)
    if page is None:
        raise Http404
    return page
