"""What the code knows by name: the rows of the clause table, the terms alongside it, and the values of a pack.

A pack of the decree gives every row and every value or says in ``omits`` which rows its act does not have. A pack of
another series has clauses of its own; each plays a row of the table, and only the values of those rows are asked for.
"""

from __future__ import annotations

from typing import Final

CLAUSES: Final = (
    *("1", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4", "3.5a", "3.5b", "3.6a", "3.6b", "3.6c"),
    *("3.7a", "3.7b", "3.7c", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3", "6.4", "7", "8"),
)

ALONGSIDE: Final = ("appeal", "appeal-forwarding", "site-update", "breach-notice")

ANCHOR_EVENTS: Final = frozenset(
    {
        *("period", "preparation", "schedule_period", "visit", "visit_ended", "plan_published"),
        *("risk_recorded", "entry_into_force", "registered", "changed", "discovered", "none"),
    }
)

EVIDENCE: Final = frozenset(
    {
        *("held_meetings", "signed_submission", "sent_draft", "approving_act", "risk_chain", "broadcast"),
        *("measured_minutes", "stages_seen", "date_poll", "intake_analysis", "reception_log", "ngo_minutes"),
        *(
            "media_links",
            "issue_register",
            "three_publications",
            "quarter_report",
            "attendance",
            "local_notices",
        ),
        *("letters", "coverage", "score_sheet", "guidance_receipts", "review_record", "deputy_pm_attendance"),
        *("deputies_meetings", "recorded_act", "reading_log", "pack_dates", "external_number"),
    }
)

LEVELS: Final = ("oblast", "city", "district", "okrug")
"""Levels of akimats: of a region, of a city of republican significance, and those below."""

VALUES: Final[dict[str, str]] = {
    "exempt_bodies": "names",
    "meeting_period": "period",
    "meetings_minimum": "integer",
    "meeting_territory": "name",
    "schedule_period": "period",
    "schedule_of": "name",
    "schedule_steps": "names",
    "collector": "name",
    "collector_role": "name",
    "approver": "name",
    "approver_role": "name",
    "proposals_before": "month_days",
    "draft_before": "month_days",
    "approval_before": "month_days",
    "draft_recipient": "name",
    "comments_required": "flag",
    "presentation_share": "fraction",
    "amber_share": "fraction",
    "liaison_stages": "names",
    "poll_votes_minimum": "integer",
    "publication_days": "integer",
    "publications": "names",
    "report_period": "period",
    "report_months": "integer",
    "report_day": "day",
    "systemic_period": "period",
    "systemic_months": "integer",
    "systemic_day": "day",
    "coverage_minimum": "integer",
    "evaluation_period": "period",
    "evaluation_months": "integer",
    "evaluation_day": "day",
    "evaluation_late_weight": "fraction",
    "review_period": "period",
    "review_months": "integer",
    "review_day": "day",
    "deputies_period": "period",
    "deputies_minimum": "integer",
    "oversight_period": "period",
    "oversight_minimum": "integer",
    "appeal_days": "integer",
    "appeal_forward_days": "integer",
    "site_update_days": "integer",
    "breach_notice_days": "integer",
}

VALUE_ROWS: Final[dict[str, str]] = {
    "exempt_bodies": "1",
    "meeting_period": "1",
    "meetings_minimum": "1",
    "meeting_territory": "1",
    "schedule_period": "2.3",
    "schedule_of": "2.3",
    "schedule_steps": "2.3",
    "collector": "2.3",
    "collector_role": "2.3",
    "approver": "2.3",
    "approver_role": "2.3",
    "proposals_before": "2.1",
    "draft_before": "2.2",
    "draft_recipient": "2.2",
    "approval_before": "2.3",
    "comments_required": "3.2",
    "presentation_share": "3.3",
    "amber_share": "3.3",
    "liaison_stages": "3.4",
    "poll_votes_minimum": "3.5a",
    "publication_days": "3.7b",
    "publications": "3.7b",
    "report_period": "3.7c",
    "report_months": "3.7c",
    "report_day": "3.7c",
    "systemic_period": "4.3",
    "systemic_months": "4.3",
    "systemic_day": "4.3",
    "coverage_minimum": "5.1",
    "evaluation_period": "5.2",
    "evaluation_months": "5.2",
    "evaluation_day": "5.2",
    "evaluation_late_weight": "5.2",
    "review_period": "6.1",
    "review_months": "6.1",
    "review_day": "6.1",
    "deputies_period": "6.3",
    "deputies_minimum": "6.3",
    "oversight_period": "7",
    "oversight_minimum": "7",
    "appeal_days": "appeal",
    "appeal_forward_days": "appeal-forwarding",
    "site_update_days": "site-update",
    "breach_notice_days": "breach-notice",
}
"""The row that asks for a value: whoever has the row gives the value."""


def kind_of(key: str) -> str | None:
    """The kind of a value; ``meeting_period_city`` is ``meeting_period`` for one level."""
    return VALUES.get(key) or VALUES.get(level_free(key))


def level_free(key: str) -> str:
    """The key of a value without its level."""
    name, _, level = key.rpartition("_")
    return name if level in LEVELS else key


CHOICES: Final[dict[str, frozenset[str]]] = {
    "meeting_territory": frozenset({"country", "own"}),
    "schedule_of": frozenset({"all", "each"}),
    "collector": frozenset({"ab", "go", "self"}),
    "approver": frozenset({"ab", "go", "self"}),
    "schedule_steps": frozenset({"proposals", "draft", "approval"}),
}
"""Values that are a choice (or several) among known words."""
