"""Forms of the schedule desk: typed rows in, nothing else decided here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule.content import EntryRow
from kezdesu.web.filters import t
from kezdesu.web.typed import LineField, TextField

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Days beyond are slips of the hand, and in UTC some of them are no days at all."""

Choices = list[tuple[str, Trilingual]]


def day_field(label: object, *, required: bool = True) -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(
        label=label,  # type: ignore[arg-type]
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        required=required,
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
    )


class RowForm(forms.Form):
    """One proposed meeting."""

    planned_on = day_field(_("Day"))
    region = forms.ChoiceField(label=_("Region"))
    office = forms.ChoiceField(label=_("Who comes"))
    place_kk = LineField(label=_("Place in Kazakh"), max_length=250, required=False)
    place_ru = LineField(label=_("Place in Russian"), max_length=250, required=False)

    def __init__(self, *args: Any, regions: Choices, offices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fill("region", regions)
        self._fill("office", offices)

    def _fill(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((value, t(label)) for value, label in choices)]

    def row(self) -> EntryRow:
        """The typed row."""
        data = self.cleaned_data
        place = Trilingual(data["place_kk"], data["place_ru"])
        return EntryRow(data["region"], data["office"], data["planned_on"], place)


class RevisionForm(forms.Form):
    """Which state of the rows the clerk saw."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class PressForm(forms.Form):
    """A button."""


class ReasonForm(forms.Form):
    """A return for rework."""

    reason = TextField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "aria-required": "true"}),
        required=False,
    )


class OpenForm(forms.Form):
    """Begin to collect proposals."""

    year = forms.IntegerField(label=_("Year"), min_value=2022, max_value=2100)
