"""One process is enough: ``kezdesu run`` on SQLite sends the mail itself, survives a bad round and stops at once."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from kezdesu.common import clock
from kezdesu.config import environment
from tests.gates.house import House

pytestmark = pytest.mark.once
PATIENCE = 120


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that was never told who works: nothing but ``kezdesu run``, at an instant that stands still."""
    made = House(tmp_path_factory.mktemp("alone"))
    made.worker = ""
    made.start(clock.now() + timedelta(days=2))
    yield made
    made.close()


def subscribe(house: House, address: str) -> None:
    browser = requests.Session()
    page = f"{house.address}/ru/subscribe/mail/?body=healthcare"
    form = browser.get(page, timeout=20).text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    answer = browser.post(page, fields | {"about": "body:healthcare", "contact": address}, timeout=20)
    assert "/subscribe/mail/sent/" in answer.url, answer.text


def mails_to(house: House, address: str) -> list[str]:
    box = house.folder / "mail"
    texts = [file.read_text() for file in box.iterdir()] if box.is_dir() else []
    return [text for text in texts if f"To: {address}" in text]


def comes(true: Callable[[], object]) -> bool:
    ends = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < ends:
        time.sleep(0.1)
    return bool(true())


def test_a_reader_gets_the_link_with_no_other_command(alone: House) -> None:
    subscribe(alone, "aigul@example.kz")

    assert comes(lambda: mails_to(alone, "aigul@example.kz"))
    (mail,) = mails_to(alone, "aigul@example.kz")
    assert "/ru/subscriptions/" in mail


def test_a_round_that_fails_is_logged_without_values_and_its_mail_comes_later(alone: House) -> None:
    box, aside = alone.folder / "mail", alone.folder / "aside"
    box.rename(aside)
    box.write_text("no folder any more")

    subscribe(alone, "daulet@example.kz")

    assert comes(lambda: "round_failed" in alone.log.read_text())
    assert "daulet" not in alone.log.read_text()
    box.unlink()
    aside.rename(box)
    assert comes(lambda: mails_to(alone, "daulet@example.kz"))
    assert alone.log.read_text().count("round_failed") <= 3


def test_it_stops_cleanly_within_three_seconds_and_does_not_spin(alone: House) -> None:
    process = alone.served.process.pid
    before = processor_seconds(process)
    time.sleep(3)
    assert processor_seconds(process) - before < 1

    assert alone.stop() < 3


def processor_seconds(process: int) -> float:
    """Of all the process's threads since its start (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


@pytest.mark.parametrize(
    ("database", "redis", "asked", "works"),
    [
        ("sqlite:////tmp/x.sqlite3", "", "", "inside"),
        ("sqlite:////tmp/x.sqlite3", "redis://localhost/0", "", "outside"),
        ("postgres://localhost/x", "", "", "outside"),
        ("postgres://localhost/x", "", "inside", "inside"),
        ("sqlite:////tmp/x.sqlite3", "", "outside", "outside"),
    ],
)
def test_who_works(
    monkeypatch: pytest.MonkeyPatch, database: str, redis: str, asked: str, works: str
) -> None:
    monkeypatch.setenv("KEZDESU_DATABASE_URL", database)
    monkeypatch.setenv("KEZDESU_WORKER", asked)

    assert environment.worker(environment.data_folder(), redis) == works


def test_a_wrong_word_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEZDESU_WORKER", "both")
    with pytest.raises(environment.WrongSetting, match="KEZDESU_WORKER"):
        environment.worker(environment.data_folder(), "")
