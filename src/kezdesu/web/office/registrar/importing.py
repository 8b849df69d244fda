"""A sheet of members: read, judged row by row, shown; applied only after that."""

from __future__ import annotations

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect

from kezdesu.bodies import actions, roster, sheets
from kezdesu.bodies.roster import Judged
from kezdesu.bodies.sheets import Row
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import language_of
from kezdesu.web.accounts.invited import mail
from kezdesu.web.filters import language
from kezdesu.web.office.registrar.acting import UNPROCESSABLE
from kezdesu.web.office.registrar.forms import FileForm
from kezdesu.web.office.today import desk
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request

SALT = "kezdesu.members"
KEPT = 3600
"""Seconds for which a preview may be applied; the rows travel signed in the page, so that nothing is stored."""


def page(request: Request) -> HttpResponse:
    """Upload and preview; ``rows`` in the POST applies what was shown."""
    if request.method == "POST" and "rows" in request.POST:
        return _apply(request)
    form = FileForm(request.POST or None, request.FILES or None)
    rows = _read(form) if request.method == "POST" else None
    return _show(request, form, rows)


def _show(request: Request, form: FileForm, rows: list[Row] | None) -> HttpResponse:
    judged = roster.judge(rows, by=request.actor) if rows is not None else []
    good = [row for row in judged if row.outcome in ("give", "invite")]
    context = {
        "form": form if rows is None else FileForm(),
        "rows": judged,
        "good": len(good),
        "refused": [row for row in judged if row.outcome == "refused"],
        "same": len([row for row in judged if row.outcome == "same"]),
        "seen": rows is not None,
        "kept": signing.dumps([list(row) for row in rows or []], salt=SALT, compress=True) if good else "",
    }
    status = UNPROCESSABLE if form.errors else 200
    return show(request, "office/registrar/import.html", context, status=status)


def _read(form: FileForm) -> list[Row] | None:
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return sheets.read(file.name, file.read())
    except Refused as refused:
        desk.refuse(form, refused.denied, refused.field)
        return None


def _apply(request: Request) -> HttpResponse:
    try:
        kept = signing.loads(request.POST["rows"], salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return redirect("office:registrar_import")
    rows: list[Judged] = roster.judge([(number, cells) for number, cells in kept], by=request.actor)
    applied = actions.apply_sheet(rows=rows, language=language_of(language()), by=request.actor)
    context = {"applied": applied, "arrived": mail.send(list(applied.sent))}
    return show(request, "office/registrar/imported.html", context)
