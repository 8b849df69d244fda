"""Asking once more who it is, before a signature.

The question is the answer to the very POST that wanted to sign, at its own address, and carries along everything that
was typed. Answered rightly, the request goes on to its view by itself: nothing is kept anywhere meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.people import factors
from kezdesu.people.models import Account
from kezdesu.web import fresh, limits
from kezdesu.web.accounts import ceremonies, waiting
from kezdesu.web.accounts.adapters import TOO_MANY, WRONG_CODE, WRONG_KEY

PREFIX = "confirm_"
WRONG_PASSWORD = _("This is not your password. Mind upper and lower case.")


@dataclass(frozen=True, slots=True)
class Question:
    """What the page asks and carries along. ``typed``: names with values; ``files``: sealed names of kept files."""

    methods: tuple[str, ...]
    typed: list[tuple[str, str]]
    files: list[tuple[str, str]]
    error: Promise | str
    options: str


def ask(request: HttpRequest) -> HttpResponse | None:
    """None when she has just proved that it is she; else the page that asks."""
    account = request.user
    assert isinstance(account, Account)
    given = request.POST.get(f"{PREFIX}by", "")
    error: Promise | str = "" if not given else _wrong(request, account, given)
    if given and not error:
        fresh.mark(request)
        _take_back(request, account)
        return None
    return _page(request, account, error)


def _wrong(request: HttpRequest, account: Account, by: str) -> Promise | str:
    """What is wrong with the proof, or an empty text."""
    if not limits.allow(f"confirm:{account.pk}:{request.session.session_key}"):
        return TOO_MANY
    if by == "password":
        return "" if account.check_password(request.POST.get(f"{PREFIX}password", "")) else WRONG_PASSWORD
    if by == "code":
        code: Any = ReauthenticateForm(user=account, data={"code": request.POST.get(f"{PREFIX}code", "")})
        return _used(request, code, "code")
    credential = {"credential": request.POST.get(f"{PREFIX}credential", "")}
    return _used(request, ReauthenticateWebAuthnForm(user=account, data=credential), "credential")


def _used(request: HttpRequest, form: Any, field: str) -> Promise | str:
    if form.is_valid():
        used = form.authenticator if field == "code" else form.cleaned_data[field]
        post_authentication(request, used, reauthenticated=True)
        return ""
    codes = [error.code for error in form.errors.as_data().get(field, [])]
    if "too_many_login_attempts" in codes:
        return TOO_MANY
    return WRONG_CODE if field == "code" else WRONG_KEY


def _take_back(request: HttpRequest, account: Account) -> None:
    """Give the view the request as it was before the question."""
    typed: QueryDict = request.POST.copy()
    for name, _values in request.POST.lists():
        if name.startswith(PREFIX):
            del typed[name]
    typed._mutable = False
    request.POST = cast(Any, typed)
    for name, kept in waiting.opened(account.pk, request.POST.getlist(waiting.FIELD)):
        request.FILES.appendlist(name, kept)


def _page(request: HttpRequest, account: Account, error: Promise | str) -> HttpResponse:
    own = factors.of(account.pk)
    methods = [
        *(["passkey"] if own.passkeys else []),
        *(["code"] if own.has_authenticator or own.codes_left else []),
        *(["password"] if account.has_usable_password() else []),
    ]
    options = ceremonies.to_use(account) if own.passkeys else ""
    question = Question(tuple(methods), _typed(request), _kept(request, account), error, options)
    status = 429 if error is TOO_MANY else 403
    context = {"question": question, "minutes": settings.FRESH_MINUTES}
    return render(request, "accounts/confirm.html", context, status=status)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    unwanted = {"csrfmiddlewaretoken", waiting.FIELD}
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in unwanted and not name.startswith(PREFIX)
        for value in values
    ]


def _kept(request: HttpRequest, account: Account) -> list[tuple[str, str]]:
    """Files sent now are put aside; those put aside before stay so."""
    sent = [(name, one) for name, files in request.FILES.lists() for one in files]
    new = [(one.name or "", waiting.keep(account.pk, name, one)) for name, one in sent]
    before = [(waiting.name_of(token), token) for token in request.POST.getlist(waiting.FIELD)]
    return [*((shown, token) for shown, token in before if shown), *new]
