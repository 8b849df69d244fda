"""The words for parts, evidence, comment settings and agenda items."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS: dict[str, Promise] = {
    "meeting": _("Public meeting"),
    "reception": _("Personal reception of citizens"),
    "ngo": _("Meeting with non-profit organisations"),
    "briefing": _("Briefing for the media"),
}
RECORDS: dict[str, Promise] = {
    "date_decision": _("Day and hour set with the population's opinion"),
    "intake_analysis": _("Analysis of requests and proposals"),
    "ab_liaison": _("Exchange with the authorised body"),
    "akim_attendance": _("The akim takes part"),
    "local_notice": _("Local notice of the meeting"),
    "ab_announcement": _("Announcement by the authorised body"),
    "media_coverage": _("Coverage in republican media"),
    "deputy_pm": _("A Deputy Prime Minister takes part"),
}
COMMENTS: dict[str, Promise] = {
    "open": _("Comments are open"),
    "moderated": _("Comments appear after moderation"),
    "closed": _("Comments are closed"),
}
AGENDA: dict[str, Promise] = {
    "presentation": _("presentation"),
    "questions": _("questions and answers"),
}
