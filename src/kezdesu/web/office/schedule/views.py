"""The schedule desk: all schedules, and one schedule."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.common import clock
from kezdesu.people.actors import Actor
from kezdesu.schedule import actions, parties, queries, rules
from kezdesu.schedule.models import Schedule
from kezdesu.schedule.parties import Opening
from kezdesu.terms import queries as terms
from kezdesu.web.office.schedule import pages
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.schedule.forms import OpenForm
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request

EVERYBODY = Opening("", None)
"""The schedule of all bodies, for whoever may open none: the rule says why not."""


def index(request: Request) -> HttpResponse:
    """All schedules, and those of her own bodies; who collects opens the next one."""
    actor, opened = request.actor, list[Schedule]()
    form = OpenForm(request.POST or None, initial={"year": clock.today().year + 1})
    opening = next(parties.openings(actor), EVERYBODY)
    if request.method == "POST" and done(form, lambda: opened.append(_open(form, opening, actor))):
        return redirect("office:schedule_year", label=opened[0].label)
    may = rules.may_open(by=actor, edition=opening.edition, body=opening.body)
    schedules = [*queries.own_schedules(actor.bodies()), *queries.all_schedules()]
    context = {"schedules": schedules, "opening": opening, "form": form if may else None}
    return show(request, "office/schedule/index.html", context, status=_status(form))


def year(request: Request, label: str) -> HttpResponse:
    """One schedule."""
    page = pages.desk_page(label, request.actor)
    if page is None:
        raise Http404
    return show(request, "office/schedule/year.html", {"page": page})


def _status(*bound: forms.Form) -> int:
    return UNPROCESSABLE if any(form.is_bound and form.errors for form in bound) else 200


def _open(form: OpenForm, opening: Opening, by: Actor) -> Schedule:
    edition = opening.edition or terms.pack().edition
    return actions.open_year(year=form.cleaned_data["year"], edition=edition, body=opening.body, by=by)
