"""The words of the draft builder: kinds of warnings, how grave they are, how a body stands, how a time was wished."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common.trilingual import Trilingual
from kezdesu.web.office.builder.forms import QUICK

KINDS: dict[str, Promise] = {
    "same_person": _("One person twice"),
    "free_day": _("Holiday or day off"),
    "no_day": _("Day not chosen"),
    "below_cadence": _("Too few meetings of the head"),
    "no_deputies": _("No meetings of deputies"),
    "region_in_need": _("Region in need, not listed"),
    "region_never": _("Never visited, not listed"),
    "region_long": _("Long not visited, not listed"),
    "same_week": _("One region, one week"),
    "busy_month": _("Overloaded month"),
    "busy_week": _("Overloaded week"),
    "idle_deputy": _("Deputies without a meeting"),
    "district_never": _("Districts never visited"),
    "outside_wish": _("Not as signed"),
}
TONES: dict[str, str] = {"cannot": "late", "should": "doubt", "note": "quiet"}
SENDERS: dict[str, tuple[str, Promise]] = {
    "sent": ("done", _("sent in time")),
    "late": ("doubt", _("sent late")),
    "returned": ("doubt", _("returned for rework")),
    "working": ("going", _("being written")),
    "nothing": ("quiet", _("nothing begun")),
}
WISHES: dict[str, Promise] = {
    "day": _("one day"),
    "span": _("several days"),
    "month": _("any day of the month"),
    "quarter": _("any day of the quarter"),
    "window": _("any one of these days"),
}


def reason_text(reason: str) -> Trilingual:
    """The reason of a move for its reader: one at a press, or of the optimiser, is kept in two."""
    for said in (pair for _label, pair in QUICK.values()):
        written = reason.removeprefix(f"{said.kk} · {said.ru}")
        if written != reason:
            return Trilingual(said.kk + written, said.ru + written)
    proposed, stop, of_russian = reason.partition(". · ")
    return Trilingual(f"{proposed}.", of_russian) if stop else Trilingual(reason, reason)


def for_templates() -> dict[str, object]:
    """The words as the templates call them."""
    return {
        "kind_word": lambda kind: KINDS[str(kind)],
        "severity_tone": lambda severity: TONES[str(severity)],
        "sender_word": lambda state: SENDERS[state],
        "reason_text": reason_text,
        "wish_word": lambda wish: WISHES[str(wish)],
    }
