"""Which promises there are, which are overdue on a given day, and the figures printed on the first page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Count, Prefetch, Q, QuerySet, Window

from kezdesu.bodies.inheriting import within
from kezdesu.bodies.models import Body
from kezdesu.commitments.models import Commitment, Extension, Progress, Verdict
from kezdesu.commitments.states import OPEN, PUBLIC, CommitmentState, ExtensionState
from kezdesu.common.trilingual import LANGUAGES
from kezdesu.decree.periods import Period, span_of
from kezdesu.files.models import StoredFile
from kezdesu.issues.models import Issue
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Reach
from kezdesu.voices.models import Voice

PAGE_SIZE = 30
Shelf = Literal["all", "open", "due_this_month", "overdue", "done", "kept", "disputed", "refused", "extended"]
SHELVES: tuple[Shelf, ...] = (
    *("all", "open", "due_this_month", "overdue"),
    *("done", "kept", "disputed", "refused", "extended"),
)
BY_DAY: frozenset[Shelf] = frozenset({"open", "due_this_month", "overdue"})
"""Shelves of what is still owed: the nearest day stands first."""
_VISIT = {"visit": "issue__visit__code", "office": "issue__visit__office"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for: a shelf, a body's slug, a region's KATO, and the id after which to go on."""

    shelf: Shelf = "all"
    body: str = ""
    region: str = ""
    after: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; ``next`` is the cursor of the following one, 0 when there is none."""

    rows: list[Commitment]
    next: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Promises by what became of them on a day. ``kept``: confirmed by those who asked; ``done``: reported done
    and waiting for their word."""

    due_this_month: int
    overdue: int
    kept: int
    done: int
    disputed: int
    total: int


