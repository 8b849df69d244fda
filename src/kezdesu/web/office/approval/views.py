"""The way of the draft to the approved schedule: seen whole, sent, returned, approved."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.schedule import queries
from kezdesu.web.middleware import Request
from kezdesu.web.office.approval import pages
from kezdesu.web.office.approval.acts import ACTS
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.today.desk import show


def approval(request: Request, label: str) -> HttpResponse:
    """Draft, versions and what may be done with them now."""
    return _page(request, label, {})


def act(request: Request, label: str, act: str) -> HttpResponse:
    """A press on one of the schedule's buttons; refused, the page says why and keeps what was typed."""
    schedule = queries.by_label(label)
    if schedule is None or act not in ACTS:
        raise Http404
    make, do = ACTS[act]
    form = make(request.POST, schedule)
    if done(form, lambda: do(schedule, form.cleaned_data, request.actor)):
        return redirect("office:approval", label=label)
    return _page(request, label, {act: form})


def _page(request: Request, label: str, bound: dict[str, forms.Form]) -> HttpResponse:
    page = pages.approval_page(label, request.actor)
    if page is None:
        raise Http404
    fresh = {name: ACTS[name][0](None, page.schedule) for name in page.acts}
    context = {
        "page": page,
        "forms": fresh | {name: form for name, form in bound.items() if name in fresh},
        "refused": [form for name, form in bound.items() if name not in fresh],
    }
    status = UNPROCESSABLE if any(form.errors for form in bound.values()) else 200
    return show(request, "office/approval/approval.html", context, status=status)
