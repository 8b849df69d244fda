"""The draft builder: the grid, one row, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kezdesu.people.actors import Actor
from kezdesu.planning.coverage_facts import regions_of
from kezdesu.schedule import actions, drafts, queries
from kezdesu.schedule.models import Entry, Schedule
from kezdesu.web.environment import render_block
from kezdesu.web.office.builder import pages, words
from kezdesu.web.office.builder.forms import QUICK, MoveForm, UndoForm
from kezdesu.web.office.builder.pages import RowPage
from kezdesu.web.office.builder.state import shown
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.schedule.forms import Choices, ReasonForm
from kezdesu.web.office.schedule.talking import TextForm
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request

Forms = dict[str, object]


def builder(request: Request, label: str) -> HttpResponse:
    """The whole page."""
    schedule = _schedule(label, request.actor)
    moved = request.GET.get("moved", "")
    number = int(moved) if moved.isdecimal() and len(moved) < 10 else 0
    desk = pages.desk(schedule, request.actor, shown(request.GET), moved=number)
    context = {"desk": desk, "top": pages.top(schedule), **words.for_templates()}
    return show(request, "office/builder/builder.html", context)


def row(request: Request, label: str, entry: int) -> HttpResponse:
    """One row; ``month`` and ``region`` name the cell on which it was dropped."""
    page = _row(request, label, entry)
    cell = (request.GET.get("month", ""), request.GET.get("region", ""))
    move = MoveForm(initial=pages.suggested(page, *cell), regions=_regions(page))
    return _show_row(request, page, {"move": move})


def act(request: Request, label: str, entry: int, act: str) -> HttpResponse:
    """Move, take back, comment, return; refused, the row says why and keeps what was typed."""
    found = drafts.entry_to_place(entry)
    if found is None or found.proposal.schedule.label != label or act not in ACTS:
        raise Http404
    form = ACTS[act][0](request, found)
    if not done(form, lambda: ACTS[act][1](request, found, form)):
        return _show_row(request, _row(request, label, entry), {act: form}, status=UNPROCESSABLE)
    if request.htmx and act in MOVES:
        return _fresh(request, found)
    return redirect(_after(request, label, entry, act))


def _after(request: Request, label: str, entry: int, act: str) -> str:
    """The grid with the row that was moved; what was said is read on the row."""
    if act not in MOVES:
        return reverse("office:builder_row", kwargs={"label": label, "entry": entry})
    query = shown(request.GET).query()
    moved = f"{query}{'&' if len(query) > 1 else ''}moved={entry}#e-{entry}"
    return f"{reverse('office:builder', kwargs={'label': label})}{moved}"


def _fresh(request: Request, entry: Entry) -> HttpResponse:
    desk = pages.desk_after(entry.proposal.schedule, shown(request.GET), entry.pk)
    context = {"desk": desk, **words.for_templates()}
    return HttpResponse(render_block("office/builder/builder.html", "board", context, request))


def _show_row(request: Request, page: RowPage, bound: Forms, status: int = 200) -> HttpResponse:
    fresh: Forms = {
        "move": MoveForm(initial=pages.suggested(page, "", ""), regions=_regions(page)),
        "undo": UndoForm(initial={"seen": page.row.number}, auto_id=IDS["undo"]),
        "comment": TextForm(auto_id=IDS["comment"]),
        "return": ReasonForm(auto_id=IDS["return"]),
    }
    context = {"page": page, "forms": fresh | bound, "quick": QUICK, "shown": shown(request.GET)}
    context |= words.for_templates()
    if request.htmx:
        html = render_block("office/builder/row.html", "row", context, request)
        return HttpResponse(html, status=status)
    return show(request, "office/builder/row.html", context, status=status)


def _schedule(label: str, actor: Actor) -> Schedule:
    schedule = queries.by_label(label)
    if schedule is None or not pages.may_read(schedule, actor):
        raise Http404
    return schedule


def _row(request: Request, label: str, entry: int) -> RowPage:
    page = pages.row_page(_schedule(label, request.actor), entry, request.actor)
    if page is None:
        raise Http404
    return page


def _regions(page: RowPage) -> Choices:
    return [(kato, name) for kato, name in sorted(page.facts.regions.items())]


def _move_form(request: Request, entry: Entry) -> MoveForm:
    found = regions_of(entry.proposal.schedule)
    return MoveForm(request.POST, regions=[(kato, region.name) for kato, region in found.items()])


def _move(request: Request, entry: Entry, form: MoveForm) -> None:
    actions.place(
        entry=entry,
        planned_on=form.cleaned_data["planned_on"],
        planned_until=form.until,
        region=regions_of(entry.proposal.schedule)[form.cleaned_data["region"]],
        reason=form.reason_with(request.POST.get("quick", "")),
        seen=form.cleaned_data["seen"],
        by=request.actor,
    )


def _undo(request: Request, entry: Entry, form: UndoForm) -> None:
    actions.undo_placement(entry=entry, seen=form.cleaned_data["seen"], by=request.actor)


def _comment(request: Request, entry: Entry, form: TextForm) -> None:
    actions.comment_row(entry=entry, text=form.cleaned_data["text"], by=request.actor)


def _return(request: Request, entry: Entry, form: ReasonForm) -> None:
    actions.return_row(entry=entry, reason=form.cleaned_data["reason"], by=request.actor)


IDS = {act: f"{act}_%s" for act in ("undo", "comment", "return")}
"""Ids of the fields: several forms of one page have a reason."""
MOVES = frozenset({"move", "undo"})
ACTS: dict[str, tuple[Callable[..., forms.BaseForm], Callable[..., None]]] = {
    "move": (_move_form, _move),
    "undo": (lambda request, entry: UndoForm(request.POST, auto_id=IDS["undo"]), _undo),
    "comment": (lambda request, entry: TextForm(request.POST, auto_id=IDS["comment"]), _comment),
    "return": (lambda request, entry: ReasonForm(request.POST, auto_id=IDS["return"]), _return),
}
