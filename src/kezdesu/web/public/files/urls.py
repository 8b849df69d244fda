"""The address of a stored file."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.files import views
from kezdesu.web.routes import route

urlpatterns = [route("files/<str:sha256>/", views.download, name="file", policy=EVERYONE)]