@dataclass(frozen=True, slots=True)
class Said:
    """The verdicts in force on one promise."""

    confirms: int
    disputes: int


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The words of the askers on one promise."""

    rows: Sequence[Verdict]
    said: Said


def commitments() -> QuerySet[Commitment]:
    """All promises with what a page shows of them (extensions in force prefetched, oldest first)."""
    return _with_its_meeting().prefetch_related(granted())


def _with_its_meeting() -> QuerySet[Commitment]:
    return Commitment.objects.select_related(
        "body", "office", "issue", "issue__visit", "issue__visit__region", "issue__body"
    )


def granted() -> Prefetch[str]:
    """The extensions in force, oldest first, kept as ``granted``."""
    found = Extension.objects.filter(state=ExtensionState.GRANTED).order_by("granted_at", "id")
    return Prefetch("extensions", queryset=found, to_attr="granted")


def public() -> QuerySet[Commitment]:
    """Promises whose plan was published."""
    return commitments().filter(state__in=PUBLIC)


def by_code(code: str) -> Commitment | None:
    """The promise with that code, drafts too."""
    return commitments().filter(code=code).first()


def promise_page(code: str) -> Commitment | None:
    """The published promise with that code, its meeting and its issue, without its extensions. One query."""
    return _with_its_meeting().filter(code=code, state__in=PUBLIC).first()


def public_by_code(code: str) -> Commitment | None:
    """The published promise with that code."""
    return public().filter(code=code).first()


def of_visit(visit: Visit) -> list[Commitment]:
    """The plan of a visit, drafts too, in the order of issues."""
    found = commitments().filter(issue__visit=visit).prefetch_related("co_executors")
    return list(found.order_by("issue_id", "id"))


def of_issues(issues: Iterable[Issue]) -> list[Commitment]:
    """The published promises of some issues."""
    return list(public().filter(issue__in=list(issues)).order_by("due_on", "id"))


def of_voice(voice: Voice) -> list[Commitment]:
    """The published promises that came of a voice; a joined voice follows the one it was joined to."""
    target = voice.joined_to_id or voice.pk
    return list(public().filter(issue__links__voice=target).order_by("due_on", "id"))


def of_body(body: Body) -> list[Commitment]:
    """The published promises a body made at its meetings or is responsible for, soonest first (at most 500)."""
    return list(public().filter(Q(body=body) | Q(issue__body=body)).order_by("due_on", "id")[:500])


def of_region(kato: str) -> list[Commitment]:
    """The published promises made in a region, soonest first (at most 500)."""
    return list(public().filter(issue__visit__region__kato=kato).order_by("due_on", "id")[:500])


def overdue(today: date) -> QuerySet[Commitment]:
    """Open promises whose day has passed. Computed, never stored."""
    return public().filter(state__in=OPEN, due_on__lt=today)


def most_moved(most: int) -> list[Commitment]:
    """The published promises whose day was moved most often, the soonest due first among equals."""
    granted_ones = Count("extensions", filter=Q(extensions__state=ExtensionState.GRANTED))
    found = _cards().filter(state__in=PUBLIC).annotate(moves=granted_ones).filter(moves__gt=0)
    return list(found.order_by("-moves", "due_on", "id")[:most])


def on_shelf(shelf: Shelf, today: date) -> Q:
    """The condition of a shelf on ``today``; every figure is counted with the same condition."""
    month = span_of(Period.MONTH, today)
    moved = Extension.objects.filter(state=ExtensionState.GRANTED).values("commitment_id")
    shelves: dict[Shelf, Q] = {
        "all": ~Q(state=CommitmentState.DRAFTED),
        "open": Q(state__in=OPEN),
        "due_this_month": Q(state__in=OPEN, due_on__gte=today, due_on__lte=month.last),
        "overdue": Q(state__in=OPEN, due_on__lt=today),
        "done": Q(state=CommitmentState.REPORTED_DONE),
        "kept": Q(state=CommitmentState.CONFIRMED),
        "disputed": Q(state=CommitmentState.DISPUTED),
        "refused": Q(state=CommitmentState.REFUSED),
        "extended": Q(state__in=PUBLIC, pk__in=moved),
    }
    return shelves[shelf]


def _cards() -> QuerySet[Commitment]:
    """Promises with what a card shows, and nothing else."""
    names = (f"body__name_{language}" for language in LANGUAGES)
    titles = (f"office__title_{language}" for language in LANGUAGES)
    fields = ("code", "action_kk", "action_ru", "action_en", "due_on", "first_due_on", "state")
    found = Commitment.objects.select_related("body", "office").only(*fields, *names, *titles)
    return found.prefetch_related(granted())


def listing(wanted: Wanted, *, today: date) -> Page:
    """One page of published promises, newest first, what is still owed by its day; the cursor is the id of the
    last row of the page before.

    They know their body and post, and the extensions in force; what else is read of them costs a query each.
    """
    found = _cards().filter(on_shelf(wanted.shelf, today))
    if wanted.body:
        found = found.filter(Q(body__slug=wanted.body) | Q(issue__body__slug=wanted.body))
    if wanted.region:
        found = found.filter(issue__visit__region__kato=wanted.region)
    if wanted.after:
        found = found.filter(_beyond(wanted))
    order = ("due_on", "id") if wanted.shelf in BY_DAY else ("-id",)
    rows = list(found.order_by(*order)[: PAGE_SIZE + 1])
    more = len(rows) > PAGE_SIZE
    return Page(rows[:PAGE_SIZE], rows[PAGE_SIZE - 1].pk if more else 0)


def _beyond(wanted: Wanted) -> Q:
    """The rows after the cursor in the order of the shelf."""
    if wanted.shelf not in BY_DAY:
        return Q(pk__lt=wanted.after)
    day = Commitment.objects.filter(pk=wanted.after).values_list("due_on", flat=True).first()
    return Q(due_on__gt=day) | Q(due_on=day, pk__gt=wanted.after) if day else Q()


def figures(today: date, *, body: Body | None = None) -> Figures:
    """The figures of the first page, or of one body: one query."""
    found = Commitment.objects.filter(state__in=PUBLIC)
    if body is not None:
        found = found.filter(Q(body=body) | Q(issue__body=body))
    counted = found.aggregate(
        total=Count("pk"),
        due_this_month=Count("pk", filter=on_shelf("due_this_month", today)),
        overdue=Count("pk", filter=on_shelf("overdue", today)),
        kept=Count("pk", filter=on_shelf("kept", today)),
        done=Count("pk", filter=on_shelf("done", today)),
        disputed=Count("pk", filter=on_shelf("disputed", today)),
    )
    return Figures(**counted)


def plan_of(reach: Reach) -> list[Commitment]:
    """The plan table of an office: its open promises by date, then what waits for a word (at most 300)."""
    shown = OPEN | {CommitmentState.REPORTED_DONE}
    mine = within(reach, body="body__slug", **_VISIT) | within(reach, body="issue__body__slug", **_VISIT)
    found = commitments().filter(mine, state__in=shown).prefetch_related("progress")
    return list(found.order_by("due_on", "id")[:300])


def helpers_of(commitment: Commitment) -> list[Body]:
    """The co-executors."""
    return list(commitment.co_executors.all())


def progress_of(commitment: Commitment) -> list[Progress]:
    """The notes on the way with their files, oldest first."""
    return list(Progress.objects.filter(commitment=commitment).prefetch_related("files"))


def shows_file(file: StoredFile) -> bool:
    """Whether a published promise shows the file as its evidence."""
    return Progress.objects.filter(files=file, commitment__state__in=PUBLIC).exists()


def extensions_of(commitment: Commitment) -> list[Extension]:
    """Every extension asked for, with the act of its two people."""
    found = Extension.objects.filter(commitment=commitment).select_related("act", "act__body")
    return list(found.order_by("asked_at", "id"))


def waiting_extension(code: str) -> Extension | None:
    """The extension of a promise that waits for a signature."""
    found = Extension.objects.select_related(
        "act", "act__body", "commitment", "commitment__body", "commitment__issue", "commitment__issue__body"
    )
    return found.filter(commitment__code=code, state=ExtensionState.ASKED).first()


def verdicts_of(commitment: Commitment) -> Verdicts:
    """The verdicts in force, newest first (at most 200), and how many there are. One query."""
    found = Verdict.objects.filter(commitment=commitment, replaced_at__isnull=True)
    counted = found.annotate(
        for_it=Window(Count("pk", filter=Q(confirms=True))),
        against=Window(Count("pk", filter=Q(confirms=False))),
    )
    rows = list(counted.order_by("-given_at", "-id")[:200])
    return Verdicts(rows, Said(rows[0].for_it, rows[0].against) if rows else Said(0, 0))


def held_comments(commitment: Commitment) -> list[Verdict]:
    """Comments a machine found personal data in: a person has to look."""
    found = Verdict.objects.filter(replaced_at__isnull=True, commitment=commitment)
    return list(found.exclude(held_for="").select_related("commitment", "commitment__issue__body")[:200])


def said_of(commitment: Commitment) -> Said:
    """How many confirm and how many dispute."""
    counted = Verdict.objects.filter(commitment=commitment, replaced_at__isnull=True).aggregate(
        for_it=Count("pk", filter=Q(confirms=True)), against=Count("pk", filter=Q(confirms=False))
    )
    return Said(confirms=counted["for_it"], disputes=counted["against"])
