"""Addresses of the staff desk."""

from kezdesu.web.office.after import urls as after
from kezdesu.web.office.approval import urls as approval
from kezdesu.web.office.builder import urls as builder
from kezdesu.web.office.components import urls as components
from kezdesu.web.office.console import urls as console
from kezdesu.web.office.inbox import urls as inbox
from kezdesu.web.office.optimiser import urls as optimiser
from kezdesu.web.office.plan import urls as plan
from kezdesu.web.office.records import urls as records
from kezdesu.web.office.registrar import urls as registrar
from kezdesu.web.office.schedule import urls as schedule
from kezdesu.web.office.tables import urls as tables
from kezdesu.web.office.today import urls as today
from kezdesu.web.office.visits import urls as visits

app_name = "office"
urlpatterns = [
    *today.urlpatterns,
    *records.urlpatterns,
    *visits.urlpatterns,
    *console.urlpatterns,
    *components.urlpatterns,
    *approval.urlpatterns,
    *builder.urlpatterns,
    *schedule.urlpatterns,
    *optimiser.urlpatterns,
    *tables.urlpatterns,
    *inbox.urlpatterns,
    *after.urlpatterns,
    *plan.urlpatterns,
    *registrar.urlpatterns,
]
