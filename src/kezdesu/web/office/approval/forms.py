"""Forms of approval and amendments: typed answers in, nothing else decided here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule.models import Amendment
from kezdesu.web.filters import t
from kezdesu.web.office.schedule.forms import Choices, RowForm, day_field


class ReceiptForm(forms.Form):
    """The draft goes to the Government Office."""

    receipt = forms.CharField(
        label=_("Incoming number at the Government Office"), max_length=60, required=False
    )


class ApprovalForm(forms.Form):
    """The approving act of the Government."""

    act_number = forms.CharField(label=_("Number of the act"), max_length=40, required=False)
    act_date = day_field(_("Date of the act"))


class AmendmentsForm(ApprovalForm):
    """An act that approves signed amendments."""

    amendments = forms.TypedMultipleChoiceField(
        label=_("Amendments"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, signed: list[Amendment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["amendments"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(item.pk, f"{item.code}: {t(item.entry.proposal.body.name)}") for item in signed]


class AmendForm(forms.Form):
    """A change of an approved entry."""

    what = forms.ChoiceField(
        label=_("What changes"),
        choices=[("move", _("Another day or region")), ("withdraw", _("The meeting is withdrawn"))],
        widget=forms.RadioSelect,
        initial="move",
    )
    new_date = day_field(_("New day"), required=False)
    new_region = forms.ChoiceField(label=_("New region"), required=False)
    reason_kk = forms.CharField(
        label=_("Reason in Kazakh"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    reason_ru = forms.CharField(
        label=_("Reason in Russian"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, regions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["new_region"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((value, t(label)) for value, label in regions)]

    def clean(self) -> dict[str, Any]:
        """A day is needed unless the meeting is withdrawn."""
        data = super().clean() or {}
        if data.get("what") == "move" and not data.get("new_date") and "new_date" not in self.errors:
            self.add_error("new_date", _("Name the new day, or the same one if only the region changes."))
        return data

    @property
    def day(self) -> date | None:
        """The new day; None withdraws."""
        return None if self.cleaned_data["what"] == "withdraw" else self.cleaned_data["new_date"]

    @property
    def reason(self) -> Trilingual:
        """The reason in both languages."""
        return Trilingual(self.cleaned_data["reason_kk"], self.cleaned_data["reason_ru"])


class AddForm(RowForm):
    """A meeting to be added to an approved schedule."""

    reason_kk = forms.CharField(
        label=_("Reason in Kazakh"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    reason_ru = forms.CharField(
        label=_("Reason in Russian"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    @property
    def reason(self) -> Trilingual:
        """The reason in both languages."""
        return Trilingual(self.cleaned_data["reason_kk"], self.cleaned_data["reason_ru"])
