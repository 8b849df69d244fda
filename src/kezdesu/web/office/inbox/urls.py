"""Addresses of the questions inbox."""

from kezdesu.web.office.inbox import views, written
from kezdesu.web.policies import MODERATES
from kezdesu.web.routes import route

FORM = ("GET", "POST")

urlpatterns = [
    route("questions/", views.inbox, name="inbox", policy=MODERATES, methods=FORM),
    route("questions/enter/", written.enter, name="inbox_enter", policy=MODERATES, methods=FORM),
    route("questions/<str:code>/", views.question, name="question", policy=MODERATES, methods=FORM),
]
