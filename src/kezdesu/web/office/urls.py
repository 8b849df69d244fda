"""Addresses of the staff desk."""

from kezdesu.web.office.inbox import urls as inbox
from kezdesu.web.office.after import urls as after
from kezdesu.web.office.plan import urls as plan

app_name = "office"
urlpatterns = [
    *inbox.urlpatterns,
    *after.urlpatterns,
    *plan.urlpatterns,
]
