"""Hostile names in a reader's mail, and hostile addresses at the subscription form: no header, no second addressee."""

from __future__ import annotations

import html

import pytest
from django.core import mail
from django.test import Client

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions as meetings
from kezdesu.notifications import actions
from kezdesu.notifications.models import Subscription
from tests.factories import make_region
from tests.factories.meetings import make_announced, make_team
from tests.factories.subscriptions import LINK, READER

pytestmark = pytest.mark.django_db
EVIL = "Министрлік\r\nBcc: thief@evil.example\r\n\r\n<b>owned</b>\u202e" + "ұ" * 120
"""200 signs at most: a name has no room for more."""
REASON = Trilingual("Себеп\r\nX-Owned: 1\r\n.\r\n", "Причина\r\nX-Owned: 1\r\n.\r\n")
ADDRESSES = (
    "a@b.kz\r\nBcc: thief@evil.example", "a@b.kz\nRCPT TO:<x@y.kz>", "a@b.kz, thief@evil.example", "a@b.kz;c@d.kz",
    "<script>@b.kz", "Аты <a@b.kz>", "a\u202e@b.kz", "a\u200b@b.kz", "a@b.kz\x00", "=HYPERLINK(1)@", "@", "ұ" * 500,
    "a@" + "b" * 300 + ".kz", "javascript:alert(1)", "a@[127.0.0.1]", "a@localhost", "😀",
)  # fmt: skip


def test_a_line_break_in_a_name_or_a_reason_makes_no_header_and_is_told() -> None:
    team = make_team()
    Body.objects.update(name_kk=EVIL, name_ru=EVIL, name_en=EVIL)
    visit = make_announced(team)
    client = Client()
    client.post("/ru/subscribe/mail/", {"about": "region:350000000", "contact": READER})
    actions.work()
    link = LINK.search(mail.outbox[-1].body)
    assert link is not None
    client.post(f"/ru/subscriptions/{link[1]}/", {"act": "confirm"})
    with clock.at(clock.almaty(2026, 3, 6, 9)):
        meetings.postpone(visit=visit, new_start=clock.almaty(2026, 3, 20, 10), reason=REASON, by=team.head)
        actions.work()
    letters = [one for one in mail.outbox if "20 марта 2026" in one.body]
    assert letters
    for one in mail.outbox:
        sent = one.message()
        assert one.recipients() == one.to
        assert {"bcc", "x-owned"}.isdisjoint(name.lower() for name in sent)
        assert "\n" not in one.subject
        assert "\r" not in one.subject
        assert sent.get_content_type() == "text/plain"
        sent.as_bytes()


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_none_is_refused_and_stays_in_its_field(address: str, language: str) -> None:
    make_region()
    answer = Client().post(f"/{language}/subscribe/mail/", {"about": "region:350000000", "contact": address})
    page = html.unescape(answer.content.decode())
    actions.work()
    assert mail.outbox == []
    assert Subscription.objects.count() == 0
    assert answer.status_code in (400, 422)
    assert 'aria-invalid="true"' in page
    assert "<script>@" not in answer.content.decode()


FORGED = ("x", "..", "a" * 400, "%0d%0aSet-Cookie:%20a=b", "%E2%80%AE", "%00", "<svg onload=1>")


@pytest.mark.parametrize("secret", FORGED)
def test_a_forged_way_out_leads_nowhere_and_sets_nothing(secret: str) -> None:
    for method in ("get", "post"):
        answer = getattr(Client(), method)(f"/subscriptions/{secret}/", follow=True)
        assert answer.status_code == 404
        assert "set-cookie" not in answer.headers
        assert "<svg onload" not in answer.content.decode()
        assert all(where.startswith("/kk/subscriptions/") for where, _ in answer.redirect_chain)
