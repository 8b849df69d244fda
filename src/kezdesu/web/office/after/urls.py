"""Addresses of the desk after a visit."""

from kezdesu.web.office.after import views
from kezdesu.web.policies import MINISTRY_DESK
from kezdesu.web.routes import route

AFTER = "visits/<str:code>/after/"

urlpatterns = [
    route(AFTER, views.after, name="after", policy=MINISTRY_DESK),
]
