"""The edge before the real house: what it may keep, whose vote it stores, what it tells the rooms."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from kezdesu.common import clock
from kezdesu.config import asgi
from kezdesu.edge.vote_store import Support, Vote
from kezdesu.live import stream
from kezdesu.voices.models import Support as SupportRow
from kezdesu.voices.models import SupportCount, Voice
from tests.factories import live, voices

AT = datetime(2026, 3, 11, 9, 30, 1, 250, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/kk/meetings/M-2026-0147/", frozenset()),
        ("/ru/meetings/", frozenset({"body", "region", "when", "page"})),
        ("/live/M-2026-0147/state.json", frozenset()),
        ("/kk/mine/secret/", None),
        ("/kk/meetings/M-2026-0147/ask/", None),
        ("/kk/office/", None),
        ("/kk/inspector/", None),
        ("/kk/accounts/login/", None),
        ("/no/such/page/", None),
    ],
)
def test_only_pages_declared_the_same_for_everybody_are_kept(path: str, names: frozenset[str] | None) -> None:
    assert asgi.cacheable(path) == names


def test_no_kept_page_needs_an_account() -> None:
    kept = [route for route in _routes(get_resolver().url_patterns) if route.cached is not None]
    assert kept
    assert all(route.policy.everyone for route in kept)
    assert all("GET" in route.methods for route in kept)


def _routes(patterns: list[URLPattern | URLResolver]) -> list:  # type: ignore[type-arg]
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found += _routes(pattern.url_patterns)
        elif hasattr(pattern.callback, "kezdesu_route"):
            found.append(pattern.callback.kezdesu_route)
    return found


def test_only_the_office_sends_large_files() -> None:
    assert asgi.takes_files("/kk/office/commitments/K-1/evidence/")
    assert not asgi.takes_files("/kk/meetings/M-1/ask/")
    assert not asgi.takes_files("/office/")


@pytest.mark.django_db(transaction=True)
def test_house_with_its_schema_is_ready() -> None:
    assert asgi.ready() is True


@pytest.mark.django_db(transaction=True)
def test_vote_of_the_edge_is_the_houses_own_row() -> None:
    voice = voices.published()
    store = asgi.vote_store()
    try:
        first = store.commit([Vote(voice.pk, "a" * 32, "device", AT), Vote(voice.pk, "b" * 32, "device", AT)])
        second = store.commit([Vote(voice.pk, "a" * 32, "device", AT)])
    finally:
        store.close()
    before = SupportCount.objects.get(voice=voice)
    assert (first.open, len(first.new), second.new) == (frozenset({voice.pk}), 2, frozenset())
    assert first.support[voice.pk] == Support(before.device, before.contact, before.identified)
    row = SupportRow.objects.get(voice=voice, supporter="a" * 32)
    assert (row.at, row.kind) == (AT, "device")


@pytest.mark.django_db(transaction=True)
def test_question_that_waits_for_a_moderator_takes_no_votes() -> None:
    voice = voices.submitted()
    store = asgi.vote_store()
    try:
        done = store.commit([Vote(voice.pk, "a" * 32, "device", AT)])
    finally:
        store.close()
    assert (done.open, done.new) == (frozenset(), frozenset())
    assert not SupportRow.objects.filter(voice=voice, supporter="a" * 32).exists()


@pytest.mark.django_db(transaction=True)
def test_support_for_a_joined_question_goes_to_the_one_it_joined() -> None:
    first, other = voices.published(), voices.published()
    Voice.objects.filter(pk=other.pk).update(state="joined", joined_to=first)
    assert [asgi.voice_of(code) for code in (first.code, other.code, "Q-2222-22")] == [
        first.pk,
        first.pk,
        None,
    ]


@pytest.mark.django_db(transaction=True)
def test_counted_support_reaches_the_room() -> None:
    with clock.at(live.START):
        hour = live.make_hour()
        voice = hour.queue()
    heard: list[str] = []
    end = stream.listen(heard.append)
    try:
        asgi.counted({voice.pk})
    finally:
        end()
    assert heard == [hour.visit.code]
    found = asgi.snapshot(hour.visit.code)
    assert found is not None
    assert voice.code.encode() in found[1]
