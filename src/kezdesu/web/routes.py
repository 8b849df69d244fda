"""The only way to declare a URL: with its policy and its methods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from kezdesu.web.fresh import Fresh
from kezdesu.web.policies import Policy

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Route:
    """What a URL declares about itself; carried by its view as ``kezdesu_route``."""

    policy: Policy
    methods: tuple[str, ...]
    cached: frozenset[str] | None
    fresh: Fresh = False


def route(
    pattern: str,
    view: View,
    *,
    name: str,
    policy: Policy,
    methods: tuple[str, ...] = ("GET",),
    cached: tuple[str, ...] | None = None,
    fresh: Fresh = False,
) -> URLPattern:
    """A URL. ``cached``: names of the query parameters of a page without per-visitor content, which the edge may
    keep whole (None: never). Other query parameters on such a page are refused with 400. ``fresh``: whether its POST
    signs and therefore asks for a proof of the last minutes; names of acts where one address does several."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    allowed = None if cached is None else frozenset(cached)
    guarded.kezdesu_route = Route(policy, methods, allowed, fresh)  # type: ignore[attr-defined]
    guarded.kezdesu_view = view  # type: ignore[attr-defined]
    guarded.csrf_exempt = getattr(view, "csrf_exempt", False)  # type: ignore[attr-defined]
    return path(pattern, guarded, name=name)
