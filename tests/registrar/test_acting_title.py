"""Whoever acts for the head signs in public under the acting title, and it stays when the head is back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from kezdesu.bodies import actions
from kezdesu.bodies.models import Delegation
from kezdesu.common import clock
from kezdesu.people.roles import Role
from tests.factories import actor_of, make_account, make_office
from tests.factories.after import DAY_AFTER, make_desk, make_held_visit, make_published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "acting"),
    [
        ("kk", "міндетін атқарушы"),
        ("ru", "И. о. министра здравоохранения"),
        ("en", "Acting Minister of Healthcare"),
    ],
)
def test_the_published_results_name_the_acting_head(client: Client, language: str, acting: str) -> None:
    visit, desk = make_held_visit(), make_desk()
    post = make_office(visit.body)
    post.title_kk, post.title_ru = "Денсаулық сақтау министрі", "Министр здравоохранения"
    post.title_en = "Minister of Healthcare"
    post.save()
    deputy = make_account(Role.EXECUTOR, visit.body)
    with clock.at(DAY_AFTER - timedelta(days=1)):
        actions.delegate(
            office=post,
            deputy=deputy,
            since=date(2026, 3, 12),
            until=date(2026, 3, 13),
            act_number="№ 55",
            reason="іссапар",
            by=desk.head,
        )
    with clock.at(DAY_AFTER):
        acting_head = actor_of(deputy)
    make_published(visit, replace(desk, head=acting_head))
    path = f"/{language}/meetings/{visit.code}/results/"

    with clock.at(DAY_AFTER + timedelta(hours=1)):
        assert acting in client.get(path).content.decode()
        actions.end_delegation(delegation=Delegation.objects.get(), reason="оралды", by=desk.head)
    with clock.at(DAY_AFTER + timedelta(days=5)):
        assert acting in client.get(path).content.decode()
