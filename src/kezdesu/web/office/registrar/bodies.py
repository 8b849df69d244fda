"""Bodies: the list, the page of one, and what is done to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import actions, queries, registry, rules
from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.web.office.registrar import invitations, pages, reorganising
from kezdesu.web.office.registrar.acting import UNPROCESSABLE, done
from kezdesu.web.office.registrar.forms import PostForm, RenameForm, RoleForm
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request


@dataclass(frozen=True, slots=True)
class Act:
    """An act on a body: its words, its form, what it does."""

    title: Promise | str
    lead: object
    button: Promise
    form: Callable[[Body, QueryDict | None], forms.Form]
    do: Callable[[Body, Any, Actor], object]


def index(request: Request) -> HttpResponse:
    """The bodies in the registrar's charge."""
    lines = registry.bodies(slugs=pages.scope(request.actor), on=clock.today())
    context = {
        "kinds": pages.kinds(lines),
        "count": len(lines),
        "is_central": rules.is_central(request.actor),
    }
    return show(request, "office/registrar/index.html", context)


def body(request: Request, slug: str) -> HttpResponse:
    """One body: names, posts, people, invitations, delegations."""
    found = in_charge(request, slug)
    page = pages.body_page(found, request.actor)
    return show(request, "office/registrar/body.html", {"page": page, "body": found})


def act(request: Request, slug: str, act: str) -> HttpResponse:
    """One act on a body."""
    found = in_charge(request, slug)
    if act in WHOLE:
        return WHOLE[act](request, found)
    if act not in ACTS:
        raise Http404
    doing, data = ACTS[act], request.POST if request.method == "POST" else None
    form = doing.form(found, data)
    if data is not None and done(form, lambda: doing.do(found, form, request.actor)):
        return redirect("office:registrar_body", slug=slug)
    return show_act(request, found, doing, form)


def show_act(request: Request, body: Body, doing: Any, form: forms.Form) -> HttpResponse:
    """The page of a form; 422 when it was refused."""
    context = {"body": body, "act": doing, "form": form}
    status = UNPROCESSABLE if form.errors else 200
    return show(request, "office/registrar/act.html", context, status=status)


def in_charge(request: Request, slug: str) -> Body:
    """The body, if the registrar is in charge of it; another's is refused with the reason."""
    found = queries.by_slug(slug)
    if found is None:
        raise Http404
    require(rules.is_registrar(found, by=request.actor))
    return found


def _rename_form(body: Body, data: QueryDict | None) -> RenameForm:
    initial = {
        "title_kk": body.name_kk,
        "title_ru": body.name_ru,
        "title_en": body.name_en,
        "genitive_kk": body.genitive_kk,
        "genitive_ru": body.genitive_ru,
        "since": clock.today(),
    }
    return RenameForm(data, initial=initial)


def _rename(body: Body, form: RenameForm, by: Actor) -> None:
    actions.rename(
        body=body,
        name=form.text,
        genitive=form.genitive,
        since=form.cleaned_data["since"],
        act_number=form.cleaned_data["act_number"],
        by=by,
    )


def _post(body: Body, form: PostForm, by: Actor) -> None:
    data = form.cleaned_data
    actions.create_post(
        body=body, slug=data["slug"], rank=data["rank"], title=form.text, since=data["since"], by=by
    )


def _role(body: Body, form: RoleForm, by: Actor) -> None:
    data = form.cleaned_data
    account = registry.account_by_email(data["email"])
    if account is None:
        form.add_error("email", _("Nobody has an account with this e-mail. Invite the person instead."))
        return
    actions.give_role(account=account, body=body, role=Role(data["role"]), since=data["since"], by=by)


ACTS: Mapping[str, Act] = {
    "rename": Act(
        _("Another name"),
        _(
            "The address and the history stay. Signed and published texts keep the name they had."
            " A day ahead may be given: the name changes by itself on that day."
        ),
        _("Rename"),
        _rename_form,
        _rename,
    ),
    "post": Act(
        _("A new post"),
        _("Promises belong to posts, so that they outlive the people."),
        _("Create the post"),
        lambda body, data: PostForm(data, initial={"since": clock.today()}),
        _post,
    ),
    "role": Act(
        _("A role for a colleague"),
        _("For somebody who has an account already. Everybody else is invited."),
        _("Give the role"),
        lambda body, data: RoleForm(data, roles=pages.roles_for(body), initial={"since": clock.today()}),
        _role,
    ),
}
WHOLE: Mapping[str, Callable[[Request, Body], HttpResponse]] = {
    "split": reorganising.split,
    "merge": reorganising.merge,
    "invite": invitations.invite,
}
