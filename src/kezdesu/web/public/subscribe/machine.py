"""One click in a mail program ends all news (RFC 8058): a POST without cookies, form token or redirect."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from kezdesu.notifications import queries, subscribing
from kezdesu.web.policies import EVERYONE
from kezdesu.web.routes import route


@csrf_exempt
def end(request: HttpRequest, secret: str) -> HttpResponseBase:
    """POST ends; GET, as from a mail program without one click, leads to the page with the button."""
    subscription = queries.by_secret(secret)
    if request.method == "POST":
        if subscription is not None:
            subscribing.end_all(subscription=subscription)
        return HttpResponse("OK", content_type="text/plain")
    with translation.override(subscription.language if subscription else "kk"):
        return redirect("public:subscription", secret=secret)


urlpatterns = [
    route(
        "subscriptions/<str:secret>/end",
        end,
        name="subscription_end",
        policy=EVERYONE,
        methods=("GET", "POST"),
    ),
]
