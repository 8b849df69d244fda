"""Forms of the promise pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kezdesu.commitments.verdicts import COMMENT_SIGNS

CONFIRMS = "confirm"
DISPUTES = "dispute"


class VerdictForm(forms.Form):
    """Confirm or dispute, with a comment. The secret says who speaks; without it the device does."""

    word = forms.ChoiceField(
        label=_("Is it done?"),
        choices=[(CONFIRMS, _("Yes, it is done")), (DISPUTES, _("No, it is not done"))],
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=_("Your comment"),
        help_text=_("Shown beside the ministry's words. Do not write names, phone numbers or addresses."),
        required=False,
        max_length=COMMENT_SIGNS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    secret = forms.CharField(
        label=_("Your secret"),
        help_text=_("The last part of the link you got with the number of your question."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
