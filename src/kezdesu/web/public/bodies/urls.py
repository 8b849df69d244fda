"""Addresses of bodies and regions."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.bodies import regions, views
from kezdesu.web.routes import route

urlpatterns = [
    route("bodies/", views.bodies, name="bodies", policy=EVERYONE, cached=()),
    route("bodies/<slug:slug>/", views.body, name="body", policy=EVERYONE, cached=("year",)),
    route("regions/", regions.regions, name="regions", policy=EVERYONE, cached=("show",)),
    route("regions/<str:kato>/", regions.region, name="region", policy=EVERYONE, cached=("year",)),
]
