"""Everything that can happen to a visit."""

from kezdesu.meetings.actions.announcing import (
    draft_announcement,
    prepare_announcement,
    return_announcement,
    sign_announcement,
)
from kezdesu.meetings.actions.entering import Entered, approve_amendments, approve_schedule, enter_approved
from kezdesu.meetings.actions.holding import begin, close_visit, end_part, start_part, write_minutes
from kezdesu.meetings.actions.moving import cancel, postpone
from kezdesu.meetings.actions.planning import plan_visit, set_agenda, set_broadcast, set_parts
from kezdesu.meetings.actions.recording import attach_archive, record

__all__ = [
    "Entered",
    "approve_amendments",
    "approve_schedule",
    "attach_archive",
    "begin",
    "cancel",
    "close_visit",
    "draft_announcement",
    "end_part",
    "enter_approved",
    "plan_visit",
    "postpone",
    "prepare_announcement",
    "record",
    "return_announcement",
    "set_agenda",
    "set_broadcast",
    "set_parts",
    "sign_announcement",
    "start_part",
    "write_minutes",
]
