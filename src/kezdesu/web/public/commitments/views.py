"""Promises and the verdict on them."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from kezdesu.commitments import verdicts
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import language_of
from kezdesu.web import limits, refusals
from kezdesu.web.public.commitments import pages
from kezdesu.web.public.commitments.forms import CONFIRMS, VerdictForm
from kezdesu.web.request import Request

TRIES = 20


def commitments(request: HttpRequest) -> HttpResponse:
    """The list of promises."""
    page = pages.list_page(pages.wanted_from(request.GET))
    return render(request, "public/commitments/list.html", {"page": page, "today": clock.today()})


def commitment(request: HttpRequest, code: str) -> HttpResponse:
    """One promise."""
    page = pages.promise_page(code)
    if page is None:
        raise Http404
    return render(request, "public/commitments/promise.html", {"page": page, "today": clock.today()})


@never_cache
def verdict(request: HttpRequest, code: str) -> HttpResponse:
    """The word of those who asked or joined. The secret travels in the form, never in the address."""
    if request.method == "POST" and not limits.allow(f"verdict:{limits.address(request)}", tries=TRIES):
        return refusals.too_many(request)
    form = VerdictForm(request.POST if request.method == "POST" else None)
    page = _judged(cast(Request, request), code)
    if form.is_bound and form.is_valid() and _give(page, form):
        return redirect(reverse("public:commitment", kwargs={"code": code}) + "#words")
    status = 400 if form.is_bound else 200
    return render(request, "public/commitments/judge.html", {"page": page, "form": form}, status=status)


def _judged(request: Request, code: str) -> pages.VerdictPage:
    secret = request.POST.get("secret", "").strip()[:100]
    page = pages.verdict_page(code, secret=secret, device=request.actor.device)
    if page is None:
        raise Http404
    return page


def _give(page: pages.VerdictPage, form: VerdictForm) -> bool:
    """Whether it was given; if not, the form says why."""
    said = form.cleaned_data
    try:
        verdicts.give_verdict(
            page.promise,
            by=page.standing,
            confirms=said["word"] == CONFIRMS,
            comment=said["comment"],
            language=language_of(get_language()),
        )
    except Refused as refused:
        form.add_error(refused.field or None, refused.denied.reason[language_of(get_language())])
        return False
    return True
