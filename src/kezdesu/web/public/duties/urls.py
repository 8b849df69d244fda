"""Addresses of the duty register and of overseers' records."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.duties import views
from kezdesu.web.routes import route

LIST = ("year", "kind", "norm", "state", "after")

urlpatterns = [
    route("duties/", views.duties, name="duties", policy=EVERYONE, cached=("year", "kind")),
    route("duties/list/", views.duty_list, name="duty_list", policy=EVERYONE, cached=LIST),
    route(
        "duties/<str:norm>/<slug:slug>/", views.duty, name="duty", policy=EVERYONE, cached=("year", "after")
    ),
    route("oversight/<str:code>/", views.record, name="oversight_record", policy=EVERYONE, cached=()),
]
