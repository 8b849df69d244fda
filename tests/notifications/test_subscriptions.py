"""A citizen subscribes without an account: confirms by mail, hears of what she chose, once, and can always end it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.journal.models import Entry
from kezdesu.meetings import actions as meetings
from kezdesu.notifications import actions, queries, subscribing
from kezdesu.notifications.models import DigestLine, Message, Subscription
from kezdesu.notifications.states import MessageState, Scope, SubscriptionState
from kezdesu.people import contacts
from tests.factories import make_region, make_visit
from tests.factories.after import make_desk, make_held_visit, make_published
from tests.factories.meetings import make_announced, make_team
from tests.factories.schedule import REASON, make_approved, make_offices
from tests.factories.subscriptions import READER, asked, make_subscription

pytestmark = pytest.mark.django_db
MORNING = clock.almaty(2026, 2, 3, 8, 5)


def test_a_subscription_waits_until_the_owner_of_the_address_confirms() -> None:
    subscription = queries.by_secret(asked())
    assert subscription is not None
    assert subscription.state == SubscriptionState.ASKED
    make_approved(make_offices())
    actions.work()
    assert [message.subject for message in mail.outbox] == ["Подтвердите подписку"]

    subscribing.confirm(subscription=subscription)
    subscribing.confirm(subscription=subscription)
    assert subscription.state == SubscriptionState.ACTIVE


@pytest.mark.parametrize(
    ("language", "says"), [("kk", "Жазылымыңызды растаңыз"), ("ru", "Подтвердите подписку")]
)
def test_the_link_comes_in_the_reader_s_language(language: str, says: str) -> None:
    asked(language="ru" if language == "ru" else "kk")
    (message,) = mail.outbox
    assert (message.to, message.subject) == ([READER], says)
    assert f"/{language}/subscriptions/" in message.body


@pytest.mark.parametrize("typed", ["", "not an address", "+7 701 234 56 78", "a@b\r\nBcc: c@d.kz"])
def test_what_is_no_address_is_refused_on_its_field(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        subscribing.subscribe(scope=Scope.COUNTRY, target="", typed=typed, language="kk")
    assert (refused.value.denied.code, refused.value.field) == ("not_an_address", "contact")
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("scope", "target"),
    [(Scope.BODY, "no-such"), (Scope.REGION, "999999999"), (Scope.VISIT, "M-1"), (Scope.COUNTRY, "x")],
)
def test_an_unknown_target_is_refused(scope: Scope, target: str) -> None:
    with pytest.raises(Refused) as refused:
        subscribing.subscribe(scope=scope, target=target, typed=READER, language="kk")
    assert (refused.value.denied.code, refused.value.field) == ("no_such_target", "target")


def test_asking_twice_sends_one_link_and_the_answer_tells_nothing() -> None:
    asked()
    asked()
    assert (Subscription.objects.count(), len(mail.outbox)) == (1, 1)
    with clock.at(clock.now() + timedelta(hours=2)):
        asked()
    assert (Subscription.objects.count(), len(mail.outbox)) == (1, 2)


def test_a_stranger_s_mailbox_cannot_be_filled_with_links() -> None:
    for number in range(10, 22):
        make_region(f"{number}0000000")
        subscribing.subscribe(scope=Scope.REGION, target=f"{number}0000000", typed=READER, language="kk")
    actions.work()
    assert len(mail.outbox) == subscribing.MOST_ASKED


def test_an_address_that_nobody_confirmed_is_forgotten() -> None:
    subscription = queries.by_secret(asked())
    assert subscription is not None
    with clock.at(clock.now() + timedelta(days=3, minutes=1)):
        actions.work()
    subscription.refresh_from_db()
    ended = (subscription.state, bytes(subscription.contact_sealed), subscription.contact_hash)
    assert ended == (SubscriptionState.ENDED, b"", "")


@pytest.mark.parametrize(("month", "says"), [(3, "20 марта 2026 г."), (5, "20 мая 2026 г.")])
def test_a_near_visit_that_moved_is_told_at_once_with_both_days_and_the_reason(month: int, says: str) -> None:
    team = make_team()
    visit = make_announced(team)
    actions.work()
    make_subscription(Scope.VISIT, visit.code)
    with clock.at(clock.almaty(2026, 3, 6, 12)):
        new_start = clock.almaty(2026, month, 20, 10)
        meetings.postpone(visit=visit, new_start=new_start, reason=REASON, by=team.head)
        actions.work()
    (message,) = mail.outbox
    assert f"с 11 марта 2026 г. на {says}" in message.body
    assert "Из-за паводка" in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<\S+/subscriptions/[\w-]{22}/end>", message.extra_headers["List-Unsubscribe"])


def test_a_visit_that_moves_far_ahead_waits_for_the_morning() -> None:
    team = make_team()
    visit = make_announced(team)
    actions.work()
    make_subscription(Scope.REGION, visit.region.kato)
    with clock.at(clock.almaty(2026, 2, 2, 12)):
        meetings.postpone(visit=visit, new_start=clock.almaty(2026, 3, 20, 10), reason=REASON, by=team.head)
        assert actions.work() == 0
    with clock.at(MORNING):
        assert actions.work() == 1
        assert actions.work() == 0
    assert "с 11 марта 2026 г. на 20 марта 2026 г." in mail.outbox[0].body
    assert not DigestLine.objects.exists()


def test_many_pieces_of_news_make_one_digest_a_day() -> None:
    make_subscription()
    team = make_team()
    for day in (1, 2, 3, 4):
        make_announced(team, starts_at=clock.almaty(2026, 6, day, 10))
    with clock.at(clock.almaty(2026, 5, 20, 9)):
        while actions.read_on():
            pass
        assert DigestLine.objects.count() == 4
        assert actions.work() == 1
    make_announced(team, starts_at=clock.almaty(2026, 6, 5, 10))
    with clock.at(clock.almaty(2026, 5, 20, 23)):
        assert actions.work() == 0
    with clock.at(clock.almaty(2026, 5, 22, 8, 1)):
        assert actions.work() == 1
    assert [message.subject for message in mail.outbox] == ["Встречи: 4 новости", "Встречи: 1 новость"]


def test_a_new_schedule_is_one_piece_of_news_not_one_for_each_visit() -> None:
    offices = make_offices()
    make_subscription(Scope.BODY, offices.body.slug)
    make_approved(offices)
    with clock.at(clock.almaty(2026, 1, 6, 9)):
        actions.work()
    (message,) = mail.outbox
    assert message.subject == "Встречи: 1 новость"
    assert "График встреч на 2026 год утверждён актом от 5 января 2026 г. № 12-ө." in message.body
    assert "/ru/schedule/2026/?body=healthcare" in message.body


def test_one_address_with_three_subscriptions_hears_a_line_once() -> None:
    team = make_team()
    visit = make_announced(team)
    actions.work()
    for scope, target in (
        (Scope.COUNTRY, ""),
        (Scope.BODY, "healthcare"),
        (Scope.REGION, visit.region.kato),
    ):
        make_subscription(scope, target)
    with clock.at(clock.almaty(2026, 3, 9, 12)):
        meetings.cancel(visit=visit, reason=REASON, by=team.head)
        actions.work()
        actions.work()
    assert ["отменена" in message.subject for message in mail.outbox] == [True]


def test_others_hear_nothing() -> None:
    team = make_team()
    visit = make_announced(team)
    actions.work()
    make_region("620000000")
    make_subscription(Scope.REGION, "620000000")
    make_subscription(Scope.BODY, make_team("transport").body.slug, typed="other@example.kz")
    make_subscription(Scope.VISIT, make_visit(body=team.body).code, typed="third@example.kz")
    with clock.at(clock.almaty(2026, 3, 9, 12)):
        meetings.cancel(visit=visit, reason=REASON, by=team.head)
        actions.work()
    with clock.at(clock.almaty(2026, 3, 10, 9)):
        actions.work()
    assert mail.outbox == []


def test_one_click_ends_everything_and_the_address_is_forgotten() -> None:
    team = make_team()
    visit = make_announced(team)
    subscription = make_subscription()
    make_subscription(Scope.REGION, visit.region.kato)
    with clock.at(clock.almaty(2026, 3, 9, 12)):
        meetings.cancel(visit=visit, reason=REASON, by=team.head)
        while actions.read_on():
            pass
        subscribing.end_all(subscription=subscription)
        assert actions.send_waiting() == 0
    assert set(Subscription.objects.values_list("state", "contact_hash")) == {("ended", "")}
    assert mail.outbox == []


def test_an_unreadable_address_fails_alone_and_the_others_are_served() -> None:
    team = make_team()
    visit = make_announced(team)
    actions.work()
    make_subscription()
    make_subscription(typed="second@example.kz")
    with clock.at(clock.almaty(2026, 3, 9, 12)):
        meetings.cancel(visit=visit, reason=REASON, by=team.head)
        while actions.read_on():
            pass
        first = Message.objects.filter(state=MessageState.QUEUED).order_by("id")[0]
        Message.objects.filter(pk=first.pk).update(recipient_sealed=b"sealed with another key")
        assert actions.send_waiting() == 1
    first.refresh_from_db()
    assert first.state == MessageState.FAILED
    assert len(mail.outbox) == 1


def test_no_address_and_no_secret_stands_in_the_open() -> None:
    secret = asked(Scope.COUNTRY)
    subscription = Subscription.objects.get()
    assert READER.encode() not in bytes(subscription.contact_sealed)
    assert secret not in (subscription.seed, subscription.secret_hash)
    assert contacts.unseal(bytes(subscription.contact_sealed)).value == READER
    assert not Message.objects.filter(text__contains=secret).exists()
    lines = Entry.objects.filter(kind__startswith="subscription.").values_list("data", "public", "author")
    assert list(lines) == [('{"scope":"country","target":""}', False, "citizen")]


def test_published_results_are_told() -> None:
    visit = make_held_visit()
    actions.work()
    make_subscription(Scope.VISIT, visit.code)
    make_published(visit, make_desk())
    while actions.read_on():
        pass
    (line,) = DigestLine.objects.all()
    assert "Опубликованы итоги встречи" in line.text
    assert line.text.endswith(f"/ru/meetings/{visit.code}/")
