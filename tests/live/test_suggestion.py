"""Which question next, and why: every number of the reckoning is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kezdesu.common.trilingual import Trilingual
from kezdesu.live.facts import Support
from kezdesu.live.suggestion import Candidate, Heard, suggest

ABAI = Trilingual("Абай облысы", "область Абай", "Abai")
ATYRAU = Trilingual("Атырау облысы", "Атырауская область", "Atyrau")
NOON = datetime(2026, 3, 11, 7, tzinfo=UTC)


def one(
    code: str,
    *figures: int,
    region: Trilingual = ABAI,
    language: str = "kk",
    hall: bool = False,
    minute: int = 0,
) -> Candidate:
    return Candidate(code, Support(*figures), region, language, hall, NOON + timedelta(minutes=minute))


def test_nobody_waits_nothing_is_suggested() -> None:
    assert suggest([], []) is None


def test_support_decides_when_all_else_is_equal() -> None:
    best = suggest([one("Q-A", 3), one("Q-B", 40), one("Q-C", 12)], [])

    assert best is not None
    assert (best.code, best.places) == ("Q-B", 0)


def test_figures_are_never_added_to_each_other() -> None:
    many_devices, some_of_each = one("Q-A", 400, 0, 0), one("Q-B", 30, 5, 2)

    best = suggest([many_devices, some_of_each], [])

    assert best is not None
    assert (best.code, best.places) == ("Q-B", 1)


def test_the_oldest_wins_between_equals() -> None:
    best = suggest([one("Q-A", 5, minute=9), one("Q-B", 5, minute=2)], [])

    assert best is not None
    assert best.code == "Q-B"


def test_a_region_heard_already_stands_back() -> None:
    heard = [Heard(ABAI, "kk", False), Heard(ABAI, "ru", True)]

    best = suggest([one("Q-A", 9), one("Q-B", 8, region=ATYRAU)], heard)

    assert best is not None
    assert (best.code, best.places) == ("Q-B", 1)


def test_the_language_heard_less_comes_forward() -> None:
    heard = [Heard(ATYRAU, "kk", False), Heard(ATYRAU, "kk", True)]

    best = suggest([one("Q-A", 9), one("Q-B", 8, language="ru")], heard)

    assert best is not None
    assert best.code == "Q-B"


def test_the_hall_and_the_phones_take_turns() -> None:
    heard = [Heard(ATYRAU, "kk", True), Heard(ATYRAU, "ru", True)]

    best = suggest([one("Q-A", 9, hall=True), one("Q-B", 8)], heard)

    assert best is not None
    assert best.code == "Q-B"


def test_every_number_is_told_in_words() -> None:
    heard = [Heard(ABAI, "ru", True)]

    best = suggest([one("Q-A", 142, 12, 3, language="ru", hall=True)], heard)

    assert best is not None
    assert [reason.ru for reason in best.why] == [
        "Поддержка (устройства / контакты / подтверждённые): 142 / 12 / 3; впереди никого",
        "область Абай: уже прозвучало вопросов: 1",
        "Язык: на русском; на нём прозвучало больше на 1",
        "Откуда: из зала; с этой стороны прозвучало больше на 1",
    ]
    assert best.places == 3
    assert all(reason.kk and reason.en for reason in best.why)
