"""Addresses of the live hour for everybody."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.live import views
from kezdesu.web.routes import route

urlpatterns = [
    route("meetings/<str:code>/live/", views.phone, name="live", policy=EVERYONE, cached=()),
    route("meetings/<str:code>/screen/", views.screen, name="screen", policy=EVERYONE, cached=("sign",)),
]
