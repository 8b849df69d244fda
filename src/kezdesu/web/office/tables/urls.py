"""Addresses of the tables desk."""

from kezdesu.web.office.tables import exports, views
from kezdesu.web.policies import PREPARES, SCHEDULE_DESK
from kezdesu.web.routes import route

FORM = ("GET", "POST")
POST = ("POST",)
BODY = "schedule/<str:label>/bodies/<slug:body>/"
TABLE = f"{BODY}import/<int:number>/"

urlpatterns = [
    route(f"{BODY}import/", views.bring, name="tables", policy=PREPARES, methods=FORM),
    route(TABLE, views.table, name="table", policy=PREPARES),
    route(f"{TABLE}acts/<slug:act>/", views.act, name="table_act", policy=PREPARES, methods=POST),
    route(f"{TABLE}rows/<int:row>/", views.row, name="table_row", policy=PREPARES, methods=FORM),
    route(f"{BODY}empty.xlsx", exports.empty, name="table_empty", policy=SCHEDULE_DESK),
    route(f"{BODY}form.<slug:form>", exports.of_body, name="table_form", policy=SCHEDULE_DESK),
    route("schedule/<str:label>/form.<slug:form>", exports.of_all, name="table_all", policy=SCHEDULE_DESK),
]
