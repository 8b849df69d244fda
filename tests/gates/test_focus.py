"""Focus goes through every page in the order of reading, is always seen, and never falls into a hole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.gates import addresses
from tests.gates.conftest import Lived

pytestmark = [pytest.mark.browser, pytest.mark.once]
STEPS = 40
"""Presses of Tab on one page: the head, the filters, the first dozens of records."""
WHERE = """
(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect(), style = getComputedStyle(at);
  window.walked = window.walked || [];
  const before = window.walked.at(-1);
  window.walked.push(at);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const back = before && (before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return {
    name: at.outerHTML.slice(0, 120), ring: ring || at.tagName === "IFRAME", back: Boolean(back),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    order: at.tabIndex > 0,
  };
})()
"""


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    """A small screen without motion."""
    with browser.new_context(viewport={"width": 768, "height": 900}, reduced_motion="reduce") as context:
        yield context.new_page()


def walk(page: Page) -> list[str]:
    """What is wrong with the way of the focus through the page that is open."""
    wrong: list[str] = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        at = page.evaluate(WHERE)
        if at is None:
            break
        faults = [
            word
            for word, bad in (
                ("no ring", not at["ring"]), ("out of sight", not at["seen"]),
                ("goes back", at["back"]), ("order of its own", at["order"]),
            )
            if bad
        ]  # fmt: skip
        if "goes back" in faults:
            break  # the browser has come round
        wrong += [f"{fault}: {at['name']}" for fault in faults]
    return wrong


def test_focus_is_seen_and_follows_the_page(lived: Lived, desk: Page) -> None:
    wrong = []
    kinds = {place.name: place for place in addresses.pages(lived.world, "ru")}
    for place in kinds.values():
        if "/screen/" in place.path:
            continue  # the hall screen has nobody at its keys
        desk.goto(lived.path(place.path), wait_until="load")
        wrong += [f"{place.path}: {fault}" for fault in walk(desk)]
    assert wrong == []


def test_a_planted_hole_is_found(browser: Browser) -> None:
    with browser.new_context(viewport={"width": 768, "height": 900}) as context:
        page = context.new_page()
        page.set_content(
            '<html lang="kk"><title>x</title><style>a.bare:focus { outline: 0 }</style>'
            '<a href="#" class="bare">x</a><a href="#" style="position:absolute;left:-999px">y</a></html>'
        )
        found = " ".join(walk(page))
    assert "no ring" in found
    assert "out of sight" in found
