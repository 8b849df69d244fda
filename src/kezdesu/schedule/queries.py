"""Which schedules, proposals, versions and amendments there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind, Office
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.regions.models import District, Region
from kezdesu.schedule.content import EntryRow, FrozenRow, spelled, thaw
from kezdesu.schedule.drafts import draft_row as draft_row
from kezdesu.schedule.drafts import draft_rows as draft_rows
from kezdesu.schedule.drafts import drafted_rows as drafted_rows
from kezdesu.schedule.drafts import placements_in as placements_in
from kezdesu.schedule.drafts import placements_of as placements_of
from kezdesu.schedule.drafts import standing as standing
from kezdesu.schedule.drafts import unsettled as unsettled
from kezdesu.schedule.history import diff as diff
from kezdesu.schedule.models import Amendment, Entry, Proposal, Schedule, Version
from kezdesu.schedule.states import AmendmentState, Wish
from kezdesu.terms import queries as terms
from kezdesu.terms.kinds import kind_of

FROZEN_COLUMNS = (
    "id",
    "proposal__body__slug",
    "office__slug",
    "region__kato",
    "planned_on",
    "place_kk",
    "place_ru",
    "planned_until",
    "district__name_kk",
    "topic",
)
"""The columns of a frozen row, in its order."""


def all_schedules() -> list[Schedule]:
    """Every schedule of all bodies together, the latest period first."""
    return list(Schedule.objects.filter(body__isnull=True).order_by("-first_day", "label"))


def own_schedules(bodies: Iterable[str]) -> list[Schedule]:
    """The schedules that these bodies (slugs) have of their own, the latest period first."""
    found = Schedule.objects.select_related("body__region").filter(body__slug__in=list(bodies))
    return list(found.order_by("-first_day", "label"))


def of_year(year: int, *, series: str = MAIN_SERIES) -> list[Schedule]:
    """The schedules of a year under one act: one under decree No. 863."""
    return list(Schedule.objects.select_related("body").filter(year=year, series=series))


def by_label(label: str) -> Schedule | None:
    """The schedule of the period ``2026`` or ``2026-H1``; with the body's slug behind it, that body's own."""
    return Schedule.objects.select_related("body__region", "body__district").filter(label=label).first()


def years(*, series: str = MAIN_SERIES) -> list[int]:
    """Years that have a schedule under an act, the latest first."""
    found = Schedule.objects.filter(series=series).order_by("-year")
    return list(found.values_list("year", flat=True).distinct())


def proposal_of(schedule: Schedule, body: str) -> Proposal | None:
    """The proposals of a body (slug) for a period."""
    return _proposals().filter(schedule=schedule, body__slug=body).first()


def proposals_of(schedule: Schedule) -> list[Proposal]:
    """All proposals of a period, by Kazakh name of the body."""
    return list(_proposals().filter(schedule=schedule))


def row_counts(schedule: Schedule) -> dict[str, int]:
    """How many rows each body (slug) has proposed."""
    standing = Entry.objects.filter(proposal__schedule=schedule, withdrawn_at__isnull=True)
    rows = standing.order_by().values_list("proposal__body__slug")
    return dict(rows.annotate(number=Count("id")))


def submissions(year: int) -> dict[str, datetime]:
    """When each body (slug) first submitted signed proposals for the year (2.1)."""
    rows = Proposal.objects.filter(
        schedule__year=year, schedule__series=MAIN_SERIES, submitted_at__isnull=False
    )
    return {slug: at for slug, at in rows.values_list("body__slug", "submitted_at") if at}


def entries_of(proposal: Proposal) -> list[Entry]:
    """The rows of a body's proposals as they were typed, without those it took out."""
    return list(_entries(proposal).filter(withdrawn_at__isnull=True))


def withdrawn_of(proposal: Proposal) -> list[Entry]:
    """The rows that were taken out: nothing is deleted."""
    return list(_entries(proposal).filter(withdrawn_at__isnull=False))


