"""The whole demo year on one stage."""

from __future__ import annotations

from datetime import date, datetime

from kezdesu.common.clock import almaty, almaty_date
from kezdesu.config.demo import (
    akims_story,
    amending_story,
    overseers_story,
    plan,
    powers_story,
    risk_story,
    visit_texts,
)
from kezdesu.config.demo import cast as casting
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.plan import PlannedVisit
from kezdesu.config.demo.risk_story import World
from kezdesu.config.demo.schedule_story import YearPlan, year_story
from kezdesu.config.demo.stage import Progress, Stage
from kezdesu.config.demo.tour import Pace, Shelf, Tour
from kezdesu.config.demo.visit_story import visit_story
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
EARLIEST_END = almaty(plan.YEAR, 11, 20, 12)
"""From this moment on the year has everything to show: breaches, promises of every fate, the next year's proposals."""


def live(until: datetime, progress: Progress) -> int:
    """Live the demo year up to ``until``, with one visit live at that moment; answers how many steps were played."""
    pack = terms.pack()
    cast = casting.engage(pack)
    world = World(Stage(until), cast, _shelf(), Corpus(SEED))
    visits = plan.visits(len(cast.ministries), len(cast.akimats), terms.calendar())

    def approved(schedule: Schedule) -> None:
        for planned, visit in _visits_of(schedule, visits, cast):
            world.stage.add(visit_story(_tour(world, planned, visit)))
        late = max((one for one in visits if not one.flaws), key=lambda one: (one.day, one.body_index))
        world.stage.add(amending_story.waiting(cast, cast.ministries[late.body_index].slug, late.day))

    this_year = YearPlan(plan.YEAR, pack.edition, visits, APPROVED_ON)
    world.stage.add(year_story(world.stage, cast, this_year, approved=approved))
    next_visits = plan.visits(len(cast.ministries), len(cast.akimats), terms.calendar(), year=plan.YEAR + 1)
    next_year = YearPlan(plan.YEAR + 1, pack.edition, next_visits, None)
    world.stage.add(year_story(world.stage, cast, next_year, approved=lambda schedule: None))
    overseers_story.all_stories(world.stage, cast)
    risk_story.all_stories(world)
    akims_story.all_stories(world)
    powers_story.all_stories(world.stage, cast)
    return world.stage.play(progress)


def _tour(world: World, planned: PlannedVisit, visit: Visit) -> Tour:
    slug, kato = visit.body.slug, visit.region.kato
    day = almaty_date(visit.starts_at)
    return Tour(
        world.stage,
        world.cast,
        world.shelf,
        planned,
        visit,
        visit_texts.place_of(slug, kato, planned.number),
        almaty(day.year, day.month, day.day, 10),
        Pace(20 + planned.number, 5),
        tuple(world.corpus.take(slug, kato, QUESTIONS_PER_VISIT)),
    )


def _visits_of(
    schedule: Schedule, visits: tuple[PlannedVisit, ...], cast: Cast
) -> list[tuple[PlannedVisit, Visit]]:
    rows = Visit.objects.select_related("body", "office", "region", "entry")
    found = {
        (visit.body.slug, visit.entry.planned_on): visit
        for visit in rows.filter(entry__proposal__schedule=schedule)
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
