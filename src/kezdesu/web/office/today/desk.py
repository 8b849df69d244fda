"""The frame of the staff desk: navigation by what the actor may open, who is signed in, sign out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common.answers import Denied
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.web import components
from kezdesu.web.filters import t
from kezdesu.web.policies import Policy
from kezdesu.web.request import Request
from kezdesu.web.routes import Route

PLACES: tuple[tuple[str, Promise], ...] = (
    ("office:today", _("Today")),
    ("office:visits", _("Visits")),
    ("office:inbox", _("Questions")),
    ("office:plan", _("Action plan")),
    ("office:schedule", _("Schedule")),
    ("office:signatures", _("Signatures")),
    ("office:records", _("Records")),
    ("office:acting", _("Who acts for the head")),
    ("office:registrar", _("Bodies and people")),
    ("office:calendar", _("Working days")),
    ("inspector:matrix", _("Control")),
)

STAFF_PATHS = ("/office/", "/inspector/", "/accounts/")


def opens(actor: Actor, name: str, **parts: str) -> str:
    """The address ``name`` if the actor may open it, else an empty text."""
    path = reverse(name, kwargs=parts)
    return path if _policy(name, path).admits(actor) else ""


_policies: dict[str, Policy] = {}
"""By the name of an address: found once, since every page of the desk asks for the same ten."""


def _policy(name: str, path: str) -> Policy:
    if name not in _policies:
        route: Route = resolve(path).func.kezdesu_route  # type: ignore[attr-defined]
        _policies[name] = route.policy
    return _policies[name]


def navigation(request: Request) -> list[components.Link]:
    """The places of the desk that are open to the actor, the present one marked."""
    links = [(opens(request.actor, name), label) for name, label in PLACES]
    at = request.path.replace("/office/quarters/", "/office/plan/")
    inside = [path for path, _label in links if path and at.startswith(path)]
    here = max(inside, key=len, default="")
    return [components.Link(label, path, current=path == here) for path, label in links if path]


def frame(request: Request) -> dict[str, Any]:
    """What ``office/today/desk.html`` needs beside the page's own values."""
    roles = [str(Role(role).label) for role in Role if role in request.actor.roles]
    return {"navigation": navigation(request), "who": request.actor.name, "roles": ", ".join(roles)}


def of_request(request: Request) -> dict[str, Any]:
    """Context processor: the frame on every staff page, whoever renders it; nothing on public ones."""
    actor = getattr(request, "actor", None)
    staff_page = any(part in request.path for part in STAFF_PATHS)
    return frame(request) if staff_page and actor is not None and actor.is_staff else {}


def show(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    *,
    denied: Denied | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page of the desk; with ``denied`` the refusal stands on top of it, and nothing typed is lost."""
    values = {**frame(request), "denied": denied, **context}
    return render(request, template, values, status=status)


def refuse(form: Any, denied: Denied, field: str) -> None:
    """Put a refusal on the form's field, or on the whole form, with its clause."""
    reason = t(denied.reason)
    form.add_error(
        field if field in form.fields else None, f"{reason} ({denied.clause})" if denied.clause else reason
    )
