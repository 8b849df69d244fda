"""Forms of the records desk: the border between what is typed and the typed actions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies.models import Body
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings.models import Visit
from kezdesu.oversight.models import OversightKind
from kezdesu.regions.models import Region
from kezdesu.risks.models import RiskLevel
from kezdesu.web.filters import t
from kezdesu.web.typed import LineField, TextField

LONG = 20_000


class BothLanguages(forms.Form):
    """An official text in Kazakh and in Russian."""

    text_kk = TextField(label=_("Text in Kazakh"), widget=forms.Textarea, max_length=LONG)
    text_ru = TextField(label=_("Text in Russian"), widget=forms.Textarea, max_length=LONG)

    @property
    def text(self) -> Trilingual:
        """The text as typed."""
        return Trilingual(self.cleaned_data["text_kk"], self.cleaned_data["text_ru"])


class LetterForm(BothLanguages):
    """A letter on systemic problems (4.3)."""

    addressee = forms.ChoiceField(label=_("Addressee"))
    half = forms.TypedChoiceField(label=_("Half-year"), choices=[(1, "1"), (2, "2")], coerce=int)
    field_order = ("half", "addressee", "text_kk", "text_ru")

    def offer(self, bodies: list[Body]) -> None:
        """The bodies that may be written to."""
        self.fields["addressee"].choices = [(body.slug, t(body.name)) for body in bodies]  # type: ignore[attr-defined]


class RiskForm(BothLanguages):
    """A risk card (3.1)."""

    region = forms.ChoiceField(label=_("Region"))
    level = forms.ChoiceField(
        label=_("Level"),
        choices=[
            (RiskLevel.LOW, _("low")),
            (RiskLevel.MEDIUM, _("medium")),
            (RiskLevel.HIGH, _("high: a Deputy Prime Minister takes part")),
        ],
        initial=RiskLevel.MEDIUM,
    )
    forecast = forms.TypedChoiceField(
        label=_("What it is"),
        choices=[("no", _("it is worse already")), ("yes", _("it is expected to become worse"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        initial="no",
    )
    field_order = ("region", "level", "forecast", "text_kk", "text_ru")

    def offer(self, regions: list[Region]) -> None:
        """The regions of the country."""
        choices = [("", _("Choose the region")), *((row.kato, t(row.name)) for row in regions)]
        self.fields["region"].choices = choices  # type: ignore[attr-defined]


class MeetingDecisionForm(forms.Form):
    """The head goes: which off-schedule meeting answers the card."""

    visit = forms.ChoiceField(label=_("Off-schedule meeting"))

    def offer(self, visits: list[Visit]) -> None:
        """The meetings that could answer the card."""
        self.fields["visit"].choices = [(visit.code, visit.code) for visit in visits]  # type: ignore[attr-defined]


class NoMeetingForm(forms.Form):
    """No meeting, and why."""

    reason_kk = TextField(label=_("Reason in Kazakh"), widget=forms.Textarea, max_length=LONG)
    reason_ru = TextField(label=_("Reason in Russian"), widget=forms.Textarea, max_length=LONG)


OF_KIND = {OversightKind.HALF_YEAR_REVIEW: "half", OversightKind.CONTROL_NOTE: "about"}


class ActForm(BothLanguages):
    """An overseer's record: evaluation, guidance, review, measure, control note."""

    year = forms.IntegerField(label=_("Year"), min_value=2022, max_value=2041)
    half = forms.TypedChoiceField(
        label=_("Half-year"),
        choices=[("", "—"), (1, "1"), (2, "2")],
        coerce=int,
        empty_value=None,
    )
    about = forms.ChoiceField(label=_("About which body"))
    field_order = ("year", "half", "about", "text_kk", "text_ru")

    def ask(self, kind: str, bodies: list[Body]) -> None:
        """Only what a record of this kind has: a review its half-year, a note the body that it is about."""
        for name in {"half", "about"} - {OF_KIND.get(OversightKind(kind))}:
            del self.fields[name]
        if "about" in self.fields:
            self._offer(bodies)

    def _offer(self, bodies: list[Body]) -> None:
        choices = [("", "—"), *((body.slug, t(body.name)) for body in bodies)]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    """Why a record is sent back."""

    reason = TextField(label=_("Why it is returned"), widget=forms.Textarea, max_length=2000)


class DayForm(forms.Form):
    """A day that the Government swapped."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    working = forms.TypedChoiceField(
        label=_("What it becomes"),
        choices=[("yes", _("a working day")), ("no", _("a day off"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    source_kk = LineField(label=_("Ground in Kazakh (number and date of the act)"), max_length=250)
    source_ru = LineField(label=_("Ground in Russian (number and date of the act)"), max_length=250)
