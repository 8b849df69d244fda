"""What the code knows by name: the rows of the clause table, the terms alongside it, and the values of a pack.

A pack gives every row and every value or says in ``omits`` which rows its act does not have.
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

VALUES: Final[dict[str, str]] = {
    "exempt_bodies": "names",
    "meeting_period": "period",
    "meetings_minimum": "integer",
    "schedule_period": "period",
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
