"""The plan of a body, its promises, and what waits for a signature."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kezdesu.commitments import actions, extensions, queries, verdicts
from kezdesu.commitments.models import Commitment, Extension
from kezdesu.commitments.rules import Evidence
from kezdesu.common import clock
from kezdesu.web import uploads
from kezdesu.web.office.after.acting import done
from kezdesu.web.office.after.forms import ReturnForm
from kezdesu.web.office.plan import pages
from kezdesu.web.office.plan.forms import ExtensionForm, RefusalForm, ReportForm
from kezdesu.web.request import Request


def plan(request: Request) -> HttpResponse:
    """The plan table: open promises, soonest first."""
    context = {
        "rows": pages.plan_of(request.actor),
        "today": clock.today(),
        "ways": pages.ways_of(request.actor),
    }
    return render(request, "office/plan/plan.html", context)


def commitment(request: Request, code: str) -> HttpResponse:
    """One promise on the desk; a report is posted here (``act`` is "progress" or "done")."""
    promise = pages.promise_of(code, request.actor)
    if request.method != "POST":
        return _page(request, promise)
    form = ReportForm(request.POST, request.FILES)
    if done(form, lambda: _report(request, promise, form)):
        return redirect("office:commitment", code=code)
    return _page(request, promise, report=form)


def start(request: Request, code: str) -> HttpResponse:
    """Work has begun."""
    actions.start(pages.promise_of(code, request.actor), by=request.actor)
    return redirect("office:commitment", code=code)


def extend(request: Request, code: str) -> HttpResponse:
    """Ask for a later day."""
    promise = pages.promise_of(code, request.actor)
    form = ExtensionForm(request.POST)
    if done(form, lambda: _ask(request, promise, form)):
        return redirect("office:commitment", code=code)
    return _page(request, promise, extension=form)


def extension(request: Request, code: str) -> HttpResponse:
    """What the head reads before the date is moved; signing moves it."""
    promise = pages.promise_of(code, request.actor)
    if request.method == "POST":
        extensions.grant_extension(_waiting(promise), by=request.actor)
        return redirect("office:commitment", code=code)
    return _extension_page(request, promise, ReturnForm())


def return_extension(request: Request, code: str) -> HttpResponse:
    """The date stays."""
    promise, form = pages.promise_of(code, request.actor), ReturnForm(request.POST)
    waiting = _waiting(promise)
    if done(
        form,
        lambda: extensions.return_extension(waiting, reason=form.cleaned_data["reason"], by=request.actor),
    ):
        return redirect("office:commitment", code=code)
    return _extension_page(request, promise, form)


def refuse(request: Request, code: str) -> HttpResponse:
    """A head says that it will not be done, and why."""
    promise = pages.promise_of(code, request.actor)
    form = RefusalForm(request.POST)
    if done(form, lambda: actions.refuse(promise, reason=form.reason, by=request.actor)):
        return redirect("office:commitment", code=code)
    return _page(request, promise, refusal=form)


def show_comment(request: Request, code: str, number: int) -> HttpResponse:
    """A moderator lets a held comment be shown, masked."""
    promise = pages.promise_of(code, request.actor)
    held = pages.desk_of(promise, request.actor).held
    word = next((word for word in held if word.pk == number), None)
    if word is None:
        raise Http404
    verdicts.show_comment(word, by=request.actor)
    return redirect("office:commitment", code=code)


def signatures(request: Request) -> HttpResponse:
    """Everything that waits for my signature."""
    context = {"waiting": pages.waiting_for(request.actor), "today": clock.today()}
    return render(request, "office/plan/signatures.html", context)


def _page(
    request: Request,
    promise: Commitment,
    *,
    report: ReportForm | None = None,
    extension: ExtensionForm | None = None,
    refusal: RefusalForm | None = None,
) -> HttpResponse:
    desk = pages.desk_of(promise, request.actor)
    percent = desk.notes[-1].percent if desk.notes else 0
    context = {
        "desk": desk,
        "today": clock.today(),
        "report": report or ReportForm(initial={"percent": percent}),
        "extension": extension or ExtensionForm(),
        "refusal": refusal or RefusalForm(),
    }
    status = 400 if report or extension or refusal else 200
    return render(request, "office/plan/promise.html", context, status=status)


def _extension_page(request: Request, promise: Commitment, form: ReturnForm) -> HttpResponse:
    desk = pages.desk_of(promise, request.actor)
    context = {"desk": desk, "form": form, "today": clock.today()}
    return render(request, "office/plan/extension.html", context, status=400 if form.is_bound else 200)


def _report(request: Request, promise: Commitment, form: ReportForm) -> None:
    said, by = form.cleaned_data, request.actor
    with uploads.stored(said["file"] or None, by=by.author(promise.body.slug)) as file:
        evidence = Evidence((file,) if file else (), said["link"])
        if request.POST.get("act") == "done":
            actions.report_done(promise, text=form.text, evidence=evidence, by=by)
        else:
            actions.report_progress(
                promise, percent=said["percent"], text=form.text, evidence=evidence, by=by
            )


def _ask(request: Request, promise: Commitment, form: ExtensionForm) -> Extension:
    day = form.cleaned_data["new_due_on"]
    return extensions.ask_extension(promise, new_due_on=day, reason=form.reason, by=request.actor)


def _waiting(promise: Commitment) -> Extension:
    found = queries.waiting_extension(promise.code)
    if found is None:
        raise Http404
    return found
