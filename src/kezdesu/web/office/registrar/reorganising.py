"""Split and merge: the forms, what would follow, and the act. Nothing is done before it was shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import actions, queries, registry
from kezdesu.bodies.actions.reorganising import Heir, NewBody
from kezdesu.bodies.models import Body, BodyKind, Office
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.web.filters import by_name, t
from kezdesu.web.office.registrar import consequences
from kezdesu.web.office.registrar.acting import UNPROCESSABLE, done
from kezdesu.web.office.registrar.forms import act_field, choose, day_field, text_field
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request

MOST_HEIRS = 3


class HeirForm(forms.Form):
    """A successor: one that exists, or the names of a new one."""

    unmarked = True
    existing = forms.ChoiceField(label=_("A body that exists"), required=False)
    slug = forms.SlugField(label=_("Or a new one: short name in the address"), max_length=80, required=False)
    name_kk = text_field(_("Name in Kazakh"), required=False)
    name_ru = text_field(_("Name in Russian"), required=False)
    name_en = text_field(_("Name in English"), required=False)
    genitive_kk = text_field(_("Whose, in Kazakh (… министрлігінің)"), required=False)
    genitive_ru = text_field(_("Whose, in Russian (Министерства …)"), required=False)
    head_kk = text_field(_("Post of its head in Kazakh"), required=False)
    head_ru = text_field(_("Post of its head in Russian"), required=False)
    head_en = text_field(_("Post of its head in English"), required=False)

    def __init__(self, *args: Any, peers: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "existing", [("", "—"), *((body.slug, t(body.name)) for body in peers)])

    @property
    def heir(self) -> Heir | None:
        """What was chosen or named; None when nothing was."""
        data = self.cleaned_data
        if data["existing"]:
            return queries.by_slug(data["existing"])
        if not data["slug"]:
            return None
        return NewBody(
            data["slug"],
            Trilingual(data["name_kk"], data["name_ru"], data["name_en"]),
            Trilingual(data["genitive_kk"], data["genitive_ru"]),
            Trilingual(data["head_kk"], data["head_ru"], data["head_en"]),
        )

    @property
    def called(self) -> Trilingual:
        """How the successor is called in what would follow."""
        heir = self.heir
        return heir.name if heir is not None else Trilingual("", "")


class ActForm(forms.Form):
    """Since when and by which act; ``others`` are the bodies merged with this one."""

    since = day_field(_("First day of the new order"))
    act_number = act_field()
    others = forms.MultipleChoiceField(
        label=_("Together with"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        peers: Sequence[Body],
        posts: Sequence[Office],
        visits: Sequence[consequences.OpenVisit],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "others", [(body.slug, t(body.name)) for body in peers])
        if not peers:
            del self.fields["others"]
        self.names = {f"post-{post.slug}": post.slug for post in posts}
        for name, post in zip(self.names, posts, strict=True):
            self.fields[name] = _place(t(post.title))
        self.codes = {f"visit-{visit.code}": visit.code for visit in visits}
        for name, visit in zip(self.codes, visits, strict=True):
            self.fields[name] = _place(visit.label)

    @property
    def posts(self) -> dict[str, int]:
        """Slug of a post → number of its heir."""
        return {slug: self.cleaned_data[name] for name, slug in self.names.items()}

    @property
    def visits(self) -> dict[str, int]:
        """Code of a visit → number of its heir."""
        return {code: self.cleaned_data[name] for name, code in self.codes.items()}

    @property
    def first(self) -> list[Any]:
        """The fields that are neither posts nor visits."""
        return [self[name] for name in self.fields if name not in {**self.names, **self.codes}]

    @property
    def of_visits(self) -> list[Any]:
        """The fields of visits."""
        return [self[name] for name in self.codes]

    @property
    def of_posts(self) -> list[Any]:
        """The fields of posts."""
        return [self[name] for name in self.names]


def _place(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, choices=_places(), initial=0)


def _places() -> list[tuple[int, Any]]:
    return [(0, _("the main successor")), (1, _("the second successor")), (2, _("the third successor"))]


def split(request: Request, body: Body) -> HttpResponse:
    """One body becomes several."""
    return _page(request, body, "split", HEIRS["split"])


def merge(request: Request, body: Body) -> HttpResponse:
    """This body and others become one."""
    return _page(request, body, "merge", HEIRS["merge"])


HEIRS: Mapping[str, int] = {"split": MOST_HEIRS, "merge": 1}


def _page(request: Request, body: Body, act: str, count: int) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form, heirs = _forms(body, act, count, data)
    valid = data is not None and all([form.is_valid(), *(heir.is_valid() for heir in heirs)])
    apply = valid and "apply" in request.POST
    if apply and done(form, lambda: _act(body, act, form, heirs, request)):
        return redirect("office:registrar_body", slug=body.slug)
    wrong = data is not None and (not valid or bool(form.errors))
    context = {
        "body": body,
        "act": act,
        "form": form,
        "heirs": heirs,
        "seen": consequences.of(ending(body, form)) if valid else [],
        "main": next((heir.called for heir in heirs if valid and heir.called), None),
        "may_apply": valid and not form.errors,
    }
    status = UNPROCESSABLE if wrong else 200
    return show(request, "office/registrar/reorganise.html", context, status=status)


def _forms(body: Body, act: str, count: int, data: QueryDict | None) -> tuple[ActForm, list[HeirForm]]:
    living = by_name(queries.of_kind(BodyKind(body.kind), on=clock.today()))
    peers = [one for one in living if one.pk != body.pk]
    standing = [one for one in peers if one.valid_until is None]
    posts = [post for post in registry.offices_of(body) if post.valid_until is None]
    others = [post for post in posts if post.rank not in ("head", "akim")]
    splits = act == "split"
    form = ActForm(
        data,
        peers=[] if splits else standing,
        posts=others if splits else [],
        visits=consequences.open_visits(body) if splits else [],
    )
    return form, [HeirForm(data, prefix=f"heir{place}", peers=standing) for place in range(count)]


def ending(body: Body, form: ActForm) -> list[Body]:
    """The bodies that would end."""
    others = [queries.by_slug(slug) for slug in form.cleaned_data.get("others", [])]
    return [body, *(one for one in others if one is not None)]


def _act(body: Body, act: str, form: ActForm, heirs: Sequence[HeirForm], request: Request) -> None:
    found = [heir.heir for heir in heirs]
    named = [heir for heir in found if heir is not None]
    since, number, by = form.cleaned_data["since"], form.cleaned_data["act_number"], request.actor
    if act == "split":
        places = {"posts": form.posts, "visits": form.visits}
        actions.split(body=body, heirs=named, since=since, act_number=number, by=by, **places)
        return
    actions.merge_into(bodies=ending(body, form), heirs=named, since=since, act_number=number, by=by)
