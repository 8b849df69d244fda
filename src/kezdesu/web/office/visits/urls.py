"""Addresses of the visit desk."""

from kezdesu.web.office.visits import acting, editing, planning, views
from kezdesu.web.policies import ANY_STAFF, MINISTRY_DESK
from kezdesu.web.routes import route

FORM = ("GET", "POST")
EDIT = "visits/<str:code>/edit/"

urlpatterns = [
    route("visits/", views.index, name="visits", policy=ANY_STAFF),
    route("visits/<str:code>/", views.visit, name="visit", policy=ANY_STAFF),
    route(f"{EDIT}parts/", planning.parts, name="visit_parts", policy=MINISTRY_DESK, methods=FORM),
    route(f"{EDIT}agenda/", planning.agenda, name="visit_agenda", policy=MINISTRY_DESK, methods=FORM),
    route(f"{EDIT}<slug:form>/", editing.edit, name="visit_edit", policy=ANY_STAFF, methods=FORM),
    route(
        "visits/<str:code>/parts/<slug:kind>/minutes/",
        editing.minutes,
        name="visit_minutes",
        policy=MINISTRY_DESK,
        methods=FORM,
    ),
    route(
        "visits/<str:code>/acts/<slug:act>/",
        acting.act,
        name="visit_act",
        policy=MINISTRY_DESK,
        methods=("POST",),
        fresh=("sign",),
    ),
    route(
        "visits/<str:code>/parts/<slug:kind>/<slug:act>/",
        acting.part,
        name="visit_part",
        policy=MINISTRY_DESK,
        methods=("POST",),
    ),
]
