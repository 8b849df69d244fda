"""The pen writes every text of the world. Another pen writes hostile texts and traceable personal data instead."""

from __future__ import annotations

from kezdesu.common.trilingual import Trilingual


class Pen:
    """Writes what it is told. ``field`` names where a text goes: the room and what it is there."""

    def says(self, field: str, text: str) -> str:
        """A text of people or offices."""
        return text

    def private(self, field: str, text: str) -> str:
        """A text that nobody but the office or the asker may ever see."""
        return text

    def both(self, field: str, kk: str, ru: str, en: str = "") -> Trilingual:
        """An official text in two or three languages."""
        said = (
            self.says(f"{field}.{code}", text) if text else ""
            for code, text in zip(("kk", "ru", "en"), (kk, ru, en), strict=True)
        )
        return Trilingual(*said)
