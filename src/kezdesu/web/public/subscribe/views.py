"""Ways to subscribe, the form of the mail, and the page behind the link in each mail."""

from __future__ import annotations

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import language_of
from kezdesu.notifications import queries, subscribing
from kezdesu.notifications.models import Subscription
from kezdesu.web import limits, refusals
from kezdesu.web.filters import t
from kezdesu.web.public.subscribe.forms import MailForm
from kezdesu.web.public.subscribe.pages import NoSuchTarget, Target, owned, target_of

PER_ADDRESS, WINDOW = 10, 600
SCOPES = ("body", "region", "visit")


def ways(request: HttpRequest) -> HttpResponse:
    """Calendar, mail and feed of the country, a body, a region or a meeting."""
    try:
        target = _target(request, *SCOPES, "series")
    except NoSuchTarget:
        return refusals.page(request, 400)
    calendar = request.build_absolute_uri(target.calendar)
    page = {
        "target": target,
        "calendar": calendar,
        "webcal": f"webcal://{calendar.partition('://')[2]}",
        "feed": request.build_absolute_uri(target.feed) if target.feed else "",
        "qr": segno.make(calendar, error="m", micro=False).svg_data_uri(scale=4, border=2, light="#fff"),
    }
    return render(request, "public/subscribe/ways.html", page)


@never_cache
def mail(request: HttpRequest) -> HttpResponse:
    """The form. Whether an address is known is told to nobody."""
    try:
        target = _target(request, *SCOPES)
    except NoSuchTarget:
        return refusals.page(request, 400)
    form = MailForm(request.POST if request.method == "POST" else None, target=target)
    if request.method != "POST":
        return _form(request, form, target)
    if not limits.allow(f"subscribe:{limits.address(request)}", tries=PER_ADDRESS, seconds=WINDOW):
        return refusals.too_many(request, WINDOW)
    if form.is_valid() and _subscribed(form):
        return redirect("public:subscribe_sent")
    return _form(request, form, target, status=422)


def sent(request: HttpRequest) -> HttpResponse:
    """What to do next: open the mail."""
    return render(request, "public/subscribe/sent.html")


@never_cache
def subscription(request: HttpRequest, secret: str) -> HttpResponse:
    """Confirm, see and end, by the secret link. Opening it changes nothing: mail scanners open links too."""
    found = queries.by_secret(secret)
    if found is None:
        raise Http404
    if request.method == "POST":
        _act(found, request.POST.get("act", ""))
        return redirect("public:subscription", secret=secret)
    return render(request, "public/subscribe/own.html", {"subscription": found, "owned": owned(found)})


def _act(found: Subscription, act: str) -> None:
    if act == "confirm":
        subscribing.confirm(subscription=found)
    elif act == "end_all":
        subscribing.end_all(subscription=found, how="page")
    elif act.startswith("end:"):
        for one in queries.of_same_contact(found):
            if act == f"end:{one.pk}":
                subscribing.end(subscription=one)
    else:
        raise Http404


def _subscribed(form: MailForm) -> bool:
    scope, target = form.chosen
    language = language_of(get_language())
    try:
        subscribing.subscribe(
            scope=scope, target=target, typed=form.cleaned_data["contact"], language=language
        )
    except Refused as refused:
        form.add_error("contact" if refused.field == "contact" else "about", t(refused.denied.reason))
        return False
    return True


def _form(request: HttpRequest, form: MailForm, target: Target, status: int = 200) -> HttpResponse:
    return render(request, "public/subscribe/mail.html", {"form": form, "target": target}, status=status)


def _target(request: HttpRequest, *names: str) -> Target:
    return target_of(**{name: request.GET.get(name, "")[:80] for name in names})
