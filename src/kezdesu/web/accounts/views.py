"""Sign in by password, code or passkey; sign out."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows import login as signing_in
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal import flows as passkeys
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from kezdesu.people import factors
from kezdesu.web import limits
from kezdesu.web.accounts import ceremonies, known, refused
from kezdesu.web.accounts.adapters import TOO_MANY, WRONG_KEY
from kezdesu.web.accounts.forms import CodeForm, SignInForm
from kezdesu.web.accounts.proofs import KeyForm, KeyOfSomebodyForm

FROM_ONE_ADDRESS = 100
"""Failed tries in ten minutes. A whole ministry signs in from one address in the morning: who gets in, counts not."""
BEGUN_AT_ONE_ADDRESS = 2000
"""Ceremonies begun in ten minutes. Nothing can be guessed by beginning one; this bounds the load alone."""


def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; after too many wrong passwords from one address or for one e-mail it waits (429)."""
    form = SignInForm(request, data=request.POST or None)
    if request.method != "POST":
        return _form(request, form)
    email = request.POST.get("username", "")
    name, is_known = known.count_of(request, email), known.is_known(request, email)
    if not limits.allow(name) or not (is_known or _allowed_from(request)):
        return refused.too_many(request)
    if not form.is_valid() or form.account is None:
        return _form(request, form)
    limits.forget(name)
    if not is_known:
        _was_no_guess(request)
    login = Login(user=form.account, redirect_url=next_page(request))
    return _answer(signing_in.perform_password_login(request, {"email": form.account.email}, login))


def second_step(request: HttpRequest) -> HttpResponse:
    """After the password: a code or a passkey."""
    return _answer(_second_step(request))


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="accounts:login")  # type: ignore[untyped-decorator]
def _second_step(request: Any) -> HttpResponse:
    account = request._login_stage.login.user
    code = CodeForm(user=account, data=request.POST if "code" in request.POST else None)
    key = KeyForm(user=account, data=request.POST if "credential" in request.POST else None)
    for form in (code, key):
        if form.is_bound and form.is_valid():
            used = form.authenticator if form is code else form.cleaned_data["credential"]
            post_authentication(request, used)
            return _answer(request._login_stage.exit())
    own = factors.of(account.pk)
    context = {
        "form": code,
        "factors": own,
        "options": ceremonies.to_use(account) if own.passkeys else "",
        "error": _key_error(key),
    }
    return render(request, "accounts/second_step.html", context)


def passkey_options(request: HttpRequest) -> HttpResponse:
    """What the browser needs to offer its passkeys (JSON)."""
    if not may_begin(request):
        return refused.too_many(request)
    return JsonResponse(ceremonies.plain(webauthn.begin_authentication(None)))


def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey alone: it proves possession and the person."""
    if not _allowed_from(request):
        return refused.too_many(request)
    form = KeyOfSomebodyForm(data=request.POST)
    if not form.is_valid():
        return _form(request, SignInForm(request), error=WRONG_KEY)
    _was_no_guess(request)
    key = form.cleaned_data["credential"]
    return _answer(
        passkeys.perform_passwordless_login(
            request, key, Login(user=key.user, redirect_url=next_page(request))
        )
    )


def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    clear_login(request)
    logout(request)
    return redirect("public:home")


def next_page(request: HttpRequest) -> str:
    """Where she wanted to go, if that is a page of ours."""
    wanted = request.POST.get("next", "") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else ""


def _form(request: HttpRequest, form: SignInForm, *, error: object = "") -> HttpResponse:
    context = {"form": form, "next": next_page(request), "organisation": settings.OIDC, "error": error}
    return render(request, "accounts/login.html", context)


def may_begin(request: HttpRequest) -> bool:
    """Whether a ceremony may begin: with a passkey, or at the organisation."""
    return limits.allow(f"begin-from:{limits.address(request)}", tries=BEGUN_AT_ONE_ADDRESS)


def _allowed_from(request: HttpRequest) -> bool:
    return limits.allow(f"login-from:{limits.address(request)}", tries=FROM_ONE_ADDRESS)


def _was_no_guess(request: HttpRequest) -> None:
    limits.give_back(f"login-from:{limits.address(request)}")


def _key_error(form: Any) -> object:
    if not form.is_bound:
        return ""
    codes = [error.code for error in form.errors.as_data().get("credential", [])]
    return TOO_MANY if "too_many_login_attempts" in codes else WRONG_KEY


def _answer(answer: Any) -> HttpResponse:
    assert isinstance(answer, HttpResponse)
    return answer
