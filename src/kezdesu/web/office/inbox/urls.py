"""Addresses of the questions inbox."""

from kezdesu.people.roles import Role
from kezdesu.web.office.inbox import views, written
from kezdesu.web.policies import MODERATES, staff
from kezdesu.web.routes import route

FORM = ("GET", "POST")
ENTERS = staff("enters_voices", Role.MODERATOR, Role.CLERK, Role.OPERATOR, Role.AKIMAT_CLERK)

urlpatterns = [
    route("questions/", views.inbox, name="inbox", policy=MODERATES, methods=FORM),
    route("questions/enter/", written.enter, name="inbox_enter", policy=ENTERS, methods=FORM),
    route("questions/<str:code>/", views.question, name="question", policy=MODERATES, methods=FORM),
]
