"""The request as our views see it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from kezdesu.people.actors import Actor


class Request(HttpRequest):
    """The request with the actor whom :class:`kezdesu.web.middleware.Gate` found behind it."""

    actor: Actor
    htmx: Any
