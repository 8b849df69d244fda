"""Addresses of the public meeting pages."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.meetings import views
from kezdesu.web.routes import route

urlpatterns = [
    route(
        "meetings/", views.index, name="meetings", policy=EVERYONE, cached=("body", "region", "when", "page")
    ),
    route("meetings/<str:code>/", views.visit, name="visit", policy=EVERYONE, cached=()),
    route(
        "meetings/<str:code>/calendar.ics", views.calendar, name="visit_calendar", policy=EVERYONE, cached=()
    ),
]
