"""A served house of its own, and a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.gates.conftest import browser
from tests.gates.house import House, house

__all__ = ["browser"]


@dataclass(frozen=True)
class Served:
    """A house that runs at the present time, and who works in it."""

    house: House
    operator: str
    head: str
    visit: str

    @property
    def address(self) -> str:
        """By name: a passkey cannot belong to a bare IP address."""
        return f"http://localhost:{self.house.port}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Stands for a module."""
    with house(tmp_path_factory.mktemp("accounts")) as made:
        told = json.loads(made.do("tests.accounts.setting").splitlines()[-1])
        made.start()
        yield Served(made, **told)
