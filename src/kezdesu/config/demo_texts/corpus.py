"""Questions of the demo year: realistic, different from each other, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from kezdesu.bodies.data import BodyRow, by_slug
from kezdesu.bodies.data import load as load_bodies
from kezdesu.config.demo_texts import themes
from kezdesu.config.demo_texts.fill import fill
from kezdesu.config.demo_texts.folding import fold
from kezdesu.config.demo_texts.places import Place, pick, units
from kezdesu.config.demo_texts.source import read
from kezdesu.config.demo_texts.themes import Kind, Problem, Theme
from kezdesu.regions.data import RegionRow, by_kato
from kezdesu.regions.data import load as load_regions

Tongue = Literal["kk", "ru"]
CHANNELS = {
    "site": 44,
    "telegram": 18,
    "109": 9,
    "social": 8,
    "hall": 8,
    "paper": 6,
    "akim": 3,
    "letter": 3,
    "blog": 1,
}
KAZAKH_SHARE, FOLDED_SHARE = 0.66, 0.06
DECLINED_SHARE, MIXED_SHARE, TOGETHER_SHARE = 0.03, 0.02, 0.2
ATTEMPTS = 60


@dataclass(frozen=True, slots=True)
class DemoQuestion:
    """A citizen's text and what the demo knows about it.

    ``same_as`` is equal for questions that are one problem of one place asked by different people ("" if alone).
    ``expected_ground`` is the ground on which moderation should decline it ("" if it should be published); such a
    text has no theme and no problem.
    """

    text: str
    language: Tongue
    kind: Kind
    theme: str
    problem: str
    body: str
    region: str
    place: Place
    channel: str
    same_as: str = ""
    expected_ground: str = ""


def questions(seed: int, per_visit: int = 4) -> Iterator[DemoQuestion]:
    """Questions for every ministry that meets the population in every region, about 375 × ``per_visit``."""
    corpus = Corpus(seed)
    for region in load_regions():
        for body in load_bodies():
            if body.kind == "ceb" and body.topics:
                yield from corpus.take(body.slug, region.kato, per_visit)


class Corpus:
    """A source of questions that never repeats a text."""

    def __init__(self, seed: int) -> None:
        self._draw = Random(seed)
        self._seen: set[str] = set()
        self._used: Counter[str] = Counter()

    def take(self, body: str, kato: str, count: int, unit: str = "") -> list[DemoQuestion]:
        """``count`` new questions to a ministry from a region (fewer when its themes do not fit the region).

        ``unit``: the Kazakh name of the one district they are from.
        """
        owner, region = by_slug(body), by_kato(kato)
        if unit:
            region = replace(region, units=tuple(one for one in region.units if one.name.kk == unit))
        taken: list[DemoQuestion] = []
        for _ in range(ATTEMPTS + count * 2):
            if len(taken) >= count:
                break
            taken += self._some(owner, region)[: count - len(taken)]
        return taken

    def _some(self, body: BodyRow, region: RegionRow) -> list[DemoQuestion]:
        chance = self._draw.random()
        if chance < DECLINED_SHARE:
            return self._declined(body, region)
        if chance < DECLINED_SHARE + MIXED_SHARE:
            return self._mixed(body, region)
        tongue: Tongue = "kk" if self._draw.random() < KAZAKH_SHARE else "ru"
        found = self._least_used(body, region, tongue)
        if found is None:
            return []
        if chance < DECLINED_SHARE + MIXED_SHARE + TOGETHER_SHARE:
            return self._together(body, region, *found[:2])
        theme, problem, wording = found
        return self._new(self._question(body, theme, problem, wording, tongue, self._place(region, problem)))

    def _least_used(
        self, body: BodyRow, region: RegionRow, tongue: Tongue
    ) -> tuple[Theme, Problem, str] | None:
        options = [
            (theme, problem, wording)
            for theme in (themes.load()[slug] for slug in body.topics)
            for problem in theme.problems
            if units(region, problem.where)
            for wording in problem.wordings(tongue)
        ]
        self._draw.shuffle(options)
        return min(options, key=lambda option: self._used[option[2]], default=None)

    def _together(
        self, body: BodyRow, region: RegionRow, theme: Theme, problem: Problem
    ) -> list[DemoQuestion]:
        place = self._place(region, problem)
        wordings: list[tuple[str, Tongue]] = [(text, "kk") for text in problem.kk]
        wordings += [(text, "ru") for text in problem.ru]
        self._draw.shuffle(wordings)
        key = f"{theme.slug}/{problem.key}/{place.key}"
        return [
            question
            for wording, tongue in wordings[: self._draw.randint(2, 4)]
            for question in self._new(self._question(body, theme, problem, wording, tongue, place, key))
        ]

    def _mixed(self, body: BodyRow, region: RegionRow) -> list[DemoQuestion]:
        rows = [row for row in read("mixed.toml")["text"] if row["theme"] in body.topics]
        if not rows:
            return []
        row = self._draw.choice(rows)
        theme = themes.load()[row["theme"]]
        problem = next(item for item in theme.problems if item.key == row["problem"])
        if not units(region, problem.where):
            return []
        return self._new(
            self._question(body, theme, problem, row["text"], "kk", self._place(region, problem))
        )

    def _declined(self, body: BodyRow, region: RegionRow) -> list[DemoQuestion]:
        row = self._draw.choice(read("declined.toml")["text"])
        tongue: Tongue = "kk" if self._draw.random() < KAZAKH_SHARE else "ru"
        place = pick(region, "anywhere", self._draw)
        text = fill(self._draw.choice(row[tongue]), tongue, place, self._draw)
        found = DemoQuestion(
            text=text,
            language=tongue,
            kind="question",
            theme="",
            problem="",
            body=body.slug,
            region=region.kato,
            place=place,
            channel=self._channel(),
            expected_ground=row["ground"],
        )
        return self._new(found)

    def _question(
        self,
        body: BodyRow,
        theme: Theme,
        problem: Problem,
        wording: str,
        tongue: Tongue,
        place: Place,
        same_as: str = "",
    ) -> DemoQuestion:
        self._used[wording] += 1
        text = fill(wording, tongue, place, self._draw, problem.season)
        folded = tongue == "kk" and self._draw.random() < FOLDED_SHARE
        return DemoQuestion(
            text=fold(text) if folded else text,
            language=tongue,
            kind=problem.kind,
            theme=theme.slug,
            problem=problem.key,
            body=body.slug,
            region=place.region.kato,
            place=place,
            channel=self._channel(),
            same_as=same_as,
        )

    def _new(self, question: DemoQuestion) -> list[DemoQuestion]:
        if question.text in self._seen:
            return []
        self._seen.add(question.text)
        return [question]

    def _place(self, region: RegionRow, problem: Problem) -> Place:
        return pick(region, problem.where, self._draw)

    def _channel(self) -> str:
        return self._draw.choices(list(CHANNELS), weights=list(CHANNELS.values()))[0]
