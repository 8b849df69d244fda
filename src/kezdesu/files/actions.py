"""Storing of files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from kezdesu.common import clock
from kezdesu.files import intake, queries
from kezdesu.files import store as shelf
from kezdesu.files.intake import Checked
from kezdesu.files.lines import FileStored
from kezdesu.files.models import StoredFile
from kezdesu.journal.record import Author, record


def store(*, name: str, data: bytes, by: Author) -> StoredFile:
    """Check a file and store it; the same content is stored once. ``by``: ``actor.author(body_slug)``.

    Raises :class:`Refused` on the field ``file``.
    """
    with beside(checked=intake.check(name, data), by=by) as file:
        return file


@contextmanager
def beside(*, checked: Checked, by: Author) -> Iterator[StoredFile]:
    """A checked file and the act in the block stand or fall together: refused, no row, line or content is left.

    A second body that brings the same content is written down too: it may read what it brought. The content takes
    its place before the commit, so that no row lacks its content.
    """
    with shelf.beside(checked.sha256, checked.content) as put, transaction.atomic():
        yield _row(checked, by)
        put()


def _row(checked: Checked, by: Author) -> StoredFile:
    file, is_new = StoredFile.objects.get_or_create(
        sha256=checked.sha256,
        defaults={
            "name": checked.name,
            "media_type": checked.kind.media_type,
            "size": len(checked.content),
            "stored_at": clock.now(),
        },
    )
    if is_new or by.body not in queries.brought_by(file):
        record(FileStored(file.sha256, file.media_type, file.size), subject=file.sha256[:16], by=by)
    return file
