"""Staff sign in: in a browser, and by plain requests."""

from __future__ import annotations

from playwright.sync_api import Page

from kezdesu.people.roles import Role
from tests.gates.conftest import Lived
from tests.gates.world.staff import PASSWORD, email


def sign_in(
    page: Page, lived: Lived, slug: str, role: Role, *, language: str = "kk", number: int = 1
) -> None:
    """Fill in the form as a person does."""
    page.goto(lived.path(f"/{language}/accounts/login/"))
    page.locator("input[type=email], input[name=username], input[name=email]").first.fill(
        email(slug, role, number)
    )
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
