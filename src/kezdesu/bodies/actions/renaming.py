"""A body gets another name; the old one stays with its days."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kezdesu.bodies import rules
from kezdesu.bodies.actions.naming import NAMES
from kezdesu.bodies.actions.steps import author, subject, turn
from kezdesu.bodies.lines import BodyRenamed
from kezdesu.bodies.models import Body, BodyName
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor


@transaction.atomic
def rename(
    *, body: Body, name: Trilingual, genitive: Trilingual, since: date, act_number: str, by: Actor
) -> None:
    """The body bears ``name`` from ``since``; signed and published texts keep the name they had.

    A day ahead comes by itself (:func:`naming.keep_up`). A name already ahead is replaced; the present one ends it.
    """
    require(rules.may_rename(body, name, since, act_number, by=by))
    old, today = body.name, clock.today()
    if not body.names.exists():
        BodyName.objects.create(
            body=body, since=body.valid_from, **{field: getattr(body, field) for field in NAMES}
        )
    values = {
        "name_kk": name.kk.strip(),
        "name_ru": name.ru.strip(),
        "name_en": name.en.strip() or name.ru.strip(),
        "genitive_kk": genitive.kk.strip() or name.kk.strip(),
        "genitive_ru": genitive.ru.strip() or name.ru.strip(),
    }
    body.names.filter(since__gt=today).delete()
    if name != old:
        BodyName.objects.create(body=body, since=since, act_number=act_number.strip(), **values)
    turn(body, **values if since <= today else {})
    line = BodyRenamed(body.slug, since, old.kk, old.ru, name.kk, name.ru, act_number.strip())
    record(line, subject=subject(body), by=author(body, by))
