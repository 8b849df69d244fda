"""Presses on the buttons of a visit: signature, beginning, parts, end."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.issues import beforehand
from kezdesu.meetings import actions, queries
from kezdesu.meetings.models import Announcement, Visit
from kezdesu.people.actors import Actor
from kezdesu.web.office.schedule.acting import done
from kezdesu.web.office.schedule.forms import PressForm, ReasonForm
from kezdesu.web.office.visits.forms import EndForm
from kezdesu.web.office.visits.views import desk
from kezdesu.web.request import Request


def act(request: Request, code: str, act: str) -> HttpResponse:
    """Prepare, sign or send back the announcement; begin or end the visit."""
    visit = _visible(code, request.actor)
    if act not in ACTS:
        raise Http404
    form: forms.Form = ReasonForm(request.POST) if act == "send-back" else PressForm(request.POST)
    if done(form, lambda: ACTS[act](visit, form.cleaned_data.get("reason", ""), request.actor)):
        return redirect("office:visit", code=code)
    return desk(request, code, form)


def part(request: Request, code: str, kind: str, act: str) -> HttpResponse:
    """Start or end a part."""
    found = queries.part_of(_visible(code, request.actor), kind)
    if found is None or act not in ("start", "end"):
        raise Http404
    form = EndForm(request.POST) if act == "end" else PressForm(request.POST)
    count = form.fields.get("attendance") is not None
    if done(
        form,
        lambda: (
            actions.end_part(part=found, attendance=form.cleaned_data["attendance"], by=request.actor)
            if count
            else actions.start_part(part=found, by=request.actor)
        ),
    ):
        return redirect("office:visit", code=code)
    return desk(request, code, form)


def _visible(code: str, actor: Actor) -> Visit:
    visit = queries.by_code(code)
    if visit is None or not actor.works_on(visit.body.slug, visit.keys):
        raise Http404
    return visit


def _announcement(visit: Visit) -> Announcement:
    page = queries.page_of(visit.code)
    if page is None or page.announcement is None:
        raise Http404
    return page.announcement


def _prepare(visit: Visit, reason: str, by: Actor) -> None:
    actions.prepare_announcement(announcement=_announcement(visit), by=by)


def _sign(visit: Visit, reason: str, by: Actor) -> None:
    actions.sign_announcement(announcement=_announcement(visit), by=by)


def _send_back(visit: Visit, reason: str, by: Actor) -> None:
    actions.return_announcement(announcement=_announcement(visit), reason=reason, by=by)


def _begin(visit: Visit, reason: str, by: Actor) -> None:
    actions.begin(visit=visit, by=by)


def _close(visit: Visit, reason: str, by: Actor) -> None:
    actions.close_visit(visit=visit, by=by)


def _take_local(visit: Visit, reason: str, by: Actor) -> None:
    beforehand.take_in(visit=visit, by=by)


ACTS: dict[str, Callable[[Visit, str, Actor], None]] = {
    "prepare": _prepare,
    "sign": _sign,
    "send-back": _send_back,
    "begin": _begin,
    "close": _close,
    "take-local": _take_local,
}
