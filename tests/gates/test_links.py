"""Every link of a public page or a desk leads somewhere: inside the site to an answer, on the page to an element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.people.roles import Role
from tests.gates import addresses
from tests.gates.desks import ACCOUNTS, SCHEDULING, TWO_FACTORS
from tests.gates.inside import client_of, content_of, settled_inside
from tests.gates.parsing import parse
from tests.gates.world import NOW, World
from tests.gates.world.staff import ADMINISTRATION, OURS

pytestmark = pytest.mark.once
"""Where a link leads is said by templates and addresses; each database answers these pages in the other gates."""

DESKS = {
    (OURS, Role.CLERK): (
        "", "schedule/", "schedule/2026/", "visits/", "visits/{0[visit.held]}/", "visits/{0[visit.live]}/",
        "visits/{0[visit.held]}/after/", "plan/", "plan/{0[commitment.kept]}/", "quarters/", "records/",
    ),
    (OURS, Role.MODERATOR): ("", "questions/", "questions/{0[question.received]}/"),
    (OURS, Role.OPERATOR): ("", "visits/{0[visit.live]}/console/"),
    (OURS, Role.HEAD): ("", "signatures/"),
}  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with settled_inside(django_db_blocker) as made:
        yield made


@pytest.fixture(autouse=True)
def at_the_instant(db: None) -> None:
    clock.freeze(NOW)


def links(html: str, base: str) -> set[tuple[str, str]]:
    """Addresses inside the site with their fragment."""
    found = {urldefrag(urljoin(base, given["href"])) for given in parse(html).all("a") if given.get("href")}
    return {(link.url, link.fragment) for link in found if link.url.startswith("/")}


def broken(client: Client, paths: list[str]) -> dict[str, str]:
    """Links that lead nowhere, with the page on which they stand."""
    seen: dict[str, tuple[int, set[str]]] = {}
    wrong = {}
    for path in paths:
        for target, fragment in links(client.get(path).content.decode(), path):
            if target not in seen:
                seen[target] = look(client, target)
            status, names = seen[target]
            if status >= 400 or (fragment and fragment not in names):
                wrong[f"{target}#{fragment}" if fragment else target] = f"{status} on {path}"
    return wrong


def look(client: Client, target: str) -> tuple[int, set[str]]:
    """What stands at an address, and the names that a link may point at."""
    answer = client.get(target)
    if not content_of(answer) or not answer.get("Content-Type", "").startswith("text/html"):
        return answer.status_code, set()
    names = {"top"} | {given["id"] for _, given in parse(answer.content.decode()).tags if "id" in given}
    return answer.status_code, names


def test_every_link_of_a_public_page_leads_somewhere(world: World) -> None:
    places = [place for place in addresses.public(world, "kk") if place.is_page]
    paths = [place.path for place in places if not any(part in place.path for part in addresses.VOID)]
    assert broken(Client(), paths) == {}


@pytest.mark.parametrize(("slug", "role"), list(SCHEDULING))
def test_every_link_of_the_schedules_desks_leads_somewhere(world: World, slug: str, role: Role) -> None:
    paths = ["/kk/" + path.format(world.codes) for path in (*SCHEDULING[slug, role], *ACCOUNTS)]
    client = client_of(slug, role)
    assert {path: status for path in paths if (status := client.get(path).status_code) != 200} == {}
    assert broken(client, paths) == {}


def test_every_link_of_who_has_two_factors_leads_somewhere(world: World) -> None:
    paths = [f"/kk/{path}" for path in TWO_FACTORS]
    assert broken(client_of(OURS, Role.EXECUTOR, 2), paths) == {}


@pytest.mark.parametrize(("slug", "role"), list(DESKS))
def test_every_link_of_a_desk_leads_somewhere(world: World, slug: str, role: Role) -> None:
    paths = ["/kk/office/" + path.format(world.codes) for path in DESKS[slug, role]]
    assert broken(client_of(slug, role), paths) == {}


def test_every_link_of_the_inspector_leads_somewhere(world: World) -> None:
    paths = [
        "/kk/inspector/",
        "/kk/inspector/notes/",
        "/kk/inspector/readings/",
        "/kk/inspector/bodies/healthcare/",
    ]
    assert broken(client_of(ADMINISTRATION, Role.INSPECTOR), paths) == {}


def test_a_planted_broken_link_is_noticed(world: World) -> None:
    assert links('<a href="/kk/ledger/">x</a><a href="https://x.kz/">y</a>', "/kk/") == {("/kk/ledger/", "")}
    assert look(Client(), "/kk/ledger/")[0] == 404
