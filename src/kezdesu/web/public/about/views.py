"""Open data, accessibility, privacy."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kezdesu.common import clock


def data(request: HttpRequest) -> HttpResponse:
    """What may be taken as data, and how."""
    return render(request, "public/about/data.html", {"year": clock.today().year})


def accessibility(request: HttpRequest) -> HttpResponse:
    """What was done so that everybody can use the site, and what is known to be missing."""
    return render(request, "public/about/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of a person, for what, how long, and how to have it deleted."""
    return render(request, "public/about/privacy.html")
