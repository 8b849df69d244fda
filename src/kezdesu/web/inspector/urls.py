"""Addresses of the inspector."""

from kezdesu.web.inspector import views
from kezdesu.web.policies import INSPECTS
from kezdesu.web.routes import route

app_name = "inspector"
urlpatterns = [
    route("", views.matrix, name="matrix", policy=INSPECTS),
    route("bodies/<slug:slug>/", views.body, name="body", policy=INSPECTS),
    route("notes/", views.notes, name="notes", policy=INSPECTS),
    route("readings/", views.readings, name="readings", policy=INSPECTS),
]
