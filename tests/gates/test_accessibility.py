"""axe over every public page in three languages and over the desks; nothing is wider than a small phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

from kezdesu.people.roles import Role
from tests.gates import addresses
from tests.gates.conftest import Lived
from tests.gates.desks import ACCOUNTS, SCHEDULING
from tests.gates.signing_in import sign_in
from tests.gates.world.staff import ADMINISTRATION, OURS

pytestmark = [pytest.mark.browser, pytest.mark.once]
DEAD = "/accounts/invited/"
"""A link that is no longer valid is 404, and a page to be read all the same."""
PHONE = {"width": 360, "height": 740}
VISIT, AFTER = "office/visits/{0[visit.live]}/", "office/visits/{0[visit.held]}/after/"
KEPT, LATE = "office/plan/{0[commitment.kept]}/", "office/plan/{0[commitment.late]}/extension/"
QUESTION = "office/questions/{{0[question.{}]}}/"
DESKS = {
    Role.CLERK: (
        "office/", "office/schedule/", "office/schedule/2026/", "office/visits/", VISIT, AFTER, "office/plan/", KEPT,
        "office/quarters/", "office/questions/enter/", "office/records/",
    ),
    Role.MODERATOR: ("office/questions/", QUESTION.format("received"), QUESTION.format("declined")),
    Role.OPERATOR: (VISIT + "console/",),
    Role.HEAD: ("office/signatures/", LATE),
}  # fmt: skip


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """One page in a context that lets axe in."""
    context: BrowserContext = browser.new_context(viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    """What axe finds on the page: rule, impact and the first element."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(results => results.violations)")
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]}" for one in found]


def look(page: Page, lived: Lived, path: str) -> list[str]:
    """Everything that is wrong with one page on a small phone."""
    answer = page.goto(lived.path(path), wait_until="load")
    wrong = [f"{path}: {fault}" for fault in faults(page)]
    if answer is None or (answer.status >= 400 and DEAD not in path):
        wrong.append(f"{path}: status {answer.status if answer else 'none'}")
    if not page.locator("h1").count():
        wrong.append(f"{path}: no heading")
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > PHONE["width"]:
        wrong.append(f"{path}: {width} px wide")
    return wrong


@pytest.mark.parametrize("language", addresses.LANGUAGES)
def test_every_public_page_is_without_barriers(lived: Lived, phone: Page, language: str) -> None:
    places = addresses.pages(lived.world, language)
    assert len(places) > 25
    assert [fault for place in places for fault in look(phone, lived, place.path)] == []


def test_every_desk_is_without_barriers(lived: Lived, browser: Browser) -> None:
    codes, wrong = lived.world.codes, []
    for role, paths in DESKS.items():
        with browser.new_context(viewport=PHONE, bypass_csp=True) as context:
            page = context.new_page()
            sign_in(page, lived, OURS, role)
            wrong += [fault for path in paths for fault in look(page, lived, "/kk/" + path.format(codes))]
    for (slug, role), paths in SCHEDULING.items():
        own = ACCOUNTS if role == Role.HEAD else ()
        with browser.new_context(viewport=PHONE, bypass_csp=True) as context:
            page = context.new_page()
            sign_in(page, lived, slug, role)
            wrong += [
                fault for path in (*paths, *own) for fault in look(page, lived, "/kk/" + path.format(codes))
            ]
    with browser.new_context(viewport=PHONE, bypass_csp=True) as context:
        page = context.new_page()
        sign_in(page, lived, ADMINISTRATION, Role.INSPECTOR)
        wrong += look(page, lived, "/kk/inspector/")
    assert wrong == []


def test_a_planted_barrier_is_found(phone: Page) -> None:
    faulty = '<h1>x</h1><img src="x.png"><p style="color:#ccc">a pale sentence</p>'
    phone.set_content(f'<html lang="kk"><title>x</title><main>{faulty}</main>')
    found = " ".join(faults(phone))
    assert "image-alt" in found
    assert "color-contrast" in found


def test_a_planted_width_is_found(phone: Page) -> None:
    phone.set_content('<html lang="kk"><title>x</title><h1>x</h1><p style="width:700px">x</p>')
    assert phone.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
