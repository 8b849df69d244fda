"""Invitations: a person is invited, the link is shown once, sent again, withdrawn."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kezdesu.bodies import actions, registry, rules
from kezdesu.bodies.actions.inviting import Sent
from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.people.roles import Role
from kezdesu.web.accounts.invited import mail
from kezdesu.web.office.registrar import pages
from kezdesu.web.office.registrar.acting import UNPROCESSABLE, done
from kezdesu.web.office.registrar.forms import InviteForm
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request


def invite(request: Request, body: Body) -> HttpResponse:
    """Name, e-mail, roles; then the letter goes out and the link is shown this once."""
    data = request.POST if request.method == "POST" else None
    form = InviteForm(data, roles=pages.roles_for(body), initial={"language": "kk"})
    sent: list[Sent] = []
    if data is not None and done(form, lambda: sent.append(_invite(form, body, request))):
        return _told(request, sent[0])
    context = {"body": body, "form": form, "today": clock.today()}
    return show(
        request, "office/registrar/invite.html", context, status=UNPROCESSABLE if form.errors else 200
    )


def act(request: Request, number: int, act: str) -> HttpResponse:
    """Send again, or withdraw."""
    invitation = registry.invitation(number)
    if invitation is None or act not in ("again", "withdraw"):
        raise Http404
    require(rules.is_registrar(invitation.body, by=request.actor))
    if act == "again":
        return _told(request, actions.send_again(invitation=invitation, by=request.actor))
    actions.withdraw(invitation=invitation, by=request.actor)
    return redirect("office:registrar_body", slug=invitation.body.slug)


def _told(request: Request, sent: Sent) -> HttpResponse:
    arrived = mail.send([sent])
    context = {
        "body": sent.invitation.body,
        "invitation": sent.invitation,
        "link": mail.link_of(sent),
        "arrived": arrived == 1,
    }
    return show(request, "office/registrar/link.html", context)


def _invite(form: InviteForm, body: Body, request: Request) -> Sent:
    data = form.cleaned_data
    return actions.invite(
        body=body,
        email=data["email"],
        name=data["name"],
        language=data["language"],
        roles=[Role(role) for role in data["roles"]],
        since=data["since"],
        by=request.actor,
    )
