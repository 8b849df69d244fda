"""The words for views, ranks and filters of the schedule."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.web.words import state_word

VIEW_WORDS: dict[str, Promise] = {
    "table": _("List"),
    "grid": _("Grid"),
    "month": _("Month"),
    "map": _("Map"),
}
RANK_WORDS: dict[str, Promise] = {
    "head": _("Minister or first head"),
    "deputy": _("Deputy of the first head"),
    "agency_chair": _("Chair of an agency"),
    "deputy_pm": _("Deputy Prime Minister"),
    "akim": _("Akim"),
}
MOVED = _("moved to another day")


def state_label(state: str) -> Promise:
    """The word of a state in the filter."""
    return MOVED if state == "moved" else state_word(f"visit.{state}")
