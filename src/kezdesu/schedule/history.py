"""What was before: drafts as they were sent and returned, versions compared, letters of amendments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kezdesu.common.trilingual import Trilingual
from kezdesu.files.models import StoredFile
from kezdesu.journal import record as journal
from kezdesu.schedule.changes import Change, Stage, compare, compose, joined
from kezdesu.schedule.content import FrozenRow, thaw
from kezdesu.schedule.models import Amendment, Schedule, SentDraft, Version
from kezdesu.schedule.states import AmendmentState


def diff(version_a: Version, version_b: Version) -> tuple[Change, ...]:
    """Typed changes between any two versions of one schedule, from the earlier to the later, with all reasons."""
    first, last = sorted((version_a, version_b), key=lambda version: version.number)
    reasons = _reasons(last, first.number)
    return compose(
        [
            Stage(version.number, thaw(version.content), reasons.get(version.number, {}))
            for version in (first, *_between(first, last), last)
        ]
    )


def sent_drafts(schedule: Schedule) -> list[SentDraft]:
    """Every draft as it went to the Government Office, oldest first, with why it came back."""
    return list(SentDraft.objects.filter(schedule=schedule).order_by("number"))


def since_return(schedule: Schedule, rows: Sequence[FrozenRow]) -> tuple[Change, ...] | None:
    """What differs from the draft that was returned last; None when none was."""
    last = SentDraft.objects.filter(schedule=schedule, returned_at__isnull=False).order_by("-number").first()
    return compare(thaw(last.content), rows, {}) if last else None


def submitted_digest(schedule: Schedule) -> str:
    """SHA-256 of the draft as the journal says it was sent last; empty when it never was."""
    lines = [line for line in journal.of(schedule.code) if line.kind == "schedule.draft_submitted"]
    return str(lines[-1].data["sha256"]) if lines else ""


def version_of(label: str, number: int) -> Version | None:
    """One version of the schedule of a period, with its scan."""
    found = Version.objects.select_related("schedule", "scan")
    return found.filter(schedule__label=label, number=number).first()


def versions_with_scans(schedule: Schedule) -> list[Version]:
    """All frozen versions with the scans of their acts, oldest first."""
    return list(Version.objects.select_related("scan").filter(schedule=schedule).order_by("number"))


def version_of_year_before(schedule: Schedule) -> Version | None:
    """What was in force in the same series a year before."""
    found = Version.objects.filter(
        schedule__series=schedule.series, schedule__body=schedule.body_id, schedule__year=schedule.year - 1
    )
    return found.order_by("-schedule__first_day", "-number").first()


def letter_of(amendment: Amendment) -> list[Amendment]:
    """The amendments that were put before the head together, in their order; usually one."""
    if amendment.act_id is None:
        return [amendment]
    related = ("entry__proposal__body", "entry__region", "new_region", "schedule", "act")
    found = Amendment.objects.select_related(*related).filter(act=amendment.act_id).order_by("id")
    return [amendment if item.pk == amendment.pk else item for item in found]


def earlier(amendments: Sequence[Amendment]) -> dict[int, list[Amendment]]:
    """By entry: every amendment of it that was returned, oldest first. One query."""
    found: dict[int, list[Amendment]] = defaultdict(list)
    returned = Amendment.objects.select_related("new_region", "act").filter(
        entry__in={item.entry_id for item in amendments}, state=AmendmentState.RETURNED
    )
    for item in returned.order_by("id"):
        found[item.entry_id].append(item)
    return dict(found)


def stood_before(amendments: Sequence[Amendment], versions: Sequence[Version]) -> dict[int, FrozenRow]:
    """By amendment: the row as it stood before it, placements included; an added one has none."""
    rows = {version.number: {row.entry: row for row in thaw(version.content)} for version in versions}
    last = max(rows, default=0)
    found = {item.pk: item.version.number - 1 if item.version else last for item in amendments}
    return {
        item.pk: row
        for item in amendments
        if (row := rows.get(found[item.pk], {}).get(item.entry_id)) is not None
    }


def returned_last(entry: int) -> Amendment | None:
    """The amendment of the entry that was returned last: what a new one begins from."""
    found = Amendment.objects.select_related("new_region").filter(entry=entry, state=AmendmentState.RETURNED)
    return found.order_by("-id").first()


def shows_file(file: StoredFile) -> bool:
    """Whether the file is the scan of an act that approved a version."""
    return Version.objects.filter(scan=file).exists()


def _between(first: Version, last: Version) -> list[Version]:
    if last.number - first.number < 2:
        return []
    found = Version.objects.filter(schedule=last.schedule_id)
    return list(found.filter(number__gt=first.number, number__lt=last.number).order_by("number"))


def _reasons(last: Version, after: int) -> Mapping[int, Mapping[int, Trilingual]]:
    """Reasons by number of the version and of the entry."""
    rows = Amendment.objects.filter(
        schedule=last.schedule_id,
        state=AmendmentState.APPROVED,
        version__number__gt=after,
        version__number__lte=last.number,
    )
    found: dict[int, dict[int, list[Trilingual]]] = defaultdict(lambda: defaultdict(list))
    for number, entry, kk, ru in rows.values_list("version__number", "entry_id", "reason_kk", "reason_ru"):
        found[number][entry].append(Trilingual(kk, ru))
    return {
        number: {entry: joined(said) for entry, said in entries.items()} for number, entries in found.items()
    }
