"""Addresses of the plan table and of the signatures page."""

from kezdesu.web.office.plan import views
from kezdesu.web.policies import EXECUTES, MODERATES, PLAN_DESK, SIGNS
from kezdesu.web.routes import route

FORM = ("GET", "POST")
ACT = ("POST",)
ONE = "plan/<str:code>/"

urlpatterns = [
    route("plan/", views.plan, name="plan", policy=PLAN_DESK),
    route(ONE, views.commitment, name="commitment", policy=PLAN_DESK, methods=FORM),
    route(ONE + "start/", views.start, name="commitment_start", policy=EXECUTES, methods=ACT),
    route(ONE + "extend/", views.extend, name="commitment_extend", policy=EXECUTES, methods=ACT),
    route(ONE + "extension/", views.extension, name="extension", policy=SIGNS, methods=FORM, fresh=True),
    route(
        ONE + "extension/return/",
        views.return_extension,
        name="extension_return",
        policy=SIGNS,
        methods=ACT,
    ),
    route(ONE + "refuse/", views.refuse, name="commitment_refuse", policy=SIGNS, methods=ACT),
    route(
        ONE + "comments/<int:number>/",
        views.show_comment,
        name="comment_show",
        policy=MODERATES,
        methods=ACT,
    ),
    route("signatures/", views.signatures, name="signatures", policy=SIGNS),
]
