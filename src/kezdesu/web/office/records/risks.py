"""Risk cards and the head's decision on them (3.1, 6.2)."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import queries as meetings
from kezdesu.people.roles import Role
from kezdesu.regions import queries as regions
from kezdesu.risks import actions, queries, rules
from kezdesu.risks.models import RiskCard, RiskLevel
from kezdesu.web.office.records.forms import MeetingDecisionForm, NoMeetingForm, RiskForm
from kezdesu.web.office.today import desk
from kezdesu.web.request import Request

DESK = (Role.CLERK, Role.HEAD)


@never_cache
def risks(request: Request) -> HttpResponse:
    """The cards of the actor's bodies, and the form of a new one."""
    form = RiskForm(request.POST or None)
    form.offer(regions.existing(clock.today()))
    if request.method == "POST" and form.is_valid():
        card = _opened(request, form)
        if card:
            return redirect("office:risk", code=card.code)
    cards = queries.of_bodies(request.actor.bodies(*DESK))
    return desk.show(request, "office/records/risks.html", {"form": form, "cards": cards})


@never_cache
def risk(request: Request, code: str) -> HttpResponse:
    """One card; the head decides: an off-schedule meeting, or none with the reason."""
    card = queries.by_code(code)
    if card is None or card.body.slug not in request.actor.bodies(*DESK):
        raise Http404
    go = MeetingDecisionForm(request.POST if "go" in request.POST else None)
    go.offer(queries.visits_for(card))
    stay = NoMeetingForm(request.POST if "stay" in request.POST else None)
    if request.method == "POST" and (_goes(request, card, go) or _stays(request, card, stay)):
        return redirect("office:risk", code=card.code)
    may = rules.may_decide(card, by=request.actor)
    return desk.show(request, "office/records/risk.html", {"card": card, "go": go, "stay": stay, "may": may})


def _opened(request: Request, form: RiskForm) -> RiskCard | None:
    body = bodies.by_slug(min(request.actor.bodies(*DESK)))
    region = regions.by_kato(form.cleaned_data["region"])
    if body is None or region is None:
        raise Http404
    level, forecast = RiskLevel(form.cleaned_data["level"]), form.cleaned_data["forecast"]
    try:
        return actions.open_card(
            body=body, region=region, level=level, forecast=forecast, text=form.text, by=request.actor
        )
    except Refused as refused:
        desk.refuse(form, refused.denied, refused.field)
        return None


def _goes(request: Request, card: RiskCard, form: MeetingDecisionForm) -> bool:
    if not form.is_bound or not form.is_valid():
        return False
    visit = meetings.by_code(form.cleaned_data["visit"])
    if visit is None:
        raise Http404
    try:
        actions.decide_meeting(card, visit=visit, by=request.actor)
    except Refused as refused:
        desk.refuse(form, refused.denied, refused.field)
        return False
    return True


def _stays(request: Request, card: RiskCard, form: NoMeetingForm) -> bool:
    if not form.is_bound or not form.is_valid():
        return False
    reason = Trilingual(form.cleaned_data["reason_kk"], form.cleaned_data["reason_ru"])
    try:
        actions.decide_no_meeting(card, reason=reason, by=request.actor)
    except Refused as refused:
        desk.refuse(form, refused.denied, refused.field)
        return False
    return True
