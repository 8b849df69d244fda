"""Evaluation (5.2), guidance (5.3), half-year review (6.1), other measures (6.4), control notes (7)."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common import clock
from kezdesu.common.answers import Denied, Refused
from kezdesu.oversight import actions, queries, rules
from kezdesu.oversight.actions import NewRecord
from kezdesu.oversight.models import OversightKind, OversightRecord
from kezdesu.signing import rules as signing_rules
from kezdesu.web.office.records.forms import ActForm, ReturnForm
from kezdesu.web.office.records.scores import sheet
from kezdesu.web.office.today import desk
from kezdesu.web.public.duties.words import OVERSIGHT_WORDS
from kezdesu.web.request import Request

ABOUT = (BodyKind.CEB, BodyKind.AKIMAT, BodyKind.GO)


@never_cache
def new(request: Request, kind: str) -> HttpResponse:
    """The form of a new record; for an evaluation with the score sheet that the register gives."""
    if kind not in OversightKind or not request.actor.has(*rules.WHO[kind]):
        raise Http404
    today = clock.today()
    form = ActForm(
        request.POST or None,
        initial={
            "year": today.year - (kind == OversightKind.EVALUATION),
            "about": request.GET.get("about", ""),
        },
    )
    form.ask(kind, [body for about in ABOUT for body in bodies.of_kind(about, on=today)])
    if request.method == "POST" and form.is_valid():
        made = _made(request, OversightKind(kind), form)
        if made:
            return redirect("office:act", code=made.code)
    context = {"form": form, "kind": kind, "word": OVERSIGHT_WORDS[kind], "two": kind in rules.TWO_PEOPLE}
    return desk.show(request, "office/records/act_new.html", context | _sheet(kind, form))


@never_cache
def act(request: Request, code: str) -> HttpResponse:
    """One record: sign it, send it back, or acknowledge it."""
    row = _visible(request, code)
    form = ReturnForm(request.POST if request.POST.get("do") == "return" else None)
    denied: Denied | None = None
    if request.method == "POST":
        try:
            if _done(request, row, form):
                return redirect("office:act", code=code)
        except Refused as refused:
            denied = refused.denied
    mine = [item.body for item in _to_read(request) if item.record.pk == row.pk]
    context = {
        "record": row,
        "word": OVERSIGHT_WORDS[row.kind],
        "form": form,
        "may_sign": row.act and signing_rules.may_sign(row.act, by=request.actor, roles=rules.SIGNERS),
        "to_read": [body for body in map(bodies.by_slug, mine) if body],
        "receipts": queries.receipts_of(row),
    }
    return desk.show(
        request, "office/records/act.html", context, denied=denied, status=200 if denied is None else 403
    )


def _made(request: Request, kind: OversightKind, form: ActForm) -> OversightRecord | None:
    values = form.cleaned_data
    record = NewRecord(
        kind=kind,
        body=_own(request, kind),
        year=values["year"],
        text=form.text,
        half=values.get("half"),
        about=bodies.by_slug(values.get("about", "")),
    )
    try:
        return actions.make_record(record, by=request.actor)
    except Refused as refused:
        desk.refuse(form, refused.denied, refused.field)
        return None


def _done(request: Request, row: OversightRecord, form: ReturnForm) -> bool:
    do = request.POST.get("do", "")
    if do == "sign":
        actions.sign_record(row, by=request.actor)
    elif do == "return":
        if not form.is_valid():
            return False
        actions.return_record(row, reason=form.cleaned_data["reason"], by=request.actor)
    else:
        actions.acknowledge(row, body=_reader(request), by=request.actor)
    return True


def _visible(request: Request, code: str) -> OversightRecord:
    row = queries.by_code(code)
    if row is None or not rules.may_see(row, request.actor.bodies()):
        raise Http404
    return row


def _own(request: Request, kind: OversightKind) -> Body:
    body = bodies.by_slug(min(request.actor.bodies(*rules.WHO[kind]), default=""))
    if body is None:
        raise Http404
    return body


def _reader(request: Request) -> Body:
    body = bodies.by_slug(request.POST.get("body", ""))
    if body is None:
        raise Http404
    return body


def _to_read(request: Request) -> list[queries.Receivable]:
    mine = request.actor.bodies(*rules.READERS)
    ministries = {slug for slug, body in queries.bodies_by_slug().items() if body.kind == BodyKind.CEB}
    return queries.to_acknowledge(mine, ministries=ministries)


def _sheet(kind: str, form: ActForm) -> dict[str, object]:
    if kind != OversightKind.EVALUATION:
        return {"sheet": []}
    year = form.cleaned_data.get("year") if form.is_bound and form.is_valid() else form["year"].initial
    return {"sheet": sheet(int(year or clock.today().year))}
