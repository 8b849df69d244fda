"""Addresses for machines, without language prefix."""

from kezdesu.web.public.live import machine as live

urlpatterns = [
    *live.urlpatterns,
]
