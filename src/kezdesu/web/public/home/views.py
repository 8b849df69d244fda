"""The first page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kezdesu.common import clock
from kezdesu.regions import queries as regions
from kezdesu.web.public.home import pages


def home(request: HttpRequest) -> HttpResponse:
    """What the state owes, before what it asks of you."""
    kato = request.GET.get("region", "")
    region = regions.by_kato(kato) if kato else None
    if kato and region is None:
        raise Http404
    context = {"home": pages.home(region), "today": clock.today(), "year": clock.today().year}
    return render(request, "public/home/home.html", context)
