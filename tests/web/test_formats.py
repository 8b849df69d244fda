"""Dates and numbers in the three languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from kezdesu.common.clock import almaty
from kezdesu.common.trilingual import LANGUAGES, Language
from kezdesu.web import formats
from kezdesu.web.environment import say

MARCH_11 = date(2026, 3, 11)


def plain(text: str) -> str:
    return text.replace(formats.NBSP, " ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "2026 жылғы 11 наурыз"), ("ru", "11 марта 2026 г."), ("en", "11 March 2026")],
)
def test_day_is_written_the_way_of_each_language(language: Language, expected: str) -> None:
    assert plain(formats.day(MARCH_11, language)) == expected


@pytest.mark.parametrize(
    ("first", "last", "kk", "ru", "en"),
    [
        ((4, 11), (4, 20), "2027 жылғы 11–20 сәуір", "11–20 апреля 2027 г.", "11–20 April 2027"),
        (
            (5, 31),
            (6, 2),
            "2027 жылғы 31 мамыр – 2 маусым",
            "31 мая – 2 июня 2027 г.",
            "31 May – 2 June 2027",
        ),
        ((5, 1), (6, 30), "2027 жылғы мамыр – маусым", "май – июнь 2027 г.", "May – June 2027"),
        ((2, 1), (2, 28), "2027 жылғы ақпан", "февраль 2027 г.", "February 2027"),
        ((5, 12), (5, 12), "2027 жылғы 12 мамыр", "12 мая 2027 г.", "12 May 2027"),
    ],
)
def test_several_days_say_once_what_they_share(
    first: tuple[int, int], last: tuple[int, int], kk: str, ru: str, en: str
) -> None:
    days = date(2027, *first), date(2027, *last)
    assert [plain(formats.days(*days, language)) for language in LANGUAGES] == [kk, ru, en]


def test_one_day_and_days_over_the_turn_of_the_year_are_written_out() -> None:
    assert formats.days(MARCH_11, None, "ru") == formats.day(MARCH_11, "ru")
    turn = formats.days(date(2026, 12, 30), date(2027, 1, 2), "ru")
    assert plain(turn) == "30 декабря 2026 г. – 2 января 2027 г."


def test_instant_is_shown_on_its_almaty_day() -> None:
    late_evening = datetime(2026, 3, 10, 19, 30, tzinfo=UTC)
    assert plain(formats.daytime(late_evening, "kk")) == "2026 жылғы 11 наурыз, 00:30"


def test_instant_before_march_2024_is_shown_six_hours_ahead() -> None:
    assert formats.clock_time(datetime(2024, 2, 29, 12, 0, tzinfo=UTC)) == "18:00"
    assert formats.clock_time(datetime(2024, 3, 1, 12, 0, tzinfo=UTC)) == "17:00"


def test_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        formats.clock_time(datetime(2026, 3, 11, 12, 0))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("days", "language", "expected"),
    [
        (0, "kk", "бүгін"),
        (1, "kk", "ертең"),
        (-1, "ru", "вчера"),
        (3, "kk", "3 күннен кейін"),
        (3, "ru", "через 3 дня"),
        (5, "ru", "через 5 дней"),
        (21, "ru", "через 21 день"),
        (3, "en", "in 3 days"),
        (-2, "kk", "2 күн бұрын"),
        (-11, "ru", "11 дней назад"),
        (-2, "en", "2 days ago"),
    ],
)
def test_relative_day_is_said_in_words(days: int, language: Language, expected: str) -> None:
    shown = formats.relative(MARCH_11 + timedelta(days=days), MARCH_11, language)
    assert plain(shown) == expected


def test_due_says_how_long_and_which_day() -> None:
    assert plain(formats.due(date(2026, 3, 14), MARCH_11, "en")) == "in 3 days (14 March)"
    assert plain(formats.due(date(2026, 3, 14), MARCH_11, "kk")) == "3 күннен кейін (14 наурыз)"
    assert plain(formats.due(MARCH_11, MARCH_11, "ru")) == "сегодня (11 марта)"


def test_due_that_has_passed_says_how_late() -> None:
    assert plain(formats.due(date(2026, 3, 1), MARCH_11, "en")) == "10 days late (1 March)"
    assert plain(formats.due(date(2026, 3, 10), MARCH_11, "ru")) == "просрочено на 1 день (10 марта)"
    assert plain(formats.due(date(2026, 3, 8), MARCH_11, "kk")) == "мерзімінен 3 күн өтті (8 наурыз)"


def test_due_in_another_year_names_the_year() -> None:
    assert plain(formats.due(date(2027, 1, 9), MARCH_11, "en")).endswith("(9 January 2027)")


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (1, "вопрос"),
        (2, "вопроса"),
        (5, "вопросов"),
        (11, "вопросов"),
        (12, "вопросов"),
        (21, "вопрос"),
        (104, "вопроса"),
        (0, "вопросов"),
    ],
)
def test_russian_word_follows_its_number(count: int, form: str) -> None:
    assert formats.plural(count, "ru", "вопрос", "вопроса", "вопросов") == form


def test_kazakh_word_stays_the_same_after_any_number() -> None:
    assert {formats.plural(n, "kk", "сұрақ", "?", "?") for n in range(120)} == {"сұрақ"}


def test_numbers_are_grouped() -> None:
    assert plain(formats.number(1234567, "kk")) == "1 234 567"
    assert plain(formats.number(1234.5, "ru", 1)) == "1 234,5"
    assert formats.number(1234.5, "en", 1) == "1,234.5"
    assert plain(formats.percent(0.745, "kk")) == "74 %"
    assert formats.percent(0.75, "en") == "75%"


def test_duration_leaves_empty_parts_out() -> None:
    assert plain(formats.duration(80, "kk")) == "1 сағ 20 мин"
    assert plain(formats.duration(120, "ru")) == "2 ч"
    assert plain(formats.duration(0, "en")) == "0 min"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_and_weekday_has_its_own_name(language: Language) -> None:
    assert len({formats.month(date(2026, month, 1), language) for month in range(1, 13)}) == 12
    assert len({formats.day_month(date(2026, month, 1), language) for month in range(1, 13)}) == 12
    assert [formats.month_short(date(2026, 3, 1), code) for code in ("kk", "ru", "en")] == [
        "нау",
        "мар",
        "Mar",
    ]
    assert len({formats.weekday(date(2026, 3, day), language) for day in range(1, 8)}) == 7


def test_weekday_of_a_known_day() -> None:
    assert formats.weekday(almaty(2026, 3, 11, 19), "ru") == "среда"


@pytest.mark.parametrize(
    ("language", "ending"), [("ru", "2026 г."), ("kk", "наурыз."), ("en", "March 2026.")]
)
def test_a_sentence_that_ends_in_a_date_has_one_full_stop(language: Language, ending: str) -> None:
    with translation.override(language):
        said = plain(say("%(day)s.", day=formats.day(MARCH_11, language)))
    assert said.endswith(ending)
    assert ".." not in said
