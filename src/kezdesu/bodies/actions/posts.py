"""Posts and who holds them: created, renamed, ended; appointed, left, an appointment ahead corrected."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from kezdesu.bodies import lines, rules
from kezdesu.bodies.actions.continuing import end_delegations
from kezdesu.bodies.actions.steps import author, subject, turn
from kezdesu.bodies.models import Body, Office, OfficeTitle, Tenure
from kezdesu.bodies.states import Stranger
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import swap
from kezdesu.journal.kinds import Line
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor

DAY = timedelta(days=1)


@transaction.atomic
def create_post(*, body: Body, slug: str, rank: str, title: Trilingual, since: date, by: Actor) -> Office:
    """A new post from ``since``."""
    require(rules.may_create_post(body, slug, rank, title, since, by=by))
    turn(body)
    office = Office.objects.create(body=body, slug=slug, rank=rank, valid_from=since, **_titles(title))
    _write(office, lines.PostCreated(body.slug, slug, since), by)
    return office


@transaction.atomic
def rename_post(*, office: Office, title: Trilingual, since: date, by: Actor) -> None:
    """The post bears ``title`` from ``since``, ahead too, as bodies do; what was signed keeps the old one."""
    require(rules.may_rename_post(office, title, since, by=by))
    old, today = office.title, clock.today()
    if not office.titles.exists():
        OfficeTitle.objects.create(office=office, since=office.valid_from, **_titles(old))
    office.titles.filter(since__gt=today).delete()
    if title != old:
        OfficeTitle.objects.create(office=office, since=since, **_titles(title))
    turn(office, **_titles(title) if since <= today else {})
    line = lines.PostRenamed(
        office.body.slug, office.slug, since, old.kk, old.ru, title.kk.strip(), title.ru.strip()
    )
    _write(office, line, by)


@transaction.atomic
def end_post(*, office: Office, last_day: date, by: Actor) -> None:
    """The post exists until ``last_day``; its holder's tenure and delegations end with it."""
    require(rules.may_end_post(office, last_day, by=by))
    turn(office, valid_until=last_day)
    Tenure.objects.filter(office=office, until__isnull=True).update(until=last_day)
    end_delegations(office, last_day)
    _write(office, lines.PostEnded(office.body.slug, office.slug, last_day), by)


@transaction.atomic
def appoint(
    *,
    office: Office,
    holder: Trilingual,
    since: date,
    same: Tenure | Stranger | None = None,
    by: Actor,
) -> Tenure:
    """``holder`` holds the post from ``since``; whoever held it leaves the day before.

    ``same``: her tenure of another post, or that she is a namesake; needed when somebody of her name holds one.
    """
    require(rules.may_appoint(office, holder, since, same, by=by))
    turn(office)
    Tenure.objects.filter(office=office, until__isnull=True).update(until=since - DAY)
    tenure = Tenure.objects.create(office=office, since=since, person_id=_who(same), **_holders(holder))
    line = lines.HolderAppointed(office.body.slug, office.slug, since, holder.kk.strip(), holder.ru.strip())
    _write(office, line, by)
    return tenure


@transaction.atomic
def end_tenure(*, tenure: Tenure, last_day: date, by: Actor) -> None:
    """The holder leaves; nobody holds the post after."""
    require(rules.may_end_tenure(tenure, last_day, by=by))
    swap(tenure, {"until": None}, {"until": last_day})
    line = lines.HolderLeft(tenure.office.body.slug, tenure.office.slug, last_day)
    _write(tenure.office, line, by)


@transaction.atomic
def correct_tenure(
    *,
    tenure: Tenure,
    holder: Trilingual,
    since: date,
    same: Tenure | Stranger | None = None,
    by: Actor,
) -> None:
    """An appointment that has not begun gets another name or day; the one before is stretched to it."""
    require(rules.may_correct(tenure, holder, since, same, by=by))
    old = tenure.since
    turn(tenure.office)
    before = Tenure.objects.filter(office=tenure.office, until=old - DAY)
    before.update(until=since - DAY)
    swap(tenure, {"since": old}, {"since": since, "person_id": _who(same), **_holders(holder)})
    line = lines.AppointmentCorrected(tenure.office.body.slug, tenure.office.slug, old, since)
    _write(tenure.office, line, by)


def _titles(title: Trilingual) -> dict[str, str]:
    kk, ru, en = title.kk.strip(), title.ru.strip(), title.en.strip()
    return {"title_kk": kk, "title_ru": ru, "title_en": en or ru}


def _who(same: Tenure | Stranger | None) -> int | None:
    return same.who if isinstance(same, Tenure) else None


def _holders(holder: Trilingual) -> dict[str, str]:
    kk, ru, en = holder.kk.strip(), holder.ru.strip(), holder.en.strip()
    return {"holder_kk": kk, "holder_ru": ru, "holder_en": en or ru}


def _write(office: Office, line: Line, by: Actor) -> None:
    record(line, subject=subject(office.body), by=author(office.body, by))
