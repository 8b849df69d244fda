"""The scan of an act: stored with the act or not at all; put aside for an hour when its form was refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from kezdesu.common.answers import Refused
from kezdesu.files import actions as files
from kezdesu.files import intake
from kezdesu.files.intake import Checked
from kezdesu.files.models import StoredFile
from kezdesu.people.actors import Actor
from kezdesu.schedule.amending_refusals import NOT_A_SCAN, SCAN_GONE
from kezdesu.schedule.amending_rules import SCANS
from kezdesu.schedule.models import Schedule
from kezdesu.schedule.parties import approver
from kezdesu.web.accounts import waiting
from kezdesu.web.accounts.waiting import Owner
from kezdesu.web.office.approval.forms import ScanForm
from kezdesu.web.office.schedule.acting import explain
from kezdesu.web.request import Request


@contextmanager
def scan_of(form: ScanForm, schedule: Schedule, by: Actor) -> Iterator[StoredFile | None]:
    """The chosen scan beside its act. Raises Refused on the field ``scan``."""
    checked = _checked(form)
    if checked is None:
        yield None
        return
    with files.beside(checked=checked, by=by.author(approver(schedule).body().slug)) as scan:
        yield scan


def bring_back(form: forms.Form, request: Request) -> None:
    """What was put aside when the form was refused is chosen again, unless another scan is."""
    if not isinstance(form, ScanForm) or not form.kept_ticket or form.add_prefix("scan") in form.files:
        return
    found = waiting.opened(_owner(request), [form.kept_ticket])
    form.choose(found[0][1] if found else None)


def put_aside(form: forms.Form, request: Request) -> None:
    """The form was refused, though not for its scan: the scan need not be chosen again."""
    if not isinstance(form, ScanForm):
        return
    form.keep("")
    if form.upload is not None and not form.has_error("scan") and _is_sound(form):
        form.keep(waiting.keep(_owner(request), "scan", form.upload))


def kept_name(form: ScanForm, request: Request) -> str:
    """The name of the scan that is put aside; empty when there is none."""
    return waiting.name_of(_owner(request), form.kept_ticket) if form.kept_ticket else ""


def _is_sound(form: ScanForm) -> bool:
    """Whether the scan passes; otherwise the form says why not, beside its other faults."""
    try:
        _checked(form)
    except Refused as refused:
        form.add_error("scan", explain(refused.denied))
        return False
    return True


def _checked(form: ScanForm) -> Checked | None:
    upload = form.upload
    if upload is None:
        if form.kept_ticket:
            raise Refused(SCAN_GONE, "scan")
        return None
    try:
        upload.seek(0)
        checked = intake.check(upload.name or "", upload.read())
    except Refused as refused:
        raise Refused(refused.denied, "scan") from refused
    if checked.kind.media_type not in SCANS:
        raise Refused(NOT_A_SCAN, "scan")
    return checked


def _owner(request: Request) -> Owner:
    return Owner(request.actor.account_id or 0, request.session.session_key or "", request.path)
