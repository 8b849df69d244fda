"""The desk's first page."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from kezdesu.common import clock
from kezdesu.web.accounts import presence
from kezdesu.web.office.today import desk, pages
from kezdesu.web.request import Request


@never_cache
def today(request: Request) -> HttpResponse:
    """What is owed, by which clause, by when, and the one next action of each."""
    everything = request.GET.get("show") == "all"
    context = {
        "desk": pages.today_of(request.actor, everything=everything),
        "everything": everything,
        "today": clock.today(),
        "me": request.actor.account_id,
        "advise_factor": presence.advised(request),
    }
    return desk.show(request, "office/today/today.html", context)
