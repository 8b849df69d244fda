"""Official and citizens' texts of the demo year, ready to use: every slot filled for a place.

With ``problem`` given (``DemoQuestion.problem``) the texts of that problem come first, so that an answer fits
its question; the texts of the theme's other problems are left out and common ones follow.
"""

from __future__ import annotations

from collections.abc import Iterable

from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo_texts import themes
from kezdesu.config.demo_texts.fill import fill_official
from kezdesu.config.demo_texts.places import Place
from kezdesu.config.demo_texts.source import read, trilinguals

Texts = tuple[Trilingual, ...]


def problem_title(theme: str, problem: str) -> Trilingual:
    """The problem as a line of the issue list, without the place. KeyError when the theme has no such problem."""
    found = themes.load()[theme].problem(problem)
    if found is None:
        raise KeyError(problem)
    return found.title


def answers(theme: str, place: Place, problem: str = "") -> Texts:
    """Answers given on the spot."""
    own = (text for item in _problems(theme, problem) for text in item.answers)
    return _filled((*own, *_common("answer")), place)


def explained(theme: str, place: Place, problem: str = "") -> Texts:
    """Outcomes "explained": why it cannot be done or how it works."""
    own = (text for item in _problems(theme, problem) for text in item.explained)
    return _filled((*own, *_common("explained")), place)


def commitments(theme: str, place: Place, problem: str = "") -> Texts:
    """Concrete, measurable promises. Empty when this problem is only ever explained."""
    return _filled((text for item in _problems(theme, problem) for text in item.commitments), place)


def evidence(theme: str, place: Place) -> Texts:
    """Captions of evidence."""
    return _filled((*themes.load()[theme].remarks.evidence, *_common("evidence")), place)


def progress(theme: str, place: Place) -> Texts:
    """Progress notes."""
    return _filled((*themes.load()[theme].remarks.progress, *_common("progress")), place)


def extensions(theme: str, place: Place) -> Texts:
    """Reasons of an extension."""
    return _filled((*themes.load()[theme].remarks.extension, *_common("extension")), place)


def satisfied(theme: str) -> Texts:
    """Comments of citizens who confirm that it was done (kk and ru; a citizen's words have no en)."""
    return (*themes.load()[theme].remarks.satisfied, *_common("satisfied"))


def dissatisfied(theme: str) -> Texts:
    """Comments of citizens who dispute it (kk and ru)."""
    return (*themes.load()[theme].remarks.dissatisfied, *_common("dissatisfied"))


def systemic(theme: str, place: Place) -> Texts:
    """Systemic problems of a region on this theme (clause 4.3)."""
    return _filled(themes.load()[theme].systemic, place)


def _problems(theme: str, key: str) -> tuple[themes.Problem, ...]:
    found = themes.load()[theme]
    problem = found.problem(key)
    return (problem,) if problem else found.problems


def _common(name: str) -> Texts:
    return trilinguals(read("common.toml")[name])


def _filled(texts: Iterable[Trilingual], place: Place) -> Texts:
    return tuple(fill_official(text, place) for text in texts)
