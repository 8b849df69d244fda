"""Entering what came by another way than this site."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kezdesu.bodies import queries as bodies
from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import queries as meetings
from kezdesu.regions import queries as regions
from kezdesu.voices import actions
from kezdesu.voices.actions import Receipt, SubmitVoice
from kezdesu.voices.models import Channel
from kezdesu.web.filters import t
from kezdesu.web.office.inbox.forms import WrittenForm
from kezdesu.web.request import Request

NO_ADDRESSEE = Denied(
    "no_addressee",
    Trilingual(
        "Кездесудің нөмірін жазыңыз немесе министрлікті таңдаңыз; нөмір M-2026-0147 түрінде.",
        "Укажите номер встречи или выберите министерство; номер вида M-2026-0147.",
        "Write the number of a meeting or choose the ministry; the number looks like M-2026-0147.",
    ),
)


@never_cache
def enter(request: Request) -> HttpResponse:
    """The form; afterwards an empty one with the number to write on the paper."""
    form = WrittenForm(request.POST or None, by=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            receipt = _store(request, form)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, t(refused.denied.reason))
        else:
            stored = _("Stored under %(code)s: write the number on the original.") % {"code": receipt.code}
            messages.success(request, stored)
            return redirect("office:inbox_enter")
    page = {"form": form, "messages": list(messages.get_messages(request))}
    return render(request, "office/inbox/enter.html", page, status=422 if form.errors else 200)


def _store(request: Request, form: WrittenForm) -> Receipt:
    typed = form.cleaned_data
    visit = meetings.by_code(typed["visit"].strip().upper()) if typed["visit"].strip() else None
    body = visit.body if visit else bodies.by_slug(typed["body"])
    region = regions.by_kato(typed["region"])
    if body is None or region is None or (typed["visit"].strip() and visit is None):
        raise Refused(NO_ADDRESSEE, "visit")
    written = SubmitVoice(
        key=typed["key"],
        text=typed["text"],
        region=region,
        body=body,
        visit=visit,
        channel=Channel(typed["channel"]),
        contact=typed["contact"],
    )
    return actions.enter_written(written, by=request.actor)
