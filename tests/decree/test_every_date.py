"""Every date of 2022–2040 × every term rule × the seconds around the last day, against the oracle."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kezdesu.common.clock import almaty_date
from kezdesu.decree import NoTerm, compute, load_pack, standard_calendar, status
from kezdesu.decree.editions import all_clauses
from kezdesu.decree.model import NoDay
from tests.decree import oracle

FIRST, LAST = date(2022, 1, 1), date(2040, 12, 31)
PACK = load_pack("863-2023")
NORMS = {**PACK.norms, **PACK.alongside}
COUNTED = [key for key, norm in NORMS.items() if not isinstance(norm.rule, NoDay)]
ONE_SECOND = timedelta(seconds=1)


def every_date() -> list[date]:
    return [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1)]


def test_calendar_agrees_with_the_oracle_on_every_day() -> None:
    calendar = standard_calendar()
    days = [date.fromordinal(serial) for serial in range(oracle.FIRST, oracle.LAST + 1)]
    assert {day for day in days if not calendar.is_working(day)} == {
        date.fromordinal(serial) for serial in oracle.FREE if serial <= oracle.LAST
    }


def test_almaty_date_agrees_with_the_oracle_at_every_midnight() -> None:
    for day in every_date():
        end = oracle.last_second(day.toordinal())
        for instant in (end - ONE_SECOND, end, end + ONE_SECOND):
            assert almaty_date(instant).toordinal() == oracle.almaty_serial(instant)


@pytest.mark.parametrize("norm", COUNTED)
def test_term_and_state_agree_with_the_oracle_on_every_date(norm: str) -> None:
    far = date(2042, 1, 1)
    for day in every_date():
        term = compute(NORMS[norm], day, pack=PACK)
        days = oracle.answer(norm, day)
        assert (term.target.toordinal(), term.due.toordinal(), term.legal_due.toordinal()) == days, day
        for last in {days[1], days[2], days[1] + 1}:
            end = oracle.last_second(last)
            for instant in (end, end + ONE_SECOND):
                assert status(term, instant, far) == oracle.judged(norm, days, instant), (day, instant)


@pytest.mark.parametrize("norm", sorted(oracle.AKIMS))
def test_act_beside_the_decree_agrees_with_the_oracle_by_the_edition_of_each_date(norm: str) -> None:
    far = date(2042, 1, 1)
    for day in every_date():
        term = compute(norm, day)
        days = oracle.answer(norm, day)
        assert (term.target.toordinal(), term.due.toordinal(), term.legal_due.toordinal()) == days, day
        for last in {days[1], days[2], days[1] + 1}:
            end = oracle.last_second(last)
            for instant in (end, end + ONE_SECOND):
                assert status(term, instant, far) == oracle.judged(norm, days, instant), (day, instant)


def test_oracle_knows_every_clause_of_the_act_beside_the_decree() -> None:
    assert {key for key in all_clauses() if key not in NORMS} == set(oracle.AKIMS)


@pytest.mark.parametrize("norm", COUNTED)
def test_days_of_a_term_are_in_order_and_the_reason_names_them(norm: str) -> None:
    for day in every_date()[::7]:
        term = compute(NORMS[norm], day, pack=PACK)
        assert term.target <= term.due <= term.legal_due
        assert not term.why.missing()
        assert str(term.last_day.year) in term.why.kk
        assert str(term.last_day.year) in term.why.ru


@pytest.mark.parametrize("norm", sorted(set(NORMS) - set(COUNTED)))
def test_norm_without_a_day_says_what_it_names_instead(norm: str) -> None:
    with pytest.raises(NoTerm, match=norm):
        compute(norm, date(2026, 1, 1), pack=PACK)
