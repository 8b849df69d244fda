"""One question's whole way through the whole house, in Kazakh and in Russian side by side, in a real browser against a
real server that is stopped and started at each date of the story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.roles import Role
from tests.gates.world.staff import OURS, THEIRS
from tests.voyages import desk, people
from tests.voyages.conftest import Port
from tests.voyages.people import Asked, Person
from tests.voyages.setting import ASKED_BEFORE, MEETINGS

pytestmark = [pytest.mark.browser, pytest.mark.once]
PROMISED = desk.Promised(
    Trilingual("Ауылда ауыз су құбыры жоқ", "В ауле нет водопровода"),
    Trilingual("Мәселе бақылауға алынды", "Вопрос взят на контроль"),
    Trilingual("Ауылға 14 шақырым су құбырын тартып, пайдалануға беру", "Проложить в аул 14 километров водопровода"),
    "2026-05-29",
)  # fmt: skip
QUESTIONS = {
    OURS: "Біздің ауылға ауыз су құбыры қашан тартылады, су лайланып келеді?",
    THEIRS: "Когда в наш аул проведут водопровод, питьевая вода мутная?",
}
THANKS = {"kk": "Су келді, рақмет.", "ru": "Вода пришла, спасибо."}
ANSWER = Trilingual("Құбыр биыл тартылады.", "Водопровод проложат в этом году.")


@dataclass
class Traveller:
    """One of the two ways: its language, ministry, meeting, the asker's phone and receipt."""

    language: str
    slug: str
    meeting: str
    phone: Person
    asked: Asked | None = None
    promise: str = ""

    @property
    def receipt(self) -> Asked:
        assert self.asked is not None
        return self.asked


def test_one_question_goes_all_the_way_in_both_languages(port: Port, browser: Browser) -> None:
    travellers = [
        Traveller(
            language, slug, port.world.codes[MEETINGS[slug]], people.visitor(browser, port.house, language)
        )
        for language, slug in (("kk", OURS), ("ru", THEIRS))
    ]
    for instant, stage in STAGES:
        port.house.at(instant)
        for traveller in travellers:
            stage(port, browser, traveller)


def asking(port: Port, browser: Browser, way: Traveller) -> None:
    """The phone asks, the moderator publishes, everybody can read it."""
    text = QUESTIONS[way.slug]
    way.asked = people.ask(way.phone, way.meeting, text, ASKED_BEFORE[way.slug])
    hidden = way.phone.go(f"questions/{way.receipt.code}/")
    expect(hidden.locator("main")).not_to_contain_text(text)
    moderator = people.staff(browser, port.house, way.language, way.slug, Role.MODERATOR)
    people.publish(moderator, way.receipt, text)
    moderator.context.close()
    expect(way.phone.go(f"questions/{way.receipt.code}/").locator(".said").first).to_have_text(text)


def the_hour(port: Port, browser: Browser, way: Traveller) -> None:
    """Console, hall and phones show one state; the support of another phone is counted and shown."""
    text, receipt = QUESTIONS[way.slug], way.receipt
    operator = people.staff(browser, port.house, way.language, way.slug, Role.OPERATOR)
    people.open_the_hour(operator, way.meeting, receipt)
    hall, other = (
        people.screen(browser, port.house, way.language),
        people.visitor(browser, port.house, way.language),
    )
    for person, room in ((hall, "screen"), (way.phone, "live"), (other, "live")):
        person.go(f"meetings/{way.meeting}/{room}/")
    people.put_on_air(operator, receipt)
    for person in (hall, way.phone, other):
        expect(person.page.locator("[data-live=current] [data-live=text]")).to_have_text(text)
        expect(person.page.locator("[data-live=current]")).to_be_visible()
    hall.keep("05-hall")
    other.page.tap("[data-live=current] [data-live=vote-button]")
    for person in (other, way.phone):
        expect(person.page.locator("[data-live=current] [data-live=device]")).to_have_text("2")
    expect(operator.page.locator("[data-live=current] .counts dd").first).to_have_text("2")
    way.phone.keep("06-phone")
    people.answered(operator, ANSWER.kk, ANSWER.ru)
    for person in (way.phone, other):
        expect(person.page.locator("[data-live=current]")).to_be_hidden()
    for person in (operator, hall, other):
        person.context.close()


def noon(port: Port, browser: Browser, way: Traveller) -> None:
    """The hour ends, the reception begins."""
    operator = people.staff(browser, port.house, way.language, way.slug, Role.OPERATOR)
    people.end_the_hour(operator, way.meeting)
    operator.context.close()


def afternoon(port: Port, browser: Browser, way: Traveller) -> None:
    """The visit is over."""
    operator = people.staff(browser, port.house, way.language, way.slug, Role.OPERATOR)
    people.close_the_visit(operator, way.meeting)
    operator.context.close()


def results(port: Port, browser: Browser, way: Traveller) -> None:
    """Register, plan, two people, publication within the ten days."""
    clerk = people.staff(browser, port.house, way.language, way.slug, Role.CLERK)
    desk.draft_the_register(clerk, way.meeting, PROMISED)
    desk.prepare_the_results(clerk, way.meeting)
    head = people.staff(browser, port.house, way.language, way.slug, Role.HEAD)
    desk.sign_the_results(head, way.meeting)
    way.promise = desk.promise_in_results(way.phone, way.meeting, PROMISED)
    for person in (clerk, head):
        person.context.close()


def the_word_of_the_asker(port: Port, browser: Browser, way: Traveller) -> None:
    """Done with proof, confirmed by the asker; the thread tells it all, and the duty was met."""
    executor = people.staff(browser, port.house, way.language, way.slug, Role.EXECUTOR)
    desk.report_done(executor, way.promise)
    executor.context.close()
    desk.give_verdict(way.phone, way.receipt, way.promise, THANKS[way.language])
    expect(way.phone.page.locator(".heading + .line .status, h1 ~ .line .status").first).to_have_class(
        "status sure"
    )
    thread = way.phone.go(f"questions/{way.receipt.code}/").locator(".timeline li")
    links = " ".join(link.get_attribute("href") or "" for link in way.phone.page.locator(".timeline a").all())
    way.phone.keep("15-thread")
    assert thread.count() >= 7
    assert way.promise in links
    duty = way.phone.go(f"duties/3.7b/{way.slug}/?year=2026").locator(f"[id='3.7b-{way.meeting}']")
    expect(duty.locator(".status").first).to_have_class("status done")
    way.phone.keep("16-duty")
    address = f"{port.house.address}/api/v1/duties?year=2026&norm=3.7b&body={way.slug}"
    register = way.phone.page.request.get(address).json()
    assert [item["state"] for item in register["items"] if item["subject"] == way.meeting] == ["met"]


Stage = Callable[[Port, Browser, Traveller], None]
STAGES: list[tuple[datetime, Stage]] = [
    (clock.almaty(2026, 3, 2, 19), asking),
    (clock.almaty(2026, 3, 11, 10, 5), the_hour),
    (clock.almaty(2026, 3, 11, 12), noon),
    (clock.almaty(2026, 3, 11, 14, 10), afternoon),
    (clock.almaty(2026, 3, 13, 10), results),
    (clock.almaty(2026, 5, 20, 11), the_word_of_the_asker),
]
