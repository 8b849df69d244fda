"""In which language a place is named where no column tells: by letters, by words, else as the table has it."""

from __future__ import annotations

import pytest

from kezdesu.tables import tongues
from tests.tables.test_nasty_files import HEADS, ROWS, read, word

TABLE = [HEADS, *(tuple(map(str, row)) for row in ROWS)]


@pytest.mark.parametrize("usual", [True, False])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Металлургтер сарайы", True),
        ("Достық үйі", True),
        ("Орталық мәжіліс залы", True),
        ("Дом культуры", False),
        ("Актовый зал акимата", False),
        ("ул. Абая, 5", False),
    ],
)
def test_words_tell_the_language_whatever_is_usual(text: str, expected: bool, usual: bool) -> None:
    assert tongues.is_kazakh(text, usual) is expected


def test_what_no_word_tells_is_as_the_other_places_of_the_table() -> None:
    assert [tongues.is_kazakh("Клуб", usual) for usual in (True, False)] == [True, False]
    kazakh = read("кесте.docx", word([*TABLE, ("4", "Абай облысы", "12 мамыр", "Министр", "Клуб")]))
    assert (kazakh.rows[3].place.kk, kazakh.rows[3].place.ru) == ("Клуб", "")
    assert not tongues.is_mostly_kazakh(["Дом культуры", "Дворец спорта", "Достық үйі"])
