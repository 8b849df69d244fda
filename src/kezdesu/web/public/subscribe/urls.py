"""Addresses of subscribing, in the page's language."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.subscribe import views
from kezdesu.web.routes import route

FORM = ("GET", "POST")

urlpatterns = [
    route(
        "subscribe/",
        views.ways,
        name="subscribe",
        policy=EVERYONE,
        cached=("body", "region", "visit", "series"),
    ),
    route("subscribe/mail/", views.mail, name="subscribe_mail", policy=EVERYONE, methods=FORM),
    route("subscribe/mail/sent/", views.sent, name="subscribe_sent", policy=EVERYONE, cached=()),
    route(
        "subscriptions/<str:secret>/", views.subscription, name="subscription", policy=EVERYONE, methods=FORM
    ),
]
