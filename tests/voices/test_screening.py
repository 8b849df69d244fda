"""Personal data is found by shape and checksum, and covered."""

from __future__ import annotations

import random

import pytest

from kezdesu.voices import screening


@pytest.mark.parametrize("iin", ["791028302728", "061211600012"])
def test_valid_iin_is_found_and_masked(iin: str) -> None:
    text = f"Менің ЖСН {iin}, жауап беріңіз"
    assert screening.kinds(text) == ("iin",)
    assert screening.mask(text) == "Менің ЖСН •••, жауап беріңіз"


@pytest.mark.parametrize(
    "written", ["791028 302728", "791028-302728", "79 10 28 30 27 28", "ЖСН:791028302728.", "٧٩١٠٢٨٣٠٢٧٢٨"]
)
def test_iin_is_found_however_it_is_written(written: str) -> None:
    assert screening.kinds(f"Сұрақ {written} болды") == ("iin",)


@pytest.mark.parametrize(
    "number",
    ["791028302729", "791328302728", "790230302728", "791028902728", "791028002728", "7910283027280"],
)
def test_number_that_is_no_iin_is_not_taken_for_one(number: str) -> None:
    assert "iin" not in screening.kinds(f"Нөмірі {number} болды")


def test_second_round_of_the_check_digit_is_used() -> None:
    def remainder(body: str, weights: tuple[int, ...]) -> int:
        return sum(weight * int(sign) for weight, sign in zip(weights, body, strict=True)) % 11

    first, second = tuple(range(1, 12)), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
    bodies = (f"7910283{serial:04d}" for serial in range(10_000))
    body = next(item for item in bodies if remainder(item, first) == 10 and remainder(item, second) < 10)
    assert screening.is_iin(f"{body}{remainder(body, second)}")


def test_number_that_fails_both_rounds_was_never_issued() -> None:
    numbers = [f"7910283{serial:05d}" for serial in range(100_000)]
    right = [number for number in numbers if screening.is_iin(number)]
    by_body = {number[:11] for number in right}
    assert len(by_body) == len(right)
    assert len(by_body) < 10_000


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Қоңырау шалыңыз 8 701 234 56 78 рахмет", "phone"),
        ("Звоните +7 (777) 123-45-67", "phone"),
        ("Тел. 87012345678", "phone"),
        ("Жазыңыз: aigul.s@mail.kz тез", "email"),
        ("Карта 4111 1111 1111 1111 бұғатталды", "card"),
        ("Счёт KZ86125KZT5004100100 заблокирован", "iban"),
        ("Мекенжайым Абай көшесі 15, 4-пәтер", "address"),
        ("Живу по адресу ул. Сатпаева, дом 12/1", "address"),
        ("мкр. Самал 2, кв. 45 подъезд", "address"),
    ],
)
def test_each_kind_of_personal_data_is_found(text: str, kind: screening.Kind) -> None:
    assert kind in screening.kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026 жылдың 11 наурызында 10:00-де кездесу болды ма?",
        "На дорогу выделено 1 250 000 000 тенге в 2025-2026 годах, где она?",
        "Закон № 2148-VI от 12.11.2015, статья 64, пункт 3",
        "Карта 4111 1111 1111 1112 деген нөмір емес",
        "БСН 141240008890 компаниясы жұмысын бітірмеді",
        "109-ға хабарластық, 1414 та жауап бермейді",
        "Мектепте 1200 бала, 3 ауысым, 25 орын",
    ],
)
def test_ordinary_figures_are_left_alone(text: str) -> None:
    assert screening.kinds(text) == ()


def test_moderator_may_keep_the_address_of_a_pit_but_never_an_iin() -> None:
    text = "Абай көшесі 15 алдында шұңқыр. ЖСН 791028302728"
    assert screening.mask(text, keep={"address", "iin"}) == "Абай көшесі 15 алдында шұңқыр. ЖСН •••"


def test_masked_text_holds_nothing_more_to_find() -> None:
    text = "ЖСН 791028302728, тел. 8 701 234 56 78, aigul@mail.kz, 4111 1111 1111 1111, KZ86125KZT5004100100"
    assert screening.kinds(screening.mask(text)) == ()


def test_screening_of_a_hostile_text_is_quick() -> None:
    rng = random.Random(7)
    for alphabet in ("1 ", "a.@-", "KZ1 ", "ул. а1", "көшесі 1 "):
        text = "".join(rng.choice(alphabet) for _ in range(2000))
        assert isinstance(screening.findings(text), list)
