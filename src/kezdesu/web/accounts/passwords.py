"""Changing the password, and a new one by a link from a mail."""

from __future__ import annotations

from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from kezdesu.people import actions, queries
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.web import limits, refusals
from kezdesu.web.accounts import adapters, mails, refused
from kezdesu.web.accounts.forms import ChangePasswordForm, NewPasswordForm, ResetForm
from kezdesu.web.accounts.home import account_of, done
from kezdesu.web.request import Request

LINKS = 3
"""Mails with a link that one address gets in ten minutes."""


def change(request: Request) -> HttpResponse:
    """With the present password; every other browser is signed out, this one stays."""
    account = account_of(request)
    form = ChangePasswordForm(account, data=request.POST or None)
    if request.method == "POST" and not limits.allow(f"password:{account.pk}"):
        return refused.too_many(request)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/password.html", {"form": form})
    actions.change_password(account, password=form.cleaned_data["new_password"], by=request.actor)
    adapters.AccountAdapter().login(request, account)
    mails.tell(account, "password_changed")
    return done(request, "password_changed")


def reset(request: HttpRequest) -> HttpResponse:
    """Ask for a link. The answer is the same whether there is such an account or not."""
    form = ResetForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/reset.html", {"form": form})
    email = form.cleaned_data["email"].lower()
    if not limits.allow(f"reset-from:{limits.address(request)}", tries=20):
        return refusals.too_many(request)
    account = queries.by_email(email)
    if account is not None and account.is_active and limits.allow(f"reset:{email}", tries=LINKS):
        mails.send_link(account, uid=_uid(account), token=default_token_generator.make_token(account))
    return redirect("accounts:reset_sent")


def reset_sent(request: HttpRequest) -> HttpResponse:
    """What happens now."""
    return render(request, "accounts/reset_sent.html", {})


def reset_by_link(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """The page of the link: a new password. A second factor stays as it is."""
    account = _account(uid)
    if account is None or not default_token_generator.check_token(account, token):
        return render(request, "accounts/reset_void.html", {}, status=404)
    form = NewPasswordForm(account, data=request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/reset_password.html", {"form": form})
    by = Actor(account_id=account.pk, name=account.name)
    actions.change_password(account, password=form.cleaned_data["new_password"], by=by, by_link=True)
    mails.tell(account, "password_changed")
    return redirect("accounts:reset_done")


def reset_done(request: HttpRequest) -> HttpResponse:
    """Sign in now."""
    return render(request, "accounts/reset_done.html", {})


def _uid(account: Account) -> str:
    return urlsafe_base64_encode(str(account.pk).encode())


def _account(uid: str) -> Account | None:
    try:
        number = int(force_str(urlsafe_base64_decode(uid)))
    except (ValueError, UnicodeError, OverflowError):
        return None
    found = queries.by_number(number) if 0 < number < 2**31 else None
    return found if found is not None and found.is_active else None
