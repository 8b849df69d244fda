"""Public addresses; each room declares its own."""

from kezdesu.web.public.files import urls as files
from kezdesu.web.public.voices import urls as voices

app_name = "public"
urlpatterns = [
    *files.urlpatterns,
    *voices.urlpatterns,
]
