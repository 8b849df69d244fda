"""Bodies split and merged in mid-year: the old ones end the day before, and everything has an owner the day after.

Records stay where they were made. Who answers for them is read from the succession (``queries.actor_for`` gives the
successor's people the keys, ``queries.answered_for`` its debts), so that no history is rewritten and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from kezdesu.bodies import refusals, registry, rules
from kezdesu.bodies.actions.continuing import continue_members, continue_posts, withdraw_invitations
from kezdesu.bodies.actions.steps import author, subject, turn
from kezdesu.bodies.lines import BodiesMerged, BodySplit
from kezdesu.bodies.models import Body, Office, Rank, Reorganisation, Succession, VisitHandover
from kezdesu.bodies.states import ReorganisationKind
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Denied, Refused, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body that comes into being by the act; ``head`` is the title of its first head."""

    slug: str
    name: Trilingual
    genitive: Trilingual
    head: Trilingual


Heir = Body | NewBody


@transaction.atomic
def split(
    *,
    body: Body,
    heirs: Sequence[Heir],
    since: date,
    act_number: str,
    posts: Mapping[str, int] | None = None,
    visits: Mapping[str, int] | None = None,
    by: Actor,
) -> list[Body]:
    """One body becomes several from ``since``; the first of ``heirs`` takes all that is not named.

    ``posts``: slug of a post → number of the heir it goes to with its promises and meetings. ``visits``: code of a
    visit → number of the heir that takes it with its questions, issues and promises; it outweighs that of the post.
    """
    if len(heirs) < 2:
        raise Refused(refusals.TOO_FEW, "heirs")
    main = heirs[0] if isinstance(heirs[0], Body) else None
    require(rules.may_reorganise([body], main, since, act_number, by=by))
    made = [_heir(heir, like=body, since=since, main=place == 0) for place, heir in enumerate(heirs)]
    chosen = {slug: made[place] for slug, place in (posts or {}).items() if 0 < place < len(made)}
    act = _enter(ReorganisationKind.SPLIT, since, act_number)
    _end(act, body, made, chosen)
    handed = {code: made[place] for code, place in (visits or {}).items() if 0 < place < len(made)}
    VisitHandover.objects.bulk_create(
        VisitHandover(reorganisation=act, visit=code, successor=heir) for code, heir in handed.items()
    )
    named = tuple(f"{slug}>{heir.slug}" for slug, heir in sorted(chosen.items()))
    slugs = tuple(heir.slug for heir in made)
    gone = tuple(f"{code}>{heir.slug}" for code, heir in sorted(handed.items()))
    line = BodySplit(body.slug, since, made[0].slug, slugs, named, act.act_number, gone)
    record(line, subject=subject(body), by=author(body, by))
    return made


@transaction.atomic
def merge(*, bodies: Sequence[Body], into: Heir, since: date, act_number: str, by: Actor) -> Body:
    """Several bodies become one from ``since``: a new one, or one that exists and takes the others in."""
    existing = into if isinstance(into, Body) else None
    if len(bodies) + (existing is not None) < 2:
        raise Refused(refusals.TOO_FEW, "bodies")
    require(rules.may_reorganise(bodies, existing, since, act_number, by=by))
    made = _heir(into, like=_first(bodies), since=since, main=True)
    act = _enter(ReorganisationKind.MERGER, since, act_number)
    for body in bodies:
        _end(act, body, [made], {})
    line = BodiesMerged(tuple(body.slug for body in bodies), since, made.slug, act.act_number)
    record(line, subject=subject(made), by=author(made, by))
    return made


def merge_into(
    *, bodies: Sequence[Body], heirs: Sequence[Heir], since: date, act_number: str, by: Actor
) -> Body:
    """:func:`merge`, refused in words when nobody was named to take the bodies in."""
    if not heirs:
        raise Refused(refusals.NO_SUCCESSOR)
    return merge(bodies=bodies, into=heirs[0], since=since, act_number=act_number, by=by)


def _first(bodies: Sequence[Body]) -> Body:
    """The body after which a new one is made: the authorised one among them, else the first."""
    return next((body for body in bodies if body.is_authorised), bodies[0])


def _enter(kind: ReorganisationKind, since: date, act_number: str) -> Reorganisation:
    return Reorganisation.objects.create(
        kind=kind, since=since, act_number=act_number.strip(), entered_at=clock.now()
    )


def _heir(heir: Heir, *, like: Body, since: date, main: bool) -> Body:
    if isinstance(heir, Body):
        require(rules.is_standing(heir, since), "heirs")
        require(Allowed() if heir.kind == like.kind else refusals.KIND_FIXED, "heirs")
        turn(heir)
        return heir
    _require_new(heir)
    body = Body.objects.create(
        slug=heir.slug,
        kind=like.kind,
        is_authorised=like.is_authorised and main,
        region=like.region,
        name_kk=heir.name.kk.strip(),
        name_ru=heir.name.ru.strip(),
        name_en=heir.name.en.strip() or heir.name.ru.strip(),
        genitive_kk=heir.genitive.kk.strip() or heir.name.kk.strip(),
        genitive_ru=heir.genitive.ru.strip() or heir.name.ru.strip(),
        valid_from=since,
    )
    Office.objects.create(
        body=body,
        slug="minister" if like.kind == "ceb" else "chair",
        rank=Rank.HEAD,
        title_kk=heir.head.kk.strip(),
        title_ru=heir.head.ru.strip(),
        title_en=heir.head.en.strip() or heir.head.ru.strip(),
        valid_from=since,
    )
    return body


def _require_new(heir: NewBody) -> None:
    taken: Denied | Allowed = (
        refusals.SLUG_TAKEN if Body.objects.filter(slug=heir.slug).exists() else Allowed()
    )
    require(taken, "slug")
    require(rules.is_named(heir.name), "name_kk")
    require(rules.is_named(heir.head), "head_kk")


def _end(act: Reorganisation, body: Body, heirs: Sequence[Body], chosen: Mapping[str, Body]) -> None:
    last = act.since - DAY
    if registry.appointed_after(body, last):
        raise Refused(refusals.APPOINTMENT_AHEAD)
    _succeed(act, body, heirs)
    continue_posts(act, body, heirs[0], chosen)
    continue_members(body, heirs[0], act.since)
    withdraw_invitations(body)
    turn(body, valid_until=last)


def _succeed(act: Reorganisation, body: Body, heirs: Sequence[Body]) -> None:
    """The heirs answer for the body, and for every body it answered for."""
    older = [(row.predecessor, row.is_main) for row in body.inheritances.select_related("predecessor")]
    known: set[tuple[int, int]] = set()
    for predecessor, was_main in [(body, True), *older]:
        for heir in heirs:
            if heir.pk == predecessor.pk or (predecessor.pk, heir.pk) in known:
                continue
            known.add((predecessor.pk, heir.pk))
            Succession.objects.create(
                reorganisation=act,
                predecessor=predecessor,
                successor=heir,
                since=act.since,
                is_main=was_main and heir.pk == heirs[0].pk,
            )
    for heir in heirs:
        heir.predecessors.add(body)
