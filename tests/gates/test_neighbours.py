"""Role × address × real numbers of another body: its visit, proposal, question, issue, promise, report. Nothing opens,
nothing changes. The addresses come from the table, so a new desk is tried by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kezdesu.bodies.models import Membership, Office
from kezdesu.common import clock
from kezdesu.journal.models import Entry
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.web import checks
from kezdesu.web.routes import Route
from tests.gates import addresses
from tests.gates.inside import client_of, settled_inside
from tests.gates.world import NOW, World
from tests.gates.world.staff import AKIMAT, AUTHORISED, GOVERNMENT, OURS, THEIRS, email

MINISTRY = (Role.CLERK, Role.HEAD, Role.MODERATOR, Role.OPERATOR, Role.EXECUTOR, Role.REGISTRAR)
Values = dict[str, str | int]
"""Numbers to put into an address."""
READ_BY_ALL_STAFF = {"office:visit", "office:visits", "office:schedule_year"}
"""Desks that show other bodies' public records to any staff; they must still take nothing from them."""
TRIED = {"act": "publish", "text": "x", "reason": "x", "version": "1", "key": "k" * 20, "word": "confirm"}
OF_AKIMATS = "/edit/record/"
"""The akimat of the region does record evidence for clauses 4.1 and 4.2 at other bodies' visits."""
EDITS = ("broadcast", "announcement", "record", "postpone", "cancel", "archive")
STRANGERS = [
    (AUTHORISED, Role.HEAD),
    (GOVERNMENT, Role.HEAD),
    (AKIMAT, Role.AKIM),
    (AKIMAT, Role.AKIMAT_CLERK),
]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with settled_inside(django_db_blocker) as made:
        yield made


@pytest.fixture(autouse=True)
def at_the_instant(db: None) -> None:
    clock.freeze(NOW)


def foreign(world: World) -> dict[str, list[Values]]:
    """Real numbers of our ministry, by what an address calls them."""
    codes = world.codes
    visits = [{"code": codes[name]} for name in ("visit.held", "visit.live", "visit.postponed")]
    held = {"code": codes["visit.held"]}
    quarter = {"slug": OURS, "quarter": "2026-Q1"}
    return {
        "visit": [*visits],
        "visit_edit": [{**visit, "form": form} for visit in visits for form in EDITS],
        "visit_act": [
            {**visit, "act": act} for visit in visits for act in ("begin", "close", "prepare", "sign")
        ],
        "visit_part": [
            {**visit, "kind": "meeting", "act": act} for visit in visits for act in ("start", "end")
        ],
        "console": [{"code": codes["visit.live"]}],
        "after": [held],
        "question": [{"code": codes[f"question.{name}"]} for name in ("received", "declined", "published")],
        "commitment": [{"code": codes[f"commitment.{name}"]} for name in ("kept", "late")],
        "issue": [{**held, "issue": codes["issue.ours"]}],
        "promise": [{**held, "issue": codes["issue.ours"]}],
        "promise_draft": [{**held, "promise": codes["commitment.late"]}],
        "proposal": [{"label": "2026", "body": OURS}],
        "table": [{"label": "2027", "body": OURS, "number": 2, "row": 3, "form": "xlsx"}],
        "builder": [{"label": "2027", "entry": int(codes["draft.row"]), "act": "move"}],
        "row": [{"entry": int(codes["draft.row"])}],
        "optimiser": [
            {"label": "2027", "number": int(codes["run"]), "entry": int(codes["run.row"]), "act": "accept"}
        ],
        "registrar": [{"slug": OURS, "number": 1, "act": "rename"}],
        "registrar_body": [
            {"slug": OURS, "act": act} for act in ("rename", "post", "role", "invite", "split")
        ],
        "registrar_member": [
            {"number": _account(Role.CLERK), "act": act} for act in ("reset-factor", "end-sessions")
        ],
        "registrar_role": [{"number": _membership(Role.CLERK)}],
        "registrar_post": [{"number": _post(), "act": act} for act in ("rename", "end", "appoint")],
        "registrar_invitation": [
            {"number": int(codes["invitation"]), "act": act} for act in ("again", "withdraw")
        ],
        "acting_new": [{"slug": OURS}],
        "acting_end": [{"number": int(codes["delegation"])}],
        "entry": [{"entry": int(codes["entry"])}],
        "remark": [{"remark": int(codes["remark"])}],
        "amendment": [{"amendment": int(codes["amendment"]), "act": "sign"}],
        "quarter": [quarter],
        "risk": [{"code": codes["risk"]}],
        "act": [{"code": codes["oversight.draft"]}, {"code": codes["oversight.note"]}],
    }


def _account(role: Role) -> int:
    return int(Account.objects.get(email=email(OURS, role)).pk)


