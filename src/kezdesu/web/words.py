"""The word for each state, in one place: ``status("visit.held")`` needs no label.

A state is named with its record in front ("visit.held", "voice.held"), since the same word may mean two things.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STATE_WORDS: dict[str, Promise] = {
    "duty.upcoming": _("not yet due"),
    "duty.due": _("due now"),
    "duty.met": _("met"),
    "duty.met_by_art_175": _("met on the next working day"),
    "duty.met_late": _("met late"),
    "duty.boundary": _("on the boundary day"),
    "duty.overdue": _("overdue"),
    "duty.missed": _("missed"),
    "duty.not_applicable": _("does not apply"),
    "visit.planned": _("planned"),
    "visit.announced": _("announced"),
    "visit.under_way": _("live now"),
    "visit.held": _("took place"),
    "visit.cancelled": _("cancelled"),
    "visit.missed": _("did not take place"),
    "visit.postponed": _("postponed"),
    "announcement.draft": _("draft"),
    "announcement.prepared": _("waiting for signature"),
    "announcement.published": _("published"),
    "voice.received": _("received"),
    "voice.held": _("held for a check"),
    "voice.published": _("published"),
    "voice.declined": _("declined"),
    "voice.joined": _("joined to another"),
    "voice.asked": _("asked"),
    "voice.answered": _("answered"),
    "voice.removed": _("removed"),
    "issue.drafted": _("draft"),
    "issue.explained": _("explained"),
    "issue.planned": _("in the action plan"),
    "issue.referred": _("referred by competence"),
    "issue.closed": _("closed"),
    "commitment.drafted": _("draft"),
    "commitment.promised": _("promised"),
    "commitment.under_way": _("under way"),
    "commitment.reported_done": _("reported done"),
    "commitment.confirmed": _("confirmed by the askers"),
    "commitment.disputed": _("disputed by the askers"),
    "commitment.refused": _("refused"),
    "commitment.overdue": _("overdue"),
    "extension.asked": _("extension asked for"),
    "extension.granted": _("extension granted"),
    "extension.returned": _("extension returned"),
    "schedule.collecting": _("collecting proposals"),
    "schedule.drafted": _("drafted"),
    "schedule.submitted": _("submitted"),
    "schedule.approved": _("approved"),
    "proposal.draft": _("draft"),
    "proposal.prepared": _("waiting for signature"),
    "proposal.submitted": _("submitted"),
    "proposal.returned": _("returned for rework"),
    "amendment.prepared": _("waiting for signature"),
    "amendment.signed": _("signed"),
    "amendment.approved": _("approved"),
    "amendment.returned": _("returned for rework"),
    "publication.prepared": _("waiting for signature"),
    "publication.published": _("published"),
    "publication.returned": _("returned for rework"),
    "act.prepared": _("waiting for signature"),
    "act.signed": _("signed"),
    "act.returned": _("returned for rework"),
    "phase.waiting": _("not begun"),
    "phase.presentation": _("presentation"),
    "phase.questions": _("questions and answers"),
    "phase.paused": _("paused"),
    "phase.ended": _("ended"),
    "risk.opened": _("under consideration"),
    "risk.meeting": _("a meeting is set"),
    "risk.no_meeting": _("no meeting is needed"),
    "message.queued": _("waiting to be sent"),
    "message.sent": _("sent"),
    "message.failed": _("not delivered"),
}


def state_word(state: str) -> Promise:
    """The word for "visit.held" and its like. An unknown state raises :class:`KeyError`."""
    return STATE_WORDS[state]
