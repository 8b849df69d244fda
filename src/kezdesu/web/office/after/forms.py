"""Forms of the desk after a visit. Inside, their values are frozen dataclasses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies.models import Body, Office
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.rules import CommitmentText
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues.models import Issue
from kezdesu.issues.states import OUTCOMES, IssueState
from kezdesu.voices.models import Voice
from kezdesu.web.filters import t
from kezdesu.web.typed import LineField, TextField

TEXT_SIGNS = 10_000


class Awaited:
    """A field that is not marked as optional; that it is empty is said by the rule, with its clause."""

    def validate(self, value: Any) -> None:
        """Everything but emptiness is checked by the field."""
        if value:
            super().validate(value)  # type: ignore[misc]


class AwaitedText(Awaited, TextField):
    """A text that the rule asks for."""


class AwaitedDay(Awaited, forms.DateField):
    """A day that the rule asks for."""


class AwaitedChoice(Awaited, forms.ChoiceField):
    """A choice that the rule asks for."""


def long_text(label: Any, *, rows: int = 3, help_text: Any = "", awaited: bool = True) -> forms.CharField:
    """A field of several lines."""
    area = forms.Textarea(attrs={"rows": rows})
    kind = AwaitedText if awaited else TextField
    return kind(label=label, required=awaited, max_length=TEXT_SIGNS, help_text=help_text, widget=area)


class IssueForm(forms.Form):
    """The issue's sentence and its outcome."""

    title_kk = AwaitedText(label=_("Issue in Kazakh"), max_length=400)
    title_ru = AwaitedText(label=_("Issue in Russian"), max_length=400)
    title_en = LineField(label=_("Issue in English"), required=False, max_length=400)
    outcome = forms.ChoiceField(label=_("Outcome"), widget=forms.RadioSelect)
    outcome_kk = long_text(
        _("Explanation or reason in Kazakh"), help_text=_("A measure of the plan needs none.")
    )
    outcome_ru = long_text(_("Explanation or reason in Russian"))
    to = forms.ChoiceField(label=_("Referred to"), required=False)

    def __init__(self, issue: Issue, bodies: Iterable[Body], data: Any = None) -> None:
        names = ("title_kk", "title_ru", "title_en", "outcome_kk", "outcome_ru")
        initial = {name: getattr(issue, name) for name in names} | {
            "outcome": issue.state if issue.state in OUTCOMES else IssueState.EXPLAINED,
            "to": issue.referred_to.slug if issue.referred_to else "",
        }
        super().__init__(data, initial=initial)
        words = {
            IssueState.EXPLAINED: _("Explained"),
            IssueState.PLANNED: _("Into the action plan: a measure with date and owner"),
            IssueState.REFERRED: _("Referred by competence"),
        }
        self.bodies = {body.slug: body for body in bodies}
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(state, words[state]) for state in OUTCOMES]
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [("", "—"), *((slug, t(body.name)) for slug, body in self.bodies.items())]

    def clean(self) -> dict[str, Any]:
        """A referral names its body."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("outcome") == IssueState.REFERRED and not cleaned.get("to"):
            self.add_error("to", _("Choose the body to which the issue goes."))
        return cleaned

    @property
    def title(self) -> Trilingual:
        """The sentence as typed."""
        said = self.cleaned_data
        return Trilingual(said["title_kk"], said["title_ru"], said["title_en"])

    @property
    def text(self) -> Trilingual:
        """The explanation or reason as typed."""
        return Trilingual(self.cleaned_data["outcome_kk"], self.cleaned_data["outcome_ru"])


class ReshapeForm(forms.Form):
    """Take the whole issue into another one, or some of its questions out into one of their own."""

    into = forms.ChoiceField(label=_("Join with the issue"), required=False)
    voices = forms.MultipleChoiceField(
        label=_("Take out into an issue of their own"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, others: Iterable[Issue], voices: Iterable[Voice], data: Any = None) -> None:
        super().__init__(data)
        self.others = {issue.code: issue for issue in others}
        self.asked = {voice.code: voice for voice in voices}
        into, out = self.fields["into"], self.fields["voices"]
        assert isinstance(into, forms.ChoiceField)
        assert isinstance(out, forms.MultipleChoiceField)
        into.choices = [("", "—"), *((code, t(issue.title)[:90]) for code, issue in self.others.items())]
        out.choices = [(code, f"{code}: {voice.text[:90]}") for code, voice in self.asked.items()]


class PromiseForm(forms.Form):
    """A measure: action, date, responsible post."""

    action_kk = long_text(_("Measure in Kazakh"))
    action_ru = long_text(_("Measure in Russian"))
    action_en = long_text(_("Measure in English"), rows=2, awaited=False)
    due_on = AwaitedDay(
        label=_("Deadline"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    office = AwaitedChoice(label=_("Responsible post and body"))
    helpers = forms.MultipleChoiceField(
        label=_("Co-executors"), required=False, widget=forms.SelectMultiple(attrs={"size": 5})
    )

    def __init__(
        self,
        offices: Iterable[Office],
        bodies: Iterable[Body],
        data: Any = None,
        commitment: Commitment | None = None,
    ) -> None:
        super().__init__(data, initial=_values(commitment) if commitment else None)
        self.offices = {str(office.pk): office for office in offices}
        self.bodies = {body.slug: body for body in bodies}
        post, helpers = self.fields["office"], self.fields["helpers"]
        assert isinstance(post, forms.ChoiceField)
        assert isinstance(helpers, forms.MultipleChoiceField)
        post.choices = [("", "—"), *_by_body(self.offices.values())]
        helpers.choices = [(slug, t(body.name)) for slug, body in self.bodies.items()]

    @property
    def text(self) -> CommitmentText:
        """The promise as typed; the gate judges it."""
        said = self.cleaned_data
        return CommitmentText(
            action=Trilingual(said["action_kk"], said["action_ru"], said["action_en"]),
            due_on=said["due_on"],
            office=self.offices.get(said["office"]),
            co_executors=tuple(self.bodies[slug] for slug in said["helpers"]),
        )


class SummaryForm(forms.Form):
    """What came of the meeting, in a few sentences."""

    summary_kk = long_text(_("Results in Kazakh"), rows=6)
    summary_ru = long_text(_("Results in Russian"), rows=6)
    summary_en = long_text(_("Results in English"), rows=4, awaited=False)

    @property
    def text(self) -> Trilingual:
        """The summary as typed."""
        said = self.cleaned_data
        return Trilingual(said["summary_kk"], said["summary_ru"], said["summary_en"])


class ReturnForm(forms.Form):
    """Why the head returns what was prepared."""

    reason = long_text(_("What has to be changed"))


class PostingForm(forms.Form):
    """Where the publication was posted outside."""

    place = forms.ChoiceField(label=_("Where"), choices=[("site", _("Official site")), ("media", _("Media"))])
    url = forms.URLField(label=_("Address"), assume_scheme="https", max_length=200)


def _by_body(offices: Iterable[Office]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Posts under the name of their body."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for office in offices:
        groups.setdefault(t(office.body.name), []).append((str(office.pk), t(office.title)))
    return list(groups.items())


def _values(commitment: Commitment) -> dict[str, object]:
    return {
        "action_kk": commitment.action_kk,
        "action_ru": commitment.action_ru,
        "action_en": commitment.action_en,
        "due_on": commitment.due_on,
        "office": str(commitment.office_id),
        "helpers": [body.slug for body in commitment.co_executors.all()],
    }
