"""``kill -9`` in a burst of votes: what was acknowledged is stored, what is stored was attempted."""

from __future__ import annotations

import threading
import time
from http.client import HTTPException

import pytest

from kezdesu.common import devices
from tests.edge.browser import Served, serving
from tests.edge.rows import figure, supporters
from tests.edge.tiny import SECRET

LOOSE = {"device_burst": 1e6, "address_burst": 1e6}


class Burst:
    """Phones that vote as fast as they can until the line is dead."""

    def __init__(self, server: Served, phones: int) -> None:
        self.attempted: set[str] = set()
        self.acknowledged: set[str] = set()
        self._server = server
        self._threads = [threading.Thread(target=self._vote, args=(phone,)) for phone in range(phones)]
        for thread in self._threads:
            thread.start()

    def _vote(self, phone: int) -> None:
        for number in range(100_000):
            device = f"{phone:016x}{number:016x}"
            self.attempted.add(device)
            try:
                answer = self._server.vote(cookie=f"{devices.COOKIE}={devices.sign(device, SECRET)}")
            except (OSError, HTTPException):
                return
            if answer.status == 200:
                self.acknowledged.add(device)

    def join(self) -> None:
        for thread in self._threads:
            thread.join(20)


@pytest.mark.crash
@pytest.mark.parametrize("seconds", [0.4, 0.9])
def test_kill_in_a_burst_loses_nothing_acknowledged(database: str, seconds: float) -> None:
    with serving(database=database, bounds=LOOSE) as server:
        burst = Burst(server, phones=8)
        time.sleep(seconds)
        server.process.kill()
        server.process.wait(10)
        burst.join()
    stored = supporters(database)
    assert burst.acknowledged
    assert burst.acknowledged <= stored <= burst.attempted
    assert figure(database) == len(stored)


@pytest.mark.crash
def test_server_after_a_kill_goes_on_counting(database: str) -> None:
    with serving(database=database, bounds=LOOSE) as server:
        burst = Burst(server, phones=4)
        time.sleep(0.4)
        server.process.kill()
        server.process.wait(10)
        burst.join()
    before = figure(database)
    with serving(database=database, bounds=LOOSE) as server:
        again = server.vote(cookie=f"{devices.COOKIE}={devices.sign(min(burst.acknowledged), SECRET)}")
        assert (again.json["counted"], again.json["support"]) == (False, before)
        assert server.vote().json["support"] == before + 1
