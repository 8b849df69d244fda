"""Who acts for the head: the list, a new delegation, its early end. For registrars and for heads themselves."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.bodies import actions, queries, refusals, registry, rules
from kezdesu.bodies.models import Body, Office
from kezdesu.common import clock
from kezdesu.common.answers import Refused, require
from kezdesu.people.roles import Role
from kezdesu.web.office.registrar.acting import UNPROCESSABLE, done
from kezdesu.web.office.registrar.forms import DelegateForm, ReasonForm
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request


def acting(request: Request) -> HttpResponse:
    """Delegations of the bodies for which the reader may prepare one; a central registrar sees all."""
    today = clock.today()
    mine = request.actor.bodies(Role.REGISTRAR, *rules.HEAD_ROLES.values())
    bodies = [body for slug in sorted(mine) if (body := queries.by_slug(slug)) is not None]
    may = [body for body in bodies if rules.may_prepare_delegation(body, by=request.actor)]
    rows = registry.delegations_of(None if rules.is_central(request.actor) else mine)
    shown = {row.office.body.slug: row.office.body for row in rows}
    ends = {slug for slug, body in shown.items() if rules.may_prepare_delegation(body, by=request.actor)}
    context = {"rows": rows, "bodies": may, "today": today, "ends": ends}
    return show(request, "office/registrar/delegations.html", context)


def delegate(request: Request, slug: str) -> HttpResponse:
    """A new delegation of the post of a body's head."""
    body = queries.by_slug(slug)
    if body is None:
        raise Http404
    require(rules.may_prepare_delegation(body, by=request.actor))
    office, data = queries.head_on(body, on=clock.today()), request.POST if request.method == "POST" else None
    form = DelegateForm(data, people=registry.colleagues(body, on=clock.today()))
    if data is not None and done(form, lambda: _delegate(form, office, request)):
        return redirect("office:acting")
    return _show(request, body, office, form)


def end(request: Request, number: int) -> HttpResponse:
    """Take the powers back at once, with a reason."""
    row = queries.delegation(number)
    if row is None:
        raise Http404
    require(rules.may_prepare_delegation(row.office.body, by=request.actor))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and done(form, lambda: _end(number, form, request)):
        return redirect("office:acting")
    context = {"row": row, "body": row.office.body, "form": form}
    status = UNPROCESSABLE if form.errors else 200
    return show(request, "office/registrar/delegation_end.html", context, status=status)


def _show(request: Request, body: Body, office: Office | None, form: DelegateForm) -> HttpResponse:
    context = {"body": body, "office": office, "form": form}
    status = UNPROCESSABLE if form.errors else 200
    return show(request, "office/registrar/delegate.html", context, status=status)


def _delegate(form: DelegateForm, office: Office | None, request: Request) -> None:
    data = form.cleaned_data
    deputy = registry.account(int(data["deputy"]))
    if office is None:
        raise Refused(refusals.NOT_A_HEAD_POST)
    if deputy is None:
        raise Refused(refusals.DEPUTY_OUTSIDE, "deputy")
    actions.delegate(
        office=office,
        deputy=deputy,
        since=data["since"],
        until=data["until"],
        act_number=data["act_number"],
        reason=data["reason"],
        by=request.actor,
    )


def _end(number: int, form: ReasonForm, request: Request) -> None:
    row = queries.delegation(number)
    if row is not None:
        actions.end_delegation(delegation=row, reason=form.cleaned_data["reason"], by=request.actor)
