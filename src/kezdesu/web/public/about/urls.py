"""Addresses of the pages about the system itself."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.about import views
from kezdesu.web.routes import route

urlpatterns = [
    route("data/", views.data, name="data", policy=EVERYONE, cached=()),
    route("accessibility/", views.accessibility, name="accessibility", policy=EVERYONE, cached=()),
    route("privacy/", views.privacy, name="privacy", policy=EVERYONE, cached=()),
]
