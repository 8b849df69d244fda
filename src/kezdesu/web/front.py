"""The address "/": to the visitor's language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language_from_request

from kezdesu.common.trilingual import language_of


def by_language(request: HttpRequest) -> HttpResponse:
    """302 to /kk/, /ru/ or /en/ by cookie or Accept-Language; Kazakh when neither says."""
    answer = HttpResponseRedirect(f"/{language_of(get_language_from_request(request))}/")
    answer["Vary"] = "Accept-Language, Cookie"
    return answer
