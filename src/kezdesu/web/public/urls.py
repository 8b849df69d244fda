"""Public addresses; each room declares its own."""

from kezdesu.web.public.about import urls as about
from kezdesu.web.public.after import urls as after
from kezdesu.web.public.bodies import urls as bodies
from kezdesu.web.public.commitments import urls as commitments
from kezdesu.web.public.decree import urls as decree
from kezdesu.web.public.duties import urls as duties
from kezdesu.web.public.files import urls as files
from kezdesu.web.public.home import urls as home
from kezdesu.web.public.live import urls as live
from kezdesu.web.public.meetings import urls as meetings
from kezdesu.web.public.schedule import urls as schedule
from kezdesu.web.public.subscribe import urls as subscribe
from kezdesu.web.public.voices import urls as voices

app_name = "public"
urlpatterns = [
    *home.urlpatterns,
    *duties.urlpatterns,
    *decree.urlpatterns,
    *bodies.urlpatterns,
    *about.urlpatterns,
    *schedule.urlpatterns,
    *subscribe.urlpatterns,
    *meetings.urlpatterns,
    *live.urlpatterns,
    *files.urlpatterns,
    *voices.urlpatterns,
    *after.urlpatterns,
    *commitments.urlpatterns,
]
