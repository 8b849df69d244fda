"""Addresses of calendars and feeds, without language prefix: ``?lang=`` chooses the language."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.feeds import views
from kezdesu.web.routes import route

LANG = ("lang", "series")
CALENDARS = (
    ("calendar/all.ics", views.as_calendar(views.everything), "calendar_all"),
    ("calendar/bodies/<slug:slug>.ics", views.as_calendar(views.of_body), "calendar_body"),
    ("calendar/regions/<str:kato>.ics", views.as_calendar(views.of_region), "calendar_region"),
    ("feeds/schedule.atom", views.as_feed(views.everything), "feed_schedule"),
    ("feeds/bodies/<slug:slug>.atom", views.as_feed(views.of_body), "feed_body"),
    ("feeds/regions/<str:kato>.atom", views.as_feed(views.of_region), "feed_region"),
)

urlpatterns = [route(path, view, name=name, policy=EVERYONE, cached=LANG) for path, view, name in CALENDARS]
