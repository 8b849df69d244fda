"""Forms of the visit desk."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from kezdesu.common.clock import ALMATY
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings.models import AgendaKind, CommentSetting, PartKind, RecordKind
from kezdesu.meetings.plans import AgendaRow, BroadcastPlan, PlannedPart
from kezdesu.web.office.schedule.forms import day_field
from kezdesu.web.public.meetings.words import AGENDA, COMMENTS, PARTS, RECORDS
from kezdesu.web.typed import LineField, TextField

MOST_ITEMS = 20


def text_field(label: object, *, longest: int = 4000, rows: int = 3) -> forms.CharField:
    """A text of several lines; the rules say whether it may be empty."""
    widget = forms.Textarea(attrs={"rows": rows})
    return TextField(label=label, max_length=longest, widget=widget, required=False)  # type: ignore[arg-type]


def hour_field(label: object, *, required: bool = True) -> forms.TimeField:
    """An hour of the day in Almaty."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, widget=widget, required=required)  # type: ignore[arg-type]


def instant(day: date, hour: time) -> datetime:
    """The UTC instant of an hour in Almaty."""
    return datetime.combine(day, hour, tzinfo=ALMATY).astimezone(UTC)


class ReasonForm(forms.Form):
    """A reason in both official languages."""

    reason_kk = text_field(_("Reason in Kazakh"))
    reason_ru = text_field(_("Reason in Russian"))

    @property
    def reason(self) -> Trilingual:
        """The reason."""
        return Trilingual(self.cleaned_data["reason_kk"], self.cleaned_data["reason_ru"])


class PostponeForm(ReasonForm):
    """Another day and hour."""

    new_start = day_field(_("New day"))
    new_hour = hour_field(_("New hour"))
    field_order = ["new_start", "new_hour", "reason_kk", "reason_ru"]

    @property
    def start(self) -> datetime:
        """The new start."""
        return instant(self.cleaned_data["new_start"], self.cleaned_data["new_hour"])


class PartForm(forms.Form):
    """The hours of one part on the day of the visit; a part without hours does not take place."""

    start = hour_field(_("Start"), required=False)
    end = hour_field(_("End"), required=False)
    place_kk = LineField(label=_("Place in Kazakh, if another"), max_length=250, required=False)
    place_ru = LineField(label=_("Place in Russian, if another"), max_length=250, required=False)

    def __init__(self, data: Any = None, *, kind: PartKind, initial: dict[str, object]) -> None:
        super().__init__(data, prefix=kind.value, initial=initial)
        self.kind = kind
        self.title = PARTS[kind.value]

    def clean(self) -> dict[str, Any]:
        """Both hours or none."""
        data = super().clean() or {}
        if bool(data.get("start")) != bool(data.get("end")) and not self.errors:
            self.add_error(
                "end" if data.get("start") else "start", _("Give both hours, or leave both empty.")
            )
        return data

    def planned(self, day: date) -> PlannedPart | None:
        """The typed part."""
        data = self.cleaned_data
        if not data["start"]:
            return None
        place = Trilingual(data["place_kk"], data["place_ru"])
        return PlannedPart(self.kind, instant(day, data["start"]), instant(day, data["end"]), place)


class AgendaForm(forms.Form):
    """An item of the agenda."""

    kind = forms.ChoiceField(label=_("Kind of item"), choices=list(AGENDA.items()))
    title_kk = LineField(label=_("Title in Kazakh"), max_length=250, required=False)
    title_ru = LineField(label=_("Title in Russian"), max_length=250, required=False)
    title_en = LineField(label=_("Title in English"), max_length=250, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600)

    def row(self) -> AgendaRow:
        """The typed item."""
        data = self.cleaned_data
        title = Trilingual(data["title_kk"], data["title_ru"], data["title_en"])
        return AgendaRow(AgendaKind(data["kind"]), title, data["minutes"])


if TYPE_CHECKING:
    ItemsBase = BaseFormSet[AgendaForm]
else:
    ItemsBase = BaseFormSet


