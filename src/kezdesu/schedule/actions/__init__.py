"""Everything that can happen to a schedule, its proposals and its amendments."""

from kezdesu.schedule.actions.amending import (
    propose_addition,
    propose_amendment,
    propose_amendments,
    return_amendment,
    sign_amendment,
)
from kezdesu.schedule.actions.approval import (
    approve,
    attach_scan,
    draft_schedule,
    reopen,
    return_draft,
    submit_draft,
)
from kezdesu.schedule.actions.next_version import approve_amendment, approve_amendments
from kezdesu.schedule.actions.placing import place, undo_placement
from kezdesu.schedule.actions.proposals import (
    open_year,
    prepare_proposal,
    return_proposal,
    send_back_proposal,
    sign_proposal,
    start_proposal,
)
from kezdesu.schedule.actions.remarks import answer_remark, comment_row, return_row
from kezdesu.schedule.actions.writing import put_entries

__all__ = [
    "answer_remark",
    "approve",
    "approve_amendment",
    "approve_amendments",
    "attach_scan",
    "comment_row",
    "draft_schedule",
    "open_year",
    "place",
    "prepare_proposal",
    "propose_addition",
    "propose_amendment",
    "propose_amendments",
    "put_entries",
    "reopen",
    "return_amendment",
    "return_draft",
    "return_proposal",
    "return_row",
    "send_back_proposal",
    "sign_amendment",
    "sign_proposal",
    "start_proposal",
    "submit_draft",
    "undo_placement",
]
