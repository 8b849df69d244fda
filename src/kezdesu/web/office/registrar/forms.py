"""Forms of the registrar's desk: typed values in, nothing decided here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies.models import Body, Rank, Tenure
from kezdesu.bodies.refusals import NAMESAKE as NAMESAKE_ASKED
from kezdesu.bodies.states import Stranger
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.web.filters import t
from kezdesu.web.office.registrar.words import RANKS
from kezdesu.web.typed import LineField

NAMESAKE = "namesake"
FIRST_DAY, LAST_DAY = date(1991, 12, 16), date(2199, 12, 31)
OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


def day_field(label: Promise, *, required: bool = True, help_text: Promise | str = "") -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
    )


def awaited_line(label: Promise, *, length: int = 200) -> forms.CharField:
    """A line without which the act is refused; the rule says so, not the field."""
    widget = forms.TextInput(attrs={"aria-required": "true"})
    return LineField(label=label, max_length=length, required=False, widget=widget)  # type: ignore[arg-type]


def text_field(label: Promise, *, length: int = 200, required: bool = True) -> forms.CharField:
    """A line of text."""
    return LineField(label=label, max_length=length, required=required)  # type: ignore[arg-type]


def act_field() -> forms.CharField:
    """The number of the act that orders it."""
    return text_field(_("Number of the act"), length=60)


class TitleForm(forms.Form):
    """A text in three languages and its first day; ``text`` gives it back."""

    title_kk = awaited_line(_("In Kazakh"))
    title_ru = awaited_line(_("In Russian"))
    title_en = text_field(_("In English"), length=200, required=False)

    @property
    def text(self) -> Trilingual:
        """What was typed."""
        data = self.cleaned_data
        return Trilingual(data["title_kk"], data["title_ru"], data["title_en"])


class RenameForm(TitleForm):
    """Another name of a body."""

    genitive_kk = text_field(_("Whose, in Kazakh (… министрлігінің)"), required=False)
    genitive_ru = text_field(_("Whose, in Russian (Министерства …)"), required=False)
    since = day_field(_("First day of the name"))
    act_number = act_field()

    @property
    def genitive(self) -> Trilingual:
        """The name as in "the minister of …"."""
        return Trilingual(self.cleaned_data["genitive_kk"], self.cleaned_data["genitive_ru"])


class PostTitleForm(TitleForm):
    """Another title of a post."""

    since = day_field(_("First day of the title"))


class PostForm(TitleForm):
    """A new post."""

    slug = forms.SlugField(label=_("Short name in the address (a-z, digits, dashes)"), max_length=80)
    rank = forms.ChoiceField(label=_("Rank"), choices=[(rank, RANKS[rank]) for rank in Rank])
    since = day_field(_("First day of the post"))


class HolderForm(TitleForm):
    """Who holds a post since when: the name as it is written in each language."""

    title_kk = awaited_line(_("Full name in Kazakh"))
    title_ru = awaited_line(_("Full name in Russian"))
    title_en = text_field(_("Full name in English"), length=200, required=False)
    since = day_field(_("First day in the post"))

    def __init__(self, *args: Any, namesakes: Sequence[Tenure] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = {str(tenure.pk): tenure for tenure in namesakes}
        if namesakes:
            self.fields["same"] = forms.ChoiceField(
                label=_("Somebody of this name holds another post"),
                widget=forms.RadioSelect,
                error_messages={"required": t(NAMESAKE_ASKED.reason)},
                choices=[
                    *((key, same_person(tenure)) for key, tenure in self._known.items()),
                    (NAMESAKE, _("Another person of the same name")),
                ],
            )

    @property
    def same(self) -> Tenure | Stranger | None:
        """Whether she is the holder of another post of that name; None when nothing was said."""
        said = self.cleaned_data.get("same", "")
        return Stranger.NAMESAKE if said == NAMESAKE else self._known.get(said)


def same_person(tenure: Tenure) -> Promise | str:
    """The holder of a post, as a choice: who she is, by the post and its body."""
    post, body = t(tenure.office.title), t(tenure.office.body.name)
    return format_lazy(_("The same person: {post} ({body})"), post=post, body=body)


class LastDayForm(forms.Form):
    """The last day of something."""

    last_day = day_field(_("Last day"))


class EndRoleForm(forms.Form):
    """When a role ends."""

    how = forms.ChoiceField(
        label=_("When"),
        choices=[("at_once", _("At once: the next click is refused")), ("on_day", _("After a last day"))],
        widget=forms.RadioSelect,
        initial="on_day",
    )
    last_day = day_field(_("Last day"), required=False)

    def clean(self) -> dict[str, Any]:
        """A day is needed unless it ends at once."""
        data = super().clean() or {}
        if data.get("how") == "on_day" and not data.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Name the last day."))
        return data

    @property
    def day(self) -> date | None:
        """The last day; None at once."""
        return None if self.cleaned_data["how"] == "at_once" else self.cleaned_data["last_day"]


class RoleForm(forms.Form):
    """A role for somebody who has an account."""

    email = forms.EmailField(label=_("E-mail of the account"))
    role = forms.ChoiceField(label=_("Role"))
    since = day_field(_("First day"))

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "role", [("", "—"), *((str(role), role.label) for role in roles)])


class InviteForm(forms.Form):
    """A person to be invited."""

    name = text_field(_("Name"))
    email = forms.EmailField(label=_("E-mail"))
    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=[(code, OWN_NAMES[code]) for code in LANGUAGES]
    )
    since = day_field(_("First day"), required=False, help_text=_("Empty: the day of acceptance."))

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "roles", [(str(role), role.label) for role in roles])


class DelegateForm(forms.Form):
    """Who acts for the head, from when to when, by which act."""

    deputy = forms.ChoiceField(label=_("Who acts"))
    since = day_field(_("First day"))
    until = day_field(_("Last day"))
    act_number = act_field()
    reason = text_field(_("Reason (leave, trip, vacancy)"), length=500)

    def __init__(self, *args: Any, people: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "deputy", [("", "—"), *((str(one.pk), one.name) for one in people)])


class ReasonForm(forms.Form):
    """Why something ends early."""

    reason = text_field(_("Reason"), length=500)


class FileForm(forms.Form):
    """A sheet of members."""

    file = forms.FileField(
        label=_("Sheet (XLSX or CSV)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("Five columns in any order: body, name, e-mail, role, since."),
    )


class MembersForm(forms.Form):
    """How the list of members is narrowed."""

    unmarked = True
    word = LineField(label=_("Name or e-mail"), max_length=100, required=False)
    body = forms.ChoiceField(label=_("Body"), required=False)
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("all")), *((str(r), r.label) for r in Role)]
    )
    state = forms.ChoiceField(
        label=_("Time"),
        required=False,
        choices=[("now", _("in force now")), ("ahead", _("ahead")), ("over", _("over")), ("all", _("all"))],
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", [("", _("all")), *((body.slug, t(body.name)) for body in bodies)])


def choose(form: forms.Form, name: str, choices: Sequence[tuple[str, Any]]) -> None:
    """Put the choices into a field."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
