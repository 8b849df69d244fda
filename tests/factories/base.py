"""Regions, bodies, people, and a bare visit and voice (rows only: for the acts themselves call the actions)."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind, Membership, Office, Rank
from kezdesu.common import clock
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import VisitState
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.regions.models import Region
from kezdesu.voices.models import Voice
from kezdesu.voices.states import VoiceState

_numbers = itertools.count(1)
LONG_AGO = date(2000, 1, 1)
EDITION = "863-2023"


def make_region(kato: str = "350000000", **changes: object) -> Region:
    """Karaganda by default; the same row when it exists already."""
    values = {
        "iso": f"KZ-{kato[:2]}",
        "kind": "oblast",
        "name_kk": f"Қарағанды облысы {kato[:2]}",
        "name_ru": f"Карагандинская область {kato[:2]}",
        "name_en": f"Karaganda {kato[:2]}",
        "inside_kk": "Қарағанды облысында",
        "inside_ru": "в Карагандинской области",
        "population": 1_131_000,
        "valid_from": LONG_AGO,
    } | changes
    return Region.objects.get_or_create(kato=kato, defaults=values)[0]


def make_body(slug: str = "healthcare", kind: str = BodyKind.CEB, **changes: object) -> Body:
    """A ministry by default, with the post of its head; the same row when it exists already."""
    values = {
        "kind": kind,
        "name_kk": f"Денсаулық сақтау министрлігі ({slug})",
        "name_ru": f"Министерство здравоохранения ({slug})",
        "name_en": f"Ministry of Healthcare ({slug})",
        "genitive_kk": "Денсаулық сақтау министрлігінің",
        "genitive_ru": "Министерства здравоохранения",
        "valid_from": LONG_AGO,
    } | changes
    body, _ = Body.objects.get_or_create(slug=slug, defaults=values)
    make_office(body, "head", rank=Rank.AKIM if kind == BodyKind.AKIMAT else Rank.HEAD)
    return body


def make_office(body: Body, slug: str = "head", *, rank: str = Rank.HEAD) -> Office:
    """A post; the minister by default."""
    values = {
        "rank": rank,
        "title_kk": f"Министр {slug}",
        "title_ru": f"Министр {slug}",
        "title_en": f"Minister {slug}",
        "valid_from": LONG_AGO,
    }
    return Office.objects.get_or_create(body=body, slug=slug, defaults=values)[0]


def make_account(
    role: Role | None = None, body: Body | None = None, *, password: str | None = None
) -> Account:
    """An account, with a membership when a role is named."""
    number = next(_numbers)
    email = f"person{number}@example.kz"
    account = Account.objects.create_account(email, name=f"Person {number}", password=password)
    if role is not None:
        Membership.objects.create(account=account, body=body or make_body(), role=role, since=LONG_AGO)
    return account


def actor_of(account: Account) -> Actor:
    """The account as an actor today."""
    return bodies.actor_for(account, on=clock.today())


def make_visit(
    *,
    body: Body | None = None,
    region: Region | None = None,
    starts_at: datetime | None = None,
    state: str = VisitState.ANNOUNCED,
    **changes: object,
) -> Visit:
    """A visit of two hours, without parts; starts at 10:00 Almaty on 11 March 2026 by default."""
    body = body or make_body()
    starts = starts_at or clock.almaty(2026, 3, 11, 10)
    values = {
        "code": f"M-{starts.year}-{next(_numbers):04d}",
        "body": body,
        "office": make_office(body),
        "rank": Rank.HEAD,
        "region": region or make_region(),
        "edition": EDITION,
        "state": state,
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=2),
        "place_kk": "Мәдениет үйі",
        "place_ru": "Дом культуры",
    } | changes
    return Visit.objects.create(**values)


def make_voice(
    *,
    visit: Visit | None = None,
    text: str = "Ауылда су қашан болады?",
    state: str = VoiceState.PUBLISHED,
    **changes: object,
) -> Voice:
    """A voice as a row, without journal and search index."""
    from kezdesu.common.codes import new_code

    number = next(_numbers)
    values = {
        "code": new_code("Q"),
        "secret_hash": f"{number:064d}",
        "idempotency_key": f"key-{number}",
        "text": text,
        "language": "kk",
        "folded": text.lower(),
        "visit": visit,
        "body": visit.body if visit else make_body(),
        "region": visit.region if visit else make_region(),
        "state": state,
        "received_at": clock.now(),
    } | changes
    return Voice.objects.create(**values)
