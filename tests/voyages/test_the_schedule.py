"""The year's schedule from a ministry's Word file to a subscriber's calendar, in a real browser against a real server
that is stopped and started at each date of the story."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date
from playwright.sync_api import Browser, expect

from kezdesu.common import clock
from kezdesu.people.roles import Role
from tests.gates.house import House, house
from tests.gates.world.staff import AUTHORISED, GOVERNMENT, OURS
from tests.voyages import keys, people, planning, reader
from tests.voyages.people import Person
from tests.voyages.reader import Mark

pytestmark = [pytest.mark.browser, pytest.mark.once]
REASON = ("Жолды су шайып кетті", "Дорогу размыло паводком")
READER = "reader@example.kz"


@dataclass
class Story:
    """Where it happens, who has a browser open, and what the citizen holds."""

    house: House
    browser: Browser
    head: keys.KeyHolder
    phone: Person
    found: dict[str, Mark] = field(default_factory=dict)

    def staff(self, slug: str, role: Role) -> Person:
        return people.staff(self.browser, self.house, "kk", slug, role)


def test_a_schedule_from_the_word_file_to_the_calendar(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    with house(tmp_path) as made:
        monkeypatch.setenv("PORT", str(made.port))
        made.do("tests.voyages.next_year")
        made.at(clock.almaty(2026, 11, 24, 10))
        head = keys.head_of(browser, made, "kk", OURS)
        story = Story(made, browser, head, people.visitor(browser, made, "ru"))
        the_ministry_proposes(story)
        the_coordinator_drafts(story)
        the_government_approves(story)
        changed = the_citizen_subscribes(story)
        a_change_reaches_her(story, changed)


def the_ministry_proposes(story: Story) -> None:
    """Forty rows of which six are mended; signed in the afternoon, when the proof of the morning is old."""
    clerk = story.staff(OURS, Role.CLERK)
    planning.bring_the_table(clerk)
    planning.mend_the_six(clerk)
    planning.take_and_prepare(clerk)
    clerk.context.close()
    story.head.add_passkey("Жұмыс ноутбугі")
    story.house.at(clock.almaty(2026, 11, 24, 15))
    planning.sign_the_proposals(story.head)


def the_coordinator_drafts(story: Story) -> None:
    """Clashes resolved by hand and by the optimiser; every row has its day; sent."""
    story.house.at(clock.almaty(2026, 12, 7, 10))
    coordinator = story.staff(AUTHORISED, Role.COORDINATOR)
    moved = planning.resolve_by_keyboard(coordinator)
    planning.run_the_optimiser(coordinator)
    planning.send_the_draft(coordinator)
    coordinator.context.close()
    clerk = story.staff(OURS, Role.CLERK)
    planning.read_the_moves(clerk, moved)
    clerk.context.close()


def the_government_approves(story: Story) -> None:
    """Version 1 with the scan of its act, for everybody."""
    story.house.at(clock.almaty(2027, 1, 8, 16))
    secretary = story.staff(GOVERNMENT, Role.SECRETARY)
    planning.approve(secretary)
    path = secretary.page.locator("main a[href*='/files/']").first.get_attribute("href") or ""
    secretary.context.close()
    page = story.phone.go("schedule/2027/")
    expect(page.locator("main")).to_contain_text("7-ө")
    assert page.request.get(story.house.address + path).body().startswith(b"%PDF-")
    story.phone.keep("36-schedule")


def the_citizen_subscribes(story: Story) -> Mark:
    """From a phone, by mail and by calendar; answers the meeting that will be moved."""
    phone, now = story.phone, clock.almaty(2027, 1, 8, 16)
    page = phone.go("schedule/2027/?body=healthcare")
    story.found = reader.marks(story.house)
    changed = reader.next_alone(story.found, date(2027, 1, 20))
    code = changed.uid.removesuffix("@kezdesu")
    expect(page.locator(f"a[href$='/meetings/{code}/']")).to_have_count(1)
    page.locator("main a[href*='/subscribe/']").last.click()
    page.click("main a[href*='/subscribe/mail/']")
    page.fill("#id_contact", READER)
    phone.keep("37-subscribe")
    page.click("main form button[type=submit]")
    expect(page).to_have_url(story.house.address + "/ru/subscribe/mail/sent/")
    (mail,) = reader.work(story.house, now)
    page.goto(story.house.address + mail.link)
    page.click("main button[value=confirm]")
    expect(page.locator(".own .line")).to_have_count(1)
    phone.keep("38-confirmed")
    return changed


def a_change_reaches_her(story: Story, before: Mark) -> None:
    """Four days before the meeting it is moved: mail, calendar and the public page say so, and why."""
    day, to = before.day, reader.free_after(story.found, before.day)
    now = almaty_noon(day - timedelta(days=4))
    story.house.at(now)
    clerk = story.staff(OURS, Role.CLERK)
    planning.ask_to_move(clerk, day, to, REASON)
    clerk.context.close()
    planning.sign_the_change(story.head)
    secretary = story.staff(GOVERNMENT, Role.SECRETARY)
    planning.approve_the_change(secretary, now.date())
    secretary.context.close()
    (mail,) = reader.work(story.house, now)
    for said in (*(format_date(one, "d MMMM y", locale="ru") for one in (day, to)), REASON[1]):
        assert said in mail.text
    after = reader.marks(story.house)[before.uid]
    assert after.day == to
    assert after.sequence > before.sequence
    the_public_page_tells(story.phone, day, to)
    the_news_ends(story, mail.link)


def the_public_page_tells(phone: Person, day: date, to: date) -> None:
    """Moved from … to … because …"""
    change = phone.go("schedule/2027/changes/").locator("ul.changes li")
    expect(change).to_have_count(1)
    expect(change.locator(f"del time[datetime='{day}']")).to_have_count(1)
    expect(change.locator(f"ins time[datetime='{to}']")).to_have_count(1)
    expect(change).to_contain_text(REASON[1])
    phone.keep("41-changes")


def the_news_ends(story: Story, link: str) -> None:
    """The link in the mail; afterwards the address is forgotten."""
    page = story.phone.page
    page.goto(story.house.address + link)
    page.click("main button[value^='end:']")
    expect(page.locator(".notice.done")).to_be_visible()
    expect(page.locator("main form")).to_have_count(0)
    story.phone.keep("42-ended")


def almaty_noon(day: date) -> datetime:
    """Noon of the day."""
    return clock.almaty(day.year, day.month, day.day, 12)
