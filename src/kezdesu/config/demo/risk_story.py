"""Risk cards (3.1, 6.2): worsenings answered with off-schedule visits, one of them live now; one declined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, Office
from kezdesu.common.clock import almaty, almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo import visit_texts
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.plan import YEAR, PlannedVisit
from kezdesu.config.demo.stage import Stage, Story
from kezdesu.config.demo.tour import Pace, Shelf, Tour
from kezdesu.config.demo.visit_story import lasts, visit_story
from kezdesu.config.demo_texts.corpus import Corpus
from kezdesu.meetings import calendars
from kezdesu.meetings.actions import recording
from kezdesu.meetings.actions.planning import plan_visit
from kezdesu.meetings.calendars import Slot
from kezdesu.meetings.models import RecordKind
from kezdesu.people.roles import Role
from kezdesu.regions.models import Region
from kezdesu.risks import actions
from kezdesu.risks.models import RiskCard, RiskLevel
from kezdesu.terms import queries as terms

FLOOD = Trilingual(
    "Су тасқыны қаупі күшейді, тұрғындар өтемақы туралы жиі сұрайды.",
    "Усилилась угроза паводка, жители всё чаще спрашивают о компенсациях.",
)
COLD = Trilingual(
    "Жылу беру маусымына дайындық кешігіп жатыр, әлеуметтік шиеленіс қаупі жоғары.",
    "Подготовка к отопительному сезону отстаёт, риск социальной напряжённости высокий.",
)
QUEUES = Trilingual(
    "Аудан емханаларында дәрігер жетіспейді, қабылдау кезегі ұзарып барады.",
    "В районных поликлиниках не хватает врачей, очереди на приём растут.",
)
PRICES = Trilingual("Баға өсімі туралы сұрақтар көбейді.", "Участились вопросы о росте цен.")
NOT_NEEDED = Trilingual(
    "Мәселе кестедегі кездесуде қаралады, бөлек сапар қажет емес.",
    "Вопрос будет рассмотрен на встрече по графику, отдельный визит не нужен.",
)
DEPUTY_PM_CAME = Trilingual(
    "Кездесуге Премьер-Министрдің орынбасары қатысты.",
    "Во встрече участвовал заместитель Премьер-Министра.",
)
LIVE_BODY, LIVE_KATO = "healthcare", "430000000"
"""Who is live at the moment the demo has reached, and in which region."""
LIVE_SINCE = timedelta(minutes=20)
CARD_BEFORE = 40
USUAL_PACE, LIVE_PACE = Pace(28, 5), Pace(6, 4)
QUESTIONS, LIVE_QUESTIONS = 9, 16


@dataclass(frozen=True)
class World:
    """Where the stories are played, by whom, and with what."""

    stage: Stage
    cast: Cast
    shelf: Shelf
    corpus: Corpus


@dataclass(frozen=True)
class Worsening:
    """A risk card that is answered with a visit: the meeting starts at ``start``."""

    slug: str
    kato: str
    level: RiskLevel
    text: Trilingual
    start: datetime
    pace: Pace = USUAL_PACE
    questions: int = QUESTIONS


def all_stories(world: World) -> None:
    """Put the risk cards of the year on the stage, and the visit that is live when the demo ends."""
    flood = Worsening("emergency-situations", "150000000", RiskLevel.MEDIUM, FLOOD, almaty(YEAR, 4, 13, 10))
    cold = Worsening("energy", "550000000", RiskLevel.HIGH, COLD, almaty(YEAR, 10, 12, 10))
    for worsening in (flood, cold, live_at(world.stage.until)):
        world.stage.add(_visit(world, worsening))
    world.stage.add(_no_visit(world.cast, "trade-and-integration", "310000000"))


def live_at(until: datetime) -> Worsening:
    """The visit that began twenty minutes before ``until``."""
    start = (until - LIVE_SINCE).replace(second=0, microsecond=0)
    return Worsening(
        LIVE_BODY, LIVE_KATO, RiskLevel.MEDIUM, QUEUES, start, pace=LIVE_PACE, questions=LIVE_QUESTIONS
    )


def _visit(world: World, seen: Worsening) -> Story:
    cast, stage = world.cast, world.stage
    day = almaty_date(seen.start)
    midnight = almaty(day.year, day.month, day.day)
    if midnight - timedelta(days=CARD_BEFORE) < almaty(YEAR, 1, 15):
        return
    yield midnight - timedelta(days=CARD_BEFORE, hours=-9)
    card = _open(cast, seen.slug, seen.kato, seen.level, seen.text)
    yield midnight - timedelta(days=CARD_BEFORE - 1, hours=-18)
    tour = _tour(world, seen, card.region)
    actions.decide_meeting(card, visit=tour.visit, by=cast.who(seen.slug, Role.HEAD))
    stage.add(visit_story(tour))
    if seen.level == RiskLevel.HIGH:
        yield seen.start + timedelta(hours=8)
        recording.record(
            visit=tour.visit,
            kind=RecordKind.DEPUTY_PM,
            note=DEPUTY_PM_CAME,
            happened_at=seen.start,
            count=1,
            by=cast.who(seen.slug, Role.CLERK),
        )


def _tour(world: World, seen: Worsening, region: Region) -> Tour:
    number = 8
    day = almaty_date(seen.start)
    index = [body.slug for body in world.cast.ministries].index(seen.slug)
    place = visit_texts.place_of(seen.slug, seen.kato, number)
    visit = plan_visit(
        body=world.cast.bodies[seen.slug],
        office=_free(world.cast, seen),
        region=region,
        starts_at=seen.start,
        ends_at=seen.start + lasts(),
        edition=terms.pack().edition,
        place=visit_texts.hall(seen.slug, place),
        by=world.cast.who(seen.slug, Role.CLERK),
    )
    return Tour(
        world.stage,
        world.cast,
        world.shelf,
        PlannedVisit(index, number, 0, day, by_deputy=False, flaws=frozenset()),
        visit,
        place,
        seen.start,
        seen.pace,
        tuple(world.corpus.take(seen.slug, seen.kato, seen.questions)),
    )


def _free(cast: Cast, seen: Worsening) -> Office:
    """The minister, or who stands in for her when she is at another meeting then."""
    offices = [
        cast.minister(seen.slug),
        *bodies.offices_of(cast.bodies[seen.slug], on=almaty_date(seen.start)),
    ]
    return next(office for office in offices if not _is_taken(office, seen.start, seen.start + lasts()))


def _is_taken(office: Office, start: datetime, end: datetime) -> bool:
    known = calendars.known_holders([office.pk])
    return bool(calendars.meetings_of([Slot(0, "", office.pk, start, end)], known))


def _no_visit(cast: Cast, slug: str, kato: str) -> Story:
    yield almaty(YEAR, 5, 12, 10)
    card = _open(cast, slug, kato, RiskLevel.LOW, PRICES)
    yield almaty(YEAR, 5, 14, 15)
    actions.decide_no_meeting(card, reason=NOT_NEEDED, by=cast.who(slug, Role.HEAD))


def _open(cast: Cast, slug: str, kato: str, level: RiskLevel, text: Trilingual) -> RiskCard:
    region = _region(cast.akimats[kato])
    by = cast.who(slug, Role.CLERK)
    return actions.open_card(
        body=cast.bodies[slug], region=region, level=level, forecast=True, text=text, by=by
    )


def _region(akimat: Body) -> Region:
    assert akimat.region is not None
    return akimat.region
