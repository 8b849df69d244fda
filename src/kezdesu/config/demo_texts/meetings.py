"""Texts around a visit: halls, agenda, announcements, notes, summaries, reasons."""

from __future__ import annotations

from dataclasses import dataclass, fields
from random import Random
from typing import Any, Literal
from zlib import crc32

from kezdesu.bodies.data import BodyRow
from kezdesu.common.trilingual import LANGUAGES, Language, Trilingual
from kezdesu.config.demo_texts.fill import fill_official, slots
from kezdesu.config.demo_texts.places import Place
from kezdesu.config.demo_texts.source import read, trilinguals

Texts = tuple[Trilingual, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a meeting came to, for its summary."""

    people: int
    asked: int
    answered: int
    planned: int
    explained: int


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda. ``part`` tells whether its minutes count as presentation (clause 3.3)."""

    title: Trilingual
    part: Literal["presentation", "questions"]


@dataclass(frozen=True, slots=True)
class Hall:
    """Where the meeting is held."""

    name: Trilingual
    address: Trilingual


def hall(place: Place, body: BodyRow) -> Hall:
    """The hall of a body's visit to a place: always the same one."""
    draw = Random(crc32(f"{body.slug}|{place.key}".encode()))
    name = draw.choice(trilinguals(_read("hall")))
    return Hall(name, fill_official(Trilingual(**_read("address")), place))


def agenda() -> tuple[AgendaItem, ...]:
    """The usual items in order; the presentations come first."""
    return tuple(
        AgendaItem(Trilingual(row["kk"], row["ru"], row["en"]), row["part"]) for row in _read("agenda")
    )


def announcements(body: BodyRow, place: Place, office: str = "") -> Texts:
    """Bodies of the announcement (5.1); who comes is the holder of the post ``office``, the first head by default."""
    official = body.office(office) if office else body.head
    return tuple(
        _with(text, place, {"minister": official.title}) for text in trilinguals(_read("announcement"))
    )


def ngo_notes() -> Texts:
    """Notes of the meeting with non-profit organisations (3.6b)."""
    return trilinguals(_read("ngo_note"))


def media() -> Texts:
    """Invented media for the briefing (3.6c) and coverage (5.1)."""
    return trilinguals(_read("media"))


def postponements() -> Texts:
    """Reasons of a postponement."""
    return trilinguals(_read("postponement"))


def cancellations() -> Texts:
    """Reasons of a cancellation."""
    return trilinguals(_read("cancellation"))


def summaries(place: Place, figures: Figures) -> Texts:
    """Results of a meeting (3.7b)."""
    values = {item.name: _same(str(getattr(figures, item.name))) for item in fields(figures)}
    return tuple(_with(text, place, values) for text in trilinguals(_read("summary")))


def intake_analysis(body: BodyRow, place: Place, asked: int) -> Trilingual:
    """The analysis note of what was collected before the meeting (3.5)."""
    values = {"asked": _same(str(asked)), "sphere": _sphere(body)}
    return _with(trilinguals(_read("intake_analysis"))[0], place, values)


def date_poll_notes() -> Texts:
    """Decision notes of the date poll (3.5)."""
    return trilinguals(_read("date_poll"))


def no_videoconference() -> Texts:
    """Reasons why there was no videoconference (3.2)."""
    return trilinguals(_read("no_videoconference"))


def _read(name: str) -> Any:
    return read("meetings.toml")[name]


def _same(text: str) -> Trilingual:
    return Trilingual(text, text, text)


def _sphere(body: BodyRow) -> Trilingual:
    return Trilingual(body.name.kk.removesuffix(" министрлігі").lower(), body.name.ru, body.name.en)


def _with(text: Trilingual, place: Place, values: dict[str, Trilingual]) -> Trilingual:
    def filled(language: Language) -> str:
        own = {name: value[language] for name, value in values.items()}
        return text[language].format_map(slots(language, place, 0) | own)

    kk, ru, en = (filled(language) for language in LANGUAGES)
    return Trilingual(kk, ru, en)
