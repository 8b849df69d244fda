"""“How I sign in”: one page with everything, and the sessions."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kezdesu.common.answers import Denied
from kezdesu.people import factors, identities, queries, sessions
from kezdesu.people.models import Account
from kezdesu.people.rules import SIGNING_ROLES
from kezdesu.web.accounts import browsers
from kezdesu.web.request import Request

DONE = "account_done"


def account_of(request: Request) -> Account:
    """Who is signed in."""
    account = queries.by_number(request.actor.account_id or 0)
    if account is None:
        raise Http404
    return account


def done(request: Request, what: str) -> HttpResponse:
    """Back to the page, which says once what was done."""
    request.session[DONE] = what
    return redirect("accounts:home")


def home(request: Request) -> HttpResponse:
    """Password, authenticator, passkeys, the organisation's sign-in, recovery codes, sessions."""
    return page(request)


def page(request: Request, refused: Denied | None = None) -> HttpResponse:
    """The page; with the reason when something of it was refused."""
    account = account_of(request)
    own = factors.of(account.pk)
    signs = request.actor.has(*SIGNING_ROLES)
    context = {
        "account": account,
        "factors": own,
        "identities": identities.of(account.pk),
        "organisation": settings.OIDC,
        "refused": refused,
        "sessions": browsers.listed(sessions.of(account), str(request.session.session_key)),
        "advise": signs and not own.any,
        "demand": signs and not own.any and settings.SECOND_FACTOR == "required",
        "done": request.session.pop(DONE, ""),
    }
    return render(request, "accounts/home.html", context, status=200 if refused is None else 409)


def end_session(request: Request, number: int) -> HttpResponse:
    """End one session, in another browser or here."""
    if not sessions.end(account_of(request), number, by=request.actor):
        raise Http404
    return done(request, "session_ended")


def end_other_sessions(request: Request) -> HttpResponse:
    """End all sessions but this one."""
    key = str(request.session.session_key)
    sessions.end_others(account_of(request), but=key, by=request.actor)
    return done(request, "sessions_ended")