def entry_by_id(entry: int) -> Entry | None:
    """One entry with its body, post and region."""
    related = ("region", "office", "proposal__body", "proposal__schedule")
    return Entry.objects.select_related(*related).filter(pk=entry).first()


def entries_by_id(entries: Sequence[int]) -> dict[int, Entry]:
    """Entries with post and body by number."""
    return Entry.objects.select_related("office", "proposal__body", "proposal__schedule").in_bulk(
        list(entries)
    )


def versions_of(schedule: Schedule) -> list[Version]:
    """All frozen versions, oldest first."""
    return list(Version.objects.filter(schedule=schedule).order_by("number"))


def current_version(schedule: Schedule) -> Version | None:
    """The version in force."""
    return Version.objects.filter(schedule=schedule).order_by("-number").first()


def version_before(version: Version) -> Version | None:
    """The version that this one replaced."""
    return Version.objects.filter(schedule=version.schedule_id, number=version.number - 1).first()


def versions_of_year(year: int, *, series: str = MAIN_SERIES) -> list[Version]:
    """All frozen versions of a year under one act with their schedules, oldest first."""
    found = Version.objects.select_related("schedule__body").filter(
        schedule__year=year, schedule__series=series
    )
    return list(found.order_by("schedule__first_day", "number"))


def next_number(schedule: Schedule) -> int:
    """The number of the next version."""
    last = Version.objects.filter(schedule=schedule).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def rows_of(version: Version) -> tuple[FrozenRow, ...]:
    """The rows of a frozen version."""
    return thaw(version.content)


def submitted_rows(schedule: Schedule) -> tuple[FrozenRow, ...]:
    """The rows of all proposals that stand submitted now: as they were signed."""
    return frozen(standing(schedule))


def content_of(proposal: Proposal) -> list[dict[str, object]]:
    """What the head signs: every row of the proposals with wish and topic, in order. A plain day needs no word."""
    entries = Entry.objects.filter(proposal=proposal, withdrawn_at__isnull=True)
    besides: dict[int, dict[str, object]] = {}
    for entry, wish in entries.order_by().values_list("id", "wish"):
        besides[entry] = {} if wish == Wish.DAY else {"wish": wish}
    return [spelled(row) | besides.get(row.entry, {}) for row in frozen(entries)]


def wishes(numbers: Iterable[int]) -> dict[int, EntryRow]:
    """What was written of entries, by their number (one query): wish, days and topic count, the rest is left out."""
    found = Entry.objects.filter(pk__in=list(numbers)).order_by()
    return {
        entry: EntryRow("", "", first, Trilingual("", ""), Wish(wish), until, entry=entry, topic=topic)
        for entry, first, wish, until, topic in found.values_list(
            "id", "planned_on", "wish", "planned_until", "topic"
        )
    }


def frozen(entries: QuerySet[Entry]) -> tuple[FrozenRow, ...]:
    """Entries as frozen rows, with the days and region of their proposal (one query)."""
    found = entries.order_by("planned_on", "id").values_list(*FROZEN_COLUMNS)
    return tuple(_frozen(*row) for row in found)


def _frozen(
    entry: int,
    body: str,
    office: str,
    region: str,
    day: date,
    place_kk: str,
    place_ru: str,
    until: date | None,
    district: str | None,
    topic: str,
) -> FrozenRow:
    return FrozenRow(entry, body, office, region, day, place_kk, place_ru, until, district or "", topic)


def frozen_entry(entry: Entry) -> FrozenRow:
    """One entry as a frozen row."""
    return frozen(Entry.objects.filter(pk=entry.pk))[0]


def amendments_of(schedule: Schedule) -> list[Amendment]:
    """All amendments of a schedule, the latest first."""
    return list(_amendments().filter(schedule=schedule).order_by("-id"))


def signed_amendments(schedule: Schedule) -> list[Amendment]:
    """Amendments that wait for the Government, oldest first."""
    return list(_amendments().filter(schedule=schedule, state=AmendmentState.SIGNED))


