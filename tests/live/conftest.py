"""The live hour happens on the day of the meeting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kezdesu.common import clock
from tests.factories.live import START


@pytest.fixture(autouse=True)
def day_of_the_meeting() -> Iterator[None]:
    """Freeze the house at the planned start: 10:00 in Almaty on 11 March 2026."""
    clock.freeze(START)
    yield
    clock.freeze(None)
