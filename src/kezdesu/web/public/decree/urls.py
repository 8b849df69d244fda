"""Addresses of the decree."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.decree import views
from kezdesu.web.routes import route

urlpatterns = [
    route("decree/", views.decree, name="decree", policy=EVERYONE, cached=("edition",)),
    route("decree/<str:clause>/", views.clause, name="clause", policy=EVERYONE, cached=("year", "edition")),
]
