"""Moving a date takes two people and a reason; the old date stays."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.commitments import actions, extensions, queries
from kezdesu.commitments.models import Extension
from kezdesu.commitments.states import ExtensionState
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal import record as journal
from kezdesu.people.roles import Role
from kezdesu.signing.models import SignedAct
from tests.factories.after import REASON, make_desk, make_done, make_held_visit, make_published
from tests.factories.base import actor_of, make_account

pytestmark = pytest.mark.django_db
AUGUST = clock.almaty(2026, 8, 20, 12)
OLD, NEW, NEWER = date(2026, 9, 1), date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def august():
    with clock.at(AUGUST):
        yield


def promised(desk):
    return make_published(make_held_visit(), desk)[0]


def ask(commitment, desk, day=NEW):
    return extensions.ask_extension(commitment, new_due_on=day, reason=REASON, by=desk.executor)


def test_extension_is_in_force_only_after_a_second_person_signs():
    desk = make_desk()
    commitment = promised(desk)

    extension = ask(commitment, desk)
    commitment.refresh_from_db()
    assert commitment.due_on == OLD

    extensions.grant_extension(queries.waiting_extension(commitment.code), by=desk.head)
    extension.refresh_from_db()
    commitment.refresh_from_db()
    assert (commitment.first_due_on, commitment.due_on) == (OLD, NEW)
    assert (extension.state, extension.old_due_on) == (ExtensionState.GRANTED, OLD)
    assert extension.act.post_kk


def test_history_keeps_every_old_date():
    desk = make_desk()
    commitment = promised(desk)
    for day in (NEW, NEWER):
        extensions.grant_extension(ask(commitment, desk, day), by=desk.head)
        commitment.refresh_from_db()

    shown = queries.by_code(commitment.code)
    assert [(step.old_due_on, step.new_due_on) for step in shown.granted] == [(OLD, NEW), (NEW, NEWER)]
    assert shown.first_due_on == OLD
    extended = queries.listing(queries.Wanted(shelf="extended"), today=AUGUST.date())
    assert extended.rows == [commitment]
    lines = [line.data for line in journal.of(commitment.code) if line.kind == "extension.granted"]
    assert [line["old_due_on"] for line in lines] == ["2026-09-01", "2026-11-01"]


def test_whoever_asked_cannot_grant():
    desk = make_desk()
    commitment = promised(desk)
    account = make_account(Role.CLERK, commitment.body)
    account.memberships.create(body=commitment.body, role=Role.HEAD, since=date(2020, 1, 1))
    both = actor_of(account)
    extension = extensions.ask_extension(commitment, new_due_on=NEW, reason=REASON, by=both)

    with pytest.raises(Refused, match="same_person"):
        extensions.grant_extension(extension, by=both)
    with pytest.raises(Refused, match="not_head"):
        extensions.grant_extension(extension, by=desk.executor)
    commitment.refresh_from_db()
    assert commitment.due_on == OLD


def test_returned_extension_leaves_the_date_and_can_be_asked_again():
    desk = make_desk()
    commitment = promised(desk)
    first = ask(commitment, desk)
    with pytest.raises(Conflict, match="asked_already"):
        ask(commitment, desk, NEWER)

    with pytest.raises(Refused, match="reason_needed"):
        extensions.return_extension(first, reason=" ", by=desk.head)
    extensions.return_extension(first, reason="Негізсіз", by=desk.head)
    commitment.refresh_from_db()
    assert commitment.due_on == OLD
    assert ask(commitment, desk, NEWER).state == ExtensionState.ASKED


def test_changed_date_is_not_signed():
    desk = make_desk()
    extension = ask(promised(desk), desk)
    Extension.objects.filter(pk=extension.pk).update(new_due_on=NEWER)

    with pytest.raises(Refused, match="changed_since"):
        extensions.grant_extension(queries.waiting_extension(extension.commitment.code), by=desk.head)
    assert SignedAct.objects.get(pk=extension.act_id).signed_at is None


def test_second_head_is_told_that_the_first_was_faster():
    desk = make_desk()
    commitment = promised(desk)
    ask(commitment, desk)
    other_head = actor_of(make_account(Role.HEAD, commitment.body))
    seen_by_both = [queries.waiting_extension(commitment.code) for _ in range(2)]

    extensions.grant_extension(seen_by_both[0], by=desk.head)
    with pytest.raises(Conflict):
        extensions.grant_extension(seen_by_both[1], by=other_head)
    assert [line.kind for line in journal.of(commitment.code)].count("extension.granted") == 1


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2026, 8, 1), date(1900, 1, 1), date(2099, 1, 1)])
def test_new_date_is_later_ahead_and_not_too_far(day):
    desk = make_desk()
    commitment = promised(desk)

    with pytest.raises(Refused) as refused:
        ask(commitment, desk, day)
    assert refused.value.field == "new_due_on"
    assert not Extension.objects.exists()


def test_extension_needs_a_reason_in_both_languages_and_an_open_promise():
    desk = make_desk()
    commitment = promised(desk)
    with pytest.raises(Refused, match="both_languages"):
        extensions.ask_extension(commitment, new_due_on=NEW, reason=Trilingual("Себеп", ""), by=desk.executor)
    waiting = ask(commitment, desk)
    make_done(commitment, desk)
    with pytest.raises(Refused, match="not_open"):
        extensions.grant_extension(queries.waiting_extension(commitment.code), by=desk.head)
    waiting.refresh_from_db()
    assert waiting.state == ExtensionState.ASKED
    assert actions.Commitment.objects.get(pk=commitment.pk).due_on == OLD
