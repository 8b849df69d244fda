"""A question's page is its whole thread: on air, answer, issue, promises, quarterly reports, verdict."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kezdesu.commitments import actions as promises
from kezdesu.commitments import extensions, verdicts
from kezdesu.commitments.models import Commitment
from kezdesu.common import clock
from kezdesu.live.models import Floor, Turn, TurnOutcome
from kezdesu.live.states import Phase
from kezdesu.meetings.models import Broadcast, Visit
from kezdesu.publications import actions as publications
from kezdesu.publications import quarters
from kezdesu.voices import actions
from kezdesu.voices.models import Voice
from kezdesu.voices.receipts import hash_of
from kezdesu.voices.states import VoiceState
from kezdesu.web.public.live.recording import moment_in
from tests.factories.after import (
    DAY_AFTER,
    DONE,
    REASON,
    SUMMARY,
    TITLE,
    Desk,
    make_desk,
    make_done,
    make_held_visit,
    make_plan_text,
    make_planned_issue,
)
from tests.factories.voices import citizen, make_moderator, make_submission, published, voice_of

pytestmark = pytest.mark.django_db
SECRET = "a-secret-of-the-asker"
RECORDING = "https://www.youtube.com/watch?v=abc"
PAGE_QUERIES, MINE_QUERIES = 10, 15
APRIL, MAY, JUNE = (clock.almaty(2026, month, 6, 10) for month in (4, 5, 6))


def on_air(visit: Visit, voice: Voice) -> None:
    """The voice was called 20 minutes after the hour began, and the recording is kept."""
    Broadcast.objects.create(visit=visit, url=RECORDING)
    floor = Floor.objects.create(
        visit=visit, state=Phase.ENDED, phase_since=visit.starts_at, ended_at=visit.ended_at
    )
    Turn.objects.create(
        floor=floor,
        voice=voice,
        started_at=voice.asked_at,
        ended_at=visit.ended_at,
        offset=1200,
        outcome=TurnOutcome.ANSWERED,
    )


def promised(count: int = 1) -> tuple[Voice, list[Commitment], Desk]:
    """One question in the hall, its issue with so many promises, published the day after."""
    visit, desk = make_held_visit(), make_desk()
    voice = Voice.objects.get(visit=visit)
    Voice.objects.filter(pk=voice.pk).update(secret_hash=hash_of(SECRET + voice.code))
    on_air(visit, voice)
    with clock.at(DAY_AFTER):
        issue, _first = make_planned_issue(visit, desk)
        for _ in range(count - 1):
            promises.draft(issue, text=make_plan_text(desk.office), by=desk.clerk)
        publications.prepare(visit, summary=SUMMARY, by=desk.clerk)
        publications.sign_and_publish(visit, by=desk.head)
    return voice, list(Commitment.objects.filter(issue=issue)), desk


def moved(promise: Commitment, desk: Desk) -> None:
    """The date of the promise is moved to November."""
    extension = extensions.ask_extension(
        promise, new_due_on=date(2026, 11, 1), reason=REASON, by=desk.executor
    )
    extensions.grant_extension(extension, by=desk.head)


def lived(count: int = 1) -> tuple[Voice, list[Commitment]]:
    """The same, moved and reported on in April, done in May, and confirmed in June by the asker."""
    voice, found, desk = promised(count)
    for promise in found:
        with clock.at(APRIL):
            promise.refresh_from_db()
            moved(promise, desk)
    with clock.at(APRIL):
        report = quarters.prepare_quarter(desk.office.body, year=2026, quarter=1, by=desk.clerk)
        quarters.publish_quarter(report, by=desk.head)
    for promise in found:
        promise.refresh_from_db()
        with clock.at(MAY):
            make_done(promise, desk)
        with clock.at(JUNE):
            asker = verdicts.standing(promise, secret=SECRET + voice.code)
            verdicts.give_verdict(promise, by=asker, confirms=True, language="kk")
    return voice, found


def words(client: Client, path: str) -> str:
    text = re.sub(r"<[^>]+>", " ", client.get(path).content.decode())
    return " ".join(text.split()).replace("\xa0", " ")


def test_thread_tells_the_whole_way_with_dates_offices_and_links(client: Client) -> None:
    voice, (promise,) = lived()
    with clock.at(JUNE):
        page = client.get(f"/ru/questions/{voice.code}/").content.decode()
        told = words(client, f"/ru/questions/{voice.code}/")

    steps = [
        "Задан на встрече",
        "В опубликованном перечне вопросов: включён в план действий",
        "Обещано в опубликованном плане действий",
        "Срок перенесён",
        "Отчёт за 1-й квартал 2026 года",
        "Сообщено о выполнении",
        "1 спросивший подтверждает: исполнено",
    ]
    places = [told.index(step) for step in steps]
    assert places == sorted(places)
    assert f'href="{RECORDING}&amp;t=1200s"' in page
    for address in (
        f"/ru/meetings/{voice.visit.code}/results/#{promise.issue.code}",
        f"/ru/commitments/{promise.code}/",
        "/ru/bodies/healthcare/quarters/2026-Q1/",
    ):
        assert f'href="{address}"' in page
    assert TITLE.ru in told
    assert REASON.ru in told
    assert re.search(r"<del>.*?2026-09-01.*?</del>", page)


def test_promise_reported_done_waits_visibly_for_the_askers(client: Client) -> None:
    voice, (promise,), desk = promised()
    with clock.at(MAY):
        make_done(promise, desk)
    with clock.at(JUNE):
        for path, told in (
            (f"questions/{voice.code}", "ждёт слова спросивших с 6 мая 2026"),
            (f"commitments/{promise.code}", "С 6 мая 2026 г. ждёт слова спросивших"),
            (f"meetings/{voice.visit.code}/results", "ждёт слова спросивших с 6 мая 2026"),
        ):
            assert told in words(client, f"/ru/{path}/"), path


@pytest.mark.parametrize("count", [1, 3])
def test_thread_costs_the_same_for_three_promises_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    voice, _found = lived(count)
    with clock.at(JUNE), django_assert_num_queries(PAGE_QUERIES):
        client.get(f"/kk/questions/{voice.code}/")


@pytest.mark.parametrize("count", [1, 3])
def test_my_question_costs_the_same_for_three_promises_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    voice, _found = lived(count)
    with clock.at(JUNE), django_assert_num_queries(MINE_QUERIES):
        page = client.get(f"/kk/mine/{SECRET + voice.code}/")
    assert page.content.decode().count('name="secret"') == count


def test_joined_question_leads_to_its_root_and_follows_it(client: Client) -> None:
    root, _found = lived()
    joined = published("Құбырымыз үш жылдан бері жөнделмейді, қашан жөндейсіздер?")
    Voice.objects.filter(pk=joined.pk).update(state=VoiceState.JOINED, joined_to=root)
    told = words(client, f"/ru/questions/{joined.code}/")
    assert (
        f'href="/ru/questions/{root.code}/"' in client.get(f"/ru/questions/{joined.code}/").content.decode()
    )
    assert "Задан на встрече" in told
    assert "1 спросивший подтверждает" in told


def test_publication_names_its_rule(client: Client) -> None:
    voice = published()
    assert "Публикуется всё, к чему не относится" in words(client, f"/ru/questions/{voice.code}/")


def test_appeal_stands_in_the_askers_thread_alone(client: Client) -> None:
    receipt = actions.submit(make_submission(), by=citizen())
    actions.decline(voice_of(receipt), by=make_moderator(), ground="no_question")
    actions.appeal(receipt.secret, text="Сұрақ анық")
    assert "Вы обжаловали отказ" in words(client, f"/ru/mine/{receipt.secret}/")
    assert "Вы обжаловали отказ" not in words(client, f"/ru/questions/{receipt.code}/")


@pytest.mark.parametrize(
    ("recording", "moment"),
    [
        (RECORDING, f"{RECORDING}&t=75s"),
        ("https://youtu.be/abc?t=3s", "https://youtu.be/abc?t=75s"),
        ("https://www.youtube.com/live/abc", "https://www.youtube.com/live/abc?t=75s"),
        ("https://gov.kz/video.mp4", "https://gov.kz/video.mp4#t=75"),
        ("https://notyoutube.com/v?x=1", "https://notyoutube.com/v?x=1#t=75"),
        ("", ""),
    ],
)
def test_recording_opens_at_the_moment(recording: str, moment: str) -> None:
    assert moment_in(recording, 75) == moment


def test_report_says_what_the_frozen_report_says(client: Client) -> None:
    voice, (promise,), desk = promised()
    with clock.at(APRIL):
        promises.report_progress(promise, percent=30, text=DONE, by=desk.executor)
        report = quarters.prepare_quarter(promise.body, year=2026, quarter=1, by=desk.clerk)
        quarters.publish_quarter(report, by=desk.head)
        promises.report_progress(promise, percent=80, text=DONE, by=desk.executor)
    assert "2026 года: выполнено 30%" in words(client, f"/ru/questions/{voice.code}/")
