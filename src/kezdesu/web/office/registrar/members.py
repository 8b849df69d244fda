"""Members: the list, a person's history, the end of a role, and help for who cannot get in."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import actions, refusals, registry, rules
from kezdesu.bodies.models import Membership
from kezdesu.bodies.registry import Filters
from kezdesu.common import clock
from kezdesu.common.answers import Refused, require
from kezdesu.people import actions as accounts
from kezdesu.people import sessions
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.web.accounts import mails
from kezdesu.web.filters import by_name
from kezdesu.web.office.registrar import pages
from kezdesu.web.office.registrar.acting import done
from kezdesu.web.office.registrar.bodies import Act, show_act
from kezdesu.web.office.registrar.forms import EndRoleForm, MembersForm
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request

FOLDED_FROM = 40
"""People from whose number on the list is folded by letters."""
END = Act(
    _("End of a role"),
    _("What was done stays under the same name. Without any role left all sessions end."),
    _("End the role"),
    lambda _body, data: EndRoleForm(data, initial={"last_day": clock.today()}),
    lambda _body, _form, _by: None,
)


def members(request: Request) -> HttpResponse:
    """Who has which role where, narrowed by the address."""
    slugs, today = pages.scope(request.actor), clock.today()
    bodies = by_name(line.body for line in registry.bodies(slugs=slugs, on=today))
    form = MembersForm(request.GET or None, bodies=bodies)
    data = form.cleaned_data if form.is_valid() else {}
    filters = Filters(
        data.get("body", ""), data.get("role", ""), data.get("state") or "now", data.get("word", "")
    )
    rows = registry.members(filters, slugs=slugs, on=today)
    people = pages.people_of(rows)
    folded = len(people) > FOLDED_FROM
    context = {
        "form": form,
        "count": len(people),
        "folded": folded,
        "groups": pages.by_letter(people) if folded else [("", people)] if people else [],
        "many": len(rows) >= registry.MOST_SHOWN,
        "today": today,
    }
    return show(request, "office/registrar/members.html", context)


def member(request: Request, number: int) -> HttpResponse:
    """One person: every role she has had in the bodies in the registrar's charge."""
    account, rows = _person(request, number)
    context = {
        "account": account,
        "rows": rows,
        "today": clock.today(),
        "sessions": len(sessions.of(account)),
        "is_me": account.pk == request.actor.account_id,
    }
    return show(request, "office/registrar/member.html", context)


def help_her(request: Request, number: int, act: str) -> HttpResponse:
    """Take the second step off, or sign her out everywhere."""
    account, rows = _person(request, number)
    if act not in ("reset-factor", "end-sessions"):
        raise Http404
    body = rows[0].body.slug
    if act == "reset-factor":
        accounts.reset_second_factor(account, by=request.actor, body=body)
        mails.tell(account, "factor_reset")
    else:
        accounts.end_sessions(account, by=request.actor, body=body)
    return redirect("office:registrar_member", number=number)


def end(request: Request, number: int) -> HttpResponse:
    """A role ends on a day or at once."""
    row = registry.membership(number)
    if row is None:
        raise Http404
    require(rules.is_registrar(row.body, by=request.actor))
    data = request.POST if request.method == "POST" else None
    form = EndRoleForm(data, initial={"last_day": max(clock.today(), row.since)})
    if data is not None and done(form, lambda: _end(row, form, request)):
        return redirect("office:registrar_body", slug=row.body.slug)
    said = Act(_title(row), END.lead, END.button, END.form, END.do)
    return show_act(request, row.body, said, form)


def _end(row: Membership, form: EndRoleForm, request: Request) -> None:
    actions.end_membership(row=row, last_day=form.day, by=request.actor)


def _title(row: Membership) -> str:
    return f"{row.account.name}: {Role(row.role).label}"


def _person(request: Request, number: int) -> tuple[Account, list[Membership]]:
    """The person, if she works or worked in a body in the registrar's charge."""
    account = registry.account(number)
    if account is None:
        raise Http404
    slugs = pages.scope(request.actor)
    rows = [row for row in registry.history_of(account) if slugs is None or row.body.slug in slugs]
    if not rows:
        raise Refused(refusals.NOT_REGISTRAR)
    return account, rows
