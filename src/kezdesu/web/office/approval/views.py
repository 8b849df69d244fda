"""The way of the draft to the approved schedule: seen whole, sent, returned, approved; the scan of the act."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.common.answers import Refused, require
from kezdesu.schedule import actions, amending_refusals, history, queries, rules
from kezdesu.schedule.models import Version
from kezdesu.web.office.approval import pages, scans
from kezdesu.web.office.approval.acts import ACTS
from kezdesu.web.office.approval.forms import ScanForm
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request

Bound = dict[str, forms.Form]


def approval(request: Request, label: str) -> HttpResponse:
    """Draft, versions and what may be done with them now."""
    return _page(request, label, {})


def amendments(request: Request, label: str) -> HttpResponse:
    """Changes of the schedule, and what the next version would be."""
    return _list(request, label, {})


def act(request: Request, label: str, act: str) -> HttpResponse:
    """A press on one of the schedule's buttons; refused, the page says why and keeps what was typed."""
    schedule = queries.by_label(label)
    if schedule is None or act not in ACTS:
        raise Http404
    make, do = ACTS[act]
    form = make(request.POST, request.FILES, schedule)
    scans.bring_back(form, request)
    if done(form, lambda: do(schedule, form, request.actor)):
        return redirect("office:amendments" if act == "amend" else "office:approval", label=label)
    scans.put_aside(form, request)
    return _list(request, label, {act: form}) if act == "amend" else _page(request, label, {act: form})


def scan(request: Request, label: str, number: int) -> HttpResponse:
    """The scan of an act comes later."""
    version = history.version_of(label, number)
    if version is None:
        raise Http404
    require(rules.is_secretary(request.actor, version.schedule))
    form = ScanForm(request.POST, request.FILES)
    if done(form, lambda: _attach(form, version, request)):
        return redirect("office:approval", label=label)
    return _page(request, label, {f"scan-{number}": form})


def _attach(form: ScanForm, version: Version, request: Request) -> None:
    with scans.scan_of(form, version.schedule, request.actor) as scan:
        if scan is None:
            raise Refused(amending_refusals.NO_SCAN, "scan")
        actions.attach_scan(version=version, scan=scan, by=request.actor)


def _page(request: Request, label: str, bound: Bound) -> HttpResponse:
    page = pages.approval_page(label, request.actor)
    if page is None:
        return _denied(request, label, bound)
    return _show(request, "office/approval/approval.html", page, bound)


def _list(request: Request, label: str, bound: Bound) -> HttpResponse:
    page = pages.amendments_page(label, request.actor)
    if page is None:
        raise Http404
    return _show(request, "office/approval/list.html", page, bound)


def _denied(request: Request, label: str, bound: Bound) -> HttpResponse:
    """Whoever neither collects nor approves has no such page; pressed all the same, she reads why not."""
    if not bound:
        raise Http404
    return _list(request, label, bound)


def _show(
    request: Request, template: str, page: pages.ApprovalPage | pages.AmendmentsPage, bound: Bound
) -> HttpResponse:
    fresh = {name: ACTS[name][0](None, None, page.schedule) for name in page.acts}
    own = fresh | {name: form for name, form in bound.items() if name in fresh}
    context = {
        "page": page,
        "forms": own,
        "refused": [form for name, form in bound.items() if name not in fresh],
        "kept": {
            name: scans.kept_name(form, request) for name, form in own.items() if isinstance(form, ScanForm)
        },
    }
    status = UNPROCESSABLE if any(form.errors for form in bound.values()) else 200
    return show(request, template, context, status=status)
