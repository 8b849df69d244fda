"""What goes on in the successor when a body ends: posts with their holders, people with their roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Q

from kezdesu.bodies import registry, rules
from kezdesu.bodies.models import (
    Body,
    Delegation,
    Handover,
    Invitation,
    Membership,
    Office,
    Reorganisation,
    Tenure,
)
from kezdesu.bodies.states import InvitationState
from kezdesu.common import clock
from kezdesu.journal.door import step, swap
from kezdesu.people.roles import Role

DAY = timedelta(days=1)


def continue_posts(act: Reorganisation, body: Body, main: Body, chosen: Mapping[str, Body]) -> None:
    """Every post ends; in the body it goes to stands one of the same name, with the same holder, unless it has one."""
    last = act.since - DAY
    for office in Office.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=last), body=body):
        heir = chosen.get(office.slug, main)
        if heir.pk != main.pk:
            Handover.objects.create(reorganisation=act, office=office, successor=heir)
        holder = Tenure.objects.filter(office=office, until__isnull=True).first()
        if office.rank not in rules.HEAD_ROLES:
            _continue(office, heir, holder, act.since)
        Tenure.objects.filter(office=office).filter(Q(until__isnull=True) | Q(until__gt=last)).update(
            until=last
        )
        end_delegations(office, last)
        office.valid_until = last
        Office.objects.filter(pk=office.pk).update(valid_until=last)


def continue_members(body: Body, main: Body, since: date) -> None:
    """Everybody who works in the body works from ``since`` in its main successor in the same roles."""
    last = since - DAY
    later = Q(until__isnull=True) | Q(until__gt=last)
    rows = Membership.objects.filter(later, body=body, revoked_at__isnull=True, delegation__isnull=True)
    for row in rows.select_related("account"):
        role, begin, until = Role(row.role), max(row.since, since), row.until
        if row.since <= last:
            swap(row, {"until": until}, {"until": last})
        else:
            swap(row, {"revoked_at": None}, {"revoked_at": clock.now(), "until": row.since})
        fits = bool(rules.is_role_of(main, role))
        if fits and not registry.holds(row.account, main, role, since=begin):
            Membership.objects.create(account=row.account, body=main, role=role, since=begin, until=until)


def withdraw_invitations(body: Body) -> None:
    """Nobody can join a body that ends."""
    for invitation in Invitation.objects.filter(body=body, state=InvitationState.OPEN):
        step(invitation, InvitationState.WITHDRAWN)


def end_delegations(office: Office, last_day: date) -> None:
    """Delegations of a post that ends: they end with it, and those that would begin later never begin."""
    for row in Delegation.objects.filter(office=office, until__gt=last_day, ended_at__isnull=True):
        until = max(last_day, row.since)
        ended = clock.now() if row.since > last_day else None
        swap(row, {"until": row.until, "ended_at": None}, {"until": until, "ended_at": ended})
        Membership.objects.filter(delegation=row).update(until=until, revoked_at=ended)


def _continue(office: Office, heir: Body, holder: Tenure | None, since: date) -> None:
    if Office.objects.filter(body=heir, slug=office.slug).exists():
        return
    post = Office.objects.create(
        body=heir,
        slug=office.slug,
        rank=office.rank,
        title_kk=office.title_kk,
        title_ru=office.title_ru,
        title_en=office.title_en,
        valid_from=since,
    )
    if holder is not None:
        names = {"holder_kk": holder.holder_kk, "holder_ru": holder.holder_ru, "holder_en": holder.holder_en}
        Tenure.objects.create(office=post, since=since, person_id=holder.who, **names)
