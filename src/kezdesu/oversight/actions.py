"""Evaluation (5.2), guidance (5.3), half-year review (6.1), other measures (6.4), control (7)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, Refused, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import CHANGED_MEANWHILE, swap
from kezdesu.journal.record import record
from kezdesu.oversight import queries, rules
from kezdesu.oversight.lines import (
    Recorded,
    RecordPrepared,
    RecordRead,
    RecordReturned,
    RegisterRead,
)
from kezdesu.oversight.models import OversightKind, OversightRecord, ReadReceipt
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.signing import actions as signing
from kezdesu.signing.models import SignedAct

TURNS = 20
"""So often a number that was taken in the same instant is asked for anew."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What is recorded: ``half`` for half-year reviews, ``about`` for a note to one body."""

    kind: OversightKind
    body: Body
    year: int
    text: Trilingual
    half: int | None = None
    about: Body | None = None


@transaction.atomic
def make_record(new: NewRecord, *, by: Actor) -> OversightRecord:
    """Record it; an evaluation, review or guidance then waits for a second person's signature."""
    require(rules.may_record(new.kind, new.body, by=by))
    require(rules.complete(new.kind, new.text, new.half), field="text_kk")
    row = _create(new)
    two_people = new.kind in rules.TWO_PEOPLE
    digest = signing.digest_of(content_of(row))
    if two_people:
        act = signing.prepare(
            kind="oversight", subject=row.code, content=content_of(row), body=new.body, by=by
        )
        swap(row, {"act_id": None}, {"act_id": act.pk})
        line: Recorded | RecordPrepared = RecordPrepared(row.kind, row.year, row.half, digest)
    else:
        swap(row, {"recorded_at": None}, {"recorded_at": clock.now()})
        line = Recorded(row.kind, row.year, row.half, row.number, digest)
    record(line, subject=row.code, by=by.author(new.body.slug))
    return row


@transaction.atomic
def sign_record(row: OversightRecord, *, by: Actor) -> None:
    """The second person signs; the record is in force from now."""
    content = content_of(row)
    signing.sign(_waiting(row), content=content, by=by, roles=rules.SIGNERS)
    swap(row, {"recorded_at": None}, {"recorded_at": clock.now()})
    line = Recorded(row.kind, row.year, row.half, row.number, signing.digest_of(content))
    record(line, subject=row.code, by=by.author(row.body.slug))


@transaction.atomic
def return_record(row: OversightRecord, *, reason: str, by: Actor) -> None:
    """The second person sends it back with a reason; a new record is then made in its place."""
    signing.send_back(_waiting(row), reason=reason, by=by, roles=rules.SIGNERS)
    record(RecordReturned(row.kind, row.year), subject=row.code, by=by.author(row.body.slug))


@transaction.atomic
def acknowledge(row: OversightRecord, *, body: Body, by: Actor) -> None:
    """A body's receipt that it read guidance or a note; once."""
    require(rules.may_acknowledge(row, body, by=by))
    _, new = ReadReceipt.objects.get_or_create(
        record=row, body=body, defaults={"read_by_id": by.account_id, "read_at": clock.now()}
    )
    if not new:
        raise Refused(rules.ALREADY_READ)
    record(RecordRead(body.slug), subject=row.code, by=by.author(body.slug))


@transaction.atomic
def log_reading(*, year: int, page: str, by: Actor) -> bool:
    """The log of reading that clause 7 asks for: one line for each inspector and Almaty day, however often she looks.

    Answers whether a line was written.
    """
    author = by.author(next(iter(sorted(by.bodies(Role.INSPECTOR))), ""))
    if not author.body or queries.has_read(year, reader=author.ref, day=clock.today()):
        return False
    record(RegisterRead(year, page), subject=f"R-{year}", by=author)
    return True


def _waiting(row: OversightRecord) -> SignedAct:
    if row.act is None or row.recorded_at is not None:
        raise Refused(rules.NOT_WAITING)
    return row.act


def content_of(row: OversightRecord) -> dict[str, object]:
    """What is signed."""
    return {
        "kind": row.kind,
        "year": row.year,
        "half": row.half,
        "number": row.number,
        "about": row.about.slug if row.about else "",
        "text": row.text.as_dict(),
    }


def _create(new: NewRecord) -> OversightRecord:
    """The row with the next number; who made one in the same instant is followed, not refused."""
    for _turn in range(TURNS):
        try:
            with transaction.atomic():
                return _numbered(new, queries.next_number(new.kind, new.body, new.year))
        except IntegrityError:
            continue
    raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE))


def _numbered(new: NewRecord, number: int) -> OversightRecord:
    return OversightRecord.objects.create(
        kind=new.kind,
        body=new.body,
        about=new.about,
        year=new.year,
        half=new.half,
        number=number,
        text_kk=new.text.kk,
        text_ru=new.text.ru,
        prepared_at=clock.now(),
    )
