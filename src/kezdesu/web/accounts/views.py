"""Sign in, sign out."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from kezdesu.web import limits, refusals
from kezdesu.web.accounts.forms import SignInForm

FROM_ONE_ADDRESS = 100
"""Tries in ten minutes: a whole ministry in the morning comes from one address."""


def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; after too many wrong passwords from one address or for one e-mail it waits (429)."""
    form = SignInForm(request, data=request.POST or None)
    if request.method != "POST":
        return render(request, "accounts/login.html", {"form": form, "next": request.GET.get("next", "")})
    name = f"login:{request.POST.get('username', '').lower()[:200]}"
    place = f"login-from:{limits.address(request)}"
    if not limits.allow(name) or not limits.allow(place, tries=FROM_ONE_ADDRESS):
        return refusals.too_many(request)
    if not form.is_valid():
        return render(request, "accounts/login.html", {"form": form, "next": request.POST.get("next", "")})
    limits.forget(name)
    login(request, form.get_user())
    return redirect(_next_page(request))


def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    logout(request)
    return redirect("public:home")


def _next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted else "office:today"
