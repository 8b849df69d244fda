"""Public addresses; each room declares its own."""

from kezdesu.web.public.after import urls as after
from kezdesu.web.public.commitments import urls as commitments
from kezdesu.web.public.files import urls as files
from kezdesu.web.public.live import urls as live
from kezdesu.web.public.meetings import urls as meetings
from kezdesu.web.public.schedule import urls as schedule
from kezdesu.web.public.voices import urls as voices

app_name = "public"
urlpatterns = [
    *schedule.urlpatterns,
    *meetings.urlpatterns,
    *live.urlpatterns,
    *files.urlpatterns,
    *voices.urlpatterns,
    *after.urlpatterns,
    *commitments.urlpatterns,
]
