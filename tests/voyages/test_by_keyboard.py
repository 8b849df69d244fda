"""Asking a question and moderating one with the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from kezdesu.people.roles import Role
from tests.gates.conftest import Lived
from tests.gates.world.staff import OURS, PASSWORD, email
from tests.voyages.people import DESK, NUMBER, Person

pytestmark = [pytest.mark.browser, pytest.mark.once]
FARTHEST = 80
"""Presses of Tab within which a task's next step must be reached."""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, and the focus can be seen."""
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            seen = "getComputedStyle(document.activeElement).outlineStyle"
            assert page.evaluate(f"document.activeElement.matches(':focus-visible') && {seen} !== 'none'"), (
                selector
            )
            return
    raise AssertionError(f"{selector} is not reached by {FARTHEST} presses of Tab")


def test_question_is_asked(lived: Lived, browser: Browser) -> None:
    with browser.new_context(viewport=DESK) as context:
        citizen = Person(lived.house, context, "kk")
        page = citizen.go(f"meetings/{lived.world.codes['visit.live']}/live/")
        tab_to(page, "[data-live=ask]")
        page.keyboard.press("Enter")
        expect(page.locator("#id_text")).to_be_visible()
        tab_to(page, "#id_text")
        page.keyboard.type("Дәрігерге жазылу кезегі неге екі айға созылады?")
        tab_to(page, "#id_consent")
        page.keyboard.press("Space")
        tab_to(page, "main form[data-draft] button[type=submit]")
        page.keyboard.press("Enter")
        expect(page.locator(NUMBER)).to_have_text(re.compile("Q-"))


N_OF_A_RUSSIAN_LAYOUT = "new KeyboardEvent('keydown', {key: 'т', code: 'KeyN', bubbles: true})"


def test_question_is_moderated(lived: Lived, browser: Browser) -> None:
    with browser.new_context(viewport=DESK) as context:
        moderator = Person(lived.house, context, "ru")
        page = moderator.go("accounts/login/")
        expect(page.locator("#id_username")).to_be_focused()
        page.keyboard.type(email(OURS, Role.MODERATOR))
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("/ru/office/"))
        tab_to(page, "a[href$='/office/questions/']")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("/office/questions/$"))
        page.evaluate(f"document.body.dispatchEvent({N_OF_A_RUSSIAN_LAYOUT})")
        expect(page).to_have_url(re.compile("/office/questions/Q-"))
        code = page.url.rstrip("/").rpartition("/")[2]
        page.keyboard.press("a")
        expect(page.locator("[role=status]").first).to_contain_text(code)
        page.keyboard.press("?")
        expect(page.locator("dialog#keys")).to_be_visible()
        listed = page.locator("dialog#keys kbd:visible").all_inner_texts()
        working = page.locator("[data-key]:visible:not(:disabled)").evaluate_all(
            "all => all.map(at => at.dataset.key)"
        )
        assert sorted(listed) == sorted({"?", "Esc", *working})
        page.keyboard.press("Escape")
        expect(page.locator("dialog#keys")).to_be_hidden()
