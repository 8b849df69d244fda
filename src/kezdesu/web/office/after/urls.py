"""Addresses of the desk after a visit and of the quarterly reports."""

from kezdesu.web.office.after import quarters, register, views
from kezdesu.web.policies import MINISTRY_DESK, PREPARES, SIGNS
from kezdesu.web.routes import route

FORM = ("GET", "POST")
ACT = ("POST",)
AFTER = "visits/<str:code>/after/"
ISSUE = AFTER + "issues/<str:issue>/"
DRAFT = AFTER + "promises/<str:promise>/"
QUARTER = "quarters/<slug:slug>/<str:quarter>/"

urlpatterns = [
    route(AFTER, views.after, name="after", policy=MINISTRY_DESK),
    route(AFTER + "draft/", views.draft, name="after_draft", policy=PREPARES, methods=ACT),
    route(AFTER + "prepare/", views.prepare, name="after_prepare", policy=PREPARES, methods=FORM),
    route(AFTER + "sign/", views.sign, name="after_sign", policy=SIGNS, methods=FORM, fresh=True),
    route(AFTER + "return/", views.send_back, name="after_return", policy=SIGNS, methods=ACT),
    route(AFTER + "posted/", views.posted, name="after_posted", policy=PREPARES, methods=ACT),
    route(ISSUE, register.issue, name="issue", policy=PREPARES, methods=FORM),
    route(ISSUE + "reshape/", register.reshape, name="issue_reshape", policy=PREPARES, methods=ACT),
    route(ISSUE + "promise/", register.promise, name="promise", policy=PREPARES, methods=FORM),
    route(DRAFT, register.draft, name="promise_draft", policy=PREPARES, methods=FORM),
    route(DRAFT + "drop/", register.drop, name="promise_drop", policy=PREPARES, methods=ACT),
    route("quarters/", quarters.index, name="quarters", policy=MINISTRY_DESK),
    route(QUARTER, quarters.quarter, name="quarter", policy=MINISTRY_DESK),
    route(QUARTER + "prepare/", quarters.prepare, name="quarter_prepare", policy=PREPARES, methods=ACT),
    route(QUARTER + "sign/", quarters.sign, name="quarter_sign", policy=SIGNS, methods=ACT, fresh=True),
    route(QUARTER + "return/", quarters.send_back, name="quarter_return", policy=SIGNS, methods=ACT),
]
