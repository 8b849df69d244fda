"""Addresses of the records desk."""

from kezdesu.people.roles import Role
from kezdesu.web.office.records import acts, calendar, letters, risks, views
from kezdesu.web.policies import AKIMAT_DESK, ANY_STAFF, REGISTERS, staff
from kezdesu.web.routes import route

FORM = ("GET", "POST")
RISK_DESK = staff("risk_desk", Role.CLERK, Role.HEAD)
OVERSIGHT_DESK = staff("oversight_desk", Role.COORDINATOR, Role.SECRETARY, Role.INSPECTOR)

urlpatterns = [
    route("records/", views.records, name="records", policy=ANY_STAFF),
    route("records/letters/", letters.letters, name="letters", policy=AKIMAT_DESK, methods=FORM),
    route("records/risks/", risks.risks, name="risks", policy=RISK_DESK, methods=FORM),
    route("records/risks/<str:code>/", risks.risk, name="risk", policy=RISK_DESK, methods=FORM),
    route("records/acts/new/<str:kind>/", acts.new, name="act_new", policy=OVERSIGHT_DESK, methods=FORM),
    route("records/acts/<str:code>/", acts.act, name="act", policy=ANY_STAFF, methods=FORM, fresh=("sign",)),
    route("records/calendar/", calendar.days, name="calendar", policy=REGISTERS, methods=FORM),
]
