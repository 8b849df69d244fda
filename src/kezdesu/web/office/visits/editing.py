"""The forms of a visit that hold one form each: what they show first, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common import clock
from kezdesu.meetings import actions, queries, rules
from kezdesu.meetings.models import RecordKind
from kezdesu.meetings.queries import VisitPage
from kezdesu.people.actors import Actor
from kezdesu.web import uploads
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done
from kezdesu.web.office.today.desk import show
from kezdesu.web.office.visits import pages
from kezdesu.web.office.visits.forms import (
    AnnouncementForm,
    ArchiveForm,
    BroadcastForm,
    MinutesForm,
    PostponeForm,
    ReasonForm,
    RecordForm,
)
from kezdesu.web.request import Request


@dataclass(frozen=True, slots=True)
class Sent:
    """What a browser sent; None when it only asked for the form."""

    data: QueryDict | None = None
    files: MultiValueDict[str, UploadedFile] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One form: its title and help, how it is made, what it does."""

    title: Promise
    help: Promise
    make: Callable[[VisitPage, Actor, Sent], forms.Form]
    do: Callable[[VisitPage, Any, Actor], object]


def edit(request: Request, code: str, form: str) -> HttpResponse:
    """One form of a visit."""
    desk = pages.visit_desk(code, request.actor)
    if desk is None or form not in EDITS or form not in desk.edits:
        raise Http404
    sent = Sent(request.POST, request.FILES) if request.method == "POST" else Sent()
    made = EDITS[form].make(desk.it, request.actor, sent)
    if "kind" in request.GET and not made.is_bound:
        made.initial["kind"] = request.GET["kind"]
    if made.is_bound and done(made, lambda: EDITS[form].do(desk.it, made, request.actor)):
        return redirect("office:visit", code=code)
    context = {"visit": desk.it.visit, "edit": EDITS[form], "name": form, "form": made}
    status = UNPROCESSABLE if made.is_bound else 200
    return show(request, "office/visits/edit.html", context, status=status)


def minutes(request: Request, code: str, kind: str) -> HttpResponse:
    """Minutes or links of a part that has ended."""
    visit = queries.by_code(code)
    part = queries.part_of(visit, kind) if visit else None
    if visit is None or part is None or not rules.is_team(visit, by=request.actor):
        raise Http404
    before = {"minutes_kk": part.minutes_kk, "minutes_ru": part.minutes_ru}
    form = MinutesForm(request.POST if request.method == "POST" else None, initial=before)
    if form.is_bound and done(
        form, lambda: actions.write_minutes(part=part, minutes=form.minutes, by=request.actor)
    ):
        return redirect("office:visit", code=code)
    context = {"visit": visit, "edit": MINUTES, "name": f"minutes-{kind}", "form": form}
    return show(request, "office/visits/edit.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _broadcast(page: VisitPage, by: Actor, sent: Sent) -> forms.Form:
    names = ("url", "comments", "videoconference", "impossible_kk", "impossible_ru")
    now = {name: getattr(page.broadcast, name) for name in names} if page.broadcast else {"comments": "open"}
    return BroadcastForm(sent.data, sent.files, initial=now)


def _announcement(page: VisitPage, by: Actor, sent: Sent) -> forms.Form:
    names = ("text_kk", "text_ru", "text_en")
    now = {name: getattr(page.announcement, name) for name in names} if page.announcement else {}
    return AnnouncementForm(sent.data, sent.files, initial=now)


def _record(page: VisitPage, by: Actor, sent: Sent) -> forms.Form:
    local = clock.now().astimezone(clock.ALMATY)
    now = {"happened_on": local.date(), "happened_hour": local.time()}
    return RecordForm(sent.data, sent.files, kinds=rules.recordable(page.visit, by=by), initial=now)


def _postpone(page: VisitPage, by: Actor, sent: Sent) -> forms.Form:
    return PostponeForm(
        sent.data, sent.files, initial={"new_hour": page.visit.starts_at.astimezone(clock.ALMATY).time()}
    )


def _keep_record(page: VisitPage, form: RecordForm, by: Actor) -> object:
    data, visit = form.cleaned_data, page.visit
    kind = RecordKind(data["kind"])
    author = by.author(rules.recording_body(visit, kind, by=by))
    with uploads.stored(form.upload, by=author) as file:
        return actions.record(
            visit=visit,
            kind=kind,
            note=form.note,
            happened_at=form.happened_at,
            count=data["count"],
            url=data["url"],
            file=file,
            by=by,
        )


EDITS: dict[str, Edit] = {
    "broadcast": Edit(
        _("Broadcast and comments"),
        _("Comments are necessarily open. A broadcast or open comments may be missing only with the reason."),
        _broadcast,
        lambda page, form, by: actions.set_broadcast(visit=page.visit, plan=form.plan, by=by),
    ),
    "announcement": Edit(
        _("Announcement"),
        _("Kazakh and Russian are both needed before it is put before the head; her signature publishes it."),
        _announcement,
        lambda page, form, by: actions.draft_announcement(visit=page.visit, text=form.text, by=by),
    ),
    "record": Edit(
        _("Record evidence"),
        _("What is recorded stays for ever and is public; a mistake is corrected by another record."),
        _record,
        _keep_record,
    ),
    "archive": Edit(
        _("Recording of the broadcast"),
        _("Anybody can watch it from the page of the meeting."),
        lambda page, by, sent: ArchiveForm(sent.data, sent.files),
        lambda page, form, by: actions.attach_archive(
            visit=page.visit, url=form.cleaned_data["archive_url"], by=by
        ),
    ),
    "postpone": Edit(
        _("Postpone the visit"),
        _("All parts move with it. The former day stays visible for ever, with your reason."),
        _postpone,
        lambda page, form, by: actions.postpone(
            visit=page.visit, new_start=form.start, reason=form.reason, by=by
        ),
    ),
    "cancel": Edit(
        _("Cancel the visit"),
        _("The page of the meeting stays, with your reason. This cannot be undone."),
        lambda page, by, sent: ReasonForm(sent.data, sent.files),
        lambda page, form, by: actions.cancel(visit=page.visit, reason=form.reason, by=by),
    ),
}
MINUTES = Edit(
    _("Minutes and links"),
    _("Minutes of the meeting with organisations; links of the briefing. Public, in both languages."),
    lambda page, by, sent: MinutesForm(sent.data, sent.files),
    lambda page, form, by: None,
)
