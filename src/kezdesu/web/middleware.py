"""The gate before every view: who asks, may she, with this method and these parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock, devices
from kezdesu.common.answers import Conflict, Refused
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.web import fresh, refusals
from kezdesu.web.accounts import confirming, presence, refused
from kezdesu.web.request import Request
from kezdesu.web.routes import Route


class Gate:
    """Default-deny: a view without a route is refused; a :class:`Refused` action becomes an answer in words.

    What its route does not declare to be the same for everybody is kept by nobody, unless the view says otherwise.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        answer = self.get_response(request)
        route: Route | None = getattr(getattr(request.resolver_match, "func", None), "kezdesu_route", None)
        if route is not None and route.cached is None and not answer.has_header("Cache-Control"):
            add_never_cache_headers(answer)
        return answer

    def process_view(
        self, request: Request, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Policy first, then method, then parameters."""
        route: Route | None = getattr(view, "kezdesu_route", None)
        if route is None:
            return refusals.page(request, 403)
        if not route.policy.everyone and not route.policy.admits(request.actor):
            return self._turn_away(request)
        method = "GET" if request.method == "HEAD" else request.method
        if method not in route.methods:
            return self._page_of(request, route) or refusals.wrong_method(request, route.methods)
        if route.cached is not None and set(request.GET) - route.cached:
            return refusals.unknown_parameters(request, sorted(set(request.GET) - route.cached))
        if not route.policy.everyone:
            return self._inside(request, route, kwargs)
        return None

    def _inside(self, request: Request, route: Route, kwargs: dict[str, Any]) -> HttpResponse | None:
        """For whoever is signed in: the second factor where it is demanded, a fresh proof where it is signed."""
        presence.note(request)
        if route.policy.roles and presence.lacks_factor(request):
            return HttpResponseRedirect(reverse("accounts:home"))
        if fresh.asked_by(route.fresh, request, kwargs) and not fresh.is_fresh(request):
            return confirming.ask(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal nobody caught: 409 when somebody was faster, else 403, with reason and clause."""
        if isinstance(exception, Refused):
            status = 409 if isinstance(exception, Conflict) else 403
            return refusals.page(request, status, exception.denied)
        return None

    def _page_of(self, request: Request, route: Route) -> HttpResponse | None:
        """For whoever reads again, or in another language, an address where she only acted: the page above it."""
        if request.method not in ("GET", "HEAD") or route.policy.everyone:
            return None
        above = request.path.rstrip("/").rpartition("/")[0]
        while above:
            page = _route_at(f"{above}/")
            if page is not None and "GET" in page.methods:
                return HttpResponseRedirect(f"{above}/")
            above = above.rpartition("/")[0]
        return None

    def _turn_away(self, request: Request) -> HttpResponse:
        if request.actor.account_id is None:
            if request.method == "POST" and (words := refused.open_tab(request)):
                return words
            answer: HttpResponse = HttpResponseRedirect(
                f"{reverse(settings.LOGIN_URL)}?next={quote(request.get_full_path())}"
            )
            add_never_cache_headers(answer)
            return answer
        return refusals.page(request, 403)


def _route_at(path: str) -> Route | None:
    try:
        return getattr(resolve(path).func, "kezdesu_route", None)
    except Resolver404:
        return None


def actor_of(request: HttpRequest) -> Actor:
    """The request's actor: staff by session, and the device by its signed cookie.

    Whoever has no membership in force any more is a visitor, though her session still stands.
    """
    device = devices.read(request.COOKIES.get(devices.COOKIE, ""), settings.SECRET_KEY) or ""
    user = request.user
    if isinstance(user, Account):
        actor = bodies.actor_for(user, on=clock.today(), device=device)
        return actor if actor.is_staff else Actor(device=device)
    return Actor(device=device)
