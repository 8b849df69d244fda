"""Forms of asking, appealing and taking back. The text is judged by ``voices.intake``; the form only keeps it."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.meetings.models import Visit
from kezdesu.regions import queries as regions
from kezdesu.regions.models import District, Region
from kezdesu.voices.actions import SubmitVoice
from kezdesu.voices.models import VoiceKind
from kezdesu.web.filters import t

DISTRICT = "d"
Choice = tuple[Any, Any]


class AskForm(forms.Form):
    """One box, where you live, a contact if you like, consent. ``key`` makes a double click one question."""

    text = forms.CharField(
        label=_("Your question"),
        help_text=_(
            "What happened, where, and what do you ask for? Leave out names, addresses and documents."
        ),
        error_messages={"required": _("The text is empty. Write your question.")},
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (VoiceKind.QUESTION, _("A question")),
            (VoiceKind.PROPOSAL, _("A proposal")),
            (VoiceKind.COMPLAINT, _("A complaint")),
        ],
        initial=VoiceKind.QUESTION,
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(label=_("Where do you live?"))
    contact = forms.CharField(
        label=_("Phone or e-mail"),
        help_text=_("Only for news about this question. It is encrypted and never published."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )
    consent = forms.BooleanField(
        label=_(
            "I agree that my text is published without my name after it was checked, and that it is stored."
        ),
        error_messages={"required": _("Without your consent the question cannot be stored or published.")},
    )
    key = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)

    def __init__(self, data: QueryDict | None, *, home: Region | None) -> None:
        super().__init__(data, initial={"key": secrets.token_urlsafe(24), "place": home.kato if home else ""})
        self._regions = {region.kato: region for region in regions.existing(clock.today())}
        self._districts = (
            {f"{DISTRICT}{item.pk}": item for item in regions.districts_of(home)} if home else {}
        )
        self._place_field.choices = self._choices(home)
        self.fields["text"].widget.attrs |= {
            "hx-post": reverse("public:ask_similar"),
            "hx-trigger": "input changed delay:600ms",
            "hx-target": "#alike",
            "hx-include": "[name=csrfmiddlewaretoken]",
        }

    def submission(self, *, visit: Visit | None, body: Body | None) -> SubmitVoice:
        """What to submit; only of a valid form."""
        region, district = self._chosen_place()
        return SubmitVoice(
            key=self.cleaned_data["key"],
            text=self.cleaned_data["text"],
            region=region,
            district=district,
            visit=visit,
            body=body,
            kind=VoiceKind(self.cleaned_data["kind"]),
            contact=self.cleaned_data["contact"],
        )

    @property
    def _place_field(self) -> forms.ChoiceField:
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        return field

    def _chosen_place(self) -> tuple[Region, District | None]:
        place = self.cleaned_data["place"]
        district = self._districts.get(place)
        return (district.region, district) if district else (self._regions[place], None)

    def _choices(self, home: Region | None) -> list[Choice]:
        everywhere = [(kato, t(region.name)) for kato, region in self._regions.items()]
        if home is None:
            return [("", _("Choose the region")), *everywhere]
        here: list[Choice] = [(home.kato, t(home.name))]
        here += [(key, t(district.name)) for key, district in self._districts.items()]
        others = [choice for choice in everywhere if choice[0] != home.kato]
        return [(t(home.name), here), (_("Another region"), others)]


class AppealForm(forms.Form):
    """The asker's appeal against a refusal."""

    text = forms.CharField(
        label=_("Why should the question be published?"),
        help_text=_("Read by the office only. Another person than the one who refused decides."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Filters(forms.Form):
    """The filters of the list of questions; an unknown value is refused, not ignored."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    body = forms.ChoiceField(label=_("Ministry"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def offer(self, name: str, every: str | Promise, choices: list[Choice]) -> None:
        """Fill one select; the first line stands for all."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", every), *choices]
