"""The schedule desk: all schedules, one schedule, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.meetings import actions as meetings
from kezdesu.people.actors import Actor
from kezdesu.schedule import actions, queries, rules
from kezdesu.schedule.models import Schedule
from kezdesu.terms import queries as terms
from kezdesu.web.middleware import Request
from kezdesu.web.office.schedule import pages
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.schedule.forms import (
    AmendmentsForm,
    ApprovalForm,
    OpenForm,
    PressForm,
    ReasonForm,
    ReceiptForm,
)
from kezdesu.web.office.today.desk import show

Data = dict[str, Any]


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
    return _page(request, label, {})


def act(request: Request, label: str, act: str) -> HttpResponse:
    """A press on one of the schedule's buttons; refused, the page says why and keeps what was typed."""
    schedule = queries.by_label(label)
    if schedule is None or act not in ACTS:
        raise Http404
    make, do = ACTS[act]
    form = make(request.POST, schedule)
    if done(form, lambda: do(schedule, form.cleaned_data, request.actor)):
        return redirect("office:schedule_year", label=label)
    return _page(request, label, {act: form})


def _page(request: Request, label: str, bound: dict[str, forms.Form]) -> HttpResponse:
    page = pages.desk_page(label, request.actor)
    if page is None:
        raise Http404
    fresh = {name: ACTS[name][0](None, page.schedule) for name in page.acts}
    context = {
        "page": page,
        "forms": fresh | {name: form for name, form in bound.items() if name in fresh},
        "refused": [form for name, form in bound.items() if name not in fresh],
    }
    return show(request, "office/schedule/year.html", context, status=_status(*bound.values()))


def _status(*bound: forms.Form) -> int:
    return UNPROCESSABLE if any(form.is_bound and form.errors for form in bound) else 200


def _open(year: int, by: Actor) -> Schedule:
    return actions.open_year(year=year, edition=terms.pack().edition, by=by)


def _draft(schedule: Schedule, data: Data, by: Actor) -> None:
    actions.draft_schedule(schedule=schedule, by=by)


def _reopen(schedule: Schedule, data: Data, by: Actor) -> None:
    actions.reopen(schedule=schedule, reason=data["reason"], by=by)


def _submit(schedule: Schedule, data: Data, by: Actor) -> None:
    actions.submit_draft(schedule=schedule, receipt=data["receipt"], by=by)


def _return(schedule: Schedule, data: Data, by: Actor) -> None:
    actions.return_draft(schedule=schedule, reason=data["reason"], by=by)


def _approve(schedule: Schedule, data: Data, by: Actor) -> None:
    meetings.approve_schedule(
        schedule=schedule, act_number=data["act_number"], act_date=data["act_date"], by=by
    )


def _amend(schedule: Schedule, data: Data, by: Actor) -> None:
    chosen = [item for item in queries.amendments_of(schedule) if item.pk in data["amendments"]]
    meetings.approve_amendments(
        amendments=chosen, act_number=data["act_number"], act_date=data["act_date"], by=by
    )


def _amendments_form(data: Any, schedule: Schedule) -> AmendmentsForm:
    return AmendmentsForm(data, signed=queries.signed_amendments(schedule), prefix="amend")


Make = Callable[[Any, Schedule], forms.Form]
Do = Callable[[Schedule, Data, Actor], None]
ACTS: dict[str, tuple[Make, Do]] = {
    "draft": (lambda data, _: PressForm(data), _draft),
    "reopen": (lambda data, _: ReasonForm(data, prefix="reopen"), _reopen),
    "submit": (lambda data, _: ReceiptForm(data), _submit),
    "approve": (lambda data, _: ApprovalForm(data), _approve),
    "return": (lambda data, _: ReasonForm(data, prefix="return"), _return),
    "amend": (_amendments_form, _amend),
}
