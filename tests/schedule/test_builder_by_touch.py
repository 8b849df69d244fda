"""A card of the draft by finger: held and dragged, or lifted from its drawer and put into the cell that is tapped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import CDPSession, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from kezdesu.people.models import Account
from tests.factories import make_region
from tests.factories.schedule import make_offices, make_proposal

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
WAIT = 30_000
HOLD = 700
"""Milliseconds a finger rests: twice of what lifts a card."""
LIFTED = ".meet.lifted"


class Finger:
    """One finger on the screen, as Chromium gets it from the glass."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.glass: CDPSession = page.context.new_cdp_session(page)

    def at(self, kind: str, *points: tuple[float, float]) -> None:
        self.glass.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": across, "y": down} for across, down in points]},
        )

    def middle(self, selector: str) -> tuple[float, float]:
        box = self.page.locator(selector).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, card: str, cell: str, *, held: int) -> None:
        here, there = self.middle(card), self.middle(cell)
        self.at("touchStart", here)
        self.page.wait_for_timeout(held)
        for step in range(1, 11):
            part = step / 10
            self.at(
                "touchMove",
                (here[0] + (there[0] - here[0]) * part, here[1] + (there[1] - here[1]) * part),
            )
        self.at("touchEnd")


@pytest.fixture
def tablet(live_server: LiveServer) -> Iterator[Page]:
    """The board of one meeting of February in Karaganda, on a tablet in the coordinator's hands."""
    offices = make_offices()
    make_region("110000000", name_kk="Ақмола")
    make_proposal(offices)
    client = Client()
    client.force_login(Account.objects.get(pk=offices.coordinator.account_id))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": 1180, "height": 820}, has_touch=True, is_mobile=True, reduced_motion="reduce"
        )
        context.set_default_timeout(WAIT)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        page.goto(f"{live_server.url}/kk/office/schedule/2026/builder/")
        yield page
        browser.close()


def names(page: Page) -> tuple[str, str]:
    """The card and a free cell of another month and region."""
    entry = page.locator(".draft .meet").get_attribute("id")
    return f"#{entry}", "#c-110000000-2026-06"


def put_down(page: Page) -> tuple[str, str]:
    """The region and the month that the form of the move took from the cell."""
    drawer = page.locator("#row")
    expect(drawer.locator(".quick button").first).to_be_focused(timeout=WAIT)
    return (
        drawer.locator("select[name=region]").input_value(),
        drawer.locator("input[name=planned_on]").input_value()[:7],
    )


def test_a_held_card_is_dragged_by_finger_and_stands_where_it_was_dropped(tablet: Page) -> None:
    card, cell = names(tablet)
    Finger(tablet).drag(card, cell, held=HOLD)
    assert put_down(tablet) == ("110000000", "2026-06")
    tablet.locator("#row .quick button").first.tap()
    expect(tablet.locator(f"{cell} {card}")).to_be_visible(timeout=WAIT)
    expect(tablet.locator(".notice.undo")).to_be_visible()


def test_a_finger_that_does_not_rest_scrolls_and_lifts_nothing(tablet: Page) -> None:
    card, cell = names(tablet)
    Finger(tablet).drag(card, cell, held=0)
    expect(tablet.locator(LIFTED)).to_have_count(0)
    assert not tablet.locator("#row").is_visible()


def test_a_card_is_lifted_from_its_drawer_and_put_into_the_tapped_cell_or_left(tablet: Page) -> None:
    card, cell = names(tablet)
    tablet.locator(card).tap()
    tablet.locator("[data-pick]").tap()
    expect(tablet.locator(LIFTED)).to_have_count(1)
    tablet.locator("#lifted button").tap()
    expect(tablet.locator(LIFTED)).to_have_count(0)
    assert not tablet.locator("#lifted").is_visible()
    tablet.locator(card).tap()
    tablet.locator("[data-pick]").tap()
    tablet.locator(cell).tap()
    assert put_down(tablet) == ("110000000", "2026-06")
    assert not tablet.locator("#lifted").is_visible()
