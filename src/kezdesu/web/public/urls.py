"""Public addresses; each room declares its own."""

from kezdesu.web.public.files import urls as files
from kezdesu.web.public.voices import urls as voices
from kezdesu.web.public.after import urls as after
from kezdesu.web.public.commitments import urls as commitments

app_name = "public"
urlpatterns = [
    *files.urlpatterns,
    *voices.urlpatterns,
    *after.urlpatterns,
    *commitments.urlpatterns,
]
