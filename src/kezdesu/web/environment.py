"""The Jinja2 environment of our pages, and the rendering of one block of a page for htmx."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, npgettext, override, pgettext
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from kezdesu.web.filters import FILTERS, GLOBALS

TWO_STOPS = re.compile(r"(?<=[жг])\.\.(?!\.)")
"""A sentence that ends in "2026 г." has its full stop already."""


def environment(**options: Any) -> Environment:
    """For ``TEMPLATES[…]["OPTIONS"]["environment"]``: autoescape on, no undefined name tolerated, gettext installed."""
    extensions = [*options.pop("extensions", ()), "jinja2.ext.i18n"]
    options |= {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": extensions,
    }
    env = Environment(**options)
    install = env.install_gettext_callables  # type: ignore[attr-defined]
    install(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)
    env.policies["ext.i18n.trimmed"] = True
    env.filters.update(FILTERS)
    env.globals.update(GLOBALS, gettext=say, _=say)
    return env


def say(text: str, /, **values: Any) -> Markup:
    """``_()`` of the templates: the translation with escaped ``values`` put in; kept per language."""
    language = get_language() or "en"
    if not values:
        return _finished(language, text)
    return Markup(TWO_STOPS.sub(".", _translated(language, text) % values))


@lru_cache(maxsize=4096)
def _translated(language: str, text: str) -> Markup:
    with override(language):
        return Markup(gettext(text))


@lru_cache(maxsize=4096)
def _finished(language: str, text: str) -> Markup:
    return _translated(language, text) % {}


def render_block(
    template: str, block: str, context: Mapping[str, Any], request: HttpRequest | None = None
) -> SafeString:
    """One block of a page, for an htmx answer.

    ``template`` is a page that extends a base; names that it imports or sets before its first block are known
    inside the block, and ``super()`` works. An unknown block raises :class:`KeyError`.
    """
    env: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return SafeString(_render(env.get_template(template), block, {**context, **_of_request(request)}))


def _render(template: Template, block: str, context: Mapping[str, Any]) -> str:
    live = template.new_context(dict(context))
    next(iter(template.root_render_func(live)), None)
    return "".join(live.blocks[block][0](live))


def _of_request(request: HttpRequest | None) -> dict[str, Any]:
    """What Django's backend adds to a whole page: the request and its CSRF token."""
    if request is None:
        return {}
    return {
        "request": request,
        "csrf_input": csrf_input_lazy(request),
        "csrf_token": csrf_token_lazy(request),
    }
