"""People ask before a visit, support each other, and a moderator reads every text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.config.demo import texts
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo_texts.corpus import DemoQuestion
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.regions.models import District
from kezdesu.voices import joining, moderation, submission
from kezdesu.voices.models import Channel, Theme, Voice, VoiceKind
from kezdesu.voices.states import WAITING, VoiceState
from kezdesu.voices.submission import SubmitVoice

if TYPE_CHECKING:
    from kezdesu.config.demo.visit_story import Tour

EARLIEST, LATEST = -29, -3
IN_THE_HALL = Channel.HALL


@dataclass(frozen=True)
class Shelf:
    """Themes by slug and districts by Kazakh name, read once."""

    themes: dict[str, Theme]
    districts: dict[str, District]


def people(tour: Tour) -> Story:
    """The questions of one visit, spread over the weeks before it; what is asked in the hall comes there."""
    found = [question for question in tour.questions if question.channel != IN_THE_HALL]
    visit = tour.visit()
    published: dict[str, int] = {}
    for number, question in enumerate(found):
        days = EARLIEST + (LATEST - EARLIEST) * number // max(len(found), 1)
        yield tour.at(days, 9 + number % 11)
        code = _submit(tour, visit, question, number)
        tour.asked[code] = question
        yield clock.now() + timedelta(hours=5 + number % 15)
        _moderate(tour, question, code, published)
    yield tour.at(LATEST, 20)
    _support(tour, published)


def device(visit_id: int, number: int) -> str:
    """The 32-hex id of a demo citizen's phone."""
    return hashlib.sha256(f"demo-phone-{visit_id}-{number}".encode()).hexdigest()[:32]


def _submit(tour: Tour, visit: Visit, question: DemoQuestion, number: int) -> str:
    channel = Channel(question.channel)
    written = SubmitVoice(
        key=device(tour.visit_id, 1000 + number),
        text=question.text,
        region=visit.region,
        visit=visit,
        district=tour.shelf.districts.get(question.place.name.kk),
        kind=VoiceKind(question.kind),
        channel=channel,
    )
    if channel == Channel.SITE:
        return submission.submit(written, by=Actor(device=device(tour.visit_id, number))).code
    return submission.enter_written(written, by=tour.cast.who(tour.slug, Role.CLERK)).code


def _moderate(tour: Tour, question: DemoQuestion, code: str, published: dict[str, int]) -> None:
    moderator = tour.cast.who(tour.slug, Role.MODERATOR)
    voice = Voice.objects.select_related("body", "visit", "region").get(code=code)
    if voice.state not in WAITING:
        return
    if question.expected_ground:
        moderation.decline(voice, by=moderator, ground=question.expected_ground)
        return
    moderation.publish(voice, by=moderator)
    moderation.put_under(voice, by=moderator, theme=tour.shelf.themes.get(question.theme))
    if question.same_as and question.same_as in published:
        first = Voice.objects.select_related("body", "visit", "region").get(pk=published[question.same_as])
        joining.join(voice, first, by=moderator)
    else:
        published[question.same_as or code] = voice.pk


def _support(tour: Tour, published: dict[str, int]) -> None:
    for place, pk in enumerate(published.values()):
        voice = Voice.objects.select_related("body", "visit", "region").get(pk=pk)
        if voice.state != VoiceState.PUBLISHED:
            continue
        for number in range(texts.supporters(tour.visit_id, place)):
            try:
                joining.support(voice, by=Actor(device=device(tour.visit_id, 5000 + place * 100 + number)))
            except Refused:
                return
