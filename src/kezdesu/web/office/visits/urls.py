"""Addresses of the visit desk."""

from kezdesu.web.office.visits import views
from kezdesu.web.policies import ANY_STAFF
from kezdesu.web.routes import route

urlpatterns = [
    route("visits/", views.index, name="visits", policy=ANY_STAFF),
    route("visits/<str:code>/", views.visit, name="visit", policy=ANY_STAFF),
]
