"""Calendars and feeds of the country, a body, a region; 304 when nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.trilingual import LANGUAGES, Language, Trilingual, language_of
from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.traces import news
from kezdesu.regions import queries as regions
from kezdesu.terms import queries as terms
from kezdesu.web import refusals
from kezdesu.web.public.feeds.atom import NEWEST, OF_ALL, OF_VISITS, atom
from kezdesu.web.public.feeds.ics import Feed, Made, calendar

CALENDAR = "text/calendar; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
EVERYTHING = Trilingual(
    "Министрлердің халықпен кездесулері",
    "Встречи министров с населением",
    "Meetings of ministers with people",
)
MEETINGS = Trilingual("халықпен кездесулер", "встречи с населением", "meetings with people")
FIRST, LAST = date(2022, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of what a calendar or feed tells: its name, the body or the region (both empty: the country), its page.

    A body's are all its own meetings; of the country and a region those under one act (``series``).
    """

    name: Trilingual
    body: str = ""
    region: str = ""
    page: str = "public:schedule_now"
    series: str = MAIN_SERIES

    @property
    def is_everything(self) -> bool:
        """Whether it is all that there is under the decree itself."""
        return not (self.body or self.region) and self.series == MAIN_SERIES


def everything() -> Chosen:
    """The whole country."""
    return Chosen(EVERYTHING)


def of_body(slug: str) -> Chosen:
    """One body; 404 for an unknown one."""
    body = bodies.by_slug(slug)
    if body is None:
        raise Http404
    return Chosen(body.name, body=slug, page="public:body")


def of_region(kato: str) -> Chosen:
    """One region; 404 for an unknown one."""
    region = regions.by_kato(kato)
    if region is None:
        raise Http404
    return Chosen(region.name, region=kato, page="public:region")


def as_calendar(choose: Callable[..., Chosen]) -> Callable[..., HttpResponseBase]:
    """The view of a calendar of what ``choose`` finds."""

    def view(request: HttpRequest, **names: str) -> HttpResponseBase:
        return _answer(request, choose(**names), _calendar, CALENDAR)

    return view


def as_feed(choose: Callable[..., Chosen]) -> Callable[..., HttpResponseBase]:
    """The view of a feed of what ``choose`` finds."""

    def view(request: HttpRequest, **names: str) -> HttpResponseBase:
        return _answer(request, choose(**names), _atom, ATOM)

    return view


def _answer(
    request: HttpRequest, chosen: Chosen, make: Callable[[Feed, Chosen], Made], media_type: str
) -> HttpResponseBase:
    asked = request.GET.get("lang", "kk")
    names = terms.series_names()
    series = request.GET.get("series") or MAIN_SERIES
    if asked not in LANGUAGES or series not in names:
        return refusals.page(request, 400)
    language = language_of(asked)
    chosen = _under(chosen, series, names[series])
    with translation.override(language):
        made = make(_feed(request, chosen, language), chosen)
    return unchanged_or(request, made, HttpResponse(made.content, content_type=media_type))


def _under(chosen: Chosen, series: str, who: Trilingual) -> Chosen:
    if series == MAIN_SERIES:
        return chosen if chosen.is_everything else replace(chosen, name=_beside(chosen.name, MEETINGS))
    name = _beside(who, MEETINGS) if chosen.name is EVERYTHING else _beside(chosen.name, who)
    return replace(chosen, series=series, name=name)


def _beside(name: Trilingual, who: Trilingual) -> Trilingual:
    return Trilingual(*(f"{name[language]}: {who[language]}" for language in LANGUAGES))


def unchanged_or(request: HttpRequest, made: Made, answer: HttpResponse) -> HttpResponseBase:
    """``answer`` with its validators, or 304 when the asker has it already."""
    etag = f'"{hashlib.sha256(made.content).hexdigest()[:32]}"'
    changed = int(made.changed_at.timestamp())
    answer["ETag"], answer["Last-Modified"] = etag, http_date(changed)
    return get_conditional_response(request, etag=etag, last_modified=changed, response=answer) or answer


def _feed(request: HttpRequest, chosen: Chosen, language: Language) -> Feed:
    site = request.build_absolute_uri("/").rstrip("/")
    act = "" if chosen.series == MAIN_SERIES else f"&series={chosen.series}"
    return Feed(chosen.name[language], language, site, f"{site}{request.path}?lang={language}{act}")


def _calendar(feed: Feed, chosen: Chosen) -> Made:
    this = clock.today().year
    whole = not (chosen.body or chosen.region)
    first, last = (date(this - 1, 1, 1), date(this + 1, 12, 31)) if whole else (FIRST, LAST)
    found = meetings.in_window(first, last, body=chosen.body, region=chosen.region, series=chosen.series)
    return calendar(feed, found)


def _atom(feed: Feed, chosen: Chosen) -> Made:
    whole = chosen.is_everything
    own = {"body": chosen.body, "region": chosen.region, "series": chosen.series}
    visits = None if whole else meetings.codes_of(**own)
    lines = news(OF_ALL if whole else OF_VISITS, visits=visits, limit=NEWEST)
    return atom(feed, _page(chosen), lines)


def _page(chosen: Chosen) -> str:
    """The page that a feed belongs to."""
    if chosen.series != MAIN_SERIES and not (chosen.body or chosen.region):
        year = reverse("public:schedule", kwargs={"year": clock.today().year})
        return f"{year}?series={chosen.series}"
    names = {"slug": chosen.body} if chosen.body else {"kato": chosen.region} if chosen.region else {}
    return reverse(chosen.page, kwargs=names)
