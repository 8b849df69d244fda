""" "My question": what only the asker sees and may do, by the secret link. Never cached, never indexed."""

from __future__ import annotations

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kezdesu.common.answers import Refused
from kezdesu.voices import actions, queries, rules
from kezdesu.voices.models import Voice
from kezdesu.voices.screening import NAMES, kinds
from kezdesu.voices.states import WAITING
from kezdesu.web.filters import t
from kezdesu.web.public.commitments.pages import verdicts_for
from kezdesu.web.public.voices.forms import AppealForm
from kezdesu.web.public.voices.pages import draft_name, question_page
from kezdesu.web.request import Request


@never_cache
def mine(request: Request, secret: str) -> HttpResponse:
    """All that the public sees, the text itself, an appeal once, taking back, and the asker's verdict."""
    voice = _own(secret)
    form = AppealForm(request.POST if request.POST.get("act") == "appeal" else None)
    if request.method != "POST":
        return _page(request, voice, secret, form)
    try:
        _act(request.POST.get("act", ""), secret, request.POST.get("text", ""))
    except Refused as refused:
        form.is_valid()
        form.add_error("text" if refused.field == "text" else None, t(refused.denied.reason))
        return _page(request, voice, secret, form, status=422)
    return redirect("public:mine", secret=secret)


@never_cache
def receipt(request: Request, secret: str) -> HttpResponse:
    """Number, QR and secret link, made to be printed."""
    voice = _own(secret)
    link = request.build_absolute_uri(reverse("public:mine", args=[secret]))
    code = segno.make(link, error="m", micro=False)
    page = {
        "voice": voice,
        "secret": secret,
        "link": link,
        "qr": code.svg_data_uri(scale=5, border=2, light="white"),
        "found": [NAMES[kind] for kind in kinds(voice.text)]
        if voice.held_for and voice.state in WAITING
        else [],
        "waits": voice.state in WAITING,
        "draft": draft_name(voice.visit, voice.body),
    }
    return render(request, "public/voices/receipt.html", page)


def _own(secret: str) -> Voice:
    try:
        return queries.by_secret(secret[:64])
    except Voice.DoesNotExist:
        raise Http404(_("No question has this secret link.")) from None


def _act(act: str, secret: str, text: str) -> None:
    if act == "appeal":
        actions.appeal(secret, text=text)
    elif act == "withdraw":
        actions.withdraw(secret)
    else:
        raise Http404


def _page(request: Request, voice: Voice, secret: str, form: AppealForm, status: int = 200) -> HttpResponse:
    appeal = queries.appeal_of(voice)
    shown = question_page(voice, appeal=appeal)
    page = {
        "page": shown,
        "voice": voice,
        "secret": secret,
        "form": form,
        "appeal": appeal,
        "may_appeal": rules.may_appeal(voice, queries.ground_among(voice, shown.thread.decisions), appeal),
        "may_withdraw": rules.may_withdraw(voice),
        "verdicts": verdicts_for(voice, secret),
    }
    return render(request, "public/voices/mine.html", page, status=status)
