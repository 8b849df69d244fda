"""Files put aside while a person confirms that it is she: in the data folder, for an hour, named by a sealed ticket."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from kezdesu.common import clock

FIELD = "waiting_file"
_SALT = "kezdesu.waiting-file"
_HOUR = timedelta(hours=1)
_NAME = re.compile(r"[0-9a-f]{32}")


def keep(account: int, field: str, file: UploadedFile) -> str:
    """Put a file aside; answers its ticket."""
    _sweep()
    number = secrets.token_hex(16)
    with (_folder() / number).open("xb") as aside:
        for chunk in file.chunks():
            aside.write(chunk)
    ticket = [account, field, file.name or "", file.content_type or "", number]
    return signing.dumps(ticket, salt=_SALT)


def name_of(ticket: str) -> str:
    """The name of the file of a ticket; empty when the ticket is not ours."""
    found = _read(ticket)
    return found[2] if found else ""


def opened(account: int, tickets: Sequence[str]) -> Iterator[tuple[str, UploadedFile]]:
    """The files of this account's tickets, each with its field; what is gone is left out."""
    for ticket in tickets:
        found = _read(ticket)
        if found is None or found[0] != account or not _NAME.fullmatch(found[4]):
            continue
        aside = _folder() / found[4]
        if aside.is_file():
            yield found[1], SimpleUploadedFile(found[2], aside.read_bytes(), found[3])
            aside.unlink(missing_ok=True)


def _read(ticket: str) -> tuple[int, str, str, str, str] | None:
    try:
        account, field, name, kind, number = signing.loads(ticket, salt=_SALT, max_age=_HOUR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(account), str(field), str(name), str(kind), str(number)


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / "waiting"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _sweep() -> None:
    oldest = (clock.now() - _HOUR).timestamp()
    for aside in _folder().iterdir():
        if aside.stat().st_mtime < oldest:
            aside.unlink(missing_ok=True)
