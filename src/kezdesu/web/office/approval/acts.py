"""The acts on a schedule by their name in the address: which form each takes, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from kezdesu.meetings import actions as meetings
from kezdesu.people.actors import Actor
from kezdesu.schedule import actions, queries
from kezdesu.schedule.models import Schedule
from kezdesu.web.office.approval.forms import AmendmentsForm, ApprovalForm, ReceiptForm
from kezdesu.web.office.schedule.forms import PressForm, ReasonForm

Data = dict[str, Any]


def _draft(schedule: Schedule, data: Data, by: Actor) -> None:
    actions.draft_schedule(schedule=schedule, by=by)


def _reopen(schedule: Schedule, data: Data, by: Actor) -> None:
    actions.reopen(schedule=schedule, reason=data["reason"], by=by)


def _submit(schedule: Schedule, data: Data, by: Actor) -> None:
    actions.submit_draft(schedule=schedule, receipt=data["receipt"], by=by)


def _return(schedule: Schedule, data: Data, by: Actor) -> None:
    actions.return_draft(schedule=schedule, reason=data["reason"], by=by)


def _approve(schedule: Schedule, data: Data, by: Actor) -> None:
    meetings.approve_schedule(
        schedule=schedule, act_number=data["act_number"], act_date=data["act_date"], by=by
    )


def _amend(schedule: Schedule, data: Data, by: Actor) -> None:
    chosen = [item for item in queries.amendments_of(schedule) if item.pk in data["amendments"]]
    meetings.approve_amendments(
        amendments=chosen, act_number=data["act_number"], act_date=data["act_date"], by=by
    )


def _amendments_form(data: Any, schedule: Schedule) -> AmendmentsForm:
    return AmendmentsForm(data, signed=queries.signed_amendments(schedule), prefix="amend")


Make = Callable[[Any, Schedule], forms.Form]
Do = Callable[[Schedule, Data, Actor], None]
ACTS: dict[str, tuple[Make, Do]] = {
    "draft": (lambda data, _: PressForm(data), _draft),
    "reopen": (lambda data, _: ReasonForm(data, prefix="reopen"), _reopen),
    "submit": (lambda data, _: ReceiptForm(data), _submit),
    "approve": (lambda data, _: ApprovalForm(data), _approve),
    "return": (lambda data, _: ReasonForm(data, prefix="return"), _return),
    "amend": (_amendments_form, _amend),
}
