"""Texts of the demo year as the stories need them: one text, chosen by a running number."""

from __future__ import annotations

from kezdesu.bodies.data import by_slug
from kezdesu.common.trilingual import Language, Trilingual, language_of
from kezdesu.config.demo_texts import texts as corpus
from kezdesu.config.demo_texts.corpus import DemoQuestion
from kezdesu.config.demo_texts.places import Place

TITLE_SIGNS = 400


def pick(texts: tuple[Trilingual, ...], number: int) -> Trilingual:
    """The text for this number; every text gets its turn."""
    return texts[number % len(texts)]


def answer(question: DemoQuestion, number: int) -> Trilingual:
    """What was said on the spot, in the language of the question only."""
    found = pick(corpus.answers(question.theme, question.place, question.problem)[:4], number)
    return Trilingual(found.kk, "") if question.language == "kk" else Trilingual("", found.ru)


def written(question: DemoQuestion, number: int) -> Trilingual:
    """A written answer in kk and ru."""
    return pick(corpus.answers(question.theme, question.place, question.problem)[:4], number)


def explanation(question: DemoQuestion, number: int) -> Trilingual:
    """Why it cannot be done, or how it works."""
    return pick(corpus.explained(question.theme, question.place, question.problem)[:3], number)


def commitment(question: DemoQuestion, number: int) -> Trilingual:
    """A concrete action; falls back to other problems of the theme when this one is only ever explained."""
    own = corpus.commitments(question.theme, question.place, question.problem)
    return pick(own or corpus.commitments(question.theme, question.place), number)


def title(question: DemoQuestion) -> Trilingual:
    """The problem as the register of issues names it, with the place."""
    problem, place = corpus.problem_title(question.theme, question.problem), question.place.display
    return Trilingual(
        f"{problem.kk} ({place.kk})"[:TITLE_SIGNS],
        f"{problem.ru} ({place.ru})"[:TITLE_SIGNS],
        f"{problem.en} ({place.en})"[:TITLE_SIGNS],
    )


def progress(question: DemoQuestion, number: int) -> Trilingual:
    """A note on the way."""
    return pick(corpus.progress(question.theme, question.place), number)


def done(question: DemoQuestion, number: int) -> Trilingual:
    """The report that it is done: the caption of the evidence."""
    return pick(corpus.evidence(question.theme, question.place), number)


def extension(question: DemoQuestion, number: int) -> Trilingual:
    """Why the date has to move."""
    return pick(corpus.extensions(question.theme, question.place), number)


def verdict(question: DemoQuestion, number: int, *, confirms: bool, language: Language) -> str:
    """A citizen's comment in her language."""
    said = corpus.satisfied(question.theme) if confirms else corpus.dissatisfied(question.theme)
    return pick(said, number)[language]


def systemic(theme: str, place: Place, number: int) -> Trilingual:
    """A systemic problem of a region (4.3)."""
    return pick(corpus.systemic(theme, place), number)


def tongue(code: str) -> Language:
    """A language code as the type."""
    return language_of(code)


def proof(code: str, number: int) -> str:
    """The address of evidence on the body's own site."""
    return f"https://www.gov.kz/memleket/evidence/{code.lower()}-{number}"


def supporters(visit: int, place: int) -> int:
    """How many phones support a question: few for most, more for the first."""
    return (visit * 7 + place * 5) % 3 + (4 if place == 0 else 0)


def responsible(owner: str, question: DemoQuestion) -> str:
    """Slug of the post in the owning body that answers for the question's theme."""
    return by_slug(owner).responsible(question.theme).slug
