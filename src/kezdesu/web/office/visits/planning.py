"""Hours of the parts, and the agenda: several small forms on one page."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect

from kezdesu.common import clock
from kezdesu.meetings import actions, queries, rules
from kezdesu.meetings.models import PartKind
from kezdesu.meetings.queries import VisitPage
from kezdesu.people.actors import Actor
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.schedule.forms import RevisionForm
from kezdesu.web.office.today.desk import show
from kezdesu.web.office.visits.forms import MOST_ITEMS, ItemFormSet, Items, PartForm
from kezdesu.web.request import Request


def parts(request: Request, code: str) -> HttpResponse:
    """The planned hours of the parts."""
    page = _planned(code, request.actor)
    sent = request.POST if request.method == "POST" else None
    fields = [PartForm(sent, kind=kind, initial=_part(page, kind)) for kind in PartKind]
    seen = RevisionForm(sent, initial={"revision": page.visit.revision})
    wrong = [form for form in fields if not form.is_valid()]
    if sent and not wrong and done(seen, lambda: _set_parts(page, fields, seen, request.actor)):
        return redirect("office:visit", code=code)
    context = {"visit": page.visit, "fields": fields, "seen": seen}
    return show(request, "office/visits/parts.html", context, status=_status(seen, *fields))


def agenda(request: Request, code: str) -> HttpResponse:
    """The agenda within the quarter rule (3.3)."""
    page = _planned(code, request.actor)
    items = _items(page, request.POST or None)
    seen = RevisionForm(request.POST or None, initial={"revision": page.visit.revision})
    sent = request.method == "POST" and "more" not in request.POST
    if sent and items.is_valid() and done(seen, lambda: _set_agenda(page, items, seen, request.actor)):
        return redirect("office:visit", code=code)
    context = {"visit": page.visit, "meeting": page.meeting, "items": items, "seen": seen}
    wrong = sent and (bool(seen.errors) or not items.is_valid())
    return show(request, "office/visits/agenda.html", context, status=UNPROCESSABLE if wrong else 200)


def _planned(code: str, actor: Actor) -> VisitPage:
    page = queries.page_of(code)
    if page is None or not rules.is_clerk(page.visit, by=actor):
        raise Http404
    return page


def _part(page: VisitPage, kind: PartKind) -> dict[str, object]:
    part = page.part(kind)
    if part is None:
        return {}
    start, end = (at.astimezone(clock.ALMATY).time() for at in (part.planned_start, part.planned_end))
    return {"start": start, "end": end, "place_kk": part.place_kk, "place_ru": part.place_ru}


def _set_parts(page: VisitPage, fields: list[PartForm], seen: RevisionForm, by: Actor) -> None:
    day = clock.almaty_date(page.visit.starts_at)
    planned = [part for part in (form.planned(day) for form in fields) if part]
    page.visit.revision = seen.cleaned_data["revision"]
    actions.set_parts(visit=page.visit, parts=planned, by=by)


def _set_agenda(page: VisitPage, items: Items, seen: RevisionForm, by: Actor) -> None:
    page.visit.revision = seen.cleaned_data["revision"]
    actions.set_agenda(visit=page.visit, items=items.rows(), by=by)


def _items(page: VisitPage, data: QueryDict | None) -> Items:
    names = ("kind", "title_kk", "title_ru", "title_en", "minutes")
    initial = [{name: getattr(item, name) for name in names} for item in page.agenda]
    if data is not None and "more" in data:
        data = data.copy()
        total = data.get("form-TOTAL_FORMS", "")
        number = int(total) if total.isdecimal() and len(total) < 4 else 0
        data["form-TOTAL_FORMS"] = str(min(number + 3, MOST_ITEMS))
    items = ItemFormSet(data, initial=initial if data is None else None)
    assert isinstance(items, Items)
    return items


def _status(*bound: forms.Form) -> int:
    return UNPROCESSABLE if any(form.is_bound and form.errors for form in bound) else 200
