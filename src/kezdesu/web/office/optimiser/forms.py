"""Forms of the optimiser: what may change, how long it may think; a refusal's reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kezdesu.common.trilingual import Trilingual
from kezdesu.planning.optimiser.problem import Days, Freedom, Regions, Rows
from kezdesu.web.filters import t
from kezdesu.web.typed import LineField

LEAST_SECONDS, MOST_SECONDS, USUAL_SECONDS = 5, 120, 25

SECONDS = _("Write a whole number of seconds, from 5 to 120.")

Bodies = Sequence[tuple[str, Trilingual]]


class StartForm(forms.Form):
    """What a coordinator allows the optimiser."""

    rows = forms.ChoiceField(
        label=_("Which rows may move"),
        widget=forms.RadioSelect,
        initial=Rows.ALL.value,
        choices=[
            (Rows.ALL.value, _("all rows")),
            (Rows.OPEN.value, _("only rows whose day is still to be chosen")),
        ],
    )
    days = forms.ChoiceField(
        label=_("Days"),
        widget=forms.RadioSelect,
        initial=Days.FREE.value,
        choices=[
            (Days.FREE.value, _("may leave the wished days, up to six weeks")),
            (
                Days.WISHED.value,
                _("stay within the wished days: if that cannot be, I am told which wishes conflict"),
            ),
        ],
    )
    regions = forms.ChoiceField(
        label=_("Regions"),
        widget=forms.RadioSelect,
        initial=Regions.FREE.value,
        choices=[
            (Regions.FREE.value, _("may change, so that every region is visited and need goes first")),
            (Regions.WISHED.value, _("stay as proposed")),
        ],
    )
    seconds = forms.IntegerField(
        label=_("Seconds to think"),
        initial=USUAL_SECONDS,
        min_value=LEAST_SECONDS,
        max_value=MOST_SECONDS,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), SECONDS),
        help_text=_("The best plan found by then is shown, and how much better it could be at most."),
    )
    locked = forms.MultipleChoiceField(
        label=_("Bodies left alone"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Their rows stay where they are."),
    )
    released = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    def __init__(self, *args: Any, bodies: Bodies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["locked"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(slug, t(name)) for slug, name in bodies]

    def clean_released(self) -> tuple[int, ...]:
        """Numbers of rows, separated by commas; anything else is not ours and left out."""
        words = str(self.cleaned_data["released"]).split(",")
        return tuple(
            sorted({int(word) for word in words if word.isascii() and word.isdecimal() and len(word) < 10})
        )

    def freedom(self) -> Freedom:
        """What was allowed."""
        data = self.cleaned_data
        return Freedom(
            Rows(data["rows"]),
            Days(data["days"]),
            Regions(data["regions"]),
            tuple(sorted(data["locked"])),
            data["released"],
        )


class WhyNotForm(forms.Form):
    """Why a suggestion is refused; may be left empty."""

    reason = LineField(label=_("Reason"), max_length=500, required=False)
