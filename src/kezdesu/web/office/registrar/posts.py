"""Posts and tenures: renamed, ended, appointed, corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import actions, persons, registry, rules
from kezdesu.bodies.models import Office, Tenure
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.meetings import calendars
from kezdesu.people.actors import Actor
from kezdesu.web.filters import language
from kezdesu.web.formats import day
from kezdesu.web.office.registrar.acting import done
from kezdesu.web.office.registrar.bodies import show_act
from kezdesu.web.office.registrar.forms import HolderForm, LastDayForm, PostTitleForm
from kezdesu.web.office.registrar.person_forms import PartForm, SamePersonForm
from kezdesu.web.request import Request


@dataclass(frozen=True, slots=True)
class Act:
    """An act on a post or a tenure: its words, its form, what it does."""

    title: Promise | str
    lead: object
    button: Promise
    form: Callable[[Any, QueryDict | None], forms.Form]
    do: Callable[[Any, Any, Actor], object]


def post(request: Request, number: int, act: str) -> HttpResponse:
    """An act on a post."""
    office = registry.office(number)
    if office is None or act not in OF_POSTS:
        raise Http404
    return _run(request, office, office, OF_POSTS[act])


def tenure(request: Request, number: int, act: str) -> HttpResponse:
    """An act on a tenure."""
    found = registry.tenure(number)
    if found is None or act not in OF_TENURES:
        raise Http404
    return _run(request, found, found.office, OF_TENURES[act])


def _run(request: Request, target: Office | Tenure, office: Office, act: Act) -> HttpResponse:
    require(rules.is_registrar(office.body, by=request.actor))
    data = request.POST if request.method == "POST" else None
    form = act.form(target, data)
    if data is not None and done(form, lambda: act.do(target, form, request.actor)):
        return redirect("office:registrar_body", slug=office.body.slug)
    said = Act(act.title, _lead(target), act.button, act.form, act.do)
    return show_act(request, office.body, said, form)


def _lead(target: Office | Tenure) -> Trilingual:
    """The post; with its holder when it is about her."""
    if isinstance(target, Office):
        return target.title
    holder, title = target.holder, target.office.title
    return Trilingual(*(f"{holder[code]}, {title[code]}" for code in LANGUAGES))


def _titles(office: Office, data: QueryDict | None) -> forms.Form:
    initial = {"title_kk": office.title_kk, "title_ru": office.title_ru, "title_en": office.title_en}
    return PostTitleForm(data, initial={**initial, "since": clock.today()})


def _holder(tenure: Tenure, data: QueryDict | None) -> forms.Form:
    initial = {"title_kk": tenure.holder_kk, "title_ru": tenure.holder_ru, "title_en": tenure.holder_en}
    return _asking(tenure.office, data, {**initial, "since": tenure.since})


def _new_holder(office: Office, data: QueryDict | None) -> forms.Form:
    return _asking(office, data, {"since": clock.today()})


def _asking(office: Office, data: QueryDict | None, initial: dict[str, Any]) -> HolderForm:
    """The form; with the question who she is as soon as a name was typed that somebody else bears."""
    form = HolderForm(data, initial=initial)
    if data is None or not form.is_valid():
        return form
    found = registry.namesakes(office, form.text, form.cleaned_data["since"])
    return HolderForm(data, initial=initial, namesakes=found) if found else form


def _same(tenure: Tenure, data: QueryDict | None) -> forms.Form:
    """The form; with the meetings that would collide as soon as somebody was chosen."""
    found = persons.bearers(tenure)
    form = SamePersonForm(data, tenures=found)
    if data is None or not form.is_valid():
        return form
    pairs = [
        f"{clash.first.code} – {clash.second.code}, {day(clash.day, language())}"
        for clash in calendars.if_one_person(tenure, form.tenure)
    ]
    return SamePersonForm(data, tenures=found, clashes="; ".join(pairs))


def _last_day(target: object, data: QueryDict | None) -> forms.Form:
    return LastDayForm(data, initial={"last_day": clock.today()})


def _rename(office: Office, form: PostTitleForm, by: Actor) -> None:
    actions.rename_post(office=office, title=form.text, since=form.cleaned_data["since"], by=by)


def _end(office: Office, form: LastDayForm, by: Actor) -> None:
    actions.end_post(office=office, last_day=form.cleaned_data["last_day"], by=by)


def _appoint(office: Office, form: HolderForm, by: Actor) -> None:
    since = form.cleaned_data["since"]
    actions.appoint(office=office, holder=form.text, since=since, same=form.same, by=by)


def _leave(tenure: Tenure, form: LastDayForm, by: Actor) -> None:
    actions.end_tenure(tenure=tenure, last_day=form.cleaned_data["last_day"], by=by)


def _say_same(tenure: Tenure, form: SamePersonForm, by: Actor) -> None:
    actions.say_same_person(tenure=tenure, same=form.tenure, by=by)


def _parting(tenure: Tenure, data: QueryDict | None) -> forms.Form:
    return PartForm(data, tenures=persons.joined([tenure])[tenure.pk])


def _part(tenure: Tenure, form: PartForm, by: Actor) -> None:
    actions.part(tenure=tenure, others=form.tenures, reason=form.cleaned_data["reason"], by=by)


def _correct(tenure: Tenure, form: HolderForm, by: Actor) -> None:
    since = form.cleaned_data["since"]
    actions.correct_tenure(tenure=tenure, holder=form.text, since=since, same=form.same, by=by)


OF_POSTS: Mapping[str, Act] = {
    "rename": Act(_("Another title of the post"), "", _("Rename"), _titles, _rename),
    "end": Act(_("End of the post"), "", _("End the post"), _last_day, _end),
    "appoint": Act(_("Appoint"), "", _("Appoint"), _new_holder, _appoint),
}
OF_TENURES: Mapping[str, Act] = {
    "end": Act(_("The holder leaves"), "", _("Enter the last day"), _last_day, _leave),
    "correct": Act(_("Correct the appointment"), "", _("Correct"), _holder, _correct),
    "same": Act(_("Two posts, one person"), "", _("It is the same person"), _same, _say_same),
    "part": Act(_("Not one person after all"), "", _("They are different people"), _parting, _part),
}
