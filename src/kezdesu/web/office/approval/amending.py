"""Changes of an approved schedule, as the ministry asks for them and its head signs them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import actions, queries, rules
from kezdesu.schedule.models import Amendment, Entry
from kezdesu.web.office.approval import asking
from kezdesu.web.office.approval.forms import AddForm, AmendForm
from kezdesu.web.office.schedule import pages as schedule_pages
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.schedule.forms import Choices, PressForm, ReasonForm
from kezdesu.web.office.schedule.proposals import office_choices, region_choices
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request


def amend(request: Request, entry: int) -> HttpResponse:
    """Ask to move, relocate or withdraw an approved meeting; a returned change is where one begins anew."""
    found = _own_entry(entry, request.actor)
    form = AmendForm(request.POST or None, regions=_regions(found), initial=asking.initial_of(found))
    known = queries.regions_by_kato()
    if request.method == "POST" and done(
        form,
        lambda: actions.propose_amendments(asked=[form.asked(found, known)], by=request.actor),
    ):
        return redirect("office:amendments", label=found.proposal.schedule.label)
    context = {"form": form, "page": asking.amend_page(found)}
    return show(request, "office/approval/amend.html", context, status=UNPROCESSABLE if form.errors else 200)


def letter(request: Request, label: str, body: str) -> HttpResponse:
    """Ask for several changes in one letter."""
    page = asking.letter_page(label, body, request.actor)
    if page is None:
        raise Http404
    rows, press = asking.letter_rows(page, request.POST or None), PressForm(request.POST or None)
    sent = request.method == "POST" and "more" not in request.POST
    if sent and rows.is_valid() and done(press, lambda: asking.propose(page, rows, request.actor)):
        return redirect("office:amendments", label=label)
    context = {"page": page, "rows": rows, "form": press}
    return show(request, "office/approval/letter.html", context, status=UNPROCESSABLE if sent else 200)


def add(request: Request, label: str, body: str) -> HttpResponse:
    """Ask to add a meeting to an approved schedule."""
    page = schedule_pages.proposal_page(label, body, request.actor)
    if page is None or page.proposal is None or not page.may_add:
        raise Http404
    form = AddForm(request.POST or None, regions=region_choices(page), offices=office_choices(page))
    proposal, actor = page.proposal, request.actor
    if request.method == "POST" and done(
        form,
        lambda: actions.propose_addition(proposal=proposal, row=form.row(), reason=form.reason, by=actor),
    ):
        return redirect("office:amendments", label=label)
    context = {"page": page, "form": form}
    return show(request, "office/approval/add.html", context, status=UNPROCESSABLE if form.errors else 200)


def act(request: Request, amendment: int, act: str) -> HttpResponse:
    """The head signs; the head or the Government Office returns."""
    found = _visible_amendment(amendment, request.actor)
    if act == "sign":
        form: PressForm | ReasonForm = PressForm(request.POST)
        ok = done(form, lambda: actions.sign_amendment(amendment=found, by=request.actor))
    elif act == "return":
        form = ReasonForm(request.POST)
        ok = done(
            form,
            lambda: actions.return_amendment(
                amendment=found, reason=form.cleaned_data["reason"], by=request.actor
            ),
        )
    else:
        raise Http404
    if ok:
        return redirect("office:amendments", label=found.schedule.label)
    context = {"amendment": found, "form": form}
    return show(request, "office/approval/refused.html", context, status=UNPROCESSABLE)


def _own_entry(entry: int, actor: Actor) -> Entry:
    found = queries.entry_by_id(entry)
    if found is None or not actor.has_in(found.proposal.body.slug, Role.CLERK):
        raise Http404
    return found


def _visible_amendment(amendment: int, actor: Actor) -> Amendment:
    found = queries.amendment_by_id(amendment)
    if found is None:
        raise Http404
    own = actor.has_in(found.entry.proposal.body.slug, Role.CLERK, Role.HEAD)
    if not own and not rules.is_secretary(actor, found.schedule):
        raise Http404
    return found


def _regions(entry: Entry) -> Choices:
    return asking.regions_of(entry.proposal.schedule)
