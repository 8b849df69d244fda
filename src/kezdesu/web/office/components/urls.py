"""Address of the living page."""

from kezdesu.web.office.components import views
from kezdesu.web.policies import ANY_STAFF
from kezdesu.web.routes import route

urlpatterns = [route("components/", views.index, name="components", policy=ANY_STAFF)]
