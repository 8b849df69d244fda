"""What a public page costs a cheap phone: bytes over the wire with an empty cache, and whether it jumps meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.gates import addresses
from tests.gates.conftest import Lived

pytestmark = [pytest.mark.browser, pytest.mark.once]
LARGEST = 60_000
"""Bytes of a page with all it loads, as the screens ask."""
SHIFT = 0.01
"""A tenth of what is called good (0.1): rounding of pixels, no jump that an eye sees."""
PHONE = {"width": 360, "height": 740}
WATCH = """
window.shifts = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """One page as a phone met it."""

    path: str
    size: int
    shift: float


class Scales:
    """Weighs what the browser fetches for one page, its cache emptied before."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wire: CDPSession = page.context.new_cdp_session(page)
        self.wire.send("Network.enable")
        self.wire.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        self.size = 0

    def _add(self, size: float) -> None:
        self.size += int(size)

    def weigh(self, lived: Lived, path: str) -> Cost:
        """Load the page anew, wait until it rests."""
        self.wire.send("Network.clearBrowserCache")
        self.size = 0
        self.page.goto(lived.path(path), wait_until="networkidle" if "/live/" not in path else "load")
        self.page.wait_for_timeout(50)
        return Cost(path, self.size, round(self.page.evaluate("window.shifts"), 4))


@pytest.fixture(scope="module")
def scales(browser: Browser) -> Iterator[Scales]:
    """A phone that counts."""
    with browser.new_context(viewport=PHONE, reduced_motion="reduce") as context:
        context.add_init_script(WATCH)
        yield Scales(context.new_page())


def test_every_public_page_is_light_and_stands_still(lived: Lived, scales: Scales) -> None:
    costs = [scales.weigh(lived, place.path) for place in addresses.pages(lived.world, "kk")]
    heaviest = sorted(costs, key=lambda cost: -cost.size)[:3]
    print("heaviest:", *(f"{cost.path} {cost.size / 1000:.1f} kB" for cost in heaviest), sep="\n  ")
    print("largest shift:", max(cost.shift for cost in costs))
    assert [cost for cost in costs if cost.size > LARGEST or cost.shift > SHIFT] == []


def test_a_planted_jump_and_a_planted_weight_are_seen(lived: Lived, scales: Scales) -> None:
    jump = (
        "document.body.prepend(Object.assign(document.createElement('p'), {innerText: 'late '.repeat(300)}))"
    )
    scales.weigh(lived, "/kk/decree/")
    scales.page.evaluate(jump)
    scales.page.wait_for_timeout(200)
    assert scales.page.evaluate("window.shifts") > SHIFT
    before = scales.size
    scales.page.evaluate(
        "fetch('/static/kezdesu/js/htmx-absent.js?' + Math.random()).then(answer => answer.text())"
    )
    scales.page.wait_for_timeout(200)
    assert scales.size > before
