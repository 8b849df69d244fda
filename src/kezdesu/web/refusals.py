"""Refusals as pages: what was refused, by which rule, and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import Trilingual

SIGNS_IN = frozenset({"session_ended", "not_proved", "too_many_tries"})
"""Reasons of which signing in is the way out."""

STALE_FORM = Denied(
    "stale_form",
    Trilingual(
        "Ештеңе жіберілген жоқ: бет тым ұзақ ашық тұрған немесе браузерде cookie өшірілген. "
        "Бетті қайта ашып, тағы бір рет жіберіңіз.",
        "Ничего не отправлено: страница слишком долго была открыта или в браузере отключены cookie. "
        "Откройте страницу заново и отправьте ещё раз.",
        "Nothing was sent: the page was open for too long, or cookies are switched off in the browser. "
        "Open the page anew and send once more.",
    ),
)


def page(request: HttpRequest, status: int, denied: Denied | None = None, *, back: str = "") -> HttpResponse:
    """The error page of ``status`` with the refusal's reason and clause, if there is one, and the way back."""
    signs_in = denied is not None and denied.code in SIGNS_IN
    context: dict[str, object] = {"status": status, "denied": denied, "details": (), "signs_in": signs_in}
    if back:
        context["back"] = back
    text = render_to_string("base/error.html", context, request)
    answer = HttpResponse(text, status=status)
    add_never_cache_headers(answer)
    return answer


def unknown_parameters(request: HttpRequest, names: list[str]) -> HttpResponse:
    """400 naming the parameters that this address does not know."""
    details = tuple(_("This address does not know the parameter “%s”.") % name[:60] for name in names[:10])
    text = render_to_string("base/error.html", {"status": 400, "denied": None, "details": details}, request)
    answer = HttpResponse(text, status=400)
    add_never_cache_headers(answer)
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400."""
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500."""
    return page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: usually an old tab or cookies switched off. The way back is the page it stood on."""
    came = urlsplit(request.headers.get("Referer", ""))
    return page(request, 403, STALE_FORM, back=came.path if came.netloc == request.get_host() else "")


def wrong_method(request: HttpRequest, methods: Iterable[str]) -> HttpResponse:
    """405 in words: without any a browser shows a page of its own."""
    answer = page(request, 405)
    answer["Allow"] = ", ".join(methods)
    return answer


def too_many(request: HttpRequest, seconds: int = 600, why: Denied | None = None) -> HttpResponse:
    """429 with Retry-After, and the reason if there is a better one than haste."""
    answer = page(request, 429, why)
    answer["Retry-After"] = str(seconds)
    return answer
