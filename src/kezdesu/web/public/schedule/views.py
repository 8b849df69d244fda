"""Public pages of the schedule."""

from __future__ import annotations

import segno
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kezdesu.common import clock
from kezdesu.common.trilingual import language_of
from kezdesu.schedule import reading
from kezdesu.terms import queries as terms
from kezdesu.web import refusals
from kezdesu.web.filters import t
from kezdesu.web.public.feeds.ics import Feed
from kezdesu.web.public.feeds.views import unchanged_or
from kezdesu.web.public.schedule import asked, pages
from kezdesu.web.public.schedule.asked import Asked, WrongFilter
from kezdesu.web.public.schedule.changes import by_name, changes_page, label_of, name_of
from kezdesu.web.public.schedule.files import FORMS, Year


def now(request: HttpRequest) -> HttpResponse:
    """The schedule of the running year."""
    return redirect("public:schedule", year=clock.today().year)


def year(request: HttpRequest, year: int) -> HttpResponse:
    """One year as a list, a month × region grid, one month or a map."""
    _require_year(year)
    try:
        page = pages.year_page(year, asked.read(request.GET))
    except WrongFilter:
        return refusals.page(request, 400)
    address = request.build_absolute_uri(request.path) + page.asked.query
    qr = segno.make(address, error="l", micro=False).svg_data_uri(scale=3, border=2, light="#fff")
    return render(request, "public/schedule/year.html", {"page": page, "qr": qr, "address_of_page": address})


def changes(request: HttpRequest, year: int) -> HttpResponse:
    """What changed between the versions, and why; any two versions side by side."""
    _require_year(year)
    pair = {"first": request.GET.get("from", ""), "last": request.GET.get("to", "")}
    try:
        page = changes_page(year, Asked(series=asked.read_series(request.GET)), **pair)
    except WrongFilter:
        return refusals.page(request, 400)
    if page is None:
        raise Http404
    return render(
        request, "public/schedule/changes.html", {"page": page, "name_of": name_of, "label_of": label_of}
    )


def version(request: HttpRequest, year: int, version: str) -> HttpResponse:
    """The frozen content of a version, byte for byte as its SHA-256 was taken."""
    try:
        seals = reading.seals_of_year(year, asked.read_series(request.GET))
        seal = by_name(seals, version)
    except WrongFilter:
        raise Http404 from None
    content = reading.versions([seal.pk])[seal.pk].content
    return HttpResponse(content.encode(), content_type="application/json; charset=utf-8")


def file(request: HttpRequest, year: int, form: str) -> HttpResponseBase:
    """The year as calendar, JSON, document or spreadsheet, with the same filters as the page."""
    if form not in FORMS:
        raise Http404
    _require_year(year)
    make, media_type = FORMS[form]
    try:
        wanted = asked.read(request.GET)
        rows = pages.filtered(year, wanted)
    except WrongFilter:
        return refusals.page(request, 400)
    seals = reading.seals_of_year(year, wanted.series)
    made = make(Year(year, rows, seals, _feed(request, year, wanted), wanted.series))
    answer = HttpResponse(made.content, content_type=media_type)
    name = "-".join(part for part in ("kezdesu", str(year), wanted.act) if part)
    answer["Content-Disposition"] = f'inline; filename="{name}.{form}"'
    return unchanged_or(request, made, answer) if form == "ics" else answer


def _feed(request: HttpRequest, year: int, wanted: Asked) -> Feed:
    site = request.build_absolute_uri("/").rstrip("/")
    name = _("Meetings of ministers with people, %(year)s") % {"year": year}
    if wanted.act:
        who = t(terms.series_names()[wanted.series])
        name = _("Meetings with people, %(year)s: %(who)s") % {"year": year, "who": who}
    own = reverse("public:schedule_file", kwargs={"year": year, "form": "ics"})
    query = request.META.get("QUERY_STRING", "")
    return Feed(name, language_of(get_language()), site, f"{site}{own}{'?' if query else ''}{query}")


def _require_year(year: int) -> None:
    if not pages.is_year(year):
        raise Http404
