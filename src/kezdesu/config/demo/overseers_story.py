"""What returns with the calendar: quarterly reports (3.7c), letters (4.3), guidance (5.3), evaluation (5.2),
half-year reviews (6.1), control (7)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from kezdesu.bodies.models import Body
from kezdesu.common.answers import Refused
from kezdesu.common.clock import almaty
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
    """Put the stories of 2026 on the stage."""
    for quarter in (1, 2, 3, 4):
        for index, body in enumerate(cast.ministries):
            stage.add(_quarter(cast, body, index, quarter))
        stage.add(_control(cast, quarter))
    for half in (1, 2):
        for index, akimat in enumerate(sorted(cast.akimats)):
            stage.add(_letters(cast, akimat, index, half))
        stage.add(_review(cast, half))
    stage.add(_guidance(cast))
    stage.add(_evaluation(cast))


def _quarter(cast: Cast, body: Body, index: int, quarter: int) -> Story:
    if (index, quarter) == plan.SILENT_QUARTER:
        return
    after = date(plan.YEAR + quarter // 4, quarter * 3 % 12 + 1, 1)
    day = 15 if (index, quarter) == plan.LATE_QUARTER else 5 + index % 4
    yield almaty(after.year, after.month, day, 10, index)
    try:
        report = quarters.prepare_quarter(
            body, year=plan.YEAR, quarter=quarter, by=cast.who(body.slug, Role.CLERK)
        )
    except Refused as refusal:
        if refusal.denied.code != "nothing_owed":
            raise
        return
    yield almaty(after.year, after.month, day, 16, index)
    quarters.publish_quarter(report, by=cast.who(body.slug, Role.HEAD))


def _letters(cast: Cast, kato: str, index: int, half: int) -> Story:
    if half == 1 and index == plan.NO_LETTER:
        return
    late = half == 1 and index == plan.LATE_LETTER
    first = date(plan.YEAR, 7, 1) if half == 1 else date(plan.YEAR + 1, 1, 1)
    day = first + timedelta(days=20 if late else 3 + index % 5)
    akimat = cast.akimats[kato]
    yield almaty(day.year, day.month, day.day, 12, index)
    theme, addressee = LETTER_THEMES[index % 3], ADDRESSEES[index % 3]
    text = texts.systemic(theme, pick(by_kato(kato), "anywhere", Random(index)), index)
    by = cast.who(akimat.slug, Role.AKIM)
    send_letter(akimat, addressee=cast.bodies[addressee], year=plan.YEAR, half=half, text=text, by=by)


def _review(cast: Cast, half: int) -> Story:
    year, month = (plan.YEAR, 7) if half == 1 else (plan.YEAR + 1, 1)
    yield almaty(year, month, 8, 11)
    text = Trilingual(
        "Үкімет жартыжылдық қорытындыны қарап, кешіккен міндеттемелер бойынша тапсырма берді.",
        "Правительство рассмотрело итоги полугодия и дало поручения по просроченным обязательствам.",
    )
    new = NewRecord(OversightKind.HALF_YEAR_REVIEW, cast.government, plan.YEAR, text, half=half)
    record = actions.make_record(new, by=cast.who(cast.government.slug, Role.SECRETARY))
    yield almaty(year, month, 9, 17)
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


def _evaluation(cast: Cast) -> Story:
    yield almaty(plan.YEAR + 1, 1, 20, 11)
    text = Trilingual("2026 жылғы бағалау нәтижелері.", "Результаты оценки за 2026 год.")
    new = NewRecord(OversightKind.EVALUATION, cast.authorised, plan.YEAR, text)
    record = actions.make_record(new, by=cast.who(cast.authorised.slug, Role.COORDINATOR))
    yield almaty(plan.YEAR + 1, 1, 22, 11)
    actions.sign_record(_fresh(record), by=cast.who(cast.authorised.slug, Role.HEAD))


def _control(cast: Cast, quarter: int) -> Story:
    yield almaty(plan.YEAR, quarter * 3 - 1, 17, 11)
    text = Trilingual(
        "Тізілім қаралды; кешіккен жарияланымдар бойынша түсініктеме сұралды.",
        "Реестр изучен; по опоздавшим публикациям запрошены пояснения.",
    )
    about = cast.ministries[quarter % len(cast.ministries)]
    new = NewRecord(OversightKind.CONTROL_NOTE, cast.administration, plan.YEAR, text, about=about)
    actions.make_record(new, by=cast.who(cast.administration.slug, Role.INSPECTOR))


def _fresh(record: OversightRecord) -> OversightRecord:
    return OversightRecord.objects.select_related("act__body", "body", "about").get(pk=record.pk)