class Items(ItemsBase):
    """All items of an agenda."""

    def rows(self) -> list[AgendaRow]:
        """Items with minutes that were not taken out."""
        kept = [form for form in self.forms if form.has_changed() and not form.cleaned_data.get("DELETE")]
        return [form.row() for form in kept if form.cleaned_data.get("minutes")]


ItemFormSet = formset_factory(
    AgendaForm, formset=Items, extra=3, can_delete=True, max_num=MOST_ITEMS, validate_max=True
)


class BroadcastForm(forms.Form):
    """The broadcast, or why there is none."""

    url = forms.CharField(
        label=_("Link of the broadcast"), max_length=200, required=False, widget=forms.URLInput()
    )
    comments = forms.ChoiceField(
        label=_("Comments under the broadcast"), choices=list(COMMENTS.items()), widget=forms.RadioSelect
    )
    videoconference = forms.BooleanField(label=_("With videoconference"), required=False)
    impossible_kk = text_field(_("Why a broadcast or open comments are impossible, in Kazakh"))
    impossible_ru = text_field(_("Why a broadcast or open comments are impossible, in Russian"))

    @property
    def plan(self) -> BroadcastPlan:
        """The typed plan."""
        data = self.cleaned_data
        why = Trilingual(data["impossible_kk"], data["impossible_ru"])
        return BroadcastPlan(data["url"], CommentSetting(data["comments"]), data["videoconference"], why)


class AnnouncementForm(forms.Form):
    """The announcement's text; kk and ru are needed before it is put before the head."""

    text_kk = text_field(_("Text in Kazakh"), longest=10_000, rows=8)
    text_ru = text_field(_("Text in Russian"), longest=10_000, rows=8)
    text_en = text_field(_("Text in English"), longest=10_000, rows=5)

    @property
    def text(self) -> Trilingual:
        """The typed text."""
        data = self.cleaned_data
        return Trilingual(data["text_kk"], data["text_ru"], data["text_en"])


class RecordForm(forms.Form):
    """One piece of evidence."""

    kind = forms.ChoiceField(label=_("What is recorded"))
    happened_on = day_field(_("When it happened"))
    happened_hour = hour_field(_("At what hour"))
    note_kk = text_field(_("Note in Kazakh"))
    note_ru = text_field(_("Note in Russian"))
    count = forms.IntegerField(
        label=_("Count: votes, requests, notices, articles"),
        min_value=0,
        max_value=10_000_000,
        required=False,
    )
    url = forms.CharField(label=_("Link"), max_length=200, required=False, widget=forms.URLInput())
    file = forms.FileField(label=_("File: photo, scan, PDF"), required=False)

    def __init__(self, *args: Any, kinds: tuple[RecordKind, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind.value, RECORDS[kind.value]) for kind in kinds]

    @property
    def happened_at(self) -> datetime:
        """When it happened."""
        return instant(self.cleaned_data["happened_on"], self.cleaned_data["happened_hour"])

    @property
    def note(self) -> Trilingual:
        """The note in both languages."""
        return Trilingual(self.cleaned_data["note_kk"], self.cleaned_data["note_ru"])

    @property
    def upload(self) -> UploadedFile | None:
        """The chosen file."""
        return self.cleaned_data["file"] or None


class ArchiveForm(forms.Form):
    """The recording of the broadcast."""

    archive_url = forms.CharField(label=_("Link of the recording"), max_length=200, widget=forms.URLInput())


class MinutesForm(forms.Form):
    """Minutes of the NGO meeting, links of the briefing."""

    minutes_kk = text_field(_("Minutes or links, in Kazakh"), longest=10_000, rows=6)
    minutes_ru = text_field(_("Minutes or links, in Russian"), longest=10_000, rows=6)

    @property
    def minutes(self) -> Trilingual:
        """The typed minutes."""
        return Trilingual(self.cleaned_data["minutes_kk"], self.cleaned_data["minutes_ru"])


class EndForm(forms.Form):
    """A part ends."""

    attendance = forms.IntegerField(
        label=_("How many took part"), min_value=0, max_value=100_000, required=False
    )
