"""Pages of bodies."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kezdesu.bodies import queries
from kezdesu.web.public.bodies.body_page import bodies_page, body_page
from kezdesu.web.public.duties import asked


def bodies(request: HttpRequest) -> HttpResponse:
    """All bodies that the decree speaks of, with their figures."""
    return render(request, "public/bodies/bodies.html", vars(bodies_page()))


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: posts, promises, visits, reports, duties, what people ask most."""
    row = queries.by_slug(slug)
    if row is None:
        raise Http404
    page = body_page(row, asked.year_of(request))
    return render(request, "public/bodies/body.html", vars(page))
