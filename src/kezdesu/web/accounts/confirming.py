"""Asking once more who it is, before a signature.

The question is the answer to the very POST that wanted to sign, at its own address, and carries along everything that
was typed. Answered rightly, the request goes on to its view by itself. It is a request like any other, with its token
against foreign sites and through policy and method again; only files are kept meanwhile (``waiting.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from allauth.mfa.base.internal.flows import post_authentication
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common.trilingual import Trilingual
from kezdesu.people import factors
from kezdesu.people.models import Account
from kezdesu.web import fresh, limits
from kezdesu.web.accounts import ceremonies, refused, waiting
from kezdesu.web.accounts.adapters import TOO_MANY, WRONG_CODE, WRONG_KEY
from kezdesu.web.accounts.proofs import CodeAgainForm, KeyAgainForm

PREFIX = "confirm_"
FILE_GONE = Trilingual(
    "Жіберген файлыңыз енді сақтаулы емес: ол бір сағат қана тұрады. Ештеңеге қол қойылған жоқ. "
    "Бетке қайта кіріп, файлды таңдап, тағы жіберіңіз.",
    "Отправленный файл больше не хранится: он ждёт только час. Ничего не подписано. "
    "Откройте страницу заново, выберите файл и отправьте ещё раз.",
    "The file you sent is no longer kept: it waits for an hour only. Nothing was signed. "
    "Open the page anew, choose the file and send it again.",
)
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
        return None if _take_back(request, account) else refused.say(request, "file_gone", FILE_GONE)
    return _page(request, account, error)


def _wrong(request: HttpRequest, account: Account, by: str) -> Promise | str:
    """What is wrong with the proof, or an empty text."""
    if not limits.allow(f"confirm:{account.pk}:{request.session.session_key}"):
        return TOO_MANY
    if by == "password":
        return "" if account.check_password(request.POST.get(f"{PREFIX}password", "")) else WRONG_PASSWORD
    if by == "code":
        code: Any = CodeAgainForm(user=account, data={"code": request.POST.get(f"{PREFIX}code", "")})
        return _used(request, code, "code")
    credential = {"credential": request.POST.get(f"{PREFIX}credential", "")}
    return _used(request, KeyAgainForm(user=account, data=credential), "credential")


def _used(request: HttpRequest, form: Any, field: str) -> Promise | str:
    if form.is_valid():
        used = form.authenticator if field == "code" else form.cleaned_data[field]
        post_authentication(request, used, reauthenticated=True)
        return ""
    codes = [error.code for error in form.errors.as_data().get(field, [])]
    if "too_many_login_attempts" in codes:
        return TOO_MANY
    return WRONG_CODE if field == "code" else WRONG_KEY


def _take_back(request: HttpRequest, account: Account) -> bool:
    """Give the view the request as it was before the question; False when a file of it is gone."""
    files = waiting.opened(_owner(request, account), request.POST.getlist(waiting.FIELD))
    typed: QueryDict = request.POST.copy()
    for name, _values in request.POST.lists():
        if name.startswith(PREFIX) or name == waiting.FIELD:
            del typed[name]
    typed._mutable = False
    request.POST = cast(Any, typed)
    for name, kept in files or ():
        request.FILES.appendlist(name, kept)
    return files is not None


def _owner(request: HttpRequest, account: Account) -> waiting.Owner:
    return waiting.Owner(account.pk, str(request.session.session_key), request.path)


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
    owner = _owner(request, account)
    sent = [(name, one) for name, files in request.FILES.lists() for one in files]
    new = [(one.name or "", waiting.keep(owner, name, one)) for name, one in sent]
    before = [(waiting.name_of(owner, token), token) for token in request.POST.getlist(waiting.FIELD)]
    return [*before, *new]
