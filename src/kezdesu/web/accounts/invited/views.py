"""An invitation is opened: by who is new, by who has an account, or too late."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import actions, queries, registry
from kezdesu.bodies.models import Invitation
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.people.models import Account
from kezdesu.web import limits, refusals
from kezdesu.web.accounts import entering, refused
from kezdesu.web.accounts.forms import NewPasswordForm
from kezdesu.web.accounts.invited import mail
from kezdesu.web.office.today import desk

ASKED_A_DAY = 2
"""How often a day the holder of a dead link may write to the registrar."""


class KnownForm(forms.Form):
    """Somebody who has an account proves it with its password; nothing is changed on it but the new roles."""

    password = forms.CharField(
        label=_("Password of your account"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
        max_length=500,
    )


def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """The page of the link. Asked for by POST: accepted."""
    if not limits.allow(f"invited-from:{limits.address(request)}", tries=60):
        return refusals.too_many(request)
    invitation = registry.invitation_by_secret(secret)
    if invitation is None:
        return render(request, "accounts/invited/unknown.html", {}, status=404)
    if dead := _why_dead(invitation):
        return _dead(request, invitation, dead)
    account = registry.account_by_email(invitation.email)
    return _new(request, invitation) if account is None else _known(request, invitation, account)


def ask_again(request: HttpRequest, secret: str) -> HttpResponse:
    """A new link is asked for: the registrar gets a letter, twice a day at most."""
    invitation = registry.invitation_by_secret(secret)
    if invitation is None:
        return render(request, "accounts/invited/unknown.html", {}, status=404)
    if not limits.allow(f"invitation:{invitation.pk}", tries=ASKED_A_DAY, seconds=refused.DAY):
        return refused.asked_today(request)
    mail.ask_for_new(invitation, _registrars(invitation))
    return render(request, "accounts/invited/asked.html", {"invitation": invitation})


def _why_dead(invitation: Invitation) -> str:
    if invitation.state != "open":
        return str(invitation.state)
    return "expired" if invitation.is_expired(clock.now()) else ""


def _dead(request: HttpRequest, invitation: Invitation, dead: str) -> HttpResponse:
    context = {"invitation": invitation, "dead": dead, "registrars": _registrars(invitation)}
    return render(request, "accounts/invited/dead.html", context, status=410)


def _new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    who = Account(email=invitation.email, name=invitation.name)
    form = NewPasswordForm(who, data=_typed(request))
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["new_password"]
        try:
            account = actions.accept_as_new(invitation=invitation, password=password)
        except Refused as error:
            desk.refuse(form, error.denied, error.field)
        else:
            return entering.enter(request, account)
    return _form(request, invitation, form, is_new=True)


def _known(request: HttpRequest, invitation: Invitation, account: Account) -> HttpResponse:
    is_herself = request.user.is_authenticated and request.user.pk == account.pk
    form = forms.Form(_typed(request)) if is_herself else KnownForm(_typed(request))
    if request.method == "POST" and not limits.allow(f"invited:{account.pk}"):
        return refused.too_many(request)
    if request.method == "POST" and form.is_valid() and (is_herself or _proved(form, account)):
        try:
            actions.accept(invitation=invitation, account=account)
        except Refused as error:
            desk.refuse(form, error.denied, error.field)
        else:
            return redirect("office:today") if is_herself else entering.enter(request, account)
    return _form(request, invitation, form, is_new=False, is_herself=is_herself)


def _typed(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _proved(form: forms.Form, account: Account) -> bool:
    if account.is_active and account.check_password(form.cleaned_data["password"]):
        return True
    form.add_error("password", _("This is not the password of your account."))
    return False


def _form(request: HttpRequest, invitation: Invitation, form: forms.Form, **known: bool) -> HttpResponse:
    context = {"invitation": invitation, "form": form, "is_herself": False, **known}
    return render(request, "accounts/invited/invited.html", context, status=422 if form.errors else 200)


def _registrars(invitation: Invitation) -> list[Account]:
    """Whom to ask: who invited, if she still works there, and the body's registrars; else the central ones."""
    today = clock.today()
    found = registry.registrars_of(invitation.body, on=today)
    if found:
        return found
    central = [queries.by_slug(slug) for slug in sorted(queries.central_bodies(on=today))]
    return [one for body in central if body is not None for one in registry.registrars_of(body, on=today)]
