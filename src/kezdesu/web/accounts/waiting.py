"""Files put aside while a person confirms that it is she: in the data folder, for an hour, named by a sealed ticket.

A ticket opens for the person, in the session and at the address for which it was made, and once. Of one person so much
is kept; what was put aside first goes first.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from kezdesu.common import clock

FIELD = "waiting_file"
MOST_FILES, MOST_BYTES = 40, 100 * 1024 * 1024
_SALT = "kezdesu.waiting-file"
_HOUR = timedelta(hours=1)
_NAME = re.compile(r"[0-9]+-[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Owner:
    """For whom a file is kept: account, session and address."""

    account: int
    session: str
    path: str

    @property
    def salt(self) -> str:
        """What the tickets of this owner are sealed with."""
        return "\n".join((_SALT, str(self.account), self.session, self.path))


def keep(owner: Owner, field: str, file: UploadedFile) -> str:
    """Put a file aside; answers its ticket."""
    _sweep()
    number = f"{owner.account}-{secrets.token_hex(16)}"
    with (_folder() / number).open("xb") as aside:
        for chunk in file.chunks():
            aside.write(chunk)
    _drop_oldest(owner.account)
    return signing.dumps([field, file.name or "", file.content_type or "", number], salt=owner.salt)


def name_of(owner: Owner, ticket: str) -> str:
    """The name of the file of a ticket; empty when the ticket is not the owner's."""
    found = _read(owner, ticket)
    return found[1] if found else ""


def opened(owner: Owner, tickets: Sequence[str]) -> list[tuple[str, UploadedFile]] | None:
    """The files of the tickets, each with its field, none of which is kept any longer; None when one is gone."""
    files: list[tuple[str, UploadedFile]] = []
    for ticket in dict.fromkeys(tickets):
        found = _read(owner, ticket)
        content = _taken(found[3]) if found else None
        if found is None or content is None:
            return None
        files.append((found[0], SimpleUploadedFile(found[1], content, found[2])))
    return files


def _taken(number: str) -> bytes | None:
    """What the file holds; None for whoever comes second."""
    aside = _folder() / number
    try:
        content = aside.read_bytes()
        aside.unlink()
    except FileNotFoundError:
        return None
    return content


def _read(owner: Owner, ticket: str) -> tuple[str, str, str, str] | None:
    try:
        field, name, kind, number = signing.loads(ticket, salt=owner.salt, max_age=_HOUR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (str(field), str(name), str(kind), str(number)) if _NAME.fullmatch(str(number)) else None


def _drop_oldest(account: int) -> None:
    """Keep what this person put aside last, within the bounds."""
    found = sorted(_folder().glob(f"{account}-*"), key=lambda aside: aside.stat().st_mtime_ns, reverse=True)
    total = 0
    for count, aside in enumerate(found, start=1):
        total += aside.stat().st_size
        if count > MOST_FILES or total > MOST_BYTES:
            aside.unlink(missing_ok=True)


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / "waiting"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _sweep() -> None:
    oldest = clock.wall_seconds() - _HOUR.total_seconds()
    for aside in _folder().iterdir():
        if aside.stat().st_mtime < oldest:
            aside.unlink(missing_ok=True)
