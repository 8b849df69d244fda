"""The acts on a schedule by their name in the address: which form each takes, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from kezdesu.common.answers import require
from kezdesu.meetings import actions as meetings
from kezdesu.people.actors import Actor
from kezdesu.schedule import actions, queries, rules
from kezdesu.schedule.actions.approval import digest_of
from kezdesu.schedule.models import Schedule
from kezdesu.web.office.approval.forms import AmendmentsForm, ApprovalForm, ReceiptForm
from kezdesu.web.office.approval.scans import scan_of
from kezdesu.web.office.schedule.forms import PressForm, ReasonForm

Form = Any


def _draft(schedule: Schedule, form: Form, by: Actor) -> None:
    actions.draft_schedule(schedule=schedule, by=by)


def _reopen(schedule: Schedule, form: Form, by: Actor) -> None:
    actions.reopen(schedule=schedule, reason=form.cleaned_data["reason"], by=by)


def _submit(schedule: Schedule, form: Form, by: Actor) -> None:
    actions.submit_draft(schedule=schedule, receipt=form.cleaned_data["receipt"], by=by)


def _return(schedule: Schedule, form: Form, by: Actor) -> None:
    actions.return_draft(schedule=schedule, reason=form.cleaned_data["reason"], by=by)


def _approve(schedule: Schedule, form: ApprovalForm, by: Actor) -> None:
    require(rules.is_secretary(by, schedule))
    data = form.cleaned_data
    with scan_of(form, schedule, by) as scan:
        meetings.approve_schedule(
            schedule=schedule,
            act_number=data["act_number"],
            act_date=data["act_date"],
            scan=scan,
            seen=data["digest"],
            by=by,
        )


def _amend(schedule: Schedule, form: AmendmentsForm, by: Actor) -> None:
    require(rules.is_secretary(by, schedule))
    data = form.cleaned_data
    chosen = [item for item in queries.amendments_of(schedule) if item.pk in data["amendments"]]
    with scan_of(form, schedule, by) as scan:
        meetings.approve_amendments(
            amendments=chosen, act_number=data["act_number"], act_date=data["act_date"], scan=scan, by=by
        )


def _approval_form(data: Any, files: Any, schedule: Schedule) -> ApprovalForm:
    return ApprovalForm(data, files, initial={"digest": digest_of(schedule)})


def _amendments_form(data: Any, files: Any, schedule: Schedule) -> AmendmentsForm:
    return AmendmentsForm(data, files, signed=queries.signed_amendments(schedule), prefix="amend")


Make = Callable[[Any, Any, Schedule], forms.Form]
Do = Callable[[Schedule, Any, Actor], None]
ACTS: dict[str, tuple[Make, Do]] = {
    "draft": (lambda data, *_: PressForm(data), _draft),
    "reopen": (lambda data, *_: ReasonForm(data, prefix="reopen"), _reopen),
    "submit": (lambda data, *_: ReceiptForm(data), _submit),
    "approve": (_approval_form, _approve),
    "return": (lambda data, *_: ReasonForm(data, prefix="return"), _return),
    "amend": (_amendments_form, _amend),
}
