"""What returns with the calendar: quarterly reports (3.7c), letters (4.3), guidance (5.3), evaluation (5.2),
half-year reviews (6.1), control (7)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from kezdesu.bodies.models import Body
from kezdesu.common.answers import Refused
from kezdesu.common.clock import almaty, almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo import plan, texts
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.stage import Stage, Story
from kezdesu.config.demo_texts.places import pick
from kezdesu.issues.letters import send_letter
from kezdesu.oversight import actions
from kezdesu.oversight.actions import NewRecord
from kezdesu.oversight.models import OversightKind, OversightRecord
from kezdesu.people.roles import Role
from kezdesu.publications import quarters
from kezdesu.regions.data import by_kato

LETTER_THEMES = ("water", "power-gas", "roads")
ADDRESSEES = ("water-resources", "energy", "transport")


def all_stories(stage: Stage, cast: Cast) -> None:
    """Put on the stage what the calendar brings, year after year as far as the demo goes.

    The year of the demo has the planted breaches; later years only go on with what is still owed.
    """
    for year in range(plan.YEAR, almaty_date(stage.until).year + 1):
        for quarter in (1, 2, 3, 4):
            for index, body in enumerate(cast.ministries):
                stage.add(_quarter(cast, body, index, year, quarter))
            stage.add(_control(cast, year, quarter))
        for half in (1, 2):
            for index, akimat in enumerate(sorted(cast.akimats)):
                stage.add(_letters(cast, akimat, index, year, half))
            stage.add(_review(cast, year, half))
        stage.add(_evaluation(cast, year))
    stage.add(_guidance(cast))


def _quarter(cast: Cast, body: Body, index: int, year: int, quarter: int) -> Story:
    planted = (index, quarter) if year == plan.YEAR else None
    if planted == plan.SILENT_QUARTER:
        return
    after = date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
    day = 15 if planted == plan.LATE_QUARTER else 5 + index % 4
    yield almaty(after.year, after.month, day, 10, index)
    try:
        report = quarters.prepare_quarter(
            body, year=year, quarter=quarter, by=cast.who(body.slug, Role.CLERK)
        )
    except Refused as refusal:
        if refusal.denied.code != "nothing_owed":
            raise
        return
    yield almaty(after.year, after.month, day, 16, index)
    quarters.publish_quarter(report, by=cast.who(body.slug, Role.HEAD))


def _letters(cast: Cast, kato: str, index: int, year: int, half: int) -> Story:
    planted = index if (year, half) == (plan.YEAR, 1) else None
    if planted == plan.NO_LETTER:
        return
    late = planted == plan.LATE_LETTER
    first = date(year, 7, 1) if half == 1 else date(year + 1, 1, 1)
    day = first + timedelta(days=20 if late else 3 + index % 5)
    akimat = cast.akimats[kato]
    yield almaty(day.year, day.month, day.day, 12, index)
    theme, addressee = LETTER_THEMES[index % 3], ADDRESSEES[index % 3]
    text = texts.systemic(theme, pick(by_kato(kato), "anywhere", Random(index)), index)
    by = cast.who(akimat.slug, Role.AKIM)
    send_letter(akimat, addressee=cast.bodies[addressee], year=year, half=half, text=text, by=by)


def _review(cast: Cast, year: int, half: int) -> Story:
    first = date(year, 7, 1) if half == 1 else date(year + 1, 1, 1)
    yield almaty(first.year, first.month, 8, 11)
    text = Trilingual(
        "Үкімет жартыжылдық қорытындыны қарап, кешіккен міндеттемелер бойынша тапсырма берді.",
        "Правительство рассмотрело итоги полугодия и дало поручения по просроченным обязательствам.",
    )
    new = NewRecord(OversightKind.HALF_YEAR_REVIEW, cast.government, year, text, half=half)
    record = actions.make_record(new, by=cast.who(cast.government.slug, Role.SECRETARY))
    yield almaty(first.year, first.month, 9, 17)
    actions.sign_record(_fresh(record), by=cast.who(cast.government.slug, Role.HEAD))


def _guidance(cast: Cast) -> Story:
    ab = cast.authorised
    yield almaty(plan.YEAR, 1, 14, 11)
    text = Trilingual(
        "Кездесулерді дайындау, өткізу және қорытындысын жариялау жөніндегі әдістемелік ұсынымдар.",
        "Методические рекомендации по подготовке, проведению встреч и публикации их итогов.",
    )
    new = NewRecord(OversightKind.GUIDANCE, ab, plan.YEAR, text)
    record = actions.make_record(new, by=cast.who(ab.slug, Role.COORDINATOR))
    yield almaty(plan.YEAR, 1, 15, 15)
    actions.sign_record(_fresh(record), by=cast.who(ab.slug, Role.HEAD))
    for index, body in enumerate(cast.ministries):
        yield almaty(plan.YEAR, 1, 16 + index // 2, 10, index)
        actions.acknowledge(_fresh(record), body=body, by=cast.who(body.slug, Role.CLERK))


def _evaluation(cast: Cast, year: int) -> Story:
    yield almaty(year + 1, 1, 20, 11)
    text = Trilingual(f"{year} жылғы бағалау нәтижелері.", f"Результаты оценки за {year} год.")
    new = NewRecord(OversightKind.EVALUATION, cast.authorised, year, text)
    record = actions.make_record(new, by=cast.who(cast.authorised.slug, Role.COORDINATOR))
    yield almaty(year + 1, 1, 22, 11)
    actions.sign_record(_fresh(record), by=cast.who(cast.authorised.slug, Role.HEAD))


def _control(cast: Cast, year: int, quarter: int) -> Story:
    yield almaty(year, quarter * 3 - 1, 17, 11)
    text = Trilingual(
        "Тізілім қаралды; кешіккен жарияланымдар бойынша түсініктеме сұралды.",
        "Реестр изучен; по опоздавшим публикациям запрошены пояснения.",
    )
    about = cast.ministries[quarter % len(cast.ministries)]
    new = NewRecord(OversightKind.CONTROL_NOTE, cast.administration, year, text, about=about)
    actions.make_record(new, by=cast.who(cast.administration.slug, Role.INSPECTOR))


def _fresh(record: OversightRecord) -> OversightRecord:
    return OversightRecord.objects.select_related("act__body", "body", "about").get(pk=record.pk)
