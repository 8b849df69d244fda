"""The official form of proposals as XLSX, DOCX and PDF, and the empty form to fill."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse

from kezdesu.common import clock
from kezdesu.documents import proposals
from kezdesu.documents.proposals import Form
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import queries as schedules
from kezdesu.schedule import rules
from kezdesu.schedule.models import Schedule
from kezdesu.tables import filling
from kezdesu.web.request import Request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAKE: dict[str, tuple[str, Callable[[Form], bytes]]] = {
    "xlsx": (XLSX, proposals.form_xlsx),
    "docx": (DOCX, proposals.form_docx),
    "pdf": ("application/pdf", proposals.form_pdf),
}


def of_body(request: Request, label: str, body: str, form: str) -> HttpResponse:
    """The proposals of a body: for the body itself, and for those who collect and approve."""
    schedule, leads = _schedule(label, request.actor)
    found = schedules.proposal_of(schedule, body)
    if found is None or not (leads or request.actor.has_in(body, Role.CLERK, Role.HEAD)):
        raise Http404
    return _file(filling.of_proposal(found), form, f"{label}-{body}")


def of_all(request: Request, label: str, form: str) -> HttpResponse:
    """The whole draft: for those who collect and approve."""
    schedule, leads = _schedule(label, request.actor)
    if not leads:
        raise Http404
    return _file(filling.of_schedule(schedule), form, label)


def empty(request: Request, label: str, body: str) -> HttpResponse:
    """The form to fill, with this body's posts and the regions as lists to choose from."""
    schedule, leads = _schedule(label, request.actor)
    found = schedules.body_by_slug(body)
    if found is None or not (leads or request.actor.has_in(body, Role.CLERK, Role.HEAD)):
        raise Http404
    content = proposals.empty_xlsx(filling.empty_of(schedule, found))
    return _answer(content, XLSX, f"kezdesu-{label}-{body}-empty.xlsx")


def _schedule(label: str, actor: Actor) -> tuple[Schedule, bool]:
    schedule = schedules.by_label(label)
    if schedule is None:
        raise Http404
    return schedule, bool(rules.is_coordinator(actor, schedule)) or bool(rules.is_secretary(actor, schedule))


def _file(content: filling.FormContent, form: str, name: str) -> HttpResponse:
    if form not in MAKE:
        raise Http404
    media_type, make = MAKE[form]
    made = make(proposals.Form(content, clock.today()))
    return _answer(made, media_type, f"kezdesu-{name}.{form}")


def _answer(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)
