"""Texts in the three languages of the system: Kazakh (default), Russian, English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["kk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "kk"
OFFICIAL: tuple[Language, ...] = ("kk", "ru")


def language_of(code: str | None) -> Language:
    """The language named by ``code`` ("ru", "ru-KZ"); Kazakh when it is none of ours."""
    head = (code or "").split("-", 1)[0].lower()
    for language in LANGUAGES:
        if head == language:
            return language
    return DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class Trilingual:
    """One text in kk, ru and en. ``en`` may be empty: then kk is shown in its place."""

    kk: str
    ru: str
    en: str = ""

    def __getitem__(self, language: Language) -> str:
        return str(getattr(self, language)) or self.kk or self.ru

    def __bool__(self) -> bool:
        return bool(self.kk or self.ru or self.en)

    def missing(self) -> tuple[Language, ...]:
        """Official languages (kk, ru) in which the text does not exist yet."""
        return tuple(language for language in OFFICIAL if not getattr(self, language).strip())

    def as_dict(self) -> dict[Language, str]:
        """The shape used in JSON: ``{"kk": …, "ru": …, "en": …}``."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}
