"""Forms of the draft builder: a move, a remark."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common.trilingual import Trilingual
from kezdesu.web.filters import t
from kezdesu.web.office.schedule.forms import Choices, day_field
from kezdesu.web.typed import TextField

QUICK: dict[str, tuple[Promise, Trilingual]] = {
    "clash": (_("Clash"), Trilingual("Басқа кездесумен қабаттасады", "Совпадает с другой встречей")),
    "holiday": (_("Day off"), Trilingual("Мереке немесе демалыс күні", "Праздничный или выходной день")),
    "load": (_("Load"), Trilingual("Айдағы жүктемені теңестіру", "Выравнивание нагрузки по месяцам")),
    "coverage": (_("Coverage"), Trilingual("Барылмаған өңірді қамту", "Охват региона без визитов")),
    "region": (_("Wish of the region"), Trilingual("Өңірдің өтініші", "Просьба региона")),
    "day": (_("Day chosen"), Trilingual("Тілек шегінде күн таңдалды", "Выбран день в пределах пожелания")),
}
"""Reasons at one press. Kept in both official languages, so that the ministry reads its own."""


class MoveForm(forms.Form):
    """Where a row goes, and why; ``seen`` is the number of the last move she saw."""

    planned_on = day_field(_("Day"))
    planned_until = day_field(_("Last day, if it takes several"), required=False)
    region = forms.ChoiceField(label=_("Region"))
    reason = TextField(
        label=_("Reason in your own words"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    seen = forms.IntegerField(min_value=0, max_value=30000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, regions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["region"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(value, t(label)) for value, label in regions]

    @property
    def until(self) -> date | None:
        """The last day; the first one named again is one day."""
        last: date | None = self.cleaned_data["planned_until"]
        return None if last == self.cleaned_data["planned_on"] else last

    def reason_with(self, quick: str) -> str:
        """What was written, after the quick reason that was pressed."""
        written: str = self.cleaned_data["reason"].strip()
        if quick not in QUICK:
            return written
        said = QUICK[quick][1]
        return " · ".join(filter(None, (said.kk, said.ru, written)))


class UndoForm(forms.Form):
    """The last move is taken back."""

    seen = forms.IntegerField(min_value=0, max_value=30000, widget=forms.HiddenInput)
