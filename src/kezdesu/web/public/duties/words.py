"""Words of the register: sections, subjects, evidence."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kezdesu.decree.model import Obliged
from kezdesu.oversight.models import OversightKind

SECTION_WORDS: dict[str, Promise] = {
    "ceb": gettext_lazy("Ministries"),
    "akim": gettext_lazy("Akims of the regions"),
    "overseers": gettext_lazy("Authorised body, Government and Administration"),
}
OBLIGED_WORDS: dict[Obliged, Promise] = {
    Obliged.CEB: gettext_lazy("heads of central executive bodies"),
    Obliged.AB: gettext_lazy("the authorised body in the field of access to information"),
    Obliged.GOVERNMENT: gettext_lazy("the Government"),
    Obliged.AKIM: gettext_lazy("akims of all levels"),
    Obliged.PA: gettext_lazy("the Presidential Administration"),
    Obliged.NOBODY: gettext_lazy("nobody by name: this clause says from when the decree applies"),
}
RECORD_WORDS: dict[str, Promise] = {
    "date_decision": gettext_lazy("Decision on the date"),
    "intake_analysis": gettext_lazy("Analysis of the requests"),
    "ab_liaison": gettext_lazy("Exchange with the authorised body"),
    "akim_attendance": gettext_lazy("Attendance of the akim"),
    "local_notice": gettext_lazy("Local notice"),
    "ab_announcement": gettext_lazy("Announcement by the authorised body"),
    "media_coverage": gettext_lazy("Media coverage"),
    "deputy_pm": gettext_lazy("Attendance of a Deputy Prime Minister"),
}
PUBLICATION_WORDS: dict[str, Promise] = {
    "results": pgettext_lazy("publication", "Results"),
    "issues": pgettext_lazy("publication", "List of issues"),
    "plan": pgettext_lazy("publication", "Action plan"),
}
OVERSIGHT_WORDS: dict[str, Promise] = {
    OversightKind.EVALUATION: gettext_lazy("Annual evaluation"),
    OversightKind.GUIDANCE: gettext_lazy("Methodical guidance"),
    OversightKind.HALF_YEAR_REVIEW: gettext_lazy("Half-year review"),
    OversightKind.OTHER_MEASURE: gettext_lazy("Other measure"),
    OversightKind.CONTROL_NOTE: gettext_lazy("Control note"),
}

_OF_A_BODY = re.compile(r"(?P<period>\d{4}(-[QH]\d)?)-[a-z].*")
"""A body's own schedule: the body stands beside it on the page."""
_LABEL = re.compile(r"(?P<year>\d{4})-(?P<kind>[QH])(?P<number>\d)")


def period_word(label: str) -> str:
    """``2026-Q2``, ``2026-H1`` as people say it; other labels as they are."""
    match = _LABEL.fullmatch(label)
    if match is None:
        return label
    values = {"number": match["number"], "year": match["year"]}
    if match["kind"] == "Q":
        return _("Quarter %(number)s of %(year)s") % values
    return _("Half-year %(number)s of %(year)s") % values


def subject_word(subject: str) -> str:
    """What a duty is about, when it is not a visit."""
    if subject.startswith("S-"):
        of_a_body = _OF_A_BODY.fullmatch(subject[2:])
        label = of_a_body["period"] if of_a_body else subject[2:]
        return _("Schedule for %(period)s") % {"period": period_word(label)}
    if subject.startswith("R-"):
        return _("Risk card %(code)s") % {"code": subject}
    return period_word(subject)
