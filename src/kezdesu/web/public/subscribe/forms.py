"""The form of a subscription by e-mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kezdesu.notifications.states import Scope
from kezdesu.web.filters import t
from kezdesu.web.public.subscribe.pages import Target, choices

WHOLE = "country:"


class MailForm(forms.Form):
    """Of what to hear, and where to write. ``about`` is ``scope:target``."""

    about = forms.ChoiceField(
        label=_("News about"),
        error_messages={
            "required": _("Choose from the list what the news is about."),
            "invalid_choice": _("Choose from the list what the news is about."),
        },
    )
    contact = forms.CharField(
        label=_("E-mail"),
        help_text=_("Encrypted, never published, and forgotten when you end the news."),
        max_length=254,
        error_messages={"required": _("Write your e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, data: Any, *, target: Target) -> None:
        super().__init__(data, initial={"about": target.key})
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (label, [(item.key, t(item.name)) for item in items])
            if label
            else (items[0].key, t(items[0].name))
            for label, items in choices(target)
        ]

    @property
    def chosen(self) -> tuple[Scope, str]:
        """Scope and target; only of a valid form."""
        scope, _colon, target = self.cleaned_data["about"].partition(":")
        return Scope(scope), target
