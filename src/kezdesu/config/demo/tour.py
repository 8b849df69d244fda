"""A visit on its way, as the stories of the demo hold it: nothing is read again that an act has just told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kezdesu.bodies.data import by_slug
from kezdesu.bodies.data.rows import BodyRow
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.plan import Flaw, PlannedVisit
from kezdesu.config.demo.stage import Stage
from kezdesu.config.demo_texts.corpus import DemoQuestion
from kezdesu.config.demo_texts.places import Place
from kezdesu.issues.models import Issue
from kezdesu.meetings.models import Part, Visit
from kezdesu.regions.models import District
from kezdesu.voices.models import Theme, Voice


@dataclass(frozen=True)
class Shelf:
    """Themes by slug and districts by Kazakh name, read once."""

    themes: dict[str, Theme]
    districts: dict[str, District]


@dataclass(frozen=True)
class Pace:
    """How long the presentation of the live hour lasts and a question is on air, in minutes."""

    presentation: int
    question: int


@dataclass
class Asked:
    """A voice with the question of the corpus behind it, and the phones that asked or support it."""

    voice: Voice
    question: DemoQuestion
    phones: list[str] = field(default_factory=list)


@dataclass
class Came:
    """What the meeting came to, counted while it is lived."""

    people: int = 0
    answered: int = 0
    in_writing: list[Asked] = field(default_factory=list)
    explained: int = 0
    planned: int = 0

    @property
    def asked(self) -> int:
        """How many questions were put to the official."""
        return self.answered + len(self.in_writing)


@dataclass(frozen=True)
class Tour:
    """``start`` is the planned start of the public meeting; the parts of the visit follow it in fixed steps."""

    stage: Stage
    cast: Cast
    shelf: Shelf
    planned: PlannedVisit
    visit: Visit
    place: Place
    start: datetime
    pace: Pace
    questions: tuple[DemoQuestion, ...]
    parts: dict[str, Part] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    issues: dict[int, Issue] = field(default_factory=dict)
    came: Came = field(default_factory=Came)

    @property
    def slug(self) -> str:
        """The ministry."""
        return self.visit.body.slug

    @property
    def kato(self) -> str:
        """The region."""
        return self.visit.region.kato

    @property
    def body(self) -> BodyRow:
        """The ministry as the texts know it."""
        return by_slug(self.slug)

    @property
    def number(self) -> int:
        """A number that differs from visit to visit, for choosing texts."""
        return self.planned.body_index * 3 + self.planned.number

    def has(self, flaw: Flaw) -> bool:
        """Whether this breach is planted here."""
        return flaw in self.planned.flaws

    def at(self, days: int, hour: float = 10) -> datetime:
        """An instant so many days from the planned day, Almaty wall clock."""
        midnight = datetime(self.planned.day.year, self.planned.day.month, self.planned.day.day, tzinfo=UTC)
        return midnight + timedelta(days=days, hours=hour - 5)

    def after(self, shift: int, hours: float) -> datetime:
        """An instant so many hours from the start of the meeting, which was moved by ``shift`` days."""
        return self.start + timedelta(days=shift, hours=hours)
