"""From a form to an action and back: what was refused stands on its field, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from django import forms

from kezdesu.common.answers import Refused
from kezdesu.web.office.today import desk

UNPROCESSABLE = 422


def done(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Whether the form was valid and the act took place; otherwise the form says why not."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        desk.refuse(form, refused.denied, refused.field)
        return False
    return not form.errors
