"""The desk after a visit: register, plan, and the way to publication."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kezdesu.common import clock
from kezdesu.issues import actions as register
from kezdesu.publications import actions
from kezdesu.publications import queries as publications
from kezdesu.publications.content import Results, thaw
from kezdesu.web.office.after import pages
from kezdesu.web.office.after.acting import done
from kezdesu.web.office.after.forms import PostingForm, ReturnForm, SummaryForm
from kezdesu.web.public.after import pages as shown
from kezdesu.web.request import Request


def after(request: Request, code: str) -> HttpResponse:
    """Register, outcomes, plan, gate and countdown of one visit."""
    visit = pages.visit_of(code, request.actor)
    context = {
        "desk": pages.desk_of(visit, request.actor),
        "posting": PostingForm(),
        "today": clock.today(),
    }
    return render(request, "office/after/desk.html", context)


def draft(request: Request, code: str) -> HttpResponse:
    """Draft the register from the record; pressing twice changes nothing."""
    visit = pages.visit_of(code, request.actor)
    register.draft_from_record(visit, by=request.actor)
    return redirect("office:after", code=code)


def prepare(request: Request, code: str) -> HttpResponse:
    """Freeze results, list and plan and put them before the head."""
    visit = pages.visit_of(code, request.actor)
    form = SummaryForm(
        request.POST if request.method == "POST" else None, initial=_last_summary(code, request)
    )
    if form.is_bound and done(form, lambda: actions.prepare(visit, summary=form.text, by=request.actor)):
        return redirect("office:after", code=code)
    desk = pages.desk_of(visit, request.actor)
    return render(request, "office/after/prepare.html", {"desk": desk, "form": form}, status=_status(form))


def sign(request: Request, code: str) -> HttpResponse:
    """What the head reads before she signs; signing publishes it."""
    visit = pages.visit_of(code, request.actor)
    form = ReturnForm()
    if request.method == "POST":
        actions.sign_and_publish(visit, by=request.actor)
        return redirect("office:after", code=code)
    return _to_sign(request, code, form)


def send_back(request: Request, code: str) -> HttpResponse:
    """Return for rework with a reason."""
    visit = pages.visit_of(code, request.actor)
    form = ReturnForm(request.POST)
    if done(form, lambda: actions.send_back(visit, reason=form.cleaned_data["reason"], by=request.actor)):
        return redirect("office:after", code=code)
    return _to_sign(request, code, form)


def posted(request: Request, code: str) -> HttpResponse:
    """Record where the publication was posted outside."""
    visit = pages.visit_of(code, request.actor)
    form, out = PostingForm(request.POST), list(publications.published(visit).values())
    if out and done(form, lambda: actions.post_elsewhere(out, **form.cleaned_data, by=request.actor)):
        return redirect("office:after", code=code)
    context = {"desk": pages.desk_of(visit, request.actor), "posting": form, "today": clock.today()}
    return render(request, "office/after/desk.html", context, status=400)


def _to_sign(request: Request, code: str, form: ReturnForm) -> HttpResponse:
    visit = pages.visit_of(code, request.actor)
    desk = pages.desk_of(visit, request.actor)
    context = {
        "desk": desk,
        "form": form,
        "today": clock.today(),
        "after": shown.prepared(visit, desk.waiting),
    }
    return render(request, "office/after/sign.html", context, status=_status(form))


def _last_summary(code: str, request: Request) -> dict[str, str]:
    """The summary of what was sent back, so that it is not typed again."""
    last = publications.last_returned_results(pages.visit_of(code, request.actor))
    if last is None:
        return {}
    summary = thaw(Results, last.content).summary
    return {"summary_kk": summary.kk, "summary_ru": summary.ru, "summary_en": summary.en}


def _status(form: SummaryForm | ReturnForm) -> int:
    return 400 if form.is_bound else 200
