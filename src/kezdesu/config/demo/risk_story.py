"""Risk cards (3.1, 6.2): two worsenings answered with off-schedule visits, one declined with the reason."""

from __future__ import annotations

from datetime import date, timedelta

from kezdesu.bodies.models import Body, Office
from kezdesu.common.clock import almaty
from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo import stage_texts
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.plan import YEAR, PlannedVisit
from kezdesu.config.demo.question_story import Shelf
from kezdesu.config.demo.stage import Stage, Story
from kezdesu.config.demo.visit_story import Tour, visit_story
from kezdesu.config.demo_texts.corpus import Corpus
from kezdesu.meetings.actions import recording
from kezdesu.meetings.actions.planning import plan_visit
from kezdesu.meetings.models import RecordKind, Visit
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
PRICES = Trilingual("Баға өсімі туралы сұрақтар көбейді.", "Участились вопросы о росте цен.")
NOT_NEEDED = Trilingual(
    "Мәселе кестедегі кездесуде қаралады, бөлек сапар қажет емес.",
    "Вопрос будет рассмотрен на встрече по графику, отдельный визит не нужен.",
)


def all_stories(stage: Stage, cast: Cast, shelf: Shelf, corpus: Corpus) -> None:
    """Put the risk cards of the year on the stage."""
    world = (stage, cast, shelf, corpus)
    stage.add(_visit(world, "emergency-situations", "150000000", date(YEAR, 3, 4), RiskLevel.MEDIUM, FLOOD))
    stage.add(_visit(world, "energy", "550000000", date(YEAR, 9, 2), RiskLevel.HIGH, COLD))
    stage.add(_no_visit(cast, "trade-and-integration", "310000000"))


World = tuple[Stage, Cast, Shelf, Corpus]


def _visit(world: World, slug: str, kato: str, opened: date, level: RiskLevel, text: Trilingual) -> Story:
    stage, cast, shelf, corpus = world
    head, day = cast.who(slug, Role.HEAD), opened + timedelta(days=40)
    yield almaty(opened.year, opened.month, opened.day, 9)
    card = _open(cast, slug, kato, level, text)
    yield almaty(opened.year, opened.month, opened.day + 1, 18)
    visit = _plan(cast.bodies[slug], card.region, day, cast)
    actions.decide_meeting(card, visit=visit, by=head)
    planned = PlannedVisit(0, 8, 0, day, by_deputy=False, flaws=frozenset())
    questions = tuple(corpus.take(slug, kato, 9))
    stage.add(visit_story(Tour(stage, cast, planned, visit.pk, slug, kato, questions, shelf)))
    if level == RiskLevel.HIGH:
        yield almaty(day.year, day.month, day.day, 18)
        note = Trilingual(
            "Кездесуге Премьер-Министрдің орынбасары қатысты.",
            "Во встрече участвовал заместитель Премьер-Министра.",
        )
        recording.record(
            visit=_fresh(visit),
            kind=RecordKind.DEPUTY_PM,
            note=note,
            happened_at=almaty(day.year, day.month, day.day, 10),
            count=1,
            by=cast.who(slug, Role.CLERK),
        )


def _no_visit(cast: Cast, slug: str, kato: str) -> Story:
    yield almaty(YEAR, 5, 12, 10)
    card = _open(cast, slug, kato, RiskLevel.LOW, PRICES)
    yield almaty(YEAR, 5, 14, 15)
    actions.decide_no_meeting(card, reason=NOT_NEEDED, by=cast.who(slug, Role.HEAD))


def _open(cast: Cast, slug: str, kato: str, level: RiskLevel, text: Trilingual) -> RiskCard:
    region = Region.objects.get(kato=kato)
    body = cast.bodies[slug]
    by = cast.who(slug, Role.CLERK)
    return actions.open_card(body=body, region=region, level=level, forecast=True, text=text, by=by)


def _plan(body: Body, region: Region, day: date, cast: Cast) -> Visit:
    return plan_visit(
        body=body,
        office=Office.objects.get(body=body, slug="minister"),
        region=region,
        starts_at=almaty(day.year, day.month, day.day, 10),
        ends_at=almaty(day.year, day.month, day.day, 17),
        edition=terms.pack().edition,
        place=stage_texts.place(region.kato, 2),
        by=cast.who(body.slug, Role.CLERK),
    )


def _fresh(visit: Visit) -> Visit:
    return Visit.objects.select_related("body", "region").get(pk=visit.pk)
