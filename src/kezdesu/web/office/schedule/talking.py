"""What the authorised body and a ministry say to each other about one row: comments and answers."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import actions, queries, remark_rules, remarks
from kezdesu.schedule.models import Entry
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request
from kezdesu.web.typed import TextField


class TextForm(forms.Form):
    """A comment or an answer."""

    text = TextField(
        label=_("Text"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


def comment(request: Request, entry: int) -> HttpResponse:
    """A comment of a ministry or of the coordinator."""
    found = _visible(queries.entry_by_id(entry), request.actor)
    form = TextForm(request.POST)
    return _said(
        request,
        found,
        form,
        lambda: actions.comment_row(entry=found, text=form.cleaned_data["text"], by=request.actor),
    )


def answer(request: Request, remark: int) -> HttpResponse:
    """An answer to the other side; a returned row is so confirmed or reported mended."""
    found = remarks.remark_by_id(remark)
    entry = _visible(found.entry if found else None, request.actor)
    form = TextForm(request.POST)
    if found is None:
        raise Http404
    return _said(
        request,
        entry,
        form,
        lambda: actions.answer_remark(remark=found, text=form.cleaned_data["text"], by=request.actor),
    )


def _visible(entry: Entry | None, actor: Actor) -> Entry:
    """A row whose remarks she may read: its body's and the collector's alone."""
    if entry is None or not remark_rules.is_party(entry, by=actor):
        raise Http404
    return entry


def _said(request: Request, entry: Entry, form: TextForm, act: Callable[[], object]) -> HttpResponse:
    back = _page_of(entry, request.actor)
    if done(form, act):
        return redirect(back)
    context = {"entry": entry, "form": form, "back": back}
    return show(request, "office/schedule/remark.html", context, status=UNPROCESSABLE)


def _page_of(entry: Entry, actor: Actor) -> str:
    label, body = entry.proposal.schedule.label, entry.proposal.body.slug
    if actor.has_in(body, Role.CLERK, Role.HEAD):
        proposal = reverse("office:proposal", kwargs={"label": label, "body": body})
        return f"{proposal}#e-{entry.pk}"
    return reverse("office:builder_row", kwargs={"label": label, "entry": entry.pk})
