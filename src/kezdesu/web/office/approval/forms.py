"""Forms of approval and amendments: typed answers in, nothing else decided here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from kezdesu.common.trilingual import Trilingual
from kezdesu.regions.models import Region
from kezdesu.schedule.asking import Asked
from kezdesu.schedule.models import Amendment, Entry
from kezdesu.web import formats
from kezdesu.web.filters import language, t
from kezdesu.web.office.schedule.forms import Choices, RowForm, day_field
from kezdesu.web.typed import LineField, TextField

MOST_CHANGES = 30


class ReceiptForm(forms.Form):
    """The draft goes to the Government Office."""

    receipt = LineField(
        label=_("Incoming number at the Government Office"),
        max_length=60,
        widget=forms.TextInput(attrs={"aria-required": "true"}),
        required=False,
    )


class ScanForm(forms.Form):
    """The scan of an act. ``kept``: the ticket of one that was put aside when the form was refused."""

    scan = forms.FileField(
        label=_("Scan of the act"),
        required=False,
        help_text=_("PDF or JPEG, up to 20 MB. It becomes public."),
    )
    kept = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)

    @property
    def upload(self) -> UploadedFile | None:
        """The chosen file."""
        chosen = self.files.get(self.add_prefix("scan"))
        return chosen if isinstance(chosen, UploadedFile) else None

    @property
    def kept_ticket(self) -> str:
        """The ticket that came back with the form, or goes out with it."""
        return str(self.data.get(self.add_prefix("kept"), ""))

    def choose(self, file: UploadedFile | None) -> None:
        """A browser cannot choose a file again by itself: take what was put aside."""
        if file is not None:
            self.files = MultiValueDict({self.add_prefix("scan"): [file]})

    def keep(self, ticket: str) -> None:
        """Send the ticket out with the refused form."""
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        data[self.add_prefix("kept")] = ticket
        self.data = data


class ApprovalForm(ScanForm):
    """The approving act of the Government; ``digest``: SHA-256 of the draft that was shown."""

    act_number = LineField(label=_("Number of the act"), max_length=40)
    act_date = day_field(_("Date of the act"))
    digest = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    field_order: Sequence[str] = ("act_number", "act_date", "scan")


class AmendmentsForm(ApprovalForm):
    """An act that approves signed amendments."""

    amendments = forms.TypedMultipleChoiceField(
        label=_("Amendments"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    field_order: Sequence[str] = ("amendments", "act_number", "act_date", "scan")

    def __init__(self, *args: Any, signed: list[Amendment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["amendments"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (item.pk, f"{item.code}: {t(item.entry.proposal.body.name)}, {_asked_of(item)}")
            for item in signed
        ]
        field.initial = [item.pk for item in signed]


def _asked_of(item: Amendment) -> str:
    """What becomes of the meeting, in a few words."""
    if item.new_date is None:
        return _("withdrawn: %(day)s") % {"day": formats.day(item.entry.planned_on, language())}
    return formats.days(item.new_date, item.new_until, language())


def long_reason(label: object) -> forms.CharField:
    """A reason of a few lines; which language is missing is said by the rule."""
    return TextField(
        label=label,  # type: ignore[arg-type]
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "aria-required": "true"}),
        required=False,
    )


class AmendForm(forms.Form):
    """A change of an approved entry."""

    what = forms.ChoiceField(
        label=_("What changes"),
        choices=[("move", _("Another day or region")), ("withdraw", _("The meeting is withdrawn"))],
        widget=forms.RadioSelect,
        initial="move",
    )
    new_date = day_field(_("New day"), required=False)
    new_until = day_field(_("Last day, if it takes several"), required=False)
    new_region = forms.ChoiceField(label=_("New region"), required=False)
    reason_kk = long_reason(_("Reason in Kazakh"))
    reason_ru = long_reason(_("Reason in Russian"))

    def __init__(self, *args: Any, regions: Choices, **kwargs: Any) -> None:
        """Where there is one region only, no other can be chosen."""
        super().__init__(*args, **kwargs)
        self.fields["new_date"].widget.attrs["aria-required"] = "true"
        field = self.fields["new_region"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("as before")), *((value, t(label)) for value, label in regions)]
        if len(regions) == 1:
            del self.fields["new_region"]

    def clean(self) -> dict[str, Any]:
        """A day is needed unless the meeting is withdrawn."""
        data = super().clean() or {}
        if data.get("what") == "move" and not data.get("new_date") and "new_date" not in self.errors:
            self.add_error("new_date", _("Name the new day, or the same one if only the region changes."))
        return data

    def asked(self, entry: Entry, regions: Mapping[str, Region]) -> Asked:
        """The typed change of the entry."""
        data = self.cleaned_data
        moves = data["what"] == "move"
        return Asked(
            entry,
            data["new_date"] if moves else None,
            Trilingual(data["reason_kk"], data["reason_ru"]),
            data["new_until"] if moves else None,
            regions.get(data.get("new_region", "")) if moves else None,
        )


class LetterRowForm(AmendForm):
    """One of several changes in a letter."""

    entry = forms.TypedChoiceField(label=_("Meeting"), coerce=int, empty_value=None)
    field_order = ("entry",)

    def __init__(self, *args: Any, entries: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["entry"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *entries]


if TYPE_CHECKING:
    LetterBase = BaseFormSet[LetterRowForm]
else:
    LetterBase = BaseFormSet


class Letter(LetterBase):
    """All changes of a letter."""

    def kept(self) -> list[LetterRowForm]:
        """The rows that were filled in."""
        return [form for form in self.forms if form.has_changed()]


LetterFormSet = formset_factory(
    LetterRowForm, formset=Letter, extra=2, max_num=MOST_CHANGES, validate_max=True
)


class AddForm(RowForm):
    """A meeting to be added to an approved schedule."""

    reason_kk = long_reason(_("Reason in Kazakh"))
    reason_ru = long_reason(_("Reason in Russian"))

    @property
    def reason(self) -> Trilingual:
        """The reason in both languages."""
        return Trilingual(self.cleaned_data["reason_kk"], self.cleaned_data["reason_ru"])
