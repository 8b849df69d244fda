"""The typed rows of a proposal: who, where, and when as exactly as the body wishes to say it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.regions.models import District
from kezdesu.schedule.content import LONGEST_TOPIC, EntryRow
from kezdesu.schedule.models import Entry
from kezdesu.schedule.states import WITHOUT_DAY, Wish
from kezdesu.web.filters import t
from kezdesu.web.formats import MONTH_TITLES
from kezdesu.web.office.schedule.forms import Choices, RowForm, day_field
from kezdesu.web.typed import LineField

MOST_ROWS = 90
"""On one page: with eleven fields each, below what Django takes in one form (1,000). A long proposal has pages."""
EXTRA_ROWS = 3
QUARTERS = ("I", "II", "III", "IV")
BETWEEN = "between"
ANY_BETWEEN = Trilingual(
    "жоғарыдағы екі күннің арасы", "промежуток между днями выше", "the days between the two above"
)


class WishRowForm(RowForm):
    """One proposed meeting. The time is a day, several days, or any day of a month, a quarter or between two days."""

    entry = forms.IntegerField(min_value=1, max_value=2**53, required=False, widget=forms.HiddenInput)
    planned_until = day_field(_("Last day, if it takes several"), required=False)
    within = forms.ChoiceField(label=_("Or any day of"), required=False)
    district = LineField(
        label=_("District"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "districts", "autocomplete": "off"}),
    )
    topic = LineField(label=_("Topic, in either language"), max_length=LONGEST_TOPIC, required=False)
    field_order = (
        "planned_on",
        "planned_until",
        "within",
        "region",
        "district",
        "office",
        "place_kk",
        "place_ru",
        "topic",
        "entry",
    )

    def __init__(self, *args: Any, spans: Choices, districts: dict[tuple[str, str], str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["planned_on"].required = False
        self._fill("within", [(BETWEEN, ANY_BETWEEN), *spans])
        self._districts = districts

    def clean(self) -> dict[str, Any]:
        """Either a day or a span of the calendar."""
        data = super().clean() or {}
        named, within = data.get("planned_on") or data.get("planned_until"), data.get("within")
        if within == BETWEEN:
            self._require_both(data)
        elif named and within:
            self.add_error("within", _("Name either the day, or the month or quarter, not both."))
        elif not within and not data.get("planned_on") and "planned_on" not in self.errors:
            self.add_error("planned_on", _("Name the day, or choose a month or a quarter."))
        return data

    def _require_both(self, data: dict[str, Any]) -> None:
        for name in ("planned_on", "planned_until"):
            if not data.get(name) and name not in self.errors:
                self.add_error(
                    name, _("Name the first and the last of the days among which one is to be chosen.")
                )

    def row(self) -> EntryRow:
        """The typed row; a district is known by its name in any of the three languages."""
        data = self.cleaned_data
        wish, first, until = when(data["planned_on"], data["planned_until"], data["within"])
        typed = data["district"].strip()
        return EntryRow(
            region=data["region"],
            office=data["office"],
            planned_on=first,
            place=Trilingual(data["place_kk"], data["place_ru"]),
            wish=wish,
            planned_until=until,
            district=self._districts.get((data["region"], typed.casefold()), typed),
            entry=data["entry"],
            topic=data["topic"].strip(),
        )


def when(first: date | None, until: date | None, within: str) -> tuple[Wish, date, date | None]:
    """The wish that was typed: ``within`` is ``2027-03``, ``2027-Q2``, :data:`BETWEEN` or empty."""
    if within == BETWEEN:
        assert first is not None
        return (Wish.DAY, first, None) if until in (None, first) else (Wish.WINDOW, first, until)
    if within:
        year, _dash, part = within.partition("-")
        if part.startswith("Q"):
            return Wish.QUARTER, date(int(year), 3 * int(part[1:]) - 2, 1), None
        return Wish.MONTH, date(int(year), int(part), 1), None
    assert first is not None
    return (Wish.DAY, first, None) if until in (None, first) else (Wish.SPAN, first, until)


def spans(first: date, last: date) -> Choices:
    """Every month and quarter between the days."""
    found: Choices = []
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        names = (f"{MONTH_TITLES[code][month]} {year}" for code in LANGUAGES)
        found.append((f"{year}-{month + 1:02d}", Trilingual(*names)))
        if month % 3 == 2 and (number - 2) >= first.year * 12 + first.month - 1:
            quarter = QUARTERS[month // 3]
            label = Trilingual(
                f"{quarter} тоқсан {year}", f"{quarter} квартал {year}", f"Quarter {quarter} of {year}"
            )
            found.append((f"{year}-Q{month // 3 + 1}", label))
    return found


def district_names(districts: list[District]) -> dict[tuple[str, str], str]:
    """The Kazakh name of a district by KATO of its region and its name in any language, in any case."""
    return {
        (district.region.kato, name.casefold()): district.name_kk
        for district in districts
        for name in (district.name_en, district.name_ru, district.name_kk)
    }


if TYPE_CHECKING:
    RowsBase = BaseFormSet[WishRowForm]
else:
    RowsBase = BaseFormSet


class Rows(RowsBase):
    """All rows of a proposal."""

    def kept(self) -> list[WishRowForm]:
        """Rows that were filled in and not taken out."""
        return [form for form in self.forms if form.has_changed() and not form.cleaned_data.get("DELETE")]

    def named(self) -> frozenset[int]:
        """The entries that have a row on the page, taken out or not."""
        found = (form.cleaned_data.get("entry") for form in self.forms if form.has_changed())
        return frozenset(entry for entry in found if entry is not None)

    def rows(self) -> list[EntryRow]:
        """The typed rows in their order."""
        return [form.row() for form in self.kept()]


RowFormSet = formset_factory(
    WishRowForm, formset=Rows, extra=EXTRA_ROWS, can_delete=True, max_num=MOST_ROWS, validate_max=True
)


def initial_of(entry: Entry) -> dict[str, object]:
    """What stands in the form of an entry."""
    open_ = entry.wish in WITHOUT_DAY and entry.wish != Wish.WINDOW
    return {
        "entry": entry.pk,
        "planned_on": None if open_ else entry.planned_on,
        "planned_until": None if open_ else entry.planned_until,
        "within": _within(entry),
        "region": entry.region.kato,
        "district": t(entry.district.name) if entry.district else "",
        "office": entry.office.slug,
        "place_kk": entry.place_kk,
        "place_ru": entry.place_ru,
        "topic": entry.topic,
    }


def _within(entry: Entry) -> str:
    year, month = entry.planned_on.year, entry.planned_on.month
    known = {
        Wish.WINDOW: BETWEEN,
        Wish.QUARTER: f"{year}-Q{(month + 2) // 3}",
        Wish.MONTH: f"{year}-{month:02d}",
    }
    return known.get(Wish(entry.wish), "")
