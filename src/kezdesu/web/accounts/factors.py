"""Setting up and taking away: authenticator app, passkeys, recovery codes."""

from __future__ import annotations

import io

import segno
from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.people import factors
from kezdesu.people.factors import Factors
from kezdesu.web import fresh
from kezdesu.web.accounts import ceremonies, mails
from kezdesu.web.accounts.forms import PENDING, AuthenticatorForm, PasskeyForm, PasskeyNameForm
from kezdesu.web.accounts.home import account_of, done
from kezdesu.web.office.today.desk import refuse
from kezdesu.web.request import Request


def authenticator(request: Request) -> HttpResponse:
    """Show the secret as a picture and as text; the first right code sets the app up."""
    form = AuthenticatorForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(request, form):
        return redirect("accounts:codes")
    secret = form.secret.rstrip("=")
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    context = {"form": form, "groups": groups, "exists": _own(request).has_authenticator}
    return render(request, "accounts/authenticator.html", context)


def authenticator_qr(request: Request) -> HttpResponse:
    """The same secret as an SVG picture: an address of its own, since the pages allow no data: address in scripts."""
    url = get_adapter().build_totp_url(account_of(request), AuthenticatorForm(request).secret)
    picture = io.BytesIO()
    segno.make(url, error="m").save(
        picture, kind="svg", scale=6, border=3, light="white", svgclass=None, lineclass=None
    )
    return HttpResponse(
        picture.getvalue(), content_type="image/svg+xml", headers={"Cache-Control": "no-store"}
    )


def remove_authenticator(request: Request) -> HttpResponse:
    """Take the app away."""
    account = account_of(request)
    if not factors.remove_authenticator(account, by=request.actor):
        raise Http404
    request.session[fresh.FACTOR] = _own(request).any
    mails.tell(account, "factor_removed")
    return done(request, "authenticator_removed")


def add_passkey(request: Request) -> HttpResponse:
    """Name a passkey and make it."""
    account = account_of(request)
    form = PasskeyForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid() and _key_added(request, form):
        return done(request, "passkey_added")
    context = {"form": form, "options": ceremonies.to_add(account)}
    return render(request, "accounts/passkey_add.html", context)


def rename_passkey(request: Request, number: int) -> HttpResponse:
    """Give a passkey another name."""
    key = next((one for one in _own(request).passkeys if one.pk == number), None)
    if key is None:
        raise Http404
    form = PasskeyNameForm(request.POST or None, initial={"name": key.name})
    if request.method == "POST" and form.is_valid():
        factors.rename_passkey(account_of(request), number, name=form.cleaned_data["name"], by=request.actor)
        return done(request, "passkey_renamed")
    return render(request, "accounts/passkey_rename.html", {"form": form, "key": key})


def remove_passkey(request: Request, number: int) -> HttpResponse:
    """Take a passkey away."""
    account = account_of(request)
    if not factors.remove_passkey(account, number, by=request.actor):
        raise Http404
    request.session[fresh.FACTOR] = _own(request).any
    mails.tell(account, "passkey_removed")
    return done(request, "passkey_removed")


def codes(request: Request) -> HttpResponse:
    """How many recovery codes are left; a POST shows them, to be printed or kept."""
    shown = (
        factors.recovery_codes(account_of(request), by=request.actor) if request.method == "POST" else None
    )
    if _own(request).codes_left is None:
        return redirect("accounts:home")
    return _codes_page(request, shown)


def codes_file(request: Request) -> HttpResponse:
    """The codes as a plain text file."""
    lines = factors.recovery_codes(account_of(request), by=request.actor)
    answer = HttpResponse("\r\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kezdesu-recovery-codes.txt"'
    answer["Cache-Control"] = "no-store"
    return answer


def new_codes(request: Request) -> HttpResponse:
    """New codes in place of the old ones."""
    account = account_of(request)
    factors.make_recovery_codes(account, by=request.actor)
    mails.tell(account, "codes_made")
    return _codes_page(request, factors.recovery_codes(account, by=request.actor))


def _codes_page(request: Request, shown: list[str] | None) -> HttpResponse:
    """On paper it says besides whose codes these are, and of which site."""
    context = {
        "factors": _own(request),
        "codes": shown,
        "account": account_of(request),
        "site": settings.BASE_URL.partition("://")[2],
        "today": clock.today(),
    }
    return render(request, "accounts/codes.html", context)


def _own(request: Request) -> Factors:
    return factors.of(request.actor.account_id or 0)


def _added(request: Request, form: AuthenticatorForm) -> bool:
    account = account_of(request)
    try:
        factors.add_authenticator(account, secret=form.secret, by=request.actor)
    except Refused as refused:
        refuse(form, refused.denied, "code")
        return False
    request.session.pop(PENDING, None)
    request.session[fresh.FACTOR] = True
    mails.tell(account, "authenticator_added")
    return True


def _key_added(request: Request, form: PasskeyForm) -> bool:
    account, values = account_of(request), form.cleaned_data
    try:
        factors.add_passkey(account, name=values["name"], credential=values["credential"], by=request.actor)
    except Refused as refused:
        refuse(form, refused.denied, "name")
        return False
    request.session[fresh.FACTOR] = True
    mails.tell(account, "passkey_added")
    return True
