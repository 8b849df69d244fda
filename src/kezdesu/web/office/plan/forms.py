"""Forms of the plan table: progress, done, extension, refusal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kezdesu.common.trilingual import Trilingual
from kezdesu.web.office.after.forms import long_text


class ReportForm(forms.Form):
    """What was done, in both languages, with proof."""

    percent = forms.IntegerField(label=_("Done, percent"), min_value=0, max_value=100)
    text_kk = long_text(_("What was done, in Kazakh"))
    text_ru = long_text(_("What was done, in Russian"))
    file = forms.FileField(
        label=_("File as proof"), required=False, help_text=_("PDF, DOCX, XLSX, JPEG or PNG, up to 20 MB.")
    )
    link = forms.URLField(label=_("Link as proof"), required=False, assume_scheme="https", max_length=200)

    @property
    def text(self) -> Trilingual:
        """The note as typed."""
        return Trilingual(self.cleaned_data["text_kk"], self.cleaned_data["text_ru"])


class ExtensionForm(forms.Form):
    """A later day and why."""

    new_due_on = forms.DateField(
        label=_("New deadline"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason_kk = long_text(_("Reason in Kazakh"))
    reason_ru = long_text(_("Reason in Russian"))

    @property
    def reason(self) -> Trilingual:
        """The reason as typed."""
        return Trilingual(self.cleaned_data["reason_kk"], self.cleaned_data["reason_ru"])


class RefusalForm(forms.Form):
    """Why it will not be done."""

    reason_kk = long_text(_("Reason in Kazakh"))
    reason_ru = long_text(_("Reason in Russian"))

    @property
    def reason(self) -> Trilingual:
        """The reason as typed."""
        return Trilingual(self.cleaned_data["reason_kk"], self.cleaned_data["reason_ru"])
