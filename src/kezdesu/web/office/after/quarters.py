"""The quarterly report on the desk: prepare, sign, return (clause 3.7c)."""

from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kezdesu.common import clock
from kezdesu.publications import quarters
from kezdesu.publications.models import Publication
from kezdesu.web.office.after import pages
from kezdesu.web.office.after.acting import done
from kezdesu.web.office.after.forms import ReturnForm
from kezdesu.web.request import Request

_QUARTER = re.compile(r"(20\d\d)-Q([1-4])")
YEARS = range(2022, 2041)
"""Quarters whose terms the calendar can tell, the month after included."""


def index(request: Request) -> HttpResponse:
    """Which reports my bodies owe."""
    context = {"rows": pages.quarters_of(request.actor), "today": clock.today()}
    return render(request, "office/after/quarters.html", context)


def quarter(request: Request, slug: str, quarter: str) -> HttpResponse:
    """One report: what it says, and its next step."""
    return _page(request, slug, quarter, ReturnForm())


def prepare(request: Request, slug: str, quarter: str) -> HttpResponse:
    """Freeze how every promise stands today."""
    desk = pages.quarter_desk(slug, *_number(quarter), request.actor)
    quarters.prepare_quarter(desk.body, year=desk.span.first.year, quarter=desk.number, by=request.actor)
    return redirect("office:quarter", slug=slug, quarter=quarter)


def sign(request: Request, slug: str, quarter: str) -> HttpResponse:
    """Sign and thereby publish."""
    quarters.publish_quarter(_report(request, slug, quarter), by=request.actor)
    return redirect("office:quarter", slug=slug, quarter=quarter)


def send_back(request: Request, slug: str, quarter: str) -> HttpResponse:
    """Return for rework with a reason."""
    form, report = ReturnForm(request.POST), _report(request, slug, quarter)
    reason = form.data.get("reason", "")
    if done(form, lambda: quarters.send_back_quarter(report, reason=reason, by=request.actor)):
        return redirect("office:quarter", slug=slug, quarter=quarter)
    return _page(request, slug, quarter, form)


def _page(request: Request, slug: str, quarter: str, form: ReturnForm) -> HttpResponse:
    desk = pages.quarter_desk(slug, *_number(quarter), request.actor)
    context = {"desk": desk, "label": quarter, "form": form, "today": clock.today()}
    return render(request, "office/after/quarter.html", context, status=400 if form.is_bound else 200)


def _report(request: Request, slug: str, quarter: str) -> Publication:
    report = pages.quarter_desk(slug, *_number(quarter), request.actor).report
    if report is None:
        raise Http404
    return report


def _number(quarter: str) -> tuple[int, int]:
    match = _QUARTER.fullmatch(quarter)
    if match is None or int(match[1]) not in YEARS:
        raise Http404
    return int(match[1]), int(match[2])
