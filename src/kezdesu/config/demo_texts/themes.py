"""Themes of the demo year: what people ask, and what ministries answer, promise and report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kezdesu.common.trilingual import Language, Trilingual
from kezdesu.config.demo_texts.fill import Season
from kezdesu.config.demo_texts.places import Where
from kezdesu.config.demo_texts.source import names, read, trilinguals

Kind = Literal["question", "proposal", "complaint"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in the words of several people (``kk``, ``ru``), with what can be said and done about it."""

    key: str
    title: Trilingual
    kind: Kind
    where: Where
    season: Season
    kk: tuple[str, ...]
    ru: tuple[str, ...]
    answers: tuple[Trilingual, ...]
    explained: tuple[Trilingual, ...]
    commitments: tuple[Trilingual, ...]

    def wordings(self, language: Language) -> tuple[str, ...]:
        """The wordings in Kazakh or Russian, with slots."""
        return self.kk if language == "kk" else self.ru


@dataclass(frozen=True, slots=True)
class Remarks:
    """Texts of one theme, or common ones, that accompany a promise. With slots."""

    evidence: tuple[Trilingual, ...]
    progress: tuple[Trilingual, ...]
    extension: tuple[Trilingual, ...]
    satisfied: tuple[Trilingual, ...]
    dissatisfied: tuple[Trilingual, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, its problems and remarks, and the systemic problem that akims raise about it."""

    slug: str
    name: Trilingual
    problems: tuple[Problem, ...]
    remarks: Remarks
    systemic: tuple[Trilingual, ...]

    def problem(self, key: str) -> Problem | None:
        """The problem of this key, if the theme has it."""
        return next((problem for problem in self.problems if problem.key == key), None)


@cache
def load() -> dict[str, Theme]:
    """All themes by slug."""
    themes = (_theme(read(name)) for name in names("themes"))
    return {theme.slug: theme for theme in themes}


def remarks(row: dict[str, Any]) -> Remarks:
    """The remarks of a parsed file."""
    return Remarks(
        evidence=trilinguals(row["evidence"]),
        progress=trilinguals(row["progress"]),
        extension=trilinguals(row["extension"]),
        satisfied=trilinguals(row["satisfied"]),
        dissatisfied=trilinguals(row["dissatisfied"]),
    )


def _theme(row: dict[str, Any]) -> Theme:
    name = Trilingual(**row["name"])
    problems = tuple(_problem(item) for item in row["problem"])
    return Theme(row["slug"], name, problems, remarks(row), trilinguals(row["systemic"]))


def _problem(row: dict[str, Any]) -> Problem:
    return Problem(
        key=row["key"],
        title=Trilingual(**row["title"]),
        kind=row.get("kind", "question"),
        where=row.get("where", "anywhere"),
        season=row.get("season", "any"),
        kk=tuple(row["kk"]),
        ru=tuple(row["ru"]),
        answers=trilinguals(row.get("answer", ())),
        explained=trilinguals(row.get("explained", ())),
        commitments=trilinguals(row.get("commitment", ())),
    )
