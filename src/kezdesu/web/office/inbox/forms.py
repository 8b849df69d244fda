"""Forms of the inbox: a decision about one question, many at once, and a text of another channel."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common import clock
from kezdesu.people.actors import Actor
from kezdesu.people.roles import AKIMAT
from kezdesu.regions import queries as regions
from kezdesu.voices import queries
from kezdesu.voices.grounds import BY_OFFICE, text_of
from kezdesu.voices.models import Channel
from kezdesu.voices.screening import ALWAYS_MASKED, NAMES, kinds
from kezdesu.web.filters import t
from kezdesu.web.typed import LineField, TextField

NOTE_LENGTH = 1000


class DecisionForm(forms.Form):
    """What comes with a button: ground and note, number to join to, theme, what is not personal."""

    ground = forms.ChoiceField(label=_("Ground"), required=False)
    note = TextField(
        label=_("Note"),
        help_text=_("For the office, not published."),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    to = LineField(label=_("Number of the other question"), required=False, max_length=20)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    keep = forms.MultipleChoiceField(
        label=_("Not personal: show it"),
        help_text=_("For example the address of the place the question is about, or an office's phone."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None, *, text: str) -> None:
        super().__init__(data)
        grounds = [("", _("Choose the ground")), *((ground, t(text_of(ground).name)) for ground in BY_OFFICE)]
        themes = [("", _("No theme")), *((item.slug, t(item.name)) for item in queries.themes())]
        spared = [(kind, t(NAMES[kind])) for kind in kinds(text) if kind not in ALWAYS_MASKED]
        for name, choices in (("ground", grounds), ("theme", themes), ("keep", spared)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        for name in ("ground", "to"):
            self.fields[name].widget.attrs["aria-required"] = "true"


class WrittenForm(forms.Form):
    """A text that came by another way than this site (clause 3.5b); an akimat enters what its akims heard."""

    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=[
            (Channel.BLOG, _("The head's blog platform")),
            (Channel.SOCIAL, _("A social network")),
            (Channel.TELEGRAM, _("Telegram")),
            (Channel.CALL_109, _("Contact centre 109")),
            (Channel.HALL, _("Said in the hall")),
            (Channel.PAPER, _("Paper slip")),
            (Channel.LETTER, _("Letter")),
            (Channel.AKIM, _("An akim's meeting")),
        ],
    )
    text = TextField(
        label=_("The text in the author's words"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    visit = LineField(
        label=_("Number of the meeting"), help_text=_("Such as M-2026-0147."), required=False, max_length=20
    )
    body = forms.ChoiceField(
        label=_("Ministry"), help_text=_("When it is not for one meeting."), required=False
    )
    region = forms.ChoiceField(label=_("Region of the author"))
    contact = forms.CharField(
        label=_("Phone or e-mail"),
        help_text=_("It is encrypted and never published."),
        required=False,
        max_length=120,
    )
    key = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)

    def __init__(self, data: QueryDict | None, *, by: Actor) -> None:
        super().__init__(data, initial={"key": secrets.token_urlsafe(24)})
        akimat = by.roles <= AKIMAT
        home = {grant.kato for grant in by.grants}
        places = [place for place in regions.existing(clock.today()) if not akimat or place.kato in home]
        ministries = queries.addressees(clock.today())
        own = [body for body in ministries if body.slug in by.bodies()] or ministries
        asked = [("", _("Choose the region"))] if len(places) > 1 else []
        self._offer("region", [*asked, *((place.kato, t(place.name)) for place in places)])
        self._offer("body", [("", _("Choose the ministry")), *((body.slug, t(body.name)) for body in own)])
        if akimat:
            self._offer("channel", [(Channel.AKIM, _("An akim's meeting"))])
        if len(own) == 1:
            self.initial["body"] = own[0].slug

    def _offer(self, name: str, choices: Sequence[tuple[str, str | Promise]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
