"""One of everything, in the states that matter: what the living page shows. Invented, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual as Say
from kezdesu.decree.model import DutyState, Term
from kezdesu.web import components as c

TODAY = date(2026, 3, 11)
NOON = clock.almaty(2026, 3, 11, 19)
HEALTH = Say("Денсаулық сақтау министрлігі", "Министерство здравоохранения", "Ministry of Healthcare")
WATER = Say(
    "Су ресурстары және ирригация министрлігі",
    "Министерство водных ресурсов и ирригации",
    "Ministry of Water Resources and Irrigation",
)
ABAI = Say("Абай облысы", "область Абай", "Abai")
ROAD = Say(
    "Семей – Қайнар жолының 42 шақырымын күрделі жөндеу",
    "Капитальный ремонт 42 км дороги Семей – Кайнар",
    "Overhaul of 42 km of the Semey – Kainar road",
)
CHAIR = Say(
    "Автомобиль жолдары комитетінің төрағасы",
    "Председатель Комитета автомобильных дорог",
    "Chair of the Roads Committee",
)
BANKRUPT = Say("мердігер бас тартты", "подрядчик отказался", "the contractor withdrew")
QUESTION = "Ауылымызда екі жылдан бері дәрігер жоқ, қашан келеді?"
STATES = (
    "visit.planned", "visit.announced", "visit.under_way", "visit.held", "visit.cancelled", "voice.published",
    "voice.joined", "voice.declined", "commitment.promised", "commitment.disputed", "commitment.confirmed",
    "issue.referred", "proposal.draft", "proposal.submitted", "proposal.returned", "schedule.approved",
)  # fmt: skip
SHORTCUTS = [c.Shortcut("a", _("Approve")), c.Shortcut("j", _("Join")), c.Shortcut("d", _("Decline"))]


@dataclass(frozen=True, slots=True)
class Samples:
    """What the page of components shows."""

    today: date
    body: Say
    tones: tuple[str, ...]
    states: tuple[str, ...]
    duties: tuple[str, ...]
    visits: tuple[c.MeetingCard, ...]
    voice: c.QuestionCard
    promises: tuple[c.PromiseCard, ...]
    steps: tuple[c.TimelineItem, ...]
    strip: tuple[c.Cell, ...]
    columns: tuple[c.Column, ...]
    rows: tuple[c.Row, ...]
    tiles: tuple[c.Tile, ...]
    series: c.Series
    why: Say
    disputed: Term
    links: tuple[c.Link, ...]


def samples() -> Samples:
    """The samples, the same every time."""
    duties = tuple(str(state) for state in DutyState)
    return Samples(
        today=TODAY,
        body=HEALTH,
        tones=tuple(c.SHAPES),
        states=STATES,
        duties=duties,
        visits=_visits(),
        voice=_voice(),
        promises=_promises(),
        steps=_steps(),
        strip=tuple(c.Cell(tone, f"P-{number}", "#charts") for number, tone in enumerate([*c.SHAPES] * 4)),
        columns=tuple(
            c.Column(code, HEALTH, "#matrix") for code in ("1", "2.1", "3.2", "3.3", "3.7b", "3.7c")
        ),
        rows=tuple(_row(body, number, duties) for number, body in enumerate((HEALTH, WATER), 1)),
        tiles=tuple(
            c.Tile(kato, ABAI, int(kato) % 7, min(int(kato) % 7, 4), "#map") for kato in c.REGION_SHORT
        ),
        series=_series(),
        why=Say(
            "3.7-тармақ: кездесу мен қабылдау аяқталған күннен бастап 10 күн.",
            "Пункт 3.7: 10 дней со дня окончания встречи и приёма.",
            "Clause 3.7: ten days from the end of the meeting and the reception.",
        ),
        disputed=_disputed(),
        links=(
            c.Link(_("Today"), "#top"),
            c.Link(_("Schedule"), "#top"),
            c.Link(HEALTH, "#top", current=True),
        ),
    )


def _disputed() -> Term:
    """A term "before today": whether today is still in time is disputed."""
    last = TODAY - timedelta(days=1)
    return Term("2.1", TODAY, target=last, due=last, legal_due=last, boundary=TODAY, why=Say("", ""))


def _visits() -> tuple[c.MeetingCard, ...]:
    hall = Say("Семей, Достық үйі", "Семей, Дом дружбы", "Semey, House of Friendship")
    later = NOON + timedelta(days=9)
    live = c.MeetingCard("#cards", "M-2026-0147", HEALTH, CHAIR, ABAI, hall, NOON, "visit.under_way")
    planned = c.MeetingCard("#cards", "M-2026-0148", WATER, CHAIR, ABAI, "", later, "visit.planned")
    return (live, planned)


def _voice() -> c.QuestionCard:
    counts = c.Counts(142, 37, 12)
    theme = Say("Ауыл медицинасы", "Сельская медицина", "Rural healthcare")
    return c.QuestionCard(
        "#cards",
        "Q-7KD3-X9",
        QUESTION,
        "kk",
        ABAI,
        TODAY,
        "voice.published",
        counts=counts,
        theme=theme,
    )


def _promises() -> tuple[c.PromiseCard, ...]:
    soon, past = TODAY + timedelta(days=3), TODAY - timedelta(days=20)
    return (
        c.PromiseCard("#cards", "P-7KD3-X1", ROAD, HEALTH, CHAIR, soon, "commitment.under_way"),
        c.PromiseCard(
            "#cards",
            "P-7KD3-X2",
            ROAD,
            HEALTH,
            CHAIR,
            past,
            "overdue",
            _("overdue"),
            old_due=date(2026, 1, 30),
            reason=BANKRUPT,
        ),
        c.PromiseCard("#cards", "P-7KD3-X3", ROAD, HEALTH, CHAIR, TODAY, "due_today", _("due today")),
    )


def _steps() -> tuple[c.TimelineItem, ...]:
    return (
        c.TimelineItem(NOON - timedelta(days=20), ABAI, QUESTION, "voice.received", language="kk"),
        c.TimelineItem(NOON, HEALTH, CHAIR, "voice.asked", "#timeline", link_text=_("Open the record")),
        c.TimelineItem(
            TODAY,
            HEALTH,
            ROAD,
            "commitment.promised",
            old_date=date(2026, 2, 1),
            reason=BANKRUPT,
        ),
        c.TimelineItem(TODAY, HEALTH, ROAD, "commitment.confirmed"),
        c.TimelineItem(TODAY, HEALTH, ROAD, "overdue"),
    )


def _row(body: Say, number: int, duties: tuple[str, ...]) -> c.Row:
    states = [duties[(number * step) % len(duties)] for step in range(1, 7)]
    return c.Row(body, [c.Cell(state, _("Duty"), "#matrix") for state in states], "#matrix")


def _series() -> c.Series:
    water, roads = Say("Су", "Вода", "Water"), Say("Жол", "Дороги", "Roads")
    bars = [c.Bar(water, 412, "#charts"), c.Bar(roads, 1203, "#charts"), c.Bar(HEALTH, 88, "#charts", "late")]
    return c.Series(_("Questions"), _("Theme"), _("Questions"), bars)
