"""Risk record → decision → off-schedule meeting (3.1), with a Deputy Prime Minister if the risk is high (6.2)."""

from __future__ import annotations

from django.db import transaction

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.common.codes import new_code
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import move
from kezdesu.journal.record import record
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor
from kezdesu.regions.models import Region
from kezdesu.risks import rules
from kezdesu.risks.lines import RiskDecided, RiskOpened
from kezdesu.risks.models import RiskCard, RiskLevel
from kezdesu.risks.states import RiskState


@transaction.atomic
def open_card(
    *, body: Body, region: Region, level: RiskLevel, forecast: bool, text: Trilingual, by: Actor
) -> RiskCard:
    """A forecast or actual worsening in the field the body supervises; ``text`` in kk and ru."""
    require(rules.may_open(body, by=by))
    require(rules.complete(text), field="text_kk")
    card = RiskCard.objects.create(
        code=new_code("R"),
        body=body,
        region=region,
        level=level,
        forecast=forecast,
        text_kk=text.kk,
        text_ru=text.ru,
        opened_at=clock.now(),
    )
    record(RiskOpened(region.kato, level, forecast), subject=card.code, by=by.author(body.slug))
    return card


def decide_meeting(card: RiskCard, *, visit: Visit, by: Actor) -> None:
    """The head goes: ``visit`` is the off-schedule visit planned for it."""
    require(rules.may_decide(card, by=by))
    require(rules.fits(card, visit), field="visit")
    move(
        card,
        RiskState.MEETING,
        line=RiskDecided(visit.code),
        subject=card.code,
        by=by.author(card.body.slug),
        visit_id=visit.pk,
        decided_at=clock.now(),
    )


def decide_no_meeting(card: RiskCard, *, reason: Trilingual, by: Actor) -> None:
    """No off-schedule meeting, with the reason in kk and ru."""
    require(rules.may_decide(card, by=by))
    require(rules.complete(reason), field="reason_kk")
    move(
        card,
        RiskState.NO_MEETING,
        line=RiskDecided(""),
        subject=card.code,
        by=by.author(card.body.slug),
        decision_kk=reason.kk,
        decision_ru=reason.ru,
        decided_at=clock.now(),
    )
