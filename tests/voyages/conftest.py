"""A house that is ready for the voyage, a browser, and a place for pictures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.gates.conftest import browser, hung_up, lived, settled
from tests.gates.house import House, house
from tests.gates.world import World

__all__ = ["browser", "hung_up", "lived", "settled"]
expect.set_options(timeout=60_000)
PICTURES = Path(__file__).parents[1] / "pictures"


@dataclass(frozen=True)
class Port:
    """Where the voyage starts: the house without a running server, and its numbers."""

    house: House
    world: World


@pytest.fixture
def port(tmp_path: Path) -> Iterator[Port]:
    """A fresh house for one voyage."""
    with house(tmp_path) as made:
        told = made.do("tests.voyages.setting").splitlines()[-1]
        yield Port(made, World(**json.loads(told)))


def picture(page: Page, name: str) -> None:
    """Keep what the page shows now."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
