"""Letters, guidance, review, evaluation, control; a risk card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues.letters import send_letter
from kezdesu.oversight import actions
from kezdesu.oversight.actions import NewRecord
from kezdesu.oversight.models import OversightKind, OversightRecord
from kezdesu.people.roles import Role
from kezdesu.regions.models import Region
from kezdesu.risks import actions as risks
from kezdesu.risks.models import RiskLevel
from tests.gates.world.pen import Pen
from tests.gates.world.staff import ADMINISTRATION, AKIMAT, AUTHORISED, GOVERNMENT, OURS, Staff

if TYPE_CHECKING:
    from tests.gates.world.settle import World


def oversee(world: World, staff: Staff, pen: Pen) -> None:
    """One record of each kind; the evaluation still waits for its second signature."""
    with clock.at(clock.almaty(2026, 5, 25, 10)):
        _guide(world, staff, pen)
        _control(world, staff, pen)
        text = pen.both("letter", "Ауыз су мәселесі шешілмей келеді.", "Вопрос питьевой воды не решается.")
        akimat, ours = staff.bodies[AKIMAT], staff.bodies[OURS]
        letter = send_letter(
            akimat, addressee=ours, year=2026, half=1, text=text, by=staff.who(AKIMAT, Role.AKIM)
        )
        card = risks.open_card(
            body=ours, region=Region.objects.get(kato="350000000"), level=RiskLevel.MEDIUM, forecast=True,
            text=pen.both("risk.text", "Сұрақтар көбейді.", "Вопросов стало больше."), by=staff.who(OURS, Role.CLERK),
        )  # fmt: skip
        no = pen.both("risk.reason", "Бөлек сапар қажет емес.", "Отдельный визит не нужен.")
        risks.decide_no_meeting(card, reason=no, by=staff.who(OURS, Role.HEAD))
    world.codes |= {"letter": letter.code, "risk": card.code}


def _guide(world: World, staff: Staff, pen: Pen) -> None:
    text = pen.both("guidance", "Жауапты өз уақытында жариялаңыз.", "Публикуйте ответы вовремя.")
    first, second = staff.who(AUTHORISED, Role.COORDINATOR), staff.colleagues[AUTHORISED, Role.COORDINATOR]
    made = actions.make_record(
        NewRecord(OversightKind.GUIDANCE, staff.bodies[AUTHORISED], 2026, text), by=first
    )
    actions.sign_record(_fresh(made), by=second)
    review = pen.both("review", "Жартыжылдық қаралды.", "Полугодие рассмотрено.")
    new = NewRecord(OversightKind.HALF_YEAR_REVIEW, staff.bodies[GOVERNMENT], 2026, review, half=1)
    prepared = actions.make_record(new, by=staff.who(GOVERNMENT, Role.SECRETARY))
    actions.sign_record(_fresh(prepared), by=staff.colleagues[GOVERNMENT, Role.SECRETARY])
    unsigned = pen.private("evaluation.waiting", "Қол қойылмаған баға")
    waiting = Trilingual(unsigned, unsigned)
    draft = actions.make_record(
        NewRecord(OversightKind.EVALUATION, staff.bodies[AUTHORISED], 2026, waiting), by=first
    )
    world.codes |= {
        "oversight.guidance": made.code,
        "oversight.review": prepared.code,
        "oversight.draft": draft.code,
    }


def _control(world: World, staff: Staff, pen: Pen) -> None:
    text = pen.both("control.note", "Кешіктірудің себебін түсіндіріңіз.", "Объясните причину опоздания.")
    new = NewRecord(
        OversightKind.CONTROL_NOTE, staff.bodies[ADMINISTRATION], 2026, text, about=staff.bodies[OURS]
    )
    note = actions.make_record(new, by=staff.who(ADMINISTRATION, Role.INSPECTOR))
    world.codes["oversight.note"] = note.code


def _fresh(row: OversightRecord) -> OversightRecord:
    return OversightRecord.objects.select_related("body", "about", "act").get(pk=row.pk)
