"""Opening a session for somebody whom the house has let in another way: a new password, an accepted invitation."""

from __future__ import annotations

from allauth.account.internal.flows import login as signing_in
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kezdesu.people.models import Account


def enter(request: HttpRequest, account: Account, *, to: str = "") -> HttpResponse:
    """Sign ``account`` in by the same way as everybody: membership, second factor, a fresh session."""
    login = Login(user=account, redirect_url=to or reverse("office:today"))
    answer = signing_in.perform_password_login(request, {"email": account.email}, login)
    assert isinstance(answer, HttpResponse)
    return answer
