"""What the gates stand on: a settled world (once a session), houses that serve a copy of it, a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.edge.browser import close_lines
from tests.gates.house import House, house
from tests.gates.world import NOW, World

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass(frozen=True)
class Settled:
    """A data directory with the world in it; never served itself, only its copies are."""

    folder: Path
    world: World

    def copy(self, to: Path) -> Path:
        shutil.copytree(self.folder, to, dirs_exist_ok=True)
        return to


@dataclass(frozen=True)
class Lived:
    """A served copy of the world."""

    house: House
    world: World

    def path(self, address: str) -> str:
        return self.house.address + address


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """The world in a data directory."""
    folder = tmp_path_factory.mktemp("world")
    with house(folder) as made:
        return Settled(folder, made.settle())


@pytest.fixture(scope="module")
def lived(settled: Settled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """A server on a copy of the world, at the instant at which it stands still; shared by a module."""
    folder = settled.copy(tmp_path_factory.mktemp("lived"))
    with house(folder) as made:
        made.start(NOW)
        yield Lived(made, settled.world)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium, one process for a module: no database may be asked in this process meanwhile."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(autouse=True)
def hung_up() -> Iterator[None]:
    """No test leaves a line open."""
    yield
    close_lines()
