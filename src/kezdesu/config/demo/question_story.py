"""People ask before a visit, support each other, and a moderator reads every text."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from kezdesu.common import clock
from kezdesu.config.demo import texts
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo.tour import Asked, Tour
from kezdesu.config.demo_texts.corpus import DemoQuestion
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.voices import joining, moderation, rules, submission
from kezdesu.voices.models import Channel, Voice, VoiceKind
from kezdesu.voices.states import WAITING, VoiceState
from kezdesu.voices.submission import SubmitVoice

EARLIEST, LATEST = -29, -3
IN_THE_HALL = Channel.HALL


def people(tour: Tour) -> Story:
    """The questions of one visit, spread over the weeks before it; what is asked in the hall comes there."""
    found = [question for question in tour.questions if question.channel != IN_THE_HALL]
    first = max(EARLIEST, (clock.today() - tour.planned.day).days + 1)
    for number, question in enumerate(found):
        days = first + (LATEST - first) * number // max(len(found), 1)
        yield tour.at(days, 9 + number % 11)
        asked = _submit(tour, question, number)
        tour.asked[asked.voice.code] = asked
        yield clock.now() + timedelta(hours=5 + number % 15)
        _moderate(tour, asked)
    yield tour.at(LATEST, 20)
    _support(tour)


def device(visit_id: int, number: int) -> str:
    """The 32-hex id of a demo citizen's phone."""
    return hashlib.sha256(f"demo-phone-{visit_id}-{number}".encode()).hexdigest()[:32]


def in_hand(tour: Tour, code: str) -> Voice:
    """The voice with that code, with the visit, the body and the region that the tour holds already."""
    voice = Voice.objects.get(code=code)
    voice.visit, voice.body, voice.region = tour.visit, tour.visit.body, tour.visit.region
    return voice


def open_questions(tour: Tour) -> list[Asked]:
    """What the official may be asked, the most supported first."""
    found = [asked for asked in tour.asked.values() if asked.voice.state == VoiceState.PUBLISHED]
    return sorted(found, key=lambda asked: (-len(asked.phones), asked.voice.pk))


def _submit(tour: Tour, question: DemoQuestion, number: int) -> Asked:
    channel, phone = Channel(question.channel), device(tour.visit.pk, number)
    written = SubmitVoice(
        key=device(tour.visit.pk, 1000 + number),
        text=question.text,
        region=tour.visit.region,
        visit=tour.visit,
        district=tour.shelf.districts.get(question.place.name.kk),
        kind=VoiceKind(question.kind),
        channel=channel,
    )
    if channel == Channel.SITE:
        return Asked(
            in_hand(tour, submission.submit(written, by=Actor(device=phone)).code), question, [phone]
        )
    receipt = submission.enter_written(written, by=tour.cast.who(tour.slug, Role.CLERK))
    return Asked(in_hand(tour, receipt.code), question)


def _moderate(tour: Tour, asked: Asked) -> None:
    moderator = tour.cast.who(tour.slug, Role.MODERATOR)
    voice, question = asked.voice, asked.question
    if voice.state not in WAITING:
        return
    if question.expected_ground:
        moderation.decline(voice, by=moderator, ground=question.expected_ground)
        return
    first = _same_before(tour, asked)
    moderation.publish(voice, by=moderator)
    moderation.put_under(voice, by=moderator, theme=tour.shelf.themes.get(question.theme))
    if first is not None:
        joining.join(voice, first.voice, by=moderator)
        first.phones.extend(asked.phones)


def _same_before(tour: Tour, asked: Asked) -> Asked | None:
    """The open question of somebody else about the same problem of the same place."""
    wanted = asked.question.same_as
    return next((one for one in open_questions(tour) if wanted and one.question.same_as == wanted), None)


def _support(tour: Tour) -> None:
    found = [asked for asked in tour.asked.values() if asked.voice.state == VoiceState.PUBLISHED]
    for place, asked in enumerate(found):
        for number in range(texts.supporters(tour.visit.pk, place)):
            phone = device(tour.visit.pk, 5000 + place * 100 + number)
            if rules.may_support(asked.voice, phone):
                joining.support(asked.voice, by=Actor(device=phone))
                asked.phones.append(phone)