def _membership(role: Role) -> int:
    return int(Membership.objects.get(account_id=_account(role), body__slug=OURS, role=role).pk)


def _post() -> int:
    return int(Office.objects.get(body__slug=OURS, slug="minister").pk)


def numbers(name: str, wanted: set[str], known: dict[str, list[Values]]) -> list[Values]:
    """The numbers for an address: of the longest name that fits, filled up with acts where it asks for one."""
    acts = {"act": "publish", "number": 1, "kind": "ngo", "label": "2026"}
    fitting = sorted((key for key in known if name.startswith(key)), key=len, reverse=True)
    pool = [values for key in [*fitting, *known] for values in known[key]]
    for values in pool:
        filled = {key: {**acts, **values}[key] for key in wanted if key in {**acts, **values}}
        if set(filled) == wanted:
            own = [one for key in fitting[:1] for one in known[key]] or [values]
            return [{key: {**acts, **one}[key] for key in wanted} for one in own if wanted <= {*acts, *one}]
    raise AssertionError(f"office:{name} needs {sorted(wanted)}: give the gate a number in foreign()")


def desks(world: World) -> list[tuple[str, str, Route]]:
    """Every desk that takes a number, with real numbers of our ministry."""
    found, known = [], foreign(world)
    with translation.override("kk"):
        for namespace, entry in addresses.entries():
            route, wanted = checks.route_of(entry), set(entry.pattern.converters)
            if namespace != "office" or route is None or not wanted - {"label", "kind"}:
                continue
            name = str(entry.name)
            found += [
                (f"office:{name}", reverse(f"office:{name}", kwargs=values), route)
                for values in numbers(name, wanted, known)
            ]
    return found


def opened(client: Client, places: list[tuple[str, str, Route]]) -> list[tuple[str, str, int]]:
    """Everything that did not turn a stranger away."""
    wrong = []
    for name, path, route in places:
        for method in route.methods:
            answer = client.post(path, TRIED) if method == "POST" else client.get(path)
            reads = method == "GET" and name in READ_BY_ALL_STAFF
            if answer.status_code not in (403, 404) and not reads:
                wrong.append((method, path, answer.status_code))
    return wrong


@pytest.mark.parametrize("role", MINISTRY)
def test_a_ministry_gets_nothing_of_its_neighbour(world: World, role: Role) -> None:
    before, places = Entry.objects.count(), desks(world)
    assert len(places) > 35
    assert opened(client_of(THEIRS, role), places) == []
    assert Entry.objects.count() == before


@pytest.mark.parametrize(("slug", "role"), STRANGERS)
def test_other_offices_write_nothing_for_a_ministry(world: World, slug: str, role: Role) -> None:
    before = Entry.objects.count()
    posts = [
        (name, path, Route(route.policy, ("POST",), None))
        for name, path, route in desks(world)
        if "POST" in route.methods and not (slug == AKIMAT and path.endswith(OF_AKIMATS))
    ]
    assert opened(client_of(slug, role), posts) == []
    assert Entry.objects.count() == before


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD])
def test_the_own_ministry_is_let_in(world: World, role: Role) -> None:
    client = client_of(OURS, role)
    shown = [path for name, path, route in desks(world) if client.get(path).status_code == 200]
    assert len(shown) >= 5


def test_nobody_reaches_anothers_passkeys(world: World) -> None:
    stranger, before = client_of(OURS, Role.CLERK), Entry.objects.count()
    own = Authenticator.objects.filter(user__email=email(OURS, Role.EXECUTOR, 2), type="webauthn")
    key, data = own.get().pk, own.get().data
    path = f"/kk/accounts/passkeys/{key}/"
    tried = (stranger.get(path), stranger.post(path, {"name": "x"}))
    stranger.post(f"{path}remove/")
    assert [answer.status_code for answer in tried] == [404, 404]
    assert own.get().data == data
    assert Entry.objects.count() == before


def test_an_open_door_is_noticed(world: World) -> None:
    clerk = client_of(OURS, Role.CLERK)
    assert opened(clerk, [place for place in desks(world) if place[0] == "office:after"]) != []


def test_citizens_secrets_open_only_their_own_question(world: World) -> None:
    visitor = Client()
    for name, secret in world.secrets.items():
        page = visitor.get(f"/kk/mine/{secret}/").content.decode()
        others = {code for key, code in world.codes.items() if key in ("question.held", "question.received")}
        assert world.codes[f"question.{name}"] in page
        assert not {code for code in others - {world.codes[f"question.{name}"]} if code in page}
    for wrong in (world.secrets["held"][::-1], world.codes["question.held"], "x" * 22, "%00", "a" * 2000):
        assert visitor.get(f"/kk/mine/{wrong}/").status_code == 404
