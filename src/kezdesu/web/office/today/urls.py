"""The address of the desk's first page."""

from kezdesu.web.office.today import views
from kezdesu.web.policies import ANY_STAFF
from kezdesu.web.routes import route

urlpatterns = [
    route("", views.today, name="today", policy=ANY_STAFF),
]
