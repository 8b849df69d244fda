"""What a citizen who subscribed holds: the calendar as her program fetches it, and the mails in her box."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email import policy
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from tests.gates.house import House

CALENDAR = "/calendar/bodies/healthcare.ics?lang=ru"
LINK = re.compile(r"https?://\S+/subscriptions/\S+")


@dataclass(frozen=True)
class Mark:
    """What a calendar program goes by."""

    uid: str
    sequence: int
    day: date


@dataclass(frozen=True)
class Mail:
    """One mail, decoded."""

    subject: str
    text: str
    unsubscribe: str

    @property
    def link(self) -> str:
        """The reader's own page: the path of the link in the mail."""
        found = LINK.search(self.text)
        assert found is not None, self.text
        return urlsplit(found[0]).path


def marks(house: House) -> dict[str, Mark]:
    """Every event of the calendar by its UID."""
    answer = house.served.get(CALENDAR)
    assert answer.status == 200
    events = [item for item in Calendar.from_ical(answer.body).walk("VEVENT") if isinstance(item, Event)]
    return {mark.uid: mark for mark in map(_mark, events)}


def next_alone(found: dict[str, Mark], since: date) -> Mark:
    """The next meeting whose day is its own."""
    taken = [mark.day for mark in found.values()]
    return min(
        (mark for mark in found.values() if mark.day > since and taken.count(mark.day) == 1),
        key=lambda mark: mark.day,
    )


def free_after(found: dict[str, Mark], day: date) -> date:
    """A weekday at least three days later on which the ministry meets nobody."""
    taken = {mark.day for mark in found.values()}
    later = (day + timedelta(days=number) for number in range(3, 40))
    return next(one for one in later if one.weekday() < 5 and one not in taken)


def work(house: House, now: datetime) -> list[Mail]:
    """One round of the worker; the mails that it sent."""
    box = house.folder / "mail"
    before = set(box.glob("*")) if box.exists() else set()
    house.do("kezdesu.config", "worker", "--once", now=now)
    return [mail for file in sorted(set(box.glob("*")) - before) for mail in _mails(file.read_bytes())]


def _mails(content: bytes) -> list[Mail]:
    """A file holds the mails of one connection, each ended by a line of dashes."""
    parts = [part for part in re.split(rb"\n-{79}\n", content) if part.strip()]
    return [_mail(part) for part in parts]


def _mail(content: bytes) -> Mail:
    message = email.message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    return Mail(str(message["subject"]), body.get_content(), str(message["list-unsubscribe"] or ""))


def _mark(event: Event) -> Mark:
    start = event["DTSTART"].dt
    day = start.date() if isinstance(start, datetime) else start
    return Mark(str(event["UID"]), int(event["SEQUENCE"]), day)
