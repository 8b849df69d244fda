"""Public pages of the schedule."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kezdesu.common import clock
from kezdesu.schedule import queries as schedules
from kezdesu.web import refusals
from kezdesu.web.public.schedule import pages
from kezdesu.web.public.schedule.changes import steps_of
from kezdesu.web.public.schedule.files import FORMS


def now(request: HttpRequest) -> HttpResponse:
    """The schedule of the running year."""
    return redirect("public:schedule", year=clock.today().year)


def year(request: HttpRequest, year: int) -> HttpResponse:
    """One year as table and as month × region grid."""
    if not pages.is_year(year):
        raise Http404
    chosen = {name: request.GET.get(name, "") for name in ("body", "region")}
    try:
        page = pages.year_page(year, **chosen)
    except pages.WrongFilter:
        return refusals.page(request, 400)
    return render(request, "public/schedule/year.html", {"page": page})


def changes(request: HttpRequest, year: int) -> HttpResponse:
    """What changed between the versions, and why."""
    versions = schedules.versions_of_year(year)
    if not versions:
        raise Http404
    return render(request, "public/schedule/changes.html", {"year": year, "steps": steps_of(versions)})


def file(request: HttpRequest, year: int, form: str) -> HttpResponse:
    """The year as calendar, JSON or spreadsheet, with the same filters as the page."""
    if form not in FORMS or not pages.is_year(year):
        raise Http404
    make, media_type = FORMS[form]
    chosen = {name: request.GET.get(name, "") for name in ("body", "region")}
    try:
        rows = pages.filtered(year, **chosen)
    except pages.WrongFilter:
        return refusals.page(request, 400)
    answer = HttpResponse(make(year, rows, schedules.versions_of_year(year)), content_type=media_type)
    answer["Content-Disposition"] = f'inline; filename="kezdesu-{year}.{form}"'
    return answer
