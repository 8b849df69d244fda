"""The optimiser's pages: ask for a run, watch it, decide on what it suggests."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kezdesu.planning import actions, queries
from kezdesu.planning.models import Run, Suggestion
from kezdesu.web.environment import render_block
from kezdesu.web.office.optimiser import pages
from kezdesu.web.office.optimiser.forms import StartForm, WhyNotForm
from kezdesu.web.office.optimiser.pages import RunPage, StartPage
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.schedule.forms import PressForm
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request

BY = ("body", "region")


def start(request: Request, label: str) -> HttpResponse:
    """Ask for a run; beside it the runs there were. ``?released=12,40``: wishes that may give way."""
    page = pages.start_page(label, request.actor)
    if page is None:
        raise Http404
    form = StartForm(request.POST or None, bodies=page.bodies, initial=_initial(request))
    found: list[Run] = []
    if request.method == "POST" and done(form, lambda: found.append(_ask(page, form, request))):
        return redirect("office:optimiser_run", label=label, number=found[0].pk)
    status = UNPROCESSABLE if form.is_bound else 200
    return show(request, "office/optimiser/start.html", {"page": page, "form": form}, status=status)


def run(request: Request, label: str, number: int) -> HttpResponse:
    """One run. While it thinks, htmx asks for its progress alone; at the end the whole page comes anew."""
    page = _page(request, label, number)
    if not request.htmx:
        return _show(request, page)
    if not page.thinks:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return HttpResponse(render_block("office/optimiser/run.html", "progress", {"page": page}, request))


def act(request: Request, label: str, number: int, act: str) -> HttpResponse:
    """Cancel the run, or accept all that can be accepted of a group (``group``: a body or region; none: all)."""
    page = _page(request, label, number)
    if act not in ("cancel", "accept"):
        raise Http404
    form = PressForm(request.POST)
    do = _cancel if act == "cancel" else _accept_group
    if done(form, lambda: do(page, request)):
        return _back(page)
    return _show(request, page, form, UNPROCESSABLE)


def decide(request: Request, label: str, number: int, entry: int, act: str) -> HttpResponse:
    """Accept or refuse one suggestion; refused, the page says why."""
    page = _page(request, label, number)
    suggestion = queries.suggestion_of(page.run, entry)
    if suggestion is None or act not in DECISIONS:
        raise Http404
    form = WhyNotForm(request.POST)
    if done(form, lambda: DECISIONS[act](suggestion, form, request)):
        return _back(page, f"#e-{entry}")
    return _show(request, _page(request, label, number), form, UNPROCESSABLE)


def _page(request: Request, label: str, number: int) -> RunPage:
    given = request.POST.get("by") or request.GET.get("by", "")
    page = pages.run_page(label, number, given if given in BY else BY[0], request.actor)
    if page is None:
        raise Http404
    return page


def _show(request: Request, page: RunPage, form: forms.Form | None = None, status: int = 200) -> HttpResponse:
    return show(request, "office/optimiser/run.html", {"page": page, "refused": form}, status=status)


def _back(page: RunPage, place: str = "") -> HttpResponse:
    path = reverse("office:optimiser_run", kwargs={"label": page.schedule.label, "number": page.run.pk})
    return redirect(f"{path}?by={page.by}{place}")


def _initial(request: Request) -> dict[str, str]:
    released = request.GET.get("released", "")
    return {"released": released, "days": "wished"} if released else {}


def _ask(page: StartPage, form: StartForm, request: Request) -> Run:
    seconds = form.cleaned_data["seconds"]
    return actions.ask(schedule=page.schedule, freedom=form.freedom(), seconds=seconds, by=request.actor)


def _cancel(page: RunPage, request: Request) -> None:
    actions.cancel(run=page.run, by=request.actor)


def _accept_group(page: RunPage, request: Request) -> None:
    group = request.POST.get("group", "")
    wanted = [item.suggestion.pk for one in page.groups if group in ("", one.key) for item in one.items]
    chosen = queries.waiting(page.run, wanted)
    actions.accept_many(run=page.run, suggestions=chosen, by=request.actor)


def _accept(suggestion: Suggestion, form: WhyNotForm, request: Request) -> None:
    actions.accept(suggestion=suggestion, by=request.actor)


def _refuse(suggestion: Suggestion, form: WhyNotForm, request: Request) -> None:
    actions.refuse(suggestion=suggestion, reason=form.cleaned_data["reason"], by=request.actor)


DECISIONS: dict[str, Callable[[Suggestion, WhyNotForm, Request], None]] = {
    "accept": _accept,
    "refuse": _refuse,
}
