"""Back from the provider with an identity to be linked by hand: to the account of the session that began it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kezdesu.common.answers import Refused
from kezdesu.people import identities
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.web.accounts import mails, refused
from kezdesu.web.accounts.home import DONE

LINKING = "oidc_linking"


def linked(request: HttpRequest, found: Any) -> HttpResponse:
    """Link, tell her by mail, and back to her page; or why not."""
    account, begun_by = request.user, request.session.pop(LINKING, None)
    if not isinstance(account, Account) or not account.is_active or account.pk != begun_by:
        return refused.say(request, "not_proved", refused.NOT_PROVED)
    try:
        identities.link(
            account,
            provider=found.provider,
            uid=found.uid,
            by=Actor(account_id=account.pk, name=account.name),
        )
    except Refused as error:
        return refused.say(request, error.denied.code, error.denied.reason)
    mails.tell(account, "identity_linked")
    request.session[DONE] = "identity_linked"
    return redirect("accounts:home")
