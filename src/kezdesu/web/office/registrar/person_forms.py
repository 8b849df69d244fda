"""Forms that say whether the holders of two posts are one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies.models import Tenure
from kezdesu.web.filters import t
from kezdesu.web.office.registrar.forms import choose, same_person
from kezdesu.web.typed import LineField


class SamePersonForm(forms.Form):
    """Who of the bearers of a name she is. ``clashes``: what then stands in two places at once, to be seen first."""

    same = forms.ChoiceField(label=_("Which post does this person hold as well?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, tenures: Sequence[Tenure], clashes: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = {str(tenure.pk): tenure for tenure in tenures}
        choose(self, "same", [(key, same_person(tenure)) for key, tenure in self._known.items()])
        if clashes:
            self.fields["seen"] = forms.BooleanField(
                label=_("Enter it all the same: one of the meetings will be put off"),
                help_text=format_lazy(
                    _("One person would be needed in two places at once: {pairs}."), pairs=clashes
                ),
            )

    @property
    def tenure(self) -> Tenure:
        """The chosen tenure."""
        return self._known[self.cleaned_data["same"]]


class PartForm(forms.Form):
    """Which of the posts that were said to be hers are another person's, and why it was thought so."""

    others = forms.MultipleChoiceField(
        label=_("Which of these posts does somebody else hold?"), widget=forms.CheckboxSelectMultiple
    )
    reason = LineField(
        label=_("Reason"),
        max_length=500,
        help_text=_("It stays in the public journal: no personal data, please."),
    )

    def __init__(self, *args: Any, tenures: Sequence[Tenure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = {str(tenure.pk): tenure for tenure in tenures}
        choose(self, "others", [(key, post_of(tenure)) for key, tenure in self._known.items()])

    @property
    def tenures(self) -> list[Tenure]:
        """The chosen tenures."""
        return [self._known[key] for key in self.cleaned_data["others"]]


def post_of(tenure: Tenure) -> str:
    """The post and its body."""
    return f"{t(tenure.office.title)} ({t(tenure.office.body.name)})"
