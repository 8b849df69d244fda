"""How a deputy is named while she acts in the place of a post's holder, properly in each language."""

from __future__ import annotations

from kezdesu.common.trilingual import Trilingual

_FRONT, _BACK = "әеиөүіэ", "аоуұыяюё"
_VOICELESS = "пфктсшщчцхқһ"
_VOICED = "бвгғджзйлру"
_GENITIVE = {
    "министр": "министра",
    "вице-министр": "вице-министра",
    "аким": "акима",
    "директор": "директора",
    "президент": "президента",
    "секретарь": "секретаря",
    "руководитель": "руководителя",
    "председатель": "председателя",
    "заместитель": "заместителя",
    "начальник": "начальника",
    "заведующий": "заведующего",
    "глава": "главы",
    "первый": "первого",
    "генеральный": "генерального",
    "главный": "главного",
    "премьер-министр": "премьер-министра",
}
"""The words with which Russian titles of posts begin, and their genitive."""


def acting(title: Trilingual) -> Trilingual:
    """The title of the post as its acting holder bears it: "… министрінің міндетін атқарушы", "И. о. министра …"."""
    english = f"Acting {title.en}" if title.en else ""
    return Trilingual(f"{_kazakh(title.kk)} міндетін атқарушы", _russian(title.ru), english)


def _kazakh(title: str) -> str:
    """The title in the genitive: nouns of titles end the phrase, and the ending follows the last sounds."""
    text = title.strip()
    vowels = [sign for sign in text.lower() if sign in _FRONT + _BACK]
    soft = bool(vowels) and vowels[-1] in _FRONT
    last = text[-1:].lower()
    first = "н" if last in _FRONT + _BACK + "мнң" else "д" if last in _VOICED else "т"
    if last in _VOICELESS:
        first = "т"
    return f"{text}{first}{'ің' if soft else 'ың'}"


def _russian(title: str) -> str:
    """The leading words in the genitive; a title that begins otherwise stays as it is, marked."""
    words = title.strip().split(" ")
    count = 0
    while count < len(words) and words[count].lower() in _GENITIVE:
        count += 1
        if not words[count - 1].lower().endswith(("ый", "ий")) or words[count - 1].lower() == "заведующий":
            break
    if count == 0:
        return f"{title} (и. о.)"
    return " ".join(["И. о.", *(_GENITIVE[word.lower()] for word in words[:count]), *words[count:]])
