"""Moving a date: asked for with a reason by one person, granted by another; the old date stays for ever."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from kezdesu.commitments import lines, rules, words
from kezdesu.commitments.models import Commitment, Extension
from kezdesu.commitments.states import ExtensionState
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Conflict, Denied, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import rules as register
from kezdesu.journal.door import step, swap
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.signing import actions as signing

KIND = "extension"


def ask_extension(commitment: Commitment, *, new_due_on: date, reason: Trilingual, by: Actor) -> Extension:
    """Prepare a new date with its reason in kk and ru. One may wait at a time (:class:`Conflict`)."""
    require(rules.may_extend(commitment, new_due_on, today=clock.today(), by=by), field="new_due_on")
    require(
        register.in_both_languages(reason), field="reason_kk" if "kk" in reason.missing() else "reason_ru"
    )
    extension = Extension(
        commitment=commitment,
        old_due_on=commitment.due_on,
        new_due_on=new_due_on,
        reason_kk=reason.kk.strip(),
        reason_ru=reason.ru.strip(),
        asked_at=clock.now(),
    )
    body = commitment.issue.body
    try:
        with transaction.atomic():
            content = signed_content(extension)
            extension.act = signing.prepare(
                kind=KIND,
                subject=commitment.code,
                content=content,
                body=body,
                of=commitment.issue.keys,
                by=by,
            )
            extension.save(force_insert=True)
            line = lines.ExtensionAsked(extension.old_due_on, new_due_on)
            record(line, subject=commitment.code, by=by.author(commitment.body.slug))
    except IntegrityError as waiting:
        raise Conflict(Denied("asked_already", words.ASKED_ALREADY, rules.PLAN)) from waiting
    return extension


def grant_extension(extension: Extension, *, by: Actor) -> None:
    """Sign what was asked: the new date is in force from now on. Another person than the one who asked."""
    commitment = extension.commitment
    with transaction.atomic():
        signing.sign(extension.act, content=signed_content(extension), by=by)
        require(_still_ahead(extension))
        step(extension, ExtensionState.GRANTED, granted_at=clock.now())
        before = {"due_on": extension.old_due_on, "state": commitment.state}
        swap(commitment, before, {"due_on": extension.new_due_on})
        line = lines.ExtensionGranted(
            extension.pk, extension.old_due_on, extension.new_due_on, extension.act.digest
        )
        record(line, subject=commitment.code, by=by.author(commitment.issue.body.slug))


def return_extension(extension: Extension, *, reason: str, by: Actor) -> None:
    """The head does not grant it and says why; the date stays."""
    commitment = extension.commitment
    with transaction.atomic():
        signing.send_back(extension.act, reason=reason, by=by)
        step(extension, ExtensionState.RETURNED)
        line = lines.ExtensionReturned(extension.old_due_on, extension.new_due_on)
        record(line, subject=commitment.code, by=by.author(commitment.issue.body.slug))


def signed_content(extension: Extension) -> dict[str, object]:
    """What the two people put their names to."""
    return {
        "commitment": extension.commitment.code,
        "old_due_on": extension.old_due_on,
        "new_due_on": extension.new_due_on,
        "reason": extension.reason.as_dict(),
    }


def _still_ahead(extension: Extension) -> Answer:
    if not extension.commitment.is_open:
        return Denied("not_open", words.NOT_OPEN, rules.PLAN)
    if extension.new_due_on <= clock.today():
        return Denied("date_in_the_past", words.DATE_IN_THE_PAST, rules.PLAN)
    return Allowed()
