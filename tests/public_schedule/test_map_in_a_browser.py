"""The map by keyboard: with the script one stop of Tab and arrow keys, without it every tile in the order of Tab."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_region, make_visit

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
TILES = {"59": "СҚО", "11": "Ақмола", "71": "Астана", "35": "Қарағанды", "62": "Ұлытау"}


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.parentElement.className"))


@pytest.fixture
def country(live_server: LiveServer) -> str:
    """Five regions; the north was never visited."""
    for kato, name in TILES.items():
        region = make_region(f"{kato}0000000", name_kk=name)
        if kato != "59":
            make_visit(region=region, state="held")
    return f"{live_server.url}/kk/schedule/2026/?view=map"


@pytest.mark.parametrize("script", [True, False])
def test_tiles_are_reached_by_keyboard(country: str, script: bool) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(
            java_script_enabled=True, viewport={"width": 360, "height": 800}
        ).new_page()
        if not script:
            page.route("**/tiles.js", lambda route: route.abort())
        page.goto(country)
        page.locator(".cartogram a").first.focus()
        assert focused(page) == "tile-11"
        if script:
            way = [
                (key, page.keyboard.press(key), focused(page))[::2]
                for key in ("ArrowUp", "ArrowDown", "ArrowRight")
            ]
            assert way == [("ArrowUp", "tile-59"), ("ArrowDown", "tile-11"), ("ArrowRight", "tile-71")]
            page.keyboard.press("Tab")
            assert "tile" not in focused(page)
        else:
            page.keyboard.press("Tab")
            assert focused(page) == "tile-35"
        assert page.evaluate("document.documentElement.scrollWidth <= 360")
        never = page.locator(".tile.never")
        assert (never.count(), never.locator("svg").is_visible()) == (1, True)
        browser.close()
