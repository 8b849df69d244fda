"""Changes of an approved schedule, as the ministry asks for them and its head signs them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.regions import queries as regions
from kezdesu.schedule import actions, queries, rules
from kezdesu.schedule.models import Amendment, Entry
from kezdesu.web.middleware import Request
from kezdesu.web.office.approval import pages
from kezdesu.web.office.approval.forms import AddForm, AmendForm
from kezdesu.web.office.schedule import pages as schedule_pages
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.schedule.forms import Choices, PressForm, ReasonForm
from kezdesu.web.office.schedule.proposals import office_choices, region_choices
from kezdesu.web.office.today.desk import show


def amendments(request: Request, label: str) -> HttpResponse:
    """Changes of the schedule: one's own body's, or all for those who lead it."""
    page = pages.approval_page(label, request.actor)
    if page is None:
        raise Http404
    return show(request, "office/approval/list.html", {"page": page})


def amend(request: Request, entry: int) -> HttpResponse:
    """Ask to move, relocate or withdraw an approved meeting."""
    found = _own_entry(entry, request.actor)
    form = AmendForm(request.POST or None, regions=_regions(found))
    if request.method == "POST" and done(form, lambda: _propose(found, form, request.actor)):
        return redirect("office:amendments", label=found.proposal.schedule.label)
    context = {"entry": found, "form": form}
    status = UNPROCESSABLE if form.errors else 200
    return show(request, "office/approval/amend.html", context, status=status)


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
        reason = request.POST.get("reason", "")
        ok = done(form, lambda: actions.return_amendment(amendment=found, reason=reason, by=request.actor))
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
    return [(region.kato, region.name) for region in regions.existing(entry.proposal.schedule.first_day)]


def _propose(entry: Entry, form: AmendForm, by: Actor) -> None:
    kato = form.cleaned_data["new_region"]
    region = regions.by_kato(kato) if kato else None
    actions.propose_amendment(entry=entry, new_date=form.day, new_region=region, reason=form.reason, by=by)
