"""A day that the Government swaps recomputes the terms; the old day stays visible with its old reason."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.common.trilingual import Trilingual
from kezdesu.oversight.register import before_edits, register
from kezdesu.people.roles import Role
from kezdesu.terms import actions as terms
from tests.factories.after import make_held_visit
from tests.factories.base import actor_of, make_account, make_body

pytestmark = pytest.mark.django_db
GROUND = Trilingual("№ 77 қаулы, 2026 ж. 2 наурыз", "Постановление № 77 от 2 марта 2026 г.")
TODAY = date(2026, 3, 20)


def test_edit_moves_the_due_day_and_keeps_the_old_one_with_its_reason():
    visit = make_held_visit()
    key = ("3.7b", "healthcare", visit.code)
    old = register(2026, today=TODAY).by_key[key]
    registrar = actor_of(make_account(Role.REGISTRAR, make_body("government-office", "go")))

    terms.change_day(
        day=date(2026, 3, 26), working=False, source=GROUND, by=registrar.author("government-office")
    )

    new, before = register(2026, today=TODAY).by_key[key], before_edits(2026, today=TODAY)
    assert (old.legal_due, new.legal_due) == (date(2026, 3, 26), date(2026, 3, 27))
    assert before is not None
    assert before.by_key[key] == old
    assert new.why != old.why


def test_without_edits_there_is_nothing_before_them():
    assert before_edits(2026, today=TODAY) is None
