"""Forms of the console. Every button carries the version that its operator saw."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kezdesu.live import desk
from kezdesu.live.models import Floor
from kezdesu.live.states import Notice
from kezdesu.web.filters import t
from kezdesu.web.typed import TextField

MOVES = [("up", ""), ("down", ""), ("top", "")]


class PressForm(forms.Form):
    """A button: what was seen, and the voice, turn or layout that it concerns."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    voice = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    turn = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    move = forms.ChoiceField(choices=MOVES, required=False, widget=forms.HiddenInput)
    notice = forms.ChoiceField(choices=Notice.choices, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, floor: Floor) -> None:
        super().__init__(data, auto_id=f"{type(self).__name__}_%s")
        self.floor = floor


class AnswerForm(PressForm):
    """Answered on the spot: who, and what in short (optional, in either language)."""

    office = forms.TypedChoiceField(label=_("Who answered"), coerce=int, required=False)
    text_kk = TextField(
        label=_("The answer in short, in Kazakh"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 2, "lang": "kk"}),
    )
    text_ru = TextField(
        label=_("The answer in short, in Russian"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 2, "lang": "ru"}),
    )

    def __init__(self, data: Any = None, *, floor: Floor) -> None:
        super().__init__(data, floor=floor)
        offices = desk.offices_of(floor)
        field = self.fields["office"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(office.pk, t(office.title)) for office in offices]
        field.initial = floor.visit.office_id


class WrittenForm(PressForm):
    """An answer in writing is promised by a day."""

    write_by = forms.DateField(
        label=_("Answer in writing by"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class EndForm(PressForm):
    """The end of the hour."""

    attendance = forms.IntegerField(
        label=_("People in the hall"), min_value=0, max_value=100_000, required=False
    )


class HallForm(forms.Form):
    """A question from the hall. ``key`` is the same in every retry."""

    text = TextField(
        label=_("Question from the hall"),
        max_length=100_000,
        strip=False,
        required=False,
        widget=forms.Textarea({"rows": 2, "data-live": "hall-text"}),
    )
    key = forms.CharField(
        min_length=16,
        max_length=64,
        initial=lambda: uuid.uuid4().hex,
        widget=forms.HiddenInput({"data-live": "hall-key"}),
    )
