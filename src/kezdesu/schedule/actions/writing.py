"""Writing the rows of a proposal (2.1): what was there keeps its identity, what is left out is withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.journal.door import swap
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.schedule import known, lines, queries, refusals, row_rules, rules
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Entry, Proposal
from kezdesu.schedule.row_rules import Known
from kezdesu.schedule.windows import completed
from kezdesu.signing import actions as signing

WRITTEN = (
    "region",
    "office",
    "district",
    "wish",
    "planned_on",
    "planned_until",
    "place_kk",
    "place_ru",
    "topic",
)
"""Columns that a clerk writes."""


def put_entries(*, proposal: Proposal, rows: Sequence[EntryRow], by: Actor) -> list[Entry]:
    """Write all rows of a draft; answers them in the order of ``rows``.

    A row with ``entry`` mends that entry; one without becomes a new entry; entries that no row names are
    withdrawn, never deleted. ``proposal`` is as the clerk saw it: a later writing by another is a Conflict.
    Raises :class:`RowsRefused`, which names the number of every wrong row.
    """
    require(rules.may_edit(proposal, by=by))
    standing = queries.entries_of(proposal)
    names = known.known_to(proposal.schedule, proposal.body, queries.regions_by_kato(), standing)
    wanted = [completed(row) for row in rows]
    wrong = row_rules.denials(rows, names) or rules.untouchable(proposal, wanted, standing)
    if wrong:
        raise refusals.RowsRefused(wrong)
    with transaction.atomic():
        seen = {"state": proposal.state, "revision": proposal.revision}
        swap(proposal, seen, {"revision": proposal.revision + 1})
        entries = _write(proposal, wanted, names, clock.now())
        digest = signing.digest_of(queries.content_of(proposal))
        line = lines.EntriesPut(proposal.body.slug, len(rows), proposal.revision, digest)
        record(line, subject=proposal.code, by=by.author(proposal.body.slug))
    return entries


def _write(proposal: Proposal, rows: Sequence[EntryRow], known: Known, now: datetime) -> list[Entry]:
    kept = {row.entry for row in rows}
    left_out = [number for number in known.entries if number not in kept]
    Entry.objects.filter(pk__in=left_out).update(withdrawn_at=now)
    last = Entry.objects.filter(proposal=proposal).aggregate(last=Max("position"))["last"] or 0
    entries = _entries(proposal, rows, known.entries, last)
    for entry, row in zip(entries, rows, strict=True):
        _fill(entry, row, known)
    Entry.objects.bulk_update([entry for entry in entries if entry.pk], WRITTEN)
    Entry.objects.bulk_create([entry for entry in entries if not entry.pk])
    return entries


def _entries(
    proposal: Proposal, rows: Sequence[EntryRow], known: Mapping[int, Entry], last: int
) -> list[Entry]:
    """The entry of each row: the one it names, or a new one at the next position."""
    entries: list[Entry] = []
    for row in rows:
        if row.entry is None:
            last += 1
        entries.append(Entry(proposal=proposal, position=last) if row.entry is None else known[row.entry])
    return entries


def _fill(entry: Entry, row: EntryRow, known: Known) -> None:
    entry.region = known.regions[row.region]
    entry.office = known.posts[row.office]
    entry.district = known.district_of(row)
    entry.wish = row.wish
    entry.planned_on = row.planned_on
    entry.planned_until = row.planned_until
    entry.place_kk = row.place.kk.strip()
    entry.place_ru = row.place.ru.strip()
    entry.topic = row.topic.strip()
