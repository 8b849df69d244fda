"""Which column is what, and who comes: by headings and titles as clerks write them."""

from __future__ import annotations

import pytest

from kezdesu.tables import headings, layout, posts, sheets
from kezdesu.tables.headings import Field
from kezdesu.tables.posts import Found
from kezdesu.tables.said import Unread
from tests.tables import reference

HEADINGS = {
    Field.NUMBER: ("№", "№ п/п", "р/с", "Р/с №", "п/п"),
    Field.REGION: (
        "Өңір",
        "ОБЛЫС",
        "Облыс, республикалық маңызы бар қала",
        "Регион",
        "Oбласть",
        "Место проведения (область, район)",
        "Region",
        "Аймақ",
        "Территория",
        "Кездесу өтетін аумақ",
    ),
    Field.DISTRICT: ("Аудан (қала)", "Город, район", "Ауданы, қаласы / Район, город", "District"),
    Field.PLACE: (
        "Өткізілетін орны",
        "Кездесу өтетін жер",
        "Место проведения",
        "Адрес",
        "Venue",
        "Площадка",
        "Ауыл",
    ),
    Field.PLACE_KK: ("Место проведения (каз.)", "Өткізу орны (қазақша)"),
    Field.PLACE_RU: ("Өтетін орны (орысша)", "Место проведения (на русском)"),
    Field.POST: (
        "Ф.И.О., должность",
        "Аты-жөні, лауазымы",
        "Кто выезжает",
        "Кім барады",
        "Руководитель министерства",
        "Official",
        "Т.А.Ә.",
        "Докладчик",
        "Баяндамашы",
        "Участник от министерства",
        "Қатысатын тұлға",
    ),
    Field.TERM: (
        "Мерзімі",
        "Дата проведения",
        "Өткізу күні",
        "Срок",
        "Ай",
        "Тоқсан",
        "Date",
        "Қашан",
        "Неделя",
    ),
    Field.BODY: ("Министерство", "Мемлекеттік орган"),
    Field.TOPIC: ("Тақырыбы", "Тема встречи", "Қаралатын мәселелер", "Вопросы", "Цель визита", "Topic"),
    Field.NOTES: (
        "Ескерту",
        "Ескертпе",
        "Примечание",
        "Основание",
        "Количество участников",
        "Формат встречи",
        "Телефон",
    ),
    Field.NONE: ("", "Бюджет", "х"),
}
POSTS = {
    "minister": (
        "Министр",
        "ҚР Денсаулық сақтау министрі",
        "Министр здравоохранения РК",
        "Альназарова",
        "Әлназарова А.",
        "Альназаровой А.",
        "Minister of Healthcare",
        "Министр здравохранения",
        "Бірінші басшы",
        "Первый руководитель",
        "Мнистр",
    ),
    "first-vice-minister": (
        "Первый вице-министр",
        "бірінші вице-министр",
        "Министрдің бірінші орынбасары",
        "первый заместитель министра",
        "1-вице-министр",
    ),
    "vice-minister-1": (
        "вице-министр А. Ж. Сатыбалдина",
        "Сатыбалдина А.Ж.",
        "Вице-министр, Сатыбалдина А. Ж.",
    ),
    "vice-minister-2": ("вице-министр № 2", "Денсаулық сақтау вице-министрі (№ 2)", "2-й вице-министр"),
    "head-of-office": ("Руководитель аппарата", "Аппарат басшысы", "Глава аппарата"),
    "medical-and-pharmaceutical-control-committee": ("Комитет төрағасы", "Председатель комитета"),
    "post_ambiguous": (
        "Вице-министр",
        "вице-министр Б. Сатыбалдина",
        "Министр, вице-министр",
        "Министр немесе вице-министр",
        "Директор департамента",
    ),
    "post_unknown": ("Иванов И.", "Космонавт"),
    "post_missing": ("", "  "),
}


@pytest.mark.parametrize(
    ("field", "heading"), [(field, text) for field, texts in HEADINGS.items() for text in texts]
)
def test_heading_is_understood(field: Field, heading: str) -> None:
    assert headings.meaning(heading) == (field,)


@pytest.mark.parametrize("heading", ["Дата и место проведения", "Время и место", "Өткізу уақыты мен орны"])
def test_heading_of_two_things_is_asked(heading: str) -> None:
    guess = headings.guess(("Регион", heading, "Кто"))
    assert (guess.asked, guess.is_enough) == ((1,), False)


def test_a_field_that_stands_twice_is_asked_but_a_post_and_a_name_are_joined() -> None:
    assert headings.guess(("Регион", "Срок", "Дата", "Кто")).asked == (2,)
    assert headings.guess(("Регион", "Срок", "Должность", "Ф.И.О.")).is_enough


def test_a_responsible_person_is_who_comes_only_where_no_other_column_says_it_and_is_asked() -> None:
    alone = headings.guess(("Регион", "Срок", "Ответственный", "Жауапты"))
    assert (alone.fields[2:], alone.asked) == ((Field.POST, Field.NONE), (2,))
    beside = headings.guess(("Регион", "Срок", "Ф.И.О.", "Ответственный"))
    assert (beside.fields[2:], beside.is_enough) == ((Field.POST, Field.NONE), True)


def test_headings_of_which_one_is_sure_and_two_are_asked_are_still_headings() -> None:
    (sheet,) = sheets.text("Рет\tДата и место проведения\tОтветственный\tБюджет\n1\t12 мая\tМинистр\t100")
    assert layout.lay_out(sheet).headings[1:3] == ("Дата и место проведения", "Ответственный")


def test_one_of_several_ranks_is_asked_among_all_of_them() -> None:
    found = posts.find("Министр, первый вице-министр", reference.posts())
    assert isinstance(found, Unread)
    assert found.choices == ("minister", "first-vice-minister")


def test_the_fingerprint_forgives_spelling() -> None:
    assert headings.fingerprint(("Өңір", "Мерзімі")) == headings.fingerprint(("ӨҢІР ", "мерзімі"))
    assert headings.fingerprint(("Өңір", "Мерзімі")) != headings.fingerprint(("Мерзімі", "Өңір"))


@pytest.mark.parametrize(
    ("wanted", "text"), [(slug, text) for slug, texts in POSTS.items() for text in texts]
)
def test_post_is_understood_or_asked(wanted: str, text: str) -> None:
    found = posts.find(text, reference.posts())
    assert (found.post.slug if isinstance(found, Found) else found.code) == wanted


def test_every_post_is_found_by_its_own_label() -> None:
    for post in reference.posts():
        for label in (post.label.kk, post.label.ru, post.label.en):
            found = posts.find(label, reference.posts())
            assert isinstance(found, Found)
            assert (found.post.slug, found.note) == (post.slug, None)
