"""Passkeys in a real Chromium with a virtual authenticator: add, sign in without a password, confirm, remove."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.accounts.conftest import Served
from tests.accounts.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.once]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Desk:
    """A browser with a virtual authenticator in it."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page = page
        self.served = served
        self.devices: CDPSession = page.context.new_cdp_session(page)
        self.devices.send("WebAuthn.enable")
        self.device = self.devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})[
            "authenticatorId"
        ]

    def go(self, path: str) -> Page:
        self.page.goto(f"{self.served.address}/kk/{path}")
        return self.page

    def sign_in(self, email: str) -> None:
        self.go("accounts/login/")
        self.page.fill("#id_username", email)
        self.page.fill("#id_password", PASSWORD)
        self.page.click("form.narrow:not([data-passkey]) button")
        expect(self.page).not_to_have_url(f"{self.served.address}/kk/accounts/login/")

    def sign_out(self) -> None:
        self.page.click("form[action$='/accounts/logout/'] button")

    def verify(self, *, willing: bool) -> None:
        self.devices.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self.device, "isUserVerified": willing}
        )


@pytest.fixture
def desk(browser: Browser, served: Served) -> Iterator[Desk]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.set_default_timeout(60_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield Desk(page, served)
    context.close()
    assert wrong == []


def test_the_whole_life_of_a_passkey(desk: Desk, served: Served) -> None:
    page = desk.page
    desk.sign_in(served.head)
    for name in ("Жұмыс ноутбугі", "Көк кілт"):
        desk.go("accounts/passkeys/add/")
        page.fill("#id_name", name)
        if name == "Көк кілт":
            second = desk.devices.send(
                "WebAuthn.addVirtualAuthenticator", {"options": KEY | {"transport": "usb"}}
            )
            desk.devices.send(
                "WebAuthn.setUserVerified", {"authenticatorId": desk.device, "isUserVerified": False}
            )
            assert second["authenticatorId"]
        page.click("form[data-passkey=add] button")
        expect(page.locator(".keys-list").first).to_contain_text(name)
    desk.verify(willing=True)

    desk.go("accounts/")
    page.click(".keys-list a >> nth=0")
    page.fill("#id_name", "Үйдегі ноутбук")
    page.click("main form button")
    expect(page.locator(".notice.done")).to_be_visible()
    expect(page.locator(".keys-list").first).to_contain_text("Үйдегі ноутбук")
    expect(page.locator(".keys-list").first).not_to_contain_text("Жұмыс ноутбугі")

    desk.sign_out()
    desk.go("accounts/login/")
    page.click("form[data-passkey=use] button")
    expect(page).to_have_url(f"{served.address}/kk/office/")

    desk.sign_out()
    desk.sign_in(served.head)
    expect(page).to_have_url(f"{served.address}/kk/accounts/login/code/")
    page.click("form[data-passkey=use] button")
    expect(page).to_have_url(f"{served.address}/kk/office/")

    desk.go("accounts/")
    page.click(".keys-list form[action$='/remove/'] button >> nth=0")
    expect(page.locator(".notice.done")).to_be_visible()
    expect(page.locator(".keys-list").first).not_to_contain_text("Үйдегі ноутбук")
    page.click(".keys-list form[action$='/remove/'] button >> nth=0")
    expect(page.locator("form[action$='/remove/']")).to_have_count(0)


def test_a_passkey_whose_owner_was_not_verified_opens_nothing(desk: Desk, served: Served) -> None:
    page = desk.page
    desk.sign_in(served.operator)
    desk.verify(willing=False)
    desk.go("accounts/passkeys/add/")
    page.fill("#id_name", "Ноутбук")

    page.click("form[data-passkey=add] button")

    expect(page.locator("[data-passkey-failed]")).to_be_visible()
    assert page.locator("#id_name").input_value() == "Ноутбук"


def test_at_a_bare_address_the_page_says_what_to_do_instead(desk: Desk, served: Served) -> None:
    page = desk.page
    page.goto(f"{served.house.address}/kk/accounts/login/")

    expect(page.locator("[data-passkey-missing]")).to_be_visible()
    expect(page.locator("form[data-passkey=use] button")).to_be_disabled()


def test_a_signature_is_confirmed_with_a_passkey_and_goes_on_by_itself(desk: Desk, served: Served) -> None:
    page = desk.page
    desk.sign_in(served.head)
    desk.go("accounts/passkeys/add/")
    page.fill("#id_name", "Ноутбук")
    page.click("form[data-passkey=add] button")
    expect(page.locator(".keys-list").first).to_contain_text("Ноутбук")
    served.house.do("tests.accounts.ageing", served.head)

    desk.go("accounts/codes/")
    page.click("form[action$='/codes/'] button")
    expect(page.locator("#by-passkey")).to_be_visible()
    page.click("#by-passkey button")

    expect(page.locator(".codes .code")).to_have_count(10)


def test_a_revoked_member_with_a_passkey_stays_outside(desk: Desk, served: Served) -> None:
    page = desk.page
    desk.sign_in(served.operator)
    desk.go("accounts/passkeys/add/")
    page.fill("#id_name", "Ноутбук")
    page.click("form[data-passkey=add] button")
    expect(page.locator(".keys-list").first).to_contain_text("Ноутбук")
    served.house.do("tests.accounts.revoking", "membership", served.operator)
    try:
        desk.go("accounts/login/")
        page.click("form[data-passkey=use] button")
        expect(page.locator("main")).to_contain_text("аяқталған")
        assert page.goto(f"{served.address}/kk/office/") is not None
        assert "/accounts/login/" in page.url
    finally:
        served.house.do("tests.accounts.revoking", "restore", served.operator)
