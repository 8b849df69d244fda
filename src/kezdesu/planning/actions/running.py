"""A run of the optimiser: asked for, taken by a process, ended, cancelled, lost."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, require
from kezdesu.journal.door import move, step
from kezdesu.journal.record import SYSTEM, record
from kezdesu.people.actors import Actor
from kezdesu.planning import launching, lines, queries, refusals, rules
from kezdesu.planning.models import Run, Suggestion
from kezdesu.planning.optimiser import codec
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.problem import Freedom
from kezdesu.planning.optimiser.proposing import Outcome
from kezdesu.planning.optimiser.reasons import Change
from kezdesu.planning.standing import problem_now
from kezdesu.planning.states import Failure, RunState
from kezdesu.regions.models import Region
from kezdesu.schedule import queries as schedules
from kezdesu.schedule.actions.authors import collector, person
from kezdesu.schedule.models import Schedule


def ask(*, schedule: Schedule, freedom: Freedom, seconds: int, by: Actor, seed: int = 1) -> Run:
    """Ask for a plan of the draft as it stands; a process of its own begins once this is committed.

    Raises Refused (role, empty draft) and Conflict while another run is under way. A lost run is ended first.
    """
    require(rules.may_ask(schedule, by=by))
    problem, _ = problem_now(schedule, freedom)
    if not problem.meetings:
        require(refusals.NOTHING_TO_PLAN)
    text = codec.written(problem)
    try:
        with transaction.atomic():
            _end_lost(schedule)
            run = Run.objects.create(
                schedule=schedule,
                freedom=codec.written(freedom),
                problem=text,
                digest=codec.digest(text),
                rows=len(problem.meetings),
                seconds=seconds,
                seed=seed,
                asked_by_id=person(by),
                asked_at=clock.now(),
            )
            line = lines.RunAsked(schedule.code, run.rows, seconds, run.digest)
            record(line, subject=run.code, by=collector(by, schedule))
            transaction.on_commit(lambda: launching.launch(run.pk))
    except IntegrityError as error:
        raise Conflict(refusals.RUN_UNDER_WAY) from error
    return run


def cancel(*, run: Run, by: Actor) -> None:
    """Give a run up. Its process sees it within a second and leaves nothing behind."""
    require(rules.may_cancel(run, by=by))
    line = lines.RunCancelled(run.schedule.code)
    author = collector(by, run.schedule)
    move(run, RunState.CANCELLED, line=line, subject=run.code, by=author, ended_at=clock.now())


def take(*, run: Run) -> None:
    """This process begins the run. Conflict when another has it, or it was cancelled before it began."""
    now = clock.now()
    facts = {"started_at": now, "heard_at": now, "worker": f"{socket.gethostname()}:{os.getpid()}"}
    line = lines.RunStarted(run.schedule.code)
    move(run, RunState.RUNNING, line=line, subject=run.code, by=SYSTEM, **facts)


def beat(number: int, found: Mapping[str, int]) -> bool:
    """A sign of life with the best score so far; False when the run is no longer under way. No act, no line."""
    alive = Run.objects.filter(pk=number, state=RunState.RUNNING)
    return alive.update(heard_at=clock.now(), **found) == 1


def finish(*, run: Run, outcome: Outcome) -> None:
    """Keep the outcome with all its suggestions, or, when the run was cancelled meanwhile, nothing (Conflict)."""
    to = RunState.INFEASIBLE if outcome.conflicts else RunState.DONE
    facts = {
        "ended_at": clock.now(),
        "planner": outcome.planner,
        "ended_by": outcome.ended,
        "score": outcome.score,
        "bound": outcome.bound,
        "gap": outcome.gap,
        "before": codec.written(outcome.before),
        "after": codec.written(outcome.after),
        "conflicts": codec.written(outcome.conflicts),
    }
    counts = (len(outcome.changes), len(outcome.conflicts))
    line = lines.RunEnded(run.schedule.code, str(to), *counts, "")
    with transaction.atomic():
        move(run, to, line=line, subject=run.code, by=SYSTEM, **facts)
        Suggestion.objects.bulk_create(_suggestions(run, outcome.changes))


def fail(*, run: Run, failure: Failure) -> None:
    """A run that came to nothing."""
    line = lines.RunEnded(run.schedule.code, str(RunState.FAILED), 0, 0, str(failure))
    to = RunState.FAILED
    move(run, to, line=line, subject=run.code, by=SYSTEM, ended_at=clock.now(), failure=failure)


def _end_lost(schedule: Schedule) -> None:
    """A run whose process died stands no longer in the way: a step of the act that asks for the next."""
    run = queries.under_way(schedule)
    if run is not None and queries.is_lost(run):
        step(run, RunState.FAILED, ended_at=clock.now(), failure=Failure.LOST)


def _suggestions(run: Run, changes: tuple[Change, ...]) -> list[Suggestion]:
    grid = Grid(codec.problem(run.problem))
    known = schedules.regions_by_kato()
    return [_suggestion(run, grid, change, known) for change in changes]


def _suggestion(run: Run, grid: Grid, change: Change, known: Mapping[str, Region]) -> Suggestion:
    row, long = grid.meetings[change.key], grid.meetings[change.key].length > 1
    old = change.old.day if change.old else None
    return Suggestion(
        run=run,
        entry_id=row.key,
        seen=row.seen,
        wish=row.wish,
        old_on=old,
        old_until=grid.until(row, old) if old and long else None,
        old_region=known[row.region],
        new_on=change.new.day,
        new_until=grid.until(row, change.new.day) if long else None,
        new_region=known[change.new.region],
        reasons=codec.written(change.reasons),
    )
