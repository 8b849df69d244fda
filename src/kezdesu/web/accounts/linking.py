"""Linking and unlinking the organisation's sign-in, on one's own page and after a fresh proof."""

from __future__ import annotations

from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from kezdesu.common.answers import Refused
from kezdesu.people import identities
from kezdesu.web.accounts import mails, oidc
from kezdesu.web.accounts.home import account_of, done, page
from kezdesu.web.accounts.identities import LINKING
from kezdesu.web.request import Request


def link(request: Request) -> HttpResponse:
    """What linking means; a POST leads on to the provider.

    By a link, not by a redirect: a form of ours may lead to no other site (form-action of the content policy).
    """
    if settings.OIDC is None:
        raise Http404
    context: dict[str, object] = {"organisation": settings.OIDC}
    if request.method == "POST":
        request.session[LINKING] = account_of(request).pk
        answer = oidc.to_provider(request, AuthProcess.CONNECT)
        if answer.status_code != 302:
            return answer
        context["there"] = answer["Location"]
    return render(request, "accounts/identity.html", context)


def unlink(request: Request, number: int) -> HttpResponse:
    """Take the organisation's sign-in off."""
    account = account_of(request)
    try:
        was_there = identities.unlink(account, number, by=request.actor)
    except Refused as error:
        return page(request, error.denied)
    if not was_there:
        raise Http404
    mails.tell(account, "identity_unlinked")
    return done(request, "identity_unlinked")
