"""One hand, 360 pixels: what one came for stands on the first screen, and nothing is broken in two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from kezdesu.common import clock
from tests.factories import make_visit
from tests.factories.schedule import make_approved, make_offices, row

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
SCREEN = {"width": 360, "height": 740}
HALL = "Достық үйінің үлкен залы, Қарағанды қаласы, Бұқар жырау даңғылы, 119-үй"


@pytest.fixture
def today() -> date:
    """A day with an approved schedule and a meeting with an address."""
    day = clock.today()
    make_approved(make_offices(), row(day))
    make_visit(starts_at=clock.almaty(day.year, day.month, day.day, 10), place_kk=HALL, state="held")
    return day


@pytest.fixture
def phone() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser.new_context(viewport=SCREEN).new_page()
        browser.close()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_first_meeting_stands_on_the_first_screen(
    live_server: LiveServer, today: date, phone: Page, language: str
) -> None:
    phone.goto(f"{live_server.url}/{language}/schedule/{today.year}/")
    box = phone.locator(".visit").first.bounding_box()
    assert box is not None
    assert box["y"] + 40 < SCREEN["height"]
    assert {
        part.evaluate("at => at.getClientRects().length") for part in phone.locator(".unbroken").all()
    } == {1}
    assert phone.evaluate("document.documentElement.scrollWidth") == SCREEN["width"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_home_asks_once_and_its_head_is_one_line(live_server: LiveServer, phone: Page, language: str) -> None:
    phone.goto(f"{live_server.url}/{language}/")
    asks = [link for link in phone.locator('a.button[href$="/ask/"]').all() if link.is_visible()]
    assert len(asks) == 1
    parts = phone.locator(".top :is(.brand b, .languages, .menu)").all()
    boxes = sorted((box for part in parts if (box := part.bounding_box())), key=lambda box: box["x"])
    middles = [box["y"] + box["height"] / 2 for box in boxes]
    assert max(middles) - min(middles) < 4
    assert all(left["x"] + left["width"] <= right["x"] for left, right in pairwise(boxes))
