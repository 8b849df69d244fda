""" "Already asked", found while half-typed, misspelt or typed with Russian letters; and the lists of the public."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kezdesu.common import clock
from kezdesu.voices import actions, listing, queries
from kezdesu.voices.listing import Chosen
from kezdesu.voices.models import Ground
from kezdesu.voices.similar import similar
from tests.factories import make_body, make_region, make_visit
from tests.factories.voices import citizen, make_moderator, make_theme, published, submitted

pytestmark = pytest.mark.django_db
WATER = "Біздің ауылда ауыз су қашан болады, құбыр үш жылдан бері салынбай тұр?"
QUESTIONS = (
    WATER,
    "Мектепке жаңа спортзал қашан салынады, балалар үш ауысымда оқып жатыр?",
    "Когда отремонтируют дорогу между райцентром и нашим селом?",
    "Почему в районной больнице нет кардиолога уже второй год?",
    "Мал жайылымы жетпейді, шабындықты кімге бөліп берді?",
    "Когда в посёлке появится устойчивый интернет и мобильная связь?",
    "Жәрдемақы неге кешігіп төленеді, әлеуметтік бөлім жауап бермейді?",
    "Почему подорожал газ для жителей многоэтажных домов?",
)


@pytest.fixture
def asked() -> None:
    for text in QUESTIONS:
        published(text)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ауылда ауыз су қашан бол", 0),
        ("ауылда ауыз су кашан болады", 0),
        ("Бизде ауылга ауыз су кубыры салынбай тур", 0),
        ("ауз су құбыр салынбай жатыр", 0),
        ("мектептерге спортзал сала", 1),
        ("дороги между селами отремонтируют", 2),
        ("отремонтируйте дорогу в селе", 2),
        ("в больнице нет кардиол", 3),
        ("интернет и связь в поселк", 5),
        ("жәрдемақыны кешіктіріп төлейді", 6),
        ("газ подорожал", 7),
    ],
)
def test_question_is_found_first(typed: str, expected: int) -> None:
    found = similar(typed)
    assert found
    assert found[0].voice.text == QUESTIONS[expected]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("typed", ["", "  ", "қашан", "?!", "Сәлеметсіз бе", "кинотеатр ашылсын демекпін"])
def test_nothing_is_made_up_when_nothing_is_alike(typed: str) -> None:
    assert similar(typed) == []


def test_only_public_voices_are_found() -> None:
    submitted(WATER)
    held = submitted(f"{WATER} ЖСН 791028302728")
    removed, joined, root = published(WATER), published(WATER), published(WATER)
    moderator = make_moderator()
    actions.remove(removed, by=moderator, ground=Ground.INSULT)
    actions.join(joined, root, by=moderator)
    assert [match.voice for match in similar(WATER, limit=20)] == [root]
    assert held.stems.count() == 0


def test_search_can_be_kept_to_one_visit_or_body() -> None:
    here, elsewhere = make_visit(), make_visit(body=make_body("ecology"))
    first, second = published(WATER, visit=here), published(WATER, visit=elsewhere)
    assert [match.voice for match in similar(WATER, visit=here)] == [first]
    assert [match.voice for match in similar(WATER, body=elsewhere.body)] == [second]
    assert [match.voice for match in similar(WATER, without=first)] == [second]


@pytest.mark.parametrize("number", [1, 30])
def test_queries_do_not_grow_with_the_number_of_voices(number: int) -> None:
    for _ in range(number):
        published(WATER)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert len(similar(WATER, limit=5)) == min(number, 5)
    assert len(captured) == 4


def test_public_list_goes_on_where_the_page_ended() -> None:
    moment = clock.almaty(2026, 3, 1)
    with clock.at(moment):
        voices = [published() for _ in range(5)]
    first = listing.published(Chosen(), limit=2)
    second = listing.published(Chosen(), after=first.next, limit=2)
    third = listing.published(Chosen(), after=second.next, limit=2)
    assert [*first.items, *second.items, *third.items] == voices[::-1]
    assert third.next == ""


@pytest.mark.parametrize("cursor", ["x", "1", "1-", "-1-1", "9" * 40 + "-1", "1-2;DROP"])
def test_cursor_that_is_none_is_refused(cursor: str) -> None:
    with pytest.raises(listing.WrongCursor):
        listing.published(Chosen(), after=cursor)


def test_public_list_is_filtered_by_region_body_theme_and_state() -> None:
    theme, region = make_theme(), make_region("190000000")
    chosen = published(visit=make_visit(region=region, body=make_body("ecology")), region=region)
    actions.put_under(chosen, by=make_moderator(chosen.body), theme=theme)
    other = published()
    actions.mark_asked(other, by=make_moderator(role="clerk"))  # type: ignore[arg-type]
    for part in (
        Chosen(region="190000000"),
        Chosen(body="ecology"),
        Chosen(theme="water"),
        Chosen(state="published"),
    ):
        assert listing.published(part).items == [chosen]
    assert listing.published(Chosen(state="held")).items == listing.published(Chosen()).items


def test_visit_lists_its_most_supported_first() -> None:
    visit = make_visit()
    quiet, loud = published(visit=visit), published(visit=visit)
    actions.support(loud, by=citizen())
    assert listing.of_visit(visit) == [loud, quiet]
    assert [(voice.total, voice.answered) for voice in listing.of_visit(visit)] == [(2, 0)] * 2
    assert queries.count_by_body() == {"healthcare": 2}
    assert queries.count_by_region() == {"350000000": 2}


@pytest.mark.parametrize("number", [1, 3])
def test_lists_ask_the_database_once(number: int) -> None:
    visit = make_visit()
    for _ in range(number):
        published(visit=visit)
    reads = (
        lambda: [voice.region.name_kk for voice in listing.published(Chosen()).items],
        lambda: [voice.support_count.device for voice in listing.of_visit(visit)],
        lambda: [decision.body.name_kk for decision in listing.moderation_log().items],
    )
    for read in reads:
        with CaptureQueriesContext(connection) as captured:
            assert len(read()) == number
        assert len(captured) == 1
