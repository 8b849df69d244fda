"""The living page."""

from __future__ import annotations

from django.http import HttpResponse

from kezdesu.web.office.components import samples, tokens
from kezdesu.web.office.components.forms import SampleForm
from kezdesu.web.office.today.desk import show
from kezdesu.web.problems import PROBLEMS
from kezdesu.web.request import Request


def index(request: Request) -> HttpResponse:
    """Every token and every component, with the call that makes it."""
    context = {
        "palette": tokens.palette(),
        "measures": tokens.measures(),
        "pairs": tokens.pairs(),
        "show": samples.samples(),
        "form": SampleForm(),
        "refused": SampleForm({"text": "", "contact": "x", "channel": "a"}),
        "shortcuts": samples.SHORTCUTS,
        "problems": PROBLEMS.items(),
    }
    return show(request, "office/components/index.html", context)
