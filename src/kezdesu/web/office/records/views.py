"""The records desk: everything that is evidence and is made by hand."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from kezdesu.oversight import queries, rules
from kezdesu.oversight.models import OversightKind
from kezdesu.people.actors import Actor
from kezdesu.web.office.today import desk
from kezdesu.web.public.duties.words import OVERSIGHT_WORDS
from kezdesu.web.request import Request

PLACES: tuple[tuple[str, str, Promise], ...] = (
    ("4.3", "office:letters", _("Letters on systemic problems")),
    ("3.1", "office:risks", _("Risk cards and off-schedule meetings")),
    ("3.7b", "office:calendar", _("Working days")),
)


@never_cache
def records(request: Request) -> HttpResponse:
    """What the actor may record, and what her bodies have recorded."""
    context = {
        "places": _places(request.actor),
        "rows": [(row, OVERSIGHT_WORDS[row.kind]) for row in queries.of_bodies(request.actor.bodies())],
    }
    return desk.show(request, "office/records/records.html", context)


def _places(actor: Actor) -> list[tuple[str, str, str | Promise]]:
    found = [(clause, desk.opens(actor, name), label) for clause, name, label in PLACES]
    acts = [
        (kind.label, desk.opens(actor, "office:act_new", kind=kind.value), OVERSIGHT_WORDS[kind])
        for kind in OversightKind
        if actor.has(*rules.WHO[kind])
    ]
    return [place for place in [*found, *acts] if place[1]]
