"""The address of the first page."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.home import views
from kezdesu.web.routes import route

urlpatterns = [
    route("", views.home, name="home", policy=EVERYONE, cached=("region",)),
]
