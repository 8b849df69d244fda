"""The schedule desk: all schedules, and one schedule."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.people.actors import Actor
from kezdesu.schedule import actions, queries, rules
from kezdesu.schedule.models import Schedule
from kezdesu.terms import queries as terms
from kezdesu.web.middleware import Request
from kezdesu.web.office.schedule import pages
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.schedule.forms import OpenForm
from kezdesu.web.office.today.desk import show


def index(request: Request) -> HttpResponse:
    """All schedules; the coordinator opens the next one."""
    form = OpenForm(request.POST or None)
    if request.method == "POST" and done(form, lambda: _open(form.cleaned_data["year"], request.actor)):
        return redirect("office:schedule_year", label=str(form.cleaned_data["year"]))
    context = {
        "schedules": queries.all_schedules(),
        "form": form if rules.may_open(by=request.actor) else None,
    }
    return show(request, "office/schedule/index.html", context, status=_status(form))


def year(request: Request, label: str) -> HttpResponse:
    """One schedule."""
    page = pages.desk_page(label, request.actor)
    if page is None:
        raise Http404
    return show(request, "office/schedule/year.html", {"page": page})


def _status(*bound: forms.Form) -> int:
    return UNPROCESSABLE if any(form.is_bound and form.errors for form in bound) else 200


def _open(year: int, by: Actor) -> Schedule:
    return actions.open_year(year=year, edition=terms.pack().edition, by=by)
