"""A letter of several changes through its page: days of several days, refusals row by row, returned and sent anew."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest

from kezdesu.common import clock
from kezdesu.journal.models import Entry as Line
from kezdesu.schedule import queries
from kezdesu.schedule.models import Amendment, Entry, Version
from tests.factories import make_region
from tests.factories.schedule import Offices, make_approved, make_offices, row
from tests.schedule.test_office import form_of, signed_in

pytestmark = pytest.mark.django_db
FEBRUARY = clock.almaty(2026, 2, 2, 9)
YEAR = "office/schedule/2026/"
LETTER = f"{YEAR}bodies/healthcare/letter/"
REASONS = {"reason_kk": "Су тасқыны салдарынан", "reason_ru": "Из-за паводка"}
MEND = {"kk": "түзетіп, қайта жіберу", "ru": "и отправить заново"}


@pytest.fixture
def offices() -> Offices:
    made = make_offices()
    make_approved(made, row(date(2026, 3, 11)), row(date(2026, 6, 2)), row(date(2026, 9, 3)))
    clock.freeze(FEBRUARY)
    return made


def text_of(answer: Any) -> str:
    return html.unescape(answer.content.decode()).replace("\xa0", " ")


def change(day: date, **typed: str) -> dict[str, str]:
    """One fieldset of the letter: the row of this day is moved, by default by a week."""
    entry = Entry.objects.get(planned_on=day)
    return {"entry": str(entry.pk), "what": "move", **REASONS, **typed}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_several_rows_and_days_go_in_one_letter_and_become_one_version(
    offices: Offices, language: str
) -> None:
    ulytau = make_region("620000000")
    clerk, head = signed_in(offices.clerk.account_id), signed_in(offices.head.account_id)
    rows = (
        change(date(2026, 3, 11), new_date="2026-04-14", new_until="2026-04-16"),
        change(date(2026, 6, 2), new_date="2026-06-02", new_region=ulytau.kato),
        change(date(2026, 9, 3), what="withdraw"),
    )
    assert clerk.post(f"/{language}/{LETTER}", form_of(*rows, {"what": "move"})).status_code == 302
    listed = text_of(head.get(f"/{language}/{YEAR}amendments/"))
    sign = re.search(r'action="([^"]+/acts/sign/)"', listed)
    assert sign
    assert listed.count("/acts/sign/") == 1
    assert head.post(sign[1]).status_code == 302
    secretary = signed_in(offices.secretary.account_id)
    numbers = [str(item.pk) for item in Amendment.objects.all()]
    act = {"amend-amendments": numbers, "amend-act_number": "40-ө", "amend-act_date": "2026-02-02"}
    assert secretary.post(f"/{language}/{YEAR}acts/amend/", act).status_code == 302
    second = Version.objects.get(number=2)
    assert [(r.planned_on, r.planned_until, r.region) for r in queries.rows_of(second)] == [
        (date(2026, 4, 14), date(2026, 4, 16), "350000000"),
        (date(2026, 6, 2), None, "620000000"),
    ]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_wrong_rows_are_marked_each_and_what_was_typed_stays(offices: Offices, language: str) -> None:
    clerk, before = signed_in(offices.clerk.account_id), Line.objects.count()
    rows = (
        change(date(2026, 3, 11), new_date="2026-03-11", reason_kk="Бірінші себеп"),
        change(date(2026, 6, 2), new_date="2026-07-10", new_until="2026-07-01", reason_ru="Вторая причина"),
        change(date(2026, 9, 3), new_date="2026-10-01"),
    )
    answer = clerk.post(f"/{language}/{LETTER}", form_of(*rows))
    page = text_of(answer)
    assert answer.status_code == 422
    sets = re.findall(r"(?s)<fieldset><legend>.*?</fieldset>(?=\s*<(?:fieldset><legend>|p class))", page)
    assert ['class="errors"' in one for one in sets] == [True, True, False]
    for typed in ("Бірінші себеп", "Вторая причина", 'value="2026-07-10"', 'value="2026-10-01"'):
        assert typed in page
    assert (Amendment.objects.count(), Line.objects.count()) == (0, before)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_more_rows_can_be_had_without_losing_what_was_typed(offices: Offices, language: str) -> None:
    clerk = signed_in(offices.clerk.account_id)
    typed = form_of(change(date(2026, 3, 11), new_date="2026-04-14", reason_kk="Жарты жол"), more="1")
    page = text_of(clerk.post(f"/{language}/{LETTER}", typed))
    assert page.count("-TOTAL_FORMS") == 2 or 'name="form-2-entry"' in page
    assert "Жарты жол" in page
    assert Amendment.objects.count() == 0


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_returned_letter_is_mended_row_by_row_from_what_was_asked(offices: Offices, language: str) -> None:
    clerk, head = signed_in(offices.clerk.account_id), signed_in(offices.head.account_id)
    rows = (
        change(date(2026, 3, 11), new_date="2026-04-14", new_until="2026-04-16"),
        change(date(2026, 6, 2), what="withdraw", reason_kk="Екінші себеп"),
    )
    clerk.post(f"/{language}/{LETTER}", form_of(*rows))
    first = Amendment.objects.order_by("pk")[0]
    back = f"/{language}/office/schedule/amendments/{first.pk}/acts/return/"
    empty = head.post(back, {"reason": " "})
    assert (empty.status_code, Amendment.objects.filter(state="returned").count()) == (422, 0)
    assert head.post(back, {"reason": "Әкімдікпен келісіңіз"}).status_code == 302
    assert Amendment.objects.filter(state="returned").count() == 2
    listed = text_of(clerk.get(f"/{language}/{YEAR}amendments/"))
    assert "Әкімдікпен келісіңіз" in listed
    assert listed.count(MEND[language]) == 2
    links = re.findall(r'href="([^"]+/entries/\d+/amend/)"', listed)
    pages = [text_of(clerk.get(link)) for link in links]
    assert 'value="2026-04-14"' in pages[0]
    assert 'value="2026-04-16"' in pages[0]
    assert "Екінші себеп" in pages[1]
    again = {"what": "move", "new_date": "2026-05-20", **REASONS}
    assert clerk.post(links[0], again).status_code == 302
    assert sorted(Amendment.objects.values_list("state", flat=True)) == ["prepared", "returned", "returned"]
    assert Amendment.objects.latest("pk").new_date == date(2026, 5, 20)
