"""A form that goes nowhere: one field of each sort."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """What a field looks like, with its help and its error."""

    text = forms.CharField(
        label=_("Question"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One question, one letter."),
    )
    contact = forms.EmailField(label=_("E-mail"), required=False)
    day = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    channel = forms.ChoiceField(
        label=_("Channel"), choices=[("a", "Telegram"), ("b", "109")], widget=forms.RadioSelect
    )
    consent = forms.BooleanField(label=_("I agree that my words are published"))
