"""What ministry, authorised body and Government do with the year's schedule, in the browser."""

from __future__ import annotations

import re
from datetime import date, timedelta

from playwright.sync_api import Locator, expect

from tests.files.samples import PDF
from tests.tables.files.shapes import FOLDER, SIX_FAULTS
from tests.voyages.keys import KeyHolder
from tests.voyages.people import Person

YEAR = "office/schedule/2027/"
OURS = f"{YEAR}bodies/healthcare/"
FRIDAY = 4
MENDS: dict[int, dict[str, str]] = {
    5: {"term": "26 ақпан"},
    12: {"region": "Ұлытау облысы"},
    18: {"region": "Қарағанды облысы"},
    23: {"post": "Денсаулық сақтау вице-министрі (№ 2)"},
    31: {"term": "қараша"},
    38: {"term": "2027 жылғы мамыр"},
}
"""How the six are mended, by the number in the first column of the ministry's file."""


def bring_the_table(clerk: Person) -> None:
    """The DOCX as it is; the page tells which rows it could not read, and why."""
    page = clerk.go("office/schedule/")
    page.click("main a[href$='/schedule/2027/']")
    page.click("main a[href$='/bodies/healthcare/']")
    page.click("form[action$='/acts/start/'] button")
    page.click("main a[href$='/import/']")
    page.set_input_files("#id_file", FOLDER / "forty_rows.docx")
    page.click("form:has(#id_file) button")
    expect(page.locator("#count b")).to_contain_text(["34", "6"])
    numbers = [re.sub(r"\D", "", text) for text in page.locator(".mend h3 .muted").all_inner_texts()]
    assert [int(number) for number in numbers] == sorted(SIX_FAULTS)
    for reason in page.locator(".mend .faults").all():
        expect(reason).not_to_be_empty()
    expect(page.locator("#row-6 .faults")).to_contain_text("31 ақпан")
    clerk.keep("21-six-to-mend")


def mend_the_six(clerk: Person) -> None:
    """Each in its place in the preview."""
    page = clerk.page
    for left, (label, cells) in zip(range(5, -1, -1), MENDS.items(), strict=True):
        row = label + 1
        for name, value in cells.items():
            field = page.locator(f"#id_row{row}-{name}")
            field.select_option(value) if name in ("region", "post") else field.fill(value)
        page.locator(f"#row-{row} form button:not([name=out])").click()
        expect(page.locator(".mend")).to_have_count(left)
    expect(page.locator("#count b")).to_contain_text(["40", "0"])
    clerk.keep("22-mended")


def take_and_prepare(clerk: Person) -> None:
    """Forty rows enter the draft; it is put before the head."""
    page = clerk.page
    page.click("form[action$='/acts/apply/'] button")
    expect(page.locator(".row-line")).to_have_count(40)
    page.click("form[action$='/acts/prepare/'] button")
    expect(page.locator("form[action$='/acts/prepare/']")).to_have_count(0)
    expect(page.locator("#errors, .errors")).to_have_count(0)
    clerk.keep("23-prepared")


def sign_the_proposals(head: KeyHolder) -> None:
    """The proof is old: she is asked, answers with the passkey, and it is signed and sent."""
    page = head.go("office/signatures/")
    page.click("main a[href*='/bodies/healthcare/']")
    page.click("form[action$='/acts/sign/'] button")
    expect(page.locator("#by-passkey button")).to_be_enabled()
    head.keep("24-confirm")
    head.confirm()
    expect(page).to_have_url(re.compile(r"/bodies/healthcare/$"))
    expect(page.locator("main .stack > .line").first).to_contain_text("15:00")
    head.keep("25-sent")


def resolve_by_keyboard(coordinator: Person) -> str:
    """The first vice-minister is needed in two places on 12 February: one goes to March. Answers its number."""
    page = coordinator.go(f"{YEAR}builder/")
    expect(page.locator(".senders .figures b").first).to_have_text("3")
    coordinator.keep("26-builder")
    clashes = page.locator(".cautions details[open]", has_text="Бір адам екі жерде")
    person = clashes.locator("li", has_text="12 ақпан").first
    codes = person.locator("a[data-row]")
    expect(codes).to_have_count(2)
    entry = codes.last.get_attribute("data-row") or ""
    coordinator.keep("27-warnings")
    codes.last.click()
    region = page.locator("dialog#row select[name=region]").input_value()
    page.keyboard.press("Escape")
    page = coordinator.go(f"{YEAR}builder/?view=regions&line={region}")
    page.focus(f"#e-{entry}")
    page.keyboard.press("m")
    page.keyboard.press("ArrowRight")
    expect(page.locator("td.target")).to_have_attribute("data-month", "2027-03")
    coordinator.keep("28-lifted")
    page.keyboard.press("Enter")
    expect(page.locator("dialog#row .quick button").first).to_be_focused()
    coordinator.keep("29-why")
    page.keyboard.press("Enter")
    expect(page.locator(f"td[data-month='2027-03'] #e-{entry}")).to_be_focused()
    coordinator.keep("30-moved")
    return entry


