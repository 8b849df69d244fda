"""The citizen's main tasks and every public page with JavaScript switched off."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.gates import addresses
from tests.gates.conftest import Lived
from tests.voyages.people import NUMBER, PHONE, Person

pytestmark = [pytest.mark.browser, pytest.mark.once]
TEXT = "Ауданда балалар дәрігері неге жоқ, бір жылдан бері кезекте тұрмыз?"


@pytest.fixture(params=["kk", "ru"])
def citizen(request: pytest.FixtureRequest, lived: Lived, browser: Browser) -> Iterator[Person]:
    """A phone on which no script runs."""
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        yield Person(lived.house, context, request.param)


def shown(page: Page) -> list[str]:
    """What a page lacks without scripts."""
    main = page.locator("main")
    lacks = [] if page.locator("h1").first.inner_text().strip() else ["heading"]
    return lacks + ([] if len(main.inner_text()) > 60 else ["content"])


def test_every_public_page_shows_its_heading_and_content(lived: Lived, browser: Browser) -> None:
    wrong = {}
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        for place in addresses.pages(lived.world, "ru"):
            answer = page.goto(lived.path(place.path), wait_until="domcontentloaded")
            lacks = shown(page) if answer and answer.status < 400 else [str(answer and answer.status)]
            wrong |= {place.path: lacks} if lacks else {}
    assert wrong == {}


def test_question_is_asked(lived: Lived, citizen: Person) -> None:
    page = citizen.go(f"meetings/{lived.world.codes['visit.live']}/ask/")
    page.fill("#id_text", TEXT + citizen.language)
    page.check("#id_consent")
    page.click("main form button")
    if page.locator("input[name=seen]").count():
        expect(page.locator("#id_text")).to_have_value(TEXT + citizen.language)
        page.click("main form button.button:not(.second)")
    expect(page.locator(NUMBER)).to_have_text(re.compile("Q-"))
    expect(page.locator(".said")).to_have_text(TEXT + citizen.language)


def test_me_too_is_counted_once(lived: Lived, citizen: Person) -> None:
    path = f"questions/{lived.world.codes['question.published']}/join/"
    figure = citizen.go(path).locator(".counts dd").first
    before = int(figure.inner_text())
    citizen.page.click("main form button")
    expect(figure).to_have_text(str(before + 1))
    assert citizen.page.locator("main form button").count() == 0


def test_vote_in_the_live_hour_is_counted(lived: Lived, citizen: Person) -> None:
    figure = (
        citizen.go(f"meetings/{lived.world.codes['visit.live']}/live/").locator("[data-live=device]").first
    )
    before = int(figure.inner_text())
    citizen.page.click("[data-live=current] [data-live=vote-button]")
    expect(citizen.page).to_have_url(re.compile(f"/{citizen.language}/meetings/.*/live/$"))
    for _ in range(10):
        if figure.inner_text() == str(before + 1):
            return
        citizen.page.wait_for_timeout(500)
        citizen.page.reload()
    expect(figure).to_have_text(str(before + 1))


def test_verdict_is_given(lived: Lived, citizen: Person) -> None:
    page = citizen.go(f"mine/{lived.world.secrets['answered']}/")
    page.fill(f"#comment-{lived.world.codes['commitment.kept']}", f"Су келді: {citizen.language}")
    page.click("button[value=confirm]")
    expect(page).to_have_url(re.compile(f"/commitments/{lived.world.codes['commitment.kept']}/#words"))
    expect(page.locator("#words .card.voice")).to_contain_text(f"Су келді: {citizen.language}")
