"""Addresses of results and quarterly reports."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.after import views
from kezdesu.web.routes import route

urlpatterns = [
    route("meetings/<str:code>/results/", views.results, name="results", policy=EVERYONE, cached=()),
    route(
        "meetings/<str:code>/results.<str:form>",
        views.results_file,
        name="results_file",
        policy=EVERYONE,
        cached=(),
    ),
    route(
        "bodies/<slug:slug>/quarters/<str:quarter>/",
        views.quarter,
        name="quarter",
        policy=EVERYONE,
        cached=(),
    ),
    route(
        "bodies/<slug:slug>/quarters/<str:quarter>/report.<str:form>",
        views.quarter_file,
        name="quarter_file",
        policy=EVERYONE,
        cached=(),
    ),
]
