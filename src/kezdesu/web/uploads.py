"""From a chosen file to a stored one: it is kept only if the act that needs it is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.uploadedfile import UploadedFile

from kezdesu.files import actions, intake
from kezdesu.files.models import StoredFile
from kezdesu.journal.record import Author


@contextmanager
def stored(upload: UploadedFile | None, *, by: Author) -> Iterator[StoredFile | None]:
    """The file beside its act; None when none was chosen. Raises :class:`Refused` on the field ``file``.

    When the act in the block is refused, nothing of the file is left and the page asks to choose it again.
    """
    if upload is None:
        yield None
        return
    with actions.beside(checked=intake.check(upload.name or "", upload.read()), by=by) as file:
        yield file
