"""The whole demo year on one stage."""

from __future__ import annotations

from datetime import date, datetime

from kezdesu.config.demo import cast as casting
from kezdesu.config.demo import overseers_story, plan, risk_story
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.plan import PlannedVisit
from kezdesu.config.demo.question_story import Shelf
from kezdesu.config.demo.schedule_story import YearPlan, year_story
from kezdesu.config.demo.stage import Progress, Stage
from kezdesu.config.demo.visit_story import Tour, visit_story
from kezdesu.config.demo_texts import themes
from kezdesu.config.demo_texts.corpus import Corpus
from kezdesu.meetings.models import Visit
from kezdesu.regions.models import District
from kezdesu.schedule.models import Schedule
from kezdesu.terms import queries as terms
from kezdesu.voices.models import Theme

SEED = 863
QUESTIONS_PER_VISIT = 9
APPROVED_ON = date(plan.YEAR, 1, 8)


def live(until: datetime, progress: Progress) -> int:
    """Live the demo year up to ``until``; answers how many steps were played."""
    pack = terms.pack()
    cast = casting.engage(pack)
    shelf = _shelf()
    stage = Stage(until)
    corpus = Corpus(SEED)
    visits = plan.visits(len(cast.ministries), len(cast.akimats), terms.calendar())

    def approved(schedule: Schedule) -> None:
        for planned, visit in _visits_of(schedule, visits, cast):
            stage.add(visit_story(_tour(stage, cast, shelf, corpus, planned, visit)))

    this_year = YearPlan(plan.YEAR, pack.edition, visits, APPROVED_ON)
    stage.add(year_story(stage, cast, this_year, approved=approved))
    next_visits = plan.visits(len(cast.ministries), len(cast.akimats), terms.calendar(), year=plan.YEAR + 1)
    next_year = YearPlan(plan.YEAR + 1, pack.edition, next_visits, None)
    stage.add(year_story(stage, cast, next_year, approved=lambda schedule: None))
    overseers_story.all_stories(stage, cast)
    risk_story.all_stories(stage, cast, shelf, corpus)
    return stage.play(progress)


def _tour(
    stage: Stage, cast: Cast, shelf: Shelf, corpus: Corpus, planned: PlannedVisit, visit: Visit
) -> Tour:
    questions = tuple(corpus.take(visit.body.slug, visit.region.kato, QUESTIONS_PER_VISIT))
    return Tour(stage, cast, planned, visit.pk, visit.body.slug, visit.region.kato, questions, shelf)


def _visits_of(
    schedule: Schedule, visits: tuple[PlannedVisit, ...], cast: Cast
) -> list[tuple[PlannedVisit, Visit]]:
    found = {
        (visit.body.slug, visit.entry.planned_on): visit
        for visit in Visit.objects.select_related("body", "region", "entry").filter(
            entry__proposal__schedule=schedule
        )
        if visit.entry
    }
    return [(planned, found[cast.ministries[planned.body_index].slug, planned.day]) for planned in visits]


def _shelf() -> Shelf:
    rows = themes.load().values()
    Theme.objects.bulk_create(
        [Theme(slug=row.slug, name_kk=row.name.kk, name_ru=row.name.ru, name_en=row.name.en) for row in rows],
        ignore_conflicts=True,
    )
    districts = {district.name_kk: district for district in District.objects.all()}
    return Shelf({theme.slug: theme for theme in Theme.objects.all()}, districts)