def run_the_optimiser(coordinator: Person) -> None:
    """Five seconds of thought; one suggestion accepted, one refused and placed by hand, then all that wait."""
    page = coordinator.go(f"{YEAR}builder/")
    page.click("main a[href$='/optimiser/']")
    page.check("input[name=regions][value=wished]")
    page.fill("#id_seconds", "5")
    page.click("form.optimiser-form button")
    expect(page.locator("#changes")).to_be_visible(timeout=90_000)
    coordinator.keep("31-suggestions")
    entry = _waiting(page.locator(".changes > li")).get_attribute("id") or ""
    page.click(f"#{entry} form[action$='/accept/'] button")
    expect(page.locator(f"#{entry} .decide")).to_have_count(0)
    without_day = page.locator(".changes > li").filter(has_not=page.locator(".from-to del"))
    other = _waiting(without_day.filter(has=page.locator(".from-to > .muted:first-child ~ b")))
    refused = other.get_attribute("id") or ""
    day = date.fromisoformat(other.locator(".from-to b time").get_attribute("datetime") or "")
    page.click(f"#{refused} .decide summary")
    page.fill(f"#{refused} input[name=reason]", "Министрлік басқа күнді сұрады")
    page.click(f"#{refused} form[action$='/refuse/'] button")
    expect(page.locator(f"#{refused}")).to_contain_text("Министрлік басқа күнді сұрады")
    page.locator("form[action$='/acts/accept/'] button").first.click()
    expect(page.locator("form[action$='/acts/accept/']")).to_have_count(0)
    coordinator.keep("32-decided")
    place_by_hand(coordinator, refused.removeprefix("e-"), _beside(day))


def place_by_hand(coordinator: Person, entry: str, day: date) -> None:
    """A day of her own, with the reason in words."""
    page = coordinator.go(f"{YEAR}builder/rows/{entry}/")
    page.fill("#id_planned_on", day.isoformat())
    page.fill("#id_planned_until", "")
    page.fill("#id_reason", "Министрлікпен келісілді")
    page.click("form[action*='/acts/move/'] .actions button")
    expect(page).to_have_url(re.compile(f"moved={entry}"))
    expect(page.locator("#board .undo")).to_be_visible()


def send_the_draft(coordinator: Person) -> None:
    """Put together, read through, sent with its incoming number."""
    page = coordinator.go(f"{YEAR}approval/")
    page.click("form[action$='/acts/draft/'] button")
    expect(page.locator("form[action$='/acts/submit/']")).to_be_visible()
    coordinator.keep("33-draft")
    page.fill("#id_receipt", "ҮА-1204")
    page.click("form[action$='/acts/submit/'] button")
    expect(page.locator("#sent")).to_be_visible()
    expect(page.locator("main")).to_contain_text("ҮА-1204")


def read_the_moves(clerk: Person, entry: str) -> None:
    """The ministry sees every move of its rows with the reason."""
    page = clerk.go(OURS)
    expect(page.locator(f"#story-{entry}")).to_contain_text("қабаттасады")
    clerk.keep("34-moves")


def approve(secretary: Person) -> None:
    """Number, date and scan of the act."""
    page = secretary.go(f"{YEAR}approval/")
    page.fill("#id_act_number", "7-ө")
    page.fill("#id_act_date", "2027-01-08")
    page.set_input_files("#id_scan", {"name": "7-ө.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.click("form[action$='/acts/approve/'] button")
    expect(page.locator("#versions")).to_be_visible()
    scan = page.locator("main a[href*='/files/']").first
    expect(scan).to_have_text("7-ө.pdf")
    secretary.keep("35-approved")


def ask_to_move(clerk: Person, day: date, to: date, reason: tuple[str, str]) -> None:
    """The clerk asks for another day of the meeting that stands on ``day``."""
    page = clerk.go(OURS)
    now = f".when b time[datetime='{day}'], .when ins time[datetime='{day}']"
    page.locator("details.by-month:not([open])").filter(has=page.locator(now)).locator(
        "summary"
    ).first.click()
    page.locator("li.day").filter(has=page.locator(now)).locator("a[href$='/amend/']").click()
    page.fill("#id_new_date", to.isoformat())
    page.fill("#id_new_until", "")
    page.fill("#id_reason_kk", reason[0])
    page.fill("#id_reason_ru", reason[1])
    page.click("main form[data-draft] button[type=submit]")
    expect(page.locator("#amendments")).to_be_visible()
    clerk.keep("39-asked")


def sign_the_change(head: KeyHolder) -> None:
    """Signed in with the passkey a moment ago: nothing more is asked."""
    head.sign_in_by_key()
    page = head.go(f"{YEAR}amendments/")
    page.click("form[action$='/acts/sign/'] button")
    expect(page.locator("form[action$='/acts/sign/']")).to_have_count(0)
    expect(page.locator("#by-passkey")).to_have_count(0)


def approve_the_change(secretary: Person, on: date) -> None:
    """The second version."""
    page = secretary.go(f"{YEAR}amendments/")
    secretary.keep("40-next-version")
    page.fill("#id_amend-act_number", "31-ө")
    page.fill("#id_amend-act_date", on.isoformat())
    page.click("form[action$='/acts/amend/'] button")
    expect(page.locator("form[action$='/acts/amend/']")).to_have_count(0)
    expect(page.locator("section[aria-labelledby=amendments]")).to_contain_text("31-ө")


def _waiting(items: Locator) -> Locator:
    return items.filter(has=items.page.locator("form[action$='/accept/']")).first


def _beside(day: date) -> date:
    """Another day of the same working week."""
    return day + timedelta(days=1 if day.weekday() < FRIDAY else -1)
