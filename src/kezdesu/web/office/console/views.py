"""The operator's console: every button is a form, every refusal says why and keeps what was typed."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kezdesu.common.answers import Conflict, Refused, require
from kezdesu.live import actions, queries, rules
from kezdesu.live.models import Floor
from kezdesu.meetings.models import Visit
from kezdesu.web.filters import t
from kezdesu.web.office.console import acts
from kezdesu.web.office.console.forms import HallForm
from kezdesu.web.office.console.pages import Typed, closed_page, console_page
from kezdesu.web.request import Request

OPEN = "open"


@never_cache
def console(request: Request, code: str) -> HttpResponse:
    """The console of one visit. ``?preview=`` shows a waiting question before it goes on air."""
    return _shown(request, code, Typed(preview=request.GET.get("preview", "")[:20]))


def act(request: Request, code: str, act: str) -> HttpResponse:
    """One button. 409 with the fresh state when another operator was faster."""
    if act == OPEN:
        return _open(request, code)
    floor = _floor(request, code)
    if act not in acts.BUTTONS:
        raise Http404
    form = acts.form_for(act, floor, request.POST)
    try:
        acts.perform(act, form, by=request.actor)
    except Refused as refused:
        return _shown(request, code, Typed(refused.denied, form), _status(refused))
    return redirect("office:console", code=code)


def capture(request: Request, code: str) -> HttpResponse:
    """A question from the hall; answers JSON to the console's own script, which may send it late."""
    floor = _floor(request, code)
    form = HallForm(request.POST)
    try:
        captured = acts.capture(floor, form, by=request.actor)
    except Refused as refused:
        return _not_captured(request, code, refused, form)
    if not request.accepts("text/html"):
        return JsonResponse({"code": captured.code, "queued": captured.queued}, status=201)
    return redirect("office:console", code=code)


def _open(request: Request, code: str) -> HttpResponse:
    try:
        actions.open_floor(_visit(request, code), by=request.actor)
    except Refused as refused:
        return _shown(request, code, Typed(refused.denied), _status(refused))
    return redirect("office:console", code=code)


def _not_captured(request: Request, code: str, refused: Refused, form: HallForm) -> HttpResponse:
    denied = refused.denied
    if request.accepts("text/html"):
        return _shown(request, code, Typed(denied, hall=form), _status(refused))
    fields = {refused.field: t(denied.reason)} if refused.field else {}
    error = {"code": denied.code, "message": t(denied.reason), "fields": fields}
    return JsonResponse({"error": error}, status=_status(refused))


def _shown(request: Request, code: str, typed: Typed, status: int = 200) -> HttpResponse:
    visit = _visit(request, code)
    state, floor = queries.state_of(code), queries.floor_of(code)
    if state is None:
        raise Http404
    if floor is None:
        closed = closed_page(visit, state, typed.denied, by=request.actor)
        return render(request, "office/console/closed.html", {"page": closed}, status=status)
    page = console_page(floor, state, typed, by=request.actor)
    return render(request, "office/console/console.html", {"page": page}, status=status)


def _visit(request: Request, code: str) -> Visit:
    visit = queries.visit_of(code)
    if visit is None:
        raise Http404
    require(rules.may_run(visit, by=request.actor))
    return visit


def _floor(request: Request, code: str) -> Floor:
    floor = queries.floor_of(code)
    if floor is None:
        raise Http404
    require(rules.may_run(floor.visit, by=request.actor))
    return floor


def _status(refused: Refused) -> int:
    return 409 if isinstance(refused, Conflict) else 422
