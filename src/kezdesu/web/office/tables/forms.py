"""Forms of the tables desk: typed values out, nothing decided here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kezdesu.tables.columns import Columns
from kezdesu.tables.headings import Field
from kezdesu.tables.places import Place, names_district
from kezdesu.tables.queries import Opened
from kezdesu.tables.rows import MENDED, ReadRow
from kezdesu.tables.states import Mode
from kezdesu.web.filters import t
from kezdesu.web.typed import LineField

TAKEN = ".xlsx,.docx,.ods,.csv,.tsv"
TOGETHER = {"region", "district"}
LONGEST_PASTE = 400_000
FIELD_WORDS = {
    Field.NONE: _("not taken"),
    Field.TERM: _("date or term"),
    Field.REGION: _("region"),
    Field.DISTRICT: _("district or city"),
    Field.POST: _("who comes"),
    Field.PLACE: _("place, in either language"),
    Field.PLACE_KK: _("place in Kazakh"),
    Field.PLACE_RU: _("place in Russian"),
    Field.BODY: _("body"),
    Field.TOPIC: _("topic"),
    Field.NOTES: _("notes (stay in the file)"),
    Field.NUMBER: _("number of the row"),
}


class FileForm(forms.Form):
    """A table as a file."""

    file = forms.FileField(
        label=_("File with the table"),
        help_text=_("Excel (.xlsx), Word (.docx), .ods or .csv; at most 1,000 rows."),
        widget=forms.FileInput(attrs={"accept": TAKEN}),
        allow_empty_file=True,
        max_length=255,
    )


class PasteForm(forms.Form):
    """A table as text."""

    pasted = forms.CharField(
        label=_("Rows copied from a spreadsheet, with their headings"),
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 6, "data-paste-table": "", "spellcheck": "false"}),
        strip=False,
    )


class CopyForm(forms.Form):
    """A button."""


class SheetForm(forms.Form):
    """Which of several tables."""

    sheet = forms.IntegerField(min_value=1, max_value=500, label=_("Table"))


class ApplyForm(forms.Form):
    """How the good rows enter the draft; ``revision`` of the proposal that the clerk saw."""

    mode = forms.ChoiceField(
        label=_("How"),
        choices=[
            (Mode.APPEND, _("Add to the rows that are there")),
            (Mode.REPLACE, _("Put in place of the rows that are there")),
        ],
        widget=forms.RadioSelect,
        initial=Mode.APPEND,
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ColumnsForm(forms.Form):
    """A field for each column of the table, and who comes where no column says so."""

    def __init__(self, *args: Any, opened: Opened, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns, layout = opened.columns, opened.layout
        assert columns is not None
        assert layout is not None
        choices = [(str(field), word) for field, word in FIELD_WORDS.items()]
        for place, (field, heading) in enumerate(zip(columns.fields, layout.headings, strict=True)):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or _("Column %(number)s") % {"number": place + 1},
                choices=choices,
                initial=str(field),
                required=False,
            )
        posts = [("", "—"), *((post.label.kk, t(post.label)) for post in opened.against.posts)]
        self.fields["post"] = forms.ChoiceField(
            label=_("Who comes, where the table does not say"),
            choices=posts,
            initial=columns.post,
            required=False,
        )

    def columns(self) -> Columns:
        """What was said."""
        data = self.cleaned_data
        fields = tuple(Field(data[name]) for name in self.fields if name.startswith("column_"))
        return Columns(fields, data["post"])


class MendForm(forms.Form):
    """One row as it was understood; what is left as it is changes nothing."""

    term = LineField(label=_("Date or term"), max_length=200, required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    district = LineField(
        label=_("District or city"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "districts"}),
    )
    post = forms.ChoiceField(label=_("Who comes"), required=False)
    place_kk = LineField(label=_("Place in Kazakh"), max_length=500, required=False)
    place_ru = LineField(label=_("Place in Russian"), max_length=500, required=False)
    topic = LineField(label=_("Topic, in either language"), max_length=2000, required=False)

    def __init__(self, *args: Any, row: ReadRow, opened: Opened, **kwargs: Any) -> None:
        posts = opened.against.posts
        regions = [place for place in opened.against.places.places if not place.district]
        kwargs |= {"initial": _initial(row), "prefix": f"row{row.number}"}
        super().__init__(*args, **kwargs)
        self._choices("region", [(place.name.kk, t(place.name)) for place in regions])
        self._choices("post", [(post.label.kk, t(post.label)) for post in posts])
        self.faulty = {"place_kk" if fault.field is Field.PLACE else str(fault.field) for fault in row.faults}
        self.shown = self.faulty | (TOGETHER if self.faulty & TOGETHER else set())

    @property
    def wrong(self) -> list[forms.BoundField]:
        """The fields to mend; region and district are mended together."""
        return [field for field in self if field.name in self.shown]

    @property
    def right(self) -> list[forms.BoundField]:
        """The fields that were understood."""
        return [field for field in self if field.name not in self.shown]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *choices]

    def cells(self) -> dict[Field, str]:
        """What was changed; a district that stood in the cell of the region comes with the region chosen."""
        changed = {*self.changed_data, *({"district"} if "region" in self.changed_data else ())}
        return {field: self.cleaned_data[str(field)] for field in MENDED if str(field) in changed}


def _initial(row: ReadRow) -> dict[str, str]:
    known = row.where.region_name
    return {
        "term": row.cells.get(Field.TERM, ""),
        "region": known.kk if known else "",
        "district": t(row.where.district_name)
        if row.where.district_name
        else row.cells.get(Field.DISTRICT, "") or _asked_of(row),
        "post": row.post.label.kk if row.post else "",
        "place_kk": row.place.kk,
        "place_ru": row.place.ru,
        "topic": row.cells.get(Field.TOPIC, ""),
    }


def _asked_of(row: ReadRow) -> str:
    """ "Есіл ауданы" in the cell of the region: there are several, and the region is asked."""
    text = row.cells.get(Field.REGION, "")
    is_asked = any(fault.code in ("place_ambiguous", "district_ambiguous") for fault in row.faults)
    return text if is_asked and names_district(text) else ""


def district_names(places: Sequence[Place]) -> list[str]:
    """Names for the list under the field of the district."""
    return sorted({t(place.name) for place in places if place.district})
