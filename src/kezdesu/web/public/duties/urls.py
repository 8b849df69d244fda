"""Addresses of the duty register and of overseers' records."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.duties import views
from kezdesu.web.routes import route

urlpatterns = [
    route("duties/", views.duties, name="duties", policy=EVERYONE, cached=("year", "kind", "body")),
    route("duties/<str:norm>/<slug:slug>/", views.duty, name="duty", policy=EVERYONE, cached=("year",)),
    route("oversight/<str:code>/", views.record, name="oversight_record", policy=EVERYONE, cached=()),
]
