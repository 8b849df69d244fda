"""The inspector's pages: exceptions first, the tables one step away, every list of a bounded length."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kezdesu.common import clock
from kezdesu.oversight import actions, queries
from kezdesu.oversight.actions import NewRecord
from kezdesu.oversight.models import OversightKind
from kezdesu.oversight.register import forget
from kezdesu.web.inspector import pages
from tests.factories.after import make_held_visit
from tests.factories.base import make_body
from tests.factories.oversight import WORDS, Overseers, account_of, make_overseers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> None:
    clock.freeze(clock.almaty(2026, 4, 20, 12))


@pytest.fixture
def people() -> Overseers:
    return make_overseers()


@pytest.fixture
def inspector(people) -> Client:
    client = Client()
    client.force_login(account_of(people.inspector))
    return client


def write_notes(people: Overseers, number: int) -> None:
    """Control notes about one ministry, each acknowledged by nobody."""
    body = make_body("transport")
    for _ in range(number):
        actions.make_record(
            NewRecord(OversightKind.CONTROL_NOTE, people.pa, 2026, WORDS, about=body), by=people.inspector
        )


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_exceptions_stand_first_and_the_tables_one_step_away(inspector):
    make_held_visit()

    page = inspector.get("/ru/inspector/").content.decode()
    kinds = re.findall(r'href="(\?year=2026&amp;kind=\w+)"', page)
    table = inspector.get("/ru/inspector/" + kinds[0].replace("&amp;", "&")).content.decode()

    assert page.index("Кто нарушает чаще всего") < page.index("Весь реестр")
    assert ('class="matrix' in page, 'class="matrix' in table) == (False, True)
    assert 'href="/ru/inspector/bodies/healthcare/?year=2026"' in table


def test_looking_all_day_leaves_one_line_with_the_name(inspector, people):
    inspector.get("/ru/inspector/")
    inspector.get("/ru/inspector/?kind=ceb")

    log = inspector.get("/ru/inspector/readings/").content.decode()

    assert [entry.page for entry in queries.readings(2026)] == ["matrix"]
    assert account_of(people.inspector).name in log
    assert "staff:" not in log


def test_unknown_kind_is_not_found(inspector):
    assert inspector.get("/kk/inspector/?kind=all").status_code == 404


def test_first_page_takes_the_same_queries_for_one_visit_and_three(inspector):
    numbers = []
    for slugs in (("one",), ("two", "three")):
        for slug in slugs:
            make_held_visit(slug=slug)
        forget()
        numbers.append(queries_of(inspector, "/kk/inspector/"))

    assert numbers[0] == numbers[1] <= 20


def test_notes_come_by_pages_with_the_same_queries(inspector, people):
    write_notes(people, 1)
    one = queries_of(inspector, "/ru/inspector/notes/")
    write_notes(people, pages.PAGE + 4)
    many = queries_of(inspector, "/ru/inspector/notes/")

    first = inspector.get("/ru/inspector/notes/").content.decode()
    rest = inspector.get(f"/ru/inspector/notes/?after={pages.PAGE}").content.decode()

    assert one == many
    assert (
        first.count("ознакомление ещё не подтверждено"),
        rest.count("ознакомление ещё не подтверждено"),
    ) == (30, 5)
    assert f"after={pages.PAGE}" in first
    assert "after=" not in rest


def test_page_of_a_body_shows_its_notes_and_takes_the_same_queries(inspector, people):
    make_held_visit()
    write_notes(people, 1)
    one = queries_of(inspector, "/ru/inspector/bodies/transport/")
    write_notes(people, 3)

    assert queries_of(inspector, "/ru/inspector/bodies/transport/") == one
    assert inspector.get("/ru/inspector/bodies/transport/").content.decode().count(WORDS.ru) == 4


def test_desk_is_packed_for_whoever_can_unpack_it_and_public_pages_are_left_to_the_edge(inspector):
    desk = inspector.get("/kk/inspector/", headers={"accept-encoding": "gzip"})
    plain = inspector.get("/kk/inspector/")
    public = inspector.get("/kk/duties/", headers={"accept-encoding": "gzip"})

    assert (desk.headers.get("Content-Encoding"), public.headers.get("Content-Encoding")) == ("gzip", None)
    assert "Accept-Encoding" in desk.headers["Vary"]
    assert len(desk.content) < len(plain.content) / 2