def schedules_of_amendments(codes: Iterable[str]) -> dict[str, str]:
    """By the code of an amendment, such as ``A-7``: the label of its schedule (one query; none for no code)."""
    numbers = [int(code.removeprefix("A-")) for code in codes]
    found = Amendment.objects.filter(pk__in=numbers) if numbers else Amendment.objects.none()
    return {f"A-{number}": label for number, label in found.values_list("pk", "schedule__label")}


def amendment_by_id(amendment: int) -> Amendment | None:
    """One amendment with its entry."""
    return _amendments().filter(pk=amendment).first()


def obliged(on: date, edition: str) -> list[Body]:
    """Bodies of the kind that the edition obliges, on the day, without the exempt ones (row 1)."""
    pack = terms.pack(edition)
    kind = BodyKind(kind_of(pack.obliged_by_schedule))
    return [body for body in bodies.of_kind(kind, on=on) if not pack.is_exempt(body.slug, on)]


def obliged_by(schedule: Schedule) -> list[Body]:
    """Who proposes for a schedule: every obliged body, or the one whose own it is."""
    return [schedule.body] if schedule.body else obliged(schedule.first_day, schedule.edition)


@dataclass(frozen=True, slots=True)
class Clash:
    """The same post in two places on one day."""

    office: str
    body: str
    day: date
    entries: tuple[str, ...]


def clashes(rows: Sequence[FrozenRow]) -> tuple[Clash, ...]:
    """Posts that would be in two places on one day."""
    count = Counter((row.body, row.office, row.planned_on) for row in rows)
    twice = [key for key, times in count.items() if times > 1]
    return tuple(
        Clash(
            office,
            body,
            day,
            tuple(r.code for r in rows if (r.body, r.office, r.planned_on) == (body, office, day)),
        )
        for body, office, day in sorted(twice, key=lambda key: key[2])
    )


def regions_by_kato() -> Mapping[str, Region]:
    """Every region by its code."""
    return {region.kato: region for region in Region.objects.all()}


def body_by_slug(slug: str) -> Body | None:
    """The body with that slug."""
    return bodies.by_slug(slug)


def body_names() -> Mapping[str, Trilingual]:
    """The name of every body that ever was, by slug."""
    rows = Body.objects.values_list("slug", "name_kk", "name_ru", "name_en")
    return {slug: Trilingual(*names) for slug, *names in rows}


def territory(schedule: Schedule, regions: Mapping[str, Region]) -> Mapping[str, Region]:
    """The regions in which the meetings of a schedule may be: all, or that of the body whose own schedule it is."""
    own = schedule.body.region if schedule.body else None
    if own is None or terms.pack(schedule.edition).word("meeting_territory") == "country":
        return regions
    return {kato: region for kato, region in regions.items() if kato == own.kato}


def home_of(schedule: Schedule) -> District | None:
    """The district that a schedule of one body keeps to; None where it has a whole region, or all of them."""
    own = schedule.body.district if schedule.body else None
    return own if own and terms.pack(schedule.edition).word("meeting_territory") != "country" else None


def posts_of(schedule: Schedule, body: Body) -> Mapping[str, Office]:
    """A body's posts in the schedule's period by slug."""
    days = (schedule.first_day, schedule.last_day)
    return {office.slug: office for day in days for office in bodies.offices_of(body, on=day)}


def _entries(proposal: Proposal) -> QuerySet[Entry]:
    found = Entry.objects.select_related("region", "office", "district").filter(proposal=proposal)
    return found.order_by("position", "id")


def _proposals() -> QuerySet[Proposal]:
    return Proposal.objects.select_related("schedule", "body", "act").order_by("body__name_kk")


def _amendments() -> QuerySet[Amendment]:
    related = (
        "entry__region",
        "entry__office",
        "entry__proposal__body",
        "new_region",
        "schedule",
        "act",
        "version",
    )
    return Amendment.objects.select_related(*related)
