"""Addresses of the API. They tell errors as JSON, so the parameters are checked by the views themselves."""

from kezdesu.api import views
from kezdesu.web.policies import EVERYONE
from kezdesu.web.routes import route

urlpatterns = [
    route("duties", views.duties, name="api_duties", policy=EVERYONE),
    route("meetings", views.meetings, name="api_meetings", policy=EVERYONE),
    route("questions/<str:code>", views.question, name="api_question", policy=EVERYONE),
    route("commitments/<str:code>", views.commitment, name="api_commitment", policy=EVERYONE),
    route("openapi.json", views.openapi, name="api_openapi", policy=EVERYONE),
]
