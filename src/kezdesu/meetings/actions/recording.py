"""Evidence that offices enter about a visit (3.4, 3.5, 4.1, 4.2, 5.1, 6.2), and the recording of the broadcast."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.answers import Refused, first_denial, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.files.models import StoredFile
from kezdesu.journal.door import swap
from kezdesu.journal.record import record as journal
from kezdesu.meetings import lines, refusals, rules
from kezdesu.meetings.models import Broadcast, RecordKind, StageRecord, Visit
from kezdesu.people.actors import Actor


def record(
    *,
    visit: Visit,
    kind: RecordKind,
    note: Trilingual,
    happened_at: datetime,
    by: Actor,
    count: int | None = None,
    url: str = "",
    file: StoredFile | None = None,
) -> StageRecord:
    """Enter one piece of evidence in the name of the body it belongs to (see ``rules.recording_body``).

    ``note`` in kk and ru; for 3.4 the stage of the exchange follows from ``happened_at``.
    """
    slug = rules.recording_body(visit, kind, by=by)
    require(rules.may_record(visit, kind, by=by, body=slug))
    require(rules.is_record(visit, note, happened_at, url), "note_kk")
    body = visit.body if slug == visit.body.slug else bodies.by_slug(slug)
    if body is None:
        raise Refused(refusals.NOT_RECORDER)
    with transaction.atomic():
        made = StageRecord.objects.create(
            visit=visit,
            kind=kind,
            body=body,
            count=count,
            note_kk=note.kk.strip(),
            note_ru=note.ru.strip(),
            url=url,
            file=file,
            happened_at=happened_at,
            recorded_at=clock.now(),
        )
        line = lines.Recorded(kind.value, slug, happened_at, count, url)
        journal(line, subject=visit.code, by=by.author(slug))
    return made


def attach_archive(*, visit: Visit, url: str, by: Actor) -> None:
    """The recording of the broadcast; an earlier address stays in the journal."""
    require(first_denial(rules.is_team(visit, by=by), rules.is_address(url)), "archive_url")
    broadcast = Broadcast.objects.filter(visit=visit).exclude(url="").first()
    if broadcast is None:
        raise Refused(refusals.NO_BROADCAST, "archive_url")
    with transaction.atomic():
        line = lines.ArchiveAttached(url, broadcast.archive_url)
        swap(broadcast, {"archive_url": broadcast.archive_url}, {"archive_url": url})
        journal(line, subject=visit.code, by=by.author(visit.body.slug))
