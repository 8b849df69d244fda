"""Addresses of the staff desk."""

from kezdesu.web.office.inbox import urls as inbox

app_name = "office"
urlpatterns = [
    *inbox.urlpatterns,
]
