"""Fresh authentication: whoever signs has proved within the last minutes that it is she.

The instant of the last proof stands in the session, by the house's clock. Every sign-in writes it; a session without
it has proved nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kezdesu.common import clock

MARK = "proved_at"
FACTOR = "second_factor"
Fresh = bool | tuple[str, ...]
"""True: every POST of the address asks; names: those whose ``<act>`` in the address or ``do`` in the form is one."""


def mark(request: HttpRequest) -> None:
    """She has just proved that it is she."""
    request.session[MARK] = clock.now().isoformat()


def is_fresh(request: HttpRequest) -> bool:
    """Is the last proof young enough to sign?"""
    proved = request.session.get(MARK)
    if proved is None:
        return False
    return clock.now() - datetime.fromisoformat(proved) < timedelta(minutes=settings.FRESH_MINUTES)


def asked_by(declared: Fresh, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
    """Does this request have to be fresh, by what its address declares?"""
    if request.method != "POST" or not declared:
        return False
    if isinstance(declared, bool):
        return declared
    return kwargs.get("act", request.POST.get("do", "")) in declared
