"""What the forms of amendments begin from, and how a letter of several reaches the action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from kezdesu.bodies.models import Body
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.regions import queries as regions
from kezdesu.schedule import actions, happenings, history, queries
from kezdesu.schedule.amending_rules import is_ahead
from kezdesu.schedule.content import FrozenRow
from kezdesu.schedule.models import Amendment, Entry, Schedule
from kezdesu.schedule.refusals import RowsRefused
from kezdesu.web import formats
from kezdesu.web.filters import language, t
from kezdesu.web.office.approval.forms import MOST_CHANGES, Letter, LetterFormSet
from kezdesu.web.office.approval.lines import RowLine, names, row_lines
from kezdesu.web.office.schedule.acting import explain
from kezdesu.web.office.schedule.forms import Choices


@dataclass(frozen=True, slots=True)
class AmendPage:
    """One row as it stands in force (or was proposed), and the change of it that was returned last."""

    entry: Entry
    row: RowLine
    returned: Amendment | None


@dataclass(frozen=True, slots=True)
class LetterPage:
    """The rows of a body that lie ahead."""

    schedule: Schedule
    body: Body
    rows: Sequence[RowLine]
    entries: Sequence[FrozenRow]


def amend_page(entry: Entry) -> AmendPage:
    """What stands above the form."""
    row = _in_force(entry) or queries.frozen_entry(entry)
    return AmendPage(entry, row_lines([row], names())[0], history.returned_last(entry.pk))


def initial_of(entry: Entry) -> dict[str, object]:
    """What stands in the form: the change that was returned, else the row as it is."""
    row, former = _in_force(entry), history.returned_last(entry.pk)
    if former is not None:
        return {
            "what": "move" if former.new_date else "withdraw",
            "new_date": former.new_date,
            "new_until": former.new_until,
            "new_region": former.new_region.kato if former.new_region else "",
            "reason_kk": former.reason_kk,
            "reason_ru": former.reason_ru,
        }
    return {"new_date": row.planned_on, "new_until": row.planned_until} if row else {}


def letter_page(label: str, slug: str, actor: Actor) -> LetterPage | None:
    """The rows that her body may still ask to change; None for strangers and before the approval."""
    schedule, body = queries.by_label(label), queries.body_by_slug(slug)
    if schedule is None or body is None or not actor.has_in(slug, Role.CLERK):
        return None
    version = queries.current_version(schedule)
    if version is None:
        return None
    own = [row for row in queries.rows_of(version) if row.body == slug]
    happened = happenings.of_entries([row.entry for row in own])
    ahead = [row for row in own if is_ahead(row, happened.get(row.entry), None)]
    return LetterPage(schedule, body, row_lines(ahead, names()), ahead)


def letter_rows(page: LetterPage, data: QueryDict | None) -> Letter:
    """The changes of the letter; with "more" pressed, empty ones below."""
    choices = [
        (row.entry, f"{line.code}: {formats.day(line.days.first, language())}, {t(line.region)}")
        for row, line in zip(
            sorted(page.entries, key=lambda row: (row.planned_on, row.entry)), page.rows, strict=True
        )
    ]
    listed = regions_of(page.schedule)
    longer = _with_more(data) if data is not None and "more" in data else data
    rows = LetterFormSet(longer, form_kwargs={"entries": choices, "regions": listed})
    assert isinstance(rows, Letter)
    return rows


def regions_of(schedule: Schedule) -> Choices:
    """Regions that exist in the schedule's period and in which its meetings may be."""
    existing = {region.kato: region for region in regions.existing(schedule.first_day)}
    return [(kato, region.name) for kato, region in queries.territory(schedule, existing).items()]


def propose(page: LetterPage, rows: Letter, by: Actor) -> None:
    """Put the letter before the head; every wrong row gets its reasons."""
    kept, known = rows.kept(), queries.regions_by_kato()
    entries = {form.cleaned_data["entry"]: queries.entry_by_id(form.cleaned_data["entry"]) for form in kept}
    asked = [
        form.asked(entry, known)
        for form in kept
        if (entry := entries[form.cleaned_data["entry"]]) is not None
    ]
    try:
        actions.propose_amendments(asked=asked, by=by)
    except RowsRefused as refused:
        for denial in refused.rows:
            kept[denial.number - 1].add_error(denial.field, explain(denial.denied))
        raise


def _with_more(data: QueryDict) -> QueryDict:
    longer = data.copy()
    total = data.get("form-TOTAL_FORMS", "")
    number = int(total) if total.isdecimal() and len(total) < 5 else 0
    longer["form-TOTAL_FORMS"] = str(min(number + 2, MOST_CHANGES))
    return longer


def _in_force(entry: Entry) -> FrozenRow | None:
    version = queries.current_version(entry.proposal.schedule)
    rows = queries.rows_of(version) if version else ()
    return next((row for row in rows if row.entry == entry.pk), None)
