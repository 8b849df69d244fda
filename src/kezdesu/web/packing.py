"""Desks packed for slow lines."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_DESKS = frozenset({"office", "inspector"})


class Packed(GZipMiddleware):
    """Packs the pages of the desks: public pages are packed once, by the edge; files are packed already.

    A desk's page shows no lasting secret beside what somebody else could have typed into it: the token of its forms is
    masked anew each time, and the packed length varies by up to a hundred random bytes (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, packed when it is a page of a desk."""
        match = getattr(request, "resolver_match", None)
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if match is None or match.namespace not in _DESKS or not is_page:
            return response
        return super().process_response(request, response)
