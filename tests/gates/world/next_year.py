"""Next year's draft as it is made: a table with refused rows, a returned row, moves, a run of the optimiser."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.actors import MACHINE
from kezdesu.people.roles import Role
from kezdesu.planning import actions as optimiser
from kezdesu.planning import queries as runs
from kezdesu.planning import thinking
from kezdesu.planning.models import Run
from kezdesu.planning.optimiser.problem import Freedom
from kezdesu.schedule import actions, queries
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Proposal, Schedule
from kezdesu.tables import actions as tables
from kezdesu.tables.states import Mode
from tests.factories.base import EDITION
from tests.gates.world.pen import Pen
from tests.gates.world.staff import AUTHORISED, OURS, THEIRS, Staff

if TYPE_CHECKING:
    from tests.gates.world.settle import World

HEADS = ("Өңір", "Мерзімі", "Кім барады", "Өткізу орны (қазақша)", "Өткізу орны (орысша)")
ROWS = (
    ("Қарағанды облысы", "16 наурыз", "Министр"),
    ("Ақтөбе облысы", "16 наурыз", "Министр"),
    ("Абай облысы", "маусым", "Министр"),
    ("Абай облысы", "31 ақпан", "Министр"),
    ("Қиянсай облысы", "12 мамыр", "Министр"),
)
PASTED = (("Ақтөбе облысы", "13 ақпан", "Министр"), ("Ақтөбе облысы", "31 ақпан", "Министр"))
DAY_OF_BOTH = date(2027, 4, 14)
SECONDS = 5


def draft_the_next_year(world: World, staff: Staff, pen: Pen) -> None:
    """Two ministries send their rows; the coordinator moves, asks, returns and lets the optimiser think."""
    with clock.at(clock.almaty(2026, 5, 26, 10)):
        year = actions.open_year(year=2027, edition=EDITION, by=MACHINE)
        _bring_tables(world, year, staff, pen)
        _write_by_hand(year, staff, pen)
    with clock.at(clock.almaty(2026, 5, 27, 10)):
        _collect(world, year, staff, pen)
        _optimise(world, year, staff, pen)


def _bring_tables(world: World, year: Schedule, staff: Staff, pen: Pen) -> None:
    """A file whose good rows are taken and whose bad ones stay refused; then a pasted table that waits."""
    clerk = staff.who(OURS, Role.CLERK)
    proposal = actions.start_proposal(schedule=year, body=staff.bodies[OURS], by=clerk)
    name = pen.says("file.name", "ұсыныстар") + ".csv"
    first = tables.upload(proposal=proposal, name=name, data=_text(ROWS, pen, ";").encode(), by=clerk).table
    tables.apply(table=first, mode=Mode.APPEND, revision=proposal.revision, by=clerk)
    second = tables.paste(proposal=_proposal(year, OURS), text=_text(PASTED, pen, "\t"), by=clerk).table
    actions.prepare_proposal(proposal=_proposal(year, OURS), by=clerk)
    actions.sign_proposal(proposal=_proposal(year, OURS), by=staff.who(OURS, Role.HEAD))
    world.codes |= {"table": str(first.number), "table.waiting": str(second.number)}


def _text(rows: tuple[tuple[str, ...], ...], pen: Pen, between: str) -> str:
    place = pen.private("table.cell", "Шеткі ауыл клубы").replace(between, ",")
    return "\n".join(between.join(row) for row in (HEADS, *((*row, place, place) for row in rows)))


def _write_by_hand(year: Schedule, staff: Staff, pen: Pen) -> None:
    clerk, head = staff.who(THEIRS, Role.CLERK), staff.who(THEIRS, Role.HEAD)
    proposal = actions.start_proposal(schedule=year, body=staff.bodies[THEIRS], by=clerk)
    said = pen.private("row.place", "Жас өркен сарайы")
    rows = [EntryRow("350000000", "minister", DAY_OF_BOTH, Trilingual(said, said))]
    actions.put_entries(proposal=proposal, rows=rows, by=clerk)
    actions.prepare_proposal(proposal=proposal, by=clerk)
    actions.sign_proposal(proposal=proposal, by=head)


def _collect(world: World, year: Schedule, staff: Staff, pen: Pen) -> None:
    """One row is moved for good and asked about, the neighbours' row goes back to them with a reason."""
    coordinator = staff.who(AUTHORISED, Role.COORDINATOR)
    ours = next(
        entry for entry in queries.entries_of(_proposal(year, OURS)) if entry.region.kato == "100000000"
    )
    entry = queries.entry_by_id(ours.pk)
    assert entry is not None
    actions.place(
        entry=entry, planned_on=date(2027, 6, 8), region=entry.region,
        reason=pen.private("placement.reason", "Тілек шегінде күн таңдалды"), seen=0, by=coordinator,
    )  # fmt: skip
    remark = actions.comment_row(
        entry=entry, text=pen.private("remark.text", "Күн келісілді ме?"), by=coordinator
    )
    reply = pen.private("remark.reply", "Иә, әкімдікпен келістік")
    actions.answer_remark(remark=remark, text=reply, by=staff.who(OURS, Role.CLERK))
    theirs = queries.entry_by_id(queries.entries_of(_proposal(year, THEIRS))[0].pk)
    assert theirs is not None
    actions.return_row(entry=theirs, reason=pen.private("row.return", "Басқа күн ұсыныңыз"), by=coordinator)
    world.codes |= {"draft.row": str(entry.pk), "draft.returned": str(theirs.pk)}


def _optimise(world: World, year: Schedule, staff: Staff, pen: Pen) -> None:
    """A run thinks here and now; its first suggestion is refused."""
    coordinator = staff.who(AUTHORISED, Role.COORDINATOR)
    with transaction.atomic():
        run = optimiser.ask(
            schedule=Schedule.objects.get(pk=year.pk), freedom=Freedom(), seconds=SECONDS, by=coordinator
        )
        optimiser.take(run=run)
        thinking.think(run)
    found = runs.waiting(Run.objects.get(pk=run.pk))
    assert found, "the optimiser suggests nothing: the world has lost its two meetings of one day"
    reason = pen.private("suggestion.refusal", "Министр сол күні ғана бос")
    optimiser.refuse(suggestion=found[0], reason=reason, by=coordinator)
    world.codes |= {"run": str(run.pk), "run.row": str(found[-1].entry_id)}


def _proposal(year: Schedule, slug: str) -> Proposal:
    found = queries.proposal_of(Schedule.objects.get(pk=year.pk), slug)
    assert found is not None
    return found
