"""A subscriber reads both days, both regions and the reason, in her language; an akimat's calendar reaches its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail

from kezdesu.common import clock
from kezdesu.common.trilingual import Language
from kezdesu.meetings import actions as meetings
from kezdesu.notifications import actions
from kezdesu.notifications.states import Scope
from kezdesu.schedule import actions as schedules
from kezdesu.schedule.models import Entry
from tests.akims.local import approved_calendar, make_akimat, make_local
from tests.factories import make_region
from tests.factories.schedule import REASON, make_approved, make_offices
from tests.factories.subscriptions import make_subscription

pytestmark = pytest.mark.django_db
LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
MARCH_6 = clock.almaty(2026, 3, 6, 12)


def told(language: Language, **changes: Any) -> str:
    """The mails that follow an approved change of the only row, which was on 11 March: subjects and texts."""
    offices = make_offices()
    make_approved(offices)
    actions.work()
    make_subscription(language=language)
    entry = Entry.objects.select_related("proposal__schedule", "proposal__body").get()
    with clock.at(MARCH_6):
        asked = schedules.propose_amendment(entry=entry, by=offices.clerk, reason=REASON, **changes)
        schedules.sign_amendment(amendment=asked, by=offices.head)
        meetings.approve_amendments(
            amendments=[asked], act_number="40", act_date=date(2026, 3, 6), by=offices.secretary
        )
        actions.work()
    return "\n".join(f"{message.subject}\n{message.body}" for message in mail.outbox)


SEVERAL = {
    "kk": ("2026 жылғы 11 наурыз → 2026 жылғы 18–20 наурыз", "Су тасқыны салдарынан"),
    "ru": ("с 11 марта 2026 г. на 18–20 марта 2026 г.", "Из-за паводка"),
    "en": ("from 11 March 2026 to 18–20 March 2026",),
}
LONGER = {
    "kk": ("бұрын 2026 жылғы 11 наурыз, енді 2026 жылғы 11–13 наурыз", "Су тасқыны салдарынан"),
    "ru": ("было 11 марта 2026 г., стало 11–13 марта 2026 г.", "Из-за паводка"),
    "en": ("before 11 March 2026, now 11–13 March 2026",),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_move_to_several_days_names_them_all(language: Language) -> None:
    text = told(language, new_date=date(2026, 3, 18), new_until=date(2026, 3, 20))
    for said in SEVERAL[language]:
        assert said in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_that_takes_longer_names_the_days_before_and_now(language: Language) -> None:
    text = told(language, new_date=date(2026, 3, 11), new_until=date(2026, 3, 13))
    for said in LONGER[language]:
        assert said in text


def test_a_meeting_that_goes_elsewhere_names_both_regions() -> None:
    ulytau = make_region("620000000", name_ru="область Ұлытау")
    text = told("ru", new_date=date(2026, 3, 11), new_region=ulytau)
    assert "было – Карагандинская область 35, стало – область Ұлытау; 11 марта 2026 г." in text
    assert "Из-за паводка" in text


def test_an_akimat_s_approved_calendar_reaches_those_who_chose_it_or_its_region() -> None:
    akimat, village = make_akimat(), make_local()
    readers = {
        "own@example.kz": (Scope.BODY, akimat.body.slug),
        "region@example.kz": (Scope.REGION, "350000000"),
        "country@example.kz": (Scope.COUNTRY, ""),
        "village@example.kz": (Scope.BODY, village.body.slug),
    }
    for typed, (scope, target) in readers.items():
        make_subscription(scope, target, typed=typed)
    approved_calendar(akimat)
    with clock.at(clock.almaty(2026, 1, 14, 9)):
        actions.work()
    found = {message.to[0]: message.body for message in mail.outbox}
    assert set(found) == {"own@example.kz", "region@example.kz"}
    assert "Утверждён календарь встреч на 2026 год: " in found["own@example.kz"]
    assert "/ru/schedule/2026/?body=akimat-karaganda" in found["own@example.kz"]
    assert "/ru/schedule/2026/?series=826&region=350000000" in found["region@example.kz"]
