"""The tables desk: bring a table in, look at it, mend it, take its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kezdesu.people.actors import Actor
from kezdesu.schedule.models import Proposal
from kezdesu.tables import actions
from kezdesu.tables.actions import Brought
from kezdesu.tables.states import Mode
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.tables import pages
from kezdesu.web.office.tables.forms import (
    ApplyForm,
    ColumnsForm,
    CopyForm,
    FileForm,
    MendForm,
    PasteForm,
    SheetForm,
)
from kezdesu.web.office.tables.pages import Bringing, Line, Preview
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request

Form = django_forms.Form


def bring(request: Request, label: str, body: str) -> HttpResponse:
    """Three ways in: a file, a paste, last year."""
    page = _page(label, body, request.actor)
    asked: dict[str, Form] = {"file": FileForm(), "paste": PasteForm(), "copy": CopyForm()}
    if request.method == "POST":
        name = request.POST.get("way", "file")
        make, take = WAYS.get(name, WAYS["file"])
        form, brought = make(request), []
        if done(form, lambda: brought.append(take(page.proposal, form, request.actor))):
            return redirect(_address(page, brought[0]))
        asked[name] = form
    context = {"page": page, "forms": asked, "refused": [form for form in asked.values() if form.errors]}
    return show(request, "office/tables/bring.html", context, status=_status(*asked.values()))


def table(request: Request, label: str, body: str, number: int) -> HttpResponse:
    """The preview."""
    return _preview(request, _table(request, label, body, number))


def act(request: Request, label: str, body: str, number: int, act: str) -> HttpResponse:
    """Choose the sheet, map the columns, take the rows, throw the table away."""
    page = _table(request, label, body, number)
    if act not in ACTS:
        raise Http404
    make, do = ACTS[act]
    form = make(page, request)
    if not done(form, lambda: do(page, form, request.actor)):
        return _preview(request, page, form)
    after = {"discard": "office:tables", "apply": "office:proposal"}.get(act, "")
    if act == "apply" and page.refused:
        after = ""
    return redirect(reverse(after, args=(label, body)) if after else _here(page))


def row(request: Request, label: str, body: str, number: int, row: int) -> HttpResponse:
    """Mend a row, take it out, put it back."""
    page = _table(request, label, body, number)
    form = _mend_form(page, row, request)
    if request.method == "POST" and done(form, lambda: _correct(page, row, form, request)):
        return redirect(f"{_here(page)}#row-{row}")
    context = {"page": page, "form": form, "row": row, "line": _line(page, row)}
    return show(request, "office/tables/row.html", context, status=_status(form))


def _page(label: str, body: str, actor: Actor) -> Bringing:
    page = pages.bringing(label, body, actor)
    if page is None:
        raise Http404
    return page


def _table(request: Request, label: str, body: str, number: int) -> Preview:
    page = pages.preview(_page(label, body, request.actor), number, request.actor)
    if page is None:
        raise Http404
    return page


def _preview(request: Request, page: Preview, form: Form | None = None) -> HttpResponse:
    context = {"page": page, "refused_form": form, "again": "again" in request.GET}
    if isinstance(form, ColumnsForm):
        context["columns_form"] = form
    return show(request, "office/tables/table.html", context, status=_status(form) if form else 200)


def _status(*forms: Form) -> int:
    return UNPROCESSABLE if any(form.is_bound and form.errors for form in forms) else 200


def _here(page: Preview) -> str:
    return reverse("office:table", args=(page.at.schedule.label, page.at.body.slug, page.table.number))


def _address(page: Bringing, brought: Brought) -> str:
    there = reverse("office:table", args=(page.schedule.label, page.body.slug, brought.table.number))
    return there if brought.is_new else f"{there}?again=1"


def _line(page: Preview, number: int) -> Line | None:
    return next((line for line in (*page.refused, *page.good) if line.row.number == number), None)


def _mend_form(page: Preview, number: int, request: Request) -> Form:
    """The form of the row; of one that is no meeting (yet) only its buttons."""
    line, data = _line(page, number), request.POST if request.method == "POST" else None
    return MendForm(data, row=line.row, opened=page.opened) if line else CopyForm(data)


def _correct(page: Preview, row: int, form: Form, request: Request) -> None:
    if "out" in request.POST:
        actions.take_out_row(table=page.table, row=row, by=request.actor)
    elif "back" in request.POST:
        actions.put_back_row(table=page.table, row=row, by=request.actor)
    elif isinstance(form, MendForm) and form.cells():
        actions.mend_row(table=page.table, row=row, cells=form.cells(), by=request.actor)


def _upload(proposal: Proposal, form: Form, by: Actor) -> Brought:
    file = form.cleaned_data["file"]
    return actions.upload(proposal=proposal, name=file.name, data=file.read(), by=by)


def _paste(proposal: Proposal, form: Form, by: Actor) -> Brought:
    return actions.paste(proposal=proposal, text=form.cleaned_data["pasted"], by=by)


def _copy(proposal: Proposal, form: Form, by: Actor) -> Brought:
    return actions.copy_last_year(proposal=proposal, by=by)


def _choose(page: Preview, form: Form, by: Actor) -> None:
    actions.choose_sheet(table=page.table, sheet=form.cleaned_data["sheet"] - 1, by=by)


def _map(page: Preview, form: Form, by: Actor) -> None:
    assert isinstance(form, ColumnsForm)
    actions.map_columns(table=page.table, columns=form.columns(), by=by)


def _apply(page: Preview, form: Form, by: Actor) -> None:
    data = form.cleaned_data
    actions.apply(table=page.table, mode=Mode(data["mode"]), revision=data["revision"], by=by)


def _discard(page: Preview, form: Form, by: Actor) -> None:
    actions.discard(table=page.table, by=by)


def _columns_form(page: Preview, request: Request) -> Form:
    return ColumnsForm(request.POST, opened=page.opened) if page.opened.layout else CopyForm(request.POST)


WAYS: dict[str, tuple[Callable[[Request], Form], Callable[[Proposal, Form, Actor], Brought]]] = {
    "file": (lambda request: FileForm(request.POST, request.FILES), _upload),
    "paste": (lambda request: PasteForm(request.POST), _paste),
    "copy": (lambda request: CopyForm(request.POST), _copy),
}
ACTS: dict[str, tuple[Callable[[Preview, Request], Form], Callable[[Preview, Form, Actor], Any]]] = {
    "sheet": (lambda _, request: SheetForm(request.POST), _choose),
    "columns": (_columns_form, _map),
    "apply": (lambda _, request: ApplyForm(request.POST), _apply),
    "discard": (lambda _, request: CopyForm(request.POST), _discard),
}
