"""A member of staff with a passkey: a virtual authenticator in her browser."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from kezdesu.people.roles import Role
from tests.gates.house import House
from tests.gates.world.staff import PASSWORD, email
from tests.voyages.people import DESK, Person

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class KeyHolder(Person):
    """She opens the house by its name: a passkey cannot belong to a bare IP address."""

    @property
    def address(self) -> str:
        return f"http://localhost:{self.house.port}"

    def add_passkey(self, name: str) -> None:
        """The authenticator is put into the browser and made known to the house."""
        devices = self.context.new_cdp_session(self.page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        self.go("accounts/passkeys/add/")
        self.page.fill("#id_name", name)
        self.page.click("form[data-passkey=add] button")
        expect(self.page.locator(".keys-list").first).to_contain_text(name)

    def confirm(self) -> None:
        """Asked who it is, she answers with the passkey; what she wanted goes on by itself."""
        expect(self.page.locator("#by-passkey")).to_be_visible()
        self.page.click("#by-passkey button")

    def sign_in_by_key(self) -> None:
        """Anew, without a password."""
        self.context.clear_cookies()
        self.go("accounts/login/")
        self.page.click("form[data-passkey=use] button")
        expect(self.page).to_have_url(re.compile("/office/"))


def head_of(browser: Browser, house: House, language: str, slug: str) -> KeyHolder:
    """The head of a body, who has signed in with her password."""
    person = KeyHolder(house, browser.new_context(viewport=DESK), language)
    person.go("accounts/login/")
    person.page.fill("#id_username", email(slug, Role.HEAD))
    person.page.fill("#id_password", PASSWORD)
    person.page.click("form.narrow:not([data-passkey]) button")
    expect(person.page).to_have_url(re.compile("/office/"))
    return person
