"""From a form to an action and back: what was refused stands on its field, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext as _

from kezdesu.common.answers import Denied, Refused
from kezdesu.web.filters import t

UNPROCESSABLE = 422


def done(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Whether the form was valid and the action took place; otherwise the form says why not."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, explain(refused.denied))
        return False
    return True


def explain(denied: Denied) -> str:
    """The reason in the page's language, with the clause where law speaks."""
    if not denied.clause:
        return t(denied.reason)
    return _("%(reason)s (clause %(clause)s)") % {"reason": t(denied.reason), "clause": denied.clause}
