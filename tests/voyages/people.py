"""Who takes part in a voyage, and what each does in the browser. Nothing here reads words: all languages alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, expect

from kezdesu.people.roles import Role
from tests.gates.house import House
from tests.gates.world.staff import PASSWORD, email
from tests.voyages.conftest import picture

NUMBER = "[data-draft-sent] h2"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
HALL = {"width": 1920, "height": 1080}


@dataclass
class Person:
    """One browser. ``language``: of its pages."""

    house: House
    context: BrowserContext
    language: str
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)

    @property
    def address(self) -> str:
        """By which name she knows the house."""
        return self.house.address

    def go(self, path: str) -> Page:
        """Open a page of the house."""
        answer = self.page.goto(f"{self.address}/{self.language}/{path}")
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"
        return self.page

    def keep(self, name: str) -> None:
        """A picture of what she sees."""
        picture(self.page, f"{self.language}-{name}")

    def sign_in(self, slug: str, role: Role, number: int = 1) -> None:
        """By the form, with the common password."""
        self.go("accounts/login/")
        self.page.fill("#id_username", email(slug, role, number))
        self.page.fill("#id_password", PASSWORD)
        self.page.click("main form button")
        expect(self.page).to_have_url(re.compile("/office/|/inspector/"))


def visitor(browser: Browser, house: House, language: str) -> Person:
    """A citizen with a phone."""
    return Person(house, browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True), language)


def staff(browser: Browser, house: House, language: str, slug: str, role: Role) -> Person:
    """Somebody of the office who has signed in."""
    person = Person(house, browser.new_context(viewport=DESK), language)
    person.sign_in(slug, role)
    return person


def screen(browser: Browser, house: House, language: str) -> Person:
    """The screen in the hall."""
    return Person(house, browser.new_context(viewport=HALL), language)


@dataclass(frozen=True)
class Asked:
    """What the asker holds: the number and the address of her own page."""

    code: str
    secret: str


def ask(citizen: Person, meeting: str, text: str, alike: str) -> Asked:
    """Type a question; what is alike appears; send; answer the receipt."""
    page = citizen.go(f"meetings/{meeting}/ask/")
    page.locator("#id_text").press_sequentially(text)
    expect(page.locator("#alike article")).to_contain_text([alike])
    citizen.keep("01-alike")
    page.tap("#id_consent")
    page.tap("main form button:not([formaction])")
    expect(page.locator(NUMBER)).to_have_text(re.compile("Q-"))
    assert page.locator("main img[src^='data:image/svg']").count() == 1
    citizen.keep("02-receipt")
    link = page.locator("main a[href*='/mine/']").first.get_attribute("href") or ""
    return Asked(page.locator(NUMBER).inner_text(), link.rstrip("/").rpartition("/")[2])


def publish(moderator: Person, asked: Asked, text: str) -> None:
    """Take the next one, read it, publish it."""
    page = moderator.go("office/questions/")
    page.click("button[value=next]")
    expect(page.locator("main")).to_contain_text(asked.code)
    expect(page.locator(".said").first).to_have_text(text)
    moderator.keep("03-inbox")
    page.click("button[value=publish]")
    expect(page.locator("[role=status]").first).to_contain_text(asked.code)


def open_the_hour(operator: Person, meeting: str, asked: Asked) -> None:
    """Open, queue the question, begin the questions."""
    page = operator.go(f"office/visits/{meeting}/console/")
    page.click("[data-live=act-open]")
    page.click(f"[data-live=candidates] li[data-code='{asked.code}'] [data-live=act-queue]")
    expect(page.locator(f"[data-live=queue] li[data-code='{asked.code}']")).to_be_visible()
    page.click("[data-live=act-questions]")
    expect(page.locator("[data-phase=questions]")).to_be_visible()


def put_on_air(operator: Person, asked: Asked) -> None:
    """The previewed question goes on air."""
    operator.page.click("[data-live=buttons] [data-live=act-on-air]")
    expect(operator.page.locator("[data-live=current]")).to_have_attribute("data-code", asked.code)
    operator.keep("04-console")


def answered(operator: Person, kk: str, ru: str) -> None:
    """Answered on the spot, with the answer in short."""
    page = operator.page
    page.click("[data-live=answer-details] summary")
    page.fill("[data-live=answer-details] [name=text_kk]", kk)
    page.fill("[data-live=answer-details] [name=text_ru]", ru)
    page.click("[data-live=answer-details] button")
    expect(page.locator("[data-live=current]")).to_have_attribute("data-code", "")


def end_the_hour(operator: Person, meeting: str) -> None:
    """The end with its attendance; then the reception begins."""
    page = operator.go(f"office/visits/{meeting}/console/")
    page.click("details:has([data-live=act-end]) summary")
    page.fill("[name=attendance]", "240")
    page.click("[data-live=act-end]")
    expect(page.locator("[data-phase=ended]")).to_be_visible()
    page = operator.go(f"office/visits/{meeting}/")
    page.click("form[action$='/parts/reception/start/'] button")
    expect(page.locator("form[action$='/parts/reception/end/']")).to_be_visible()


def close_the_visit(operator: Person, meeting: str) -> None:
    """The reception ends, and with it the visit: the ten days begin."""
    page = operator.go(f"office/visits/{meeting}/")
    page.fill("#attendance-reception", "12")
    page.click("form[action$='/parts/reception/end/'] button")
    page.click("form[action$='/acts/close/'] button")
    expect(page.locator(f"a[href$='/visits/{meeting}/after/']").first).to_be_visible()
    operator.keep("07-closed")
