"""Addresses for machines, without language prefix."""

from kezdesu.web.public.feeds import urls as feeds
from kezdesu.web.public.live import machine as live
from kezdesu.web.public.subscribe import machine as subscribe

urlpatterns = [
    *live.urlpatterns,
    *feeds.urlpatterns,
    *subscribe.urlpatterns,
]
