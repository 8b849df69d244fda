"""What the pages of bodies and regions show, as frozen values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind, Office, Tenure
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.states import CommitmentState
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.series import EVERY
from kezdesu.meetings.states import VisitState
from kezdesu.oversight import figures
from kezdesu.oversight.register import Register, norms_of
from kezdesu.voices import queries as voices
from kezdesu.voices.models import Theme
from kezdesu.web import components
from kezdesu.web.filters import language, t
from kezdesu.web.formats import day
from kezdesu.web.public.duties import pages as duties
from kezdesu.web.words import state_word

SHOWN = 12


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in the list, with its figures."""

    body: Body
    held: int
    questions: int
    promises: figures.Promises


@dataclass(frozen=True, slots=True)
class Post:
    """A post and who has held it, the present holder first."""

    office: Office
    tenures: Sequence[Tenure]


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """How a body keeps one clause."""

    title: Trilingual
    clause: str
    cell: duties.Cell


def lines_of(kind: BodyKind, *, today: date) -> list[BodyLine]:
    """The bodies of one kind with visits held this year, public voices, and promises."""
    held = Counter(
        row.body_slug for row in meetings.of_year(today.year, series=EVERY) if row.state == VisitState.HELD
    )
    asked, made = voices.count_by_body(), figures.promises_by_body(today)
    nothing = figures.Promises()
    return [
        BodyLine(body, held[body.slug], asked.get(body.slug, 0), made.get(body.slug, nothing))
        for body in bodies.of_kind(kind, on=today)
    ]


def posts_of(body: Body, *, today: date) -> list[Post]:
    """The body's posts with their holders. Two queries."""
    offices = bodies.offices_of(body, on=today)
    held = figures.tenures_of(offices)
    return [Post(office, held.get(office.pk, ())) for office in offices]


def promise_strip(made: Iterable[Commitment], today: date) -> list[components.Cell]:
    """One small cell for each promise, coloured by its stage, opening the promise."""
    return [_promise_cell(commitment, today) for commitment in made]


def strip_legend() -> list[tuple[str, object]]:
    """What the cells of the strip mean."""
    shown = ("promised", "under_way", "overdue", "reported_done", "confirmed", "disputed", "refused")
    return [(f"commitment.{state}", state_word(f"commitment.{state}")) for state in shown]


def clauses_of(body: Body, found: Register) -> list[ClauseLine]:
    """How the body keeps each clause that obliges it."""
    norms = norms_of(found.year)
    return [
        ClauseLine(norms[clause].title, clause, duties.cell(group, norms[clause], body, found.year))
        for (clause, slug), group in found.cells.items()
        if slug == body.slug and clause in norms
    ]


def themes_chart(
    counted: Sequence[tuple[Theme, int]], *, body: str = "", region: str = ""
) -> components.Series:
    """What people ask most, each bar opening its questions."""
    chosen = f"body={body}" if body else f"region={region}"
    page = reverse("public:questions")
    return components.Series(
        title=_("Public questions by theme"),
        rows=_("Theme"),
        unit=_("Questions"),
        bars=[
            components.Bar(theme.name, number, f"{page}?{chosen}&theme={theme.slug}", "going")
            for theme, number in counted[:SHOWN]
        ],
    )


def visit_card(row: VisitRow, today: date) -> components.MeetingCard:
    """A visit as a card; a day that passed without a meeting is said."""
    state = "missed" if row.is_missed(today) else row.state.value
    return components.MeetingCard(
        href=reverse("public:visit", kwargs={"code": row.code}),
        code=row.code,
        body=row.body,
        official=row.official,
        region=row.region,
        place=row.place,
        starts_at=row.starts_at,
        state=f"visit.{state}",
    )


def split(rows: Sequence[VisitRow], today: date) -> tuple[list[VisitRow], list[VisitRow]]:
    """Visits ahead (the next first) and past ones (the latest first)."""
    ahead = [row for row in rows if row.day >= today and row.state not in OVER]
    past = [row for row in rows if row not in ahead]
    return ahead, past[::-1]


def held_words(number: int) -> str:
    """So many meetings were held."""
    return ngettext("%(num)s meeting held", "%(num)s meetings held", number) % {"num": number}


OVER = (VisitState.HELD, VisitState.CANCELLED)


def _promise_cell(commitment: Commitment, today: date) -> components.Cell:
    late = commitment.is_open and commitment.due_on < today and commitment.state != CommitmentState.DISPUTED
    state = "overdue" if late else str(commitment.state)
    word = state_word(f"commitment.{state}")
    label = f"{commitment.code}: {t(commitment.action)[:120]} – {word}, {day(commitment.due_on, language())}"
    return components.Cell(
        f"commitment.{state}", label, reverse("public:commitment", kwargs={"code": commitment.code})
    )
