"""A form's act: done, or refused in the words of the rule on the form, with everything typed kept."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import language_of


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Run ``act`` for a valid form; a refusal becomes the form's error, on its field when it has one."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, said(refused.denied))
        return False
    return True


def said(denied: Denied) -> str:
    """The reason in the page's language, with the clause if law speaks."""
    reason = denied.reason[language_of(get_language())]
    if not denied.clause:
        return reason
    return _("%(reason)s Clause %(clause)s.") % {"reason": reason, "clause": denied.clause}
