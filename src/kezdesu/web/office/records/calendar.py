"""Days that the Government swaps: entered by the registrar, recomputing every open term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import Duty
from kezdesu.oversight import queries as oversight
from kezdesu.oversight.register import before_edits, register
from kezdesu.people.roles import Role
from kezdesu.terms import actions, queries
from kezdesu.web.office.records.forms import DayForm
from kezdesu.web.office.today import desk
from kezdesu.web.request import Request


@dataclass(frozen=True, slots=True)
class Moved:
    """A duty whose day an edit of the calendar moved."""

    old: Duty
    new: Duty


@never_cache
def days(request: Request) -> HttpResponse:
    """The year's days off, the edits, and which duties they moved."""
    form, year = DayForm(request.POST or None), clock.today().year
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        return redirect("office:calendar")
    context = {
        "form": form,
        "year": year,
        "days": queries.calendar().year(year),
        "edits": oversight.calendar_edits(),
        "moved": moved(year),
    }
    return desk.show(request, "office/records/calendar.html", context)


def moved(year: int) -> Sequence[Moved]:
    """The duties of a year that stand on another day than before the edits."""
    before = before_edits(year)
    if before is None:
        return []
    pairs = [(before.by_key.get(duty.key), duty) for duty in register(year).duties]
    return [Moved(old, new) for old, new in pairs if old is not None and old.legal_due != new.legal_due]


def _changed(request: Request, form: DayForm) -> bool:
    values = form.cleaned_data
    source = Trilingual(values["source_kk"], values["source_ru"])
    author = request.actor.author(min(request.actor.bodies(Role.REGISTRAR)))
    try:
        actions.change_day(day=values["day"], working=values["working"], source=source, by=author)
    except Refused as refused:
        desk.refuse(form, refused.denied, refused.field)
        return False
    return True
