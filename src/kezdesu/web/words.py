"""The word for each state, in one place: ``status("visit.held")`` needs no label.

A state is named with its record in front ("visit.held", "voice.held"), since the same word may mean two things.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext_lazy

from kezdesu.common.trilingual import language_of
from kezdesu.decree.editions import label_of, series_with

STATE_WORDS: dict[str, Promise] = {
    "duty.upcoming": pgettext_lazy("duty", "not yet due"),
    "duty.due": pgettext_lazy("duty", "due now"),
    "duty.met": pgettext_lazy("duty", "met"),
    "duty.met_by_art_175": pgettext_lazy("duty", "met on the next working day"),
    "duty.met_late": pgettext_lazy("duty", "met late"),
    "duty.boundary": pgettext_lazy("duty", "on the boundary day"),
    "duty.overdue": pgettext_lazy("duty", "overdue"),
    "duty.missed": pgettext_lazy("duty", "missed"),
    "duty.not_applicable": pgettext_lazy("duty", "does not apply"),
    "visit.planned": pgettext_lazy("visit", "planned"),
    "visit.announced": pgettext_lazy("visit", "announced"),
    "visit.under_way": pgettext_lazy("visit", "live now"),
    "visit.held": pgettext_lazy("visit", "took place"),
    "visit.cancelled": pgettext_lazy("visit", "cancelled"),
    "visit.missed": pgettext_lazy("visit", "did not take place"),
    "visit.postponed": pgettext_lazy("visit", "postponed"),
    "announcement.draft": pgettext_lazy("announcement", "draft"),
    "announcement.prepared": pgettext_lazy("announcement", "waiting for signature"),
    "announcement.published": pgettext_lazy("announcement", "published"),
    "voice.received": pgettext_lazy("voice", "received"),
    "voice.held": pgettext_lazy("voice", "held for a check"),
    "voice.published": pgettext_lazy("voice", "published"),
    "voice.declined": pgettext_lazy("voice", "declined"),
    "voice.joined": pgettext_lazy("voice", "joined to another"),
    "voice.asked": pgettext_lazy("voice", "asked"),
    "voice.answered": pgettext_lazy("voice", "answered"),
    "voice.removed": pgettext_lazy("voice", "removed"),
    "issue.drafted": pgettext_lazy("issue", "draft"),
    "issue.explained": pgettext_lazy("issue", "explained"),
    "issue.planned": pgettext_lazy("issue", "in the action plan"),
    "issue.referred": pgettext_lazy("issue", "passed to the body in charge"),
    "issue.closed": pgettext_lazy("issue", "closed"),
    "commitment.drafted": pgettext_lazy("commitment", "draft"),
    "commitment.promised": pgettext_lazy("commitment", "promised"),
    "commitment.under_way": pgettext_lazy("commitment", "under way"),
    "commitment.reported_done": pgettext_lazy("commitment", "reported done"),
    "commitment.confirmed": pgettext_lazy("commitment", "confirmed by the askers"),
    "commitment.disputed": pgettext_lazy("commitment", "disputed by the askers"),
    "commitment.refused": pgettext_lazy("commitment", "refused"),
    "commitment.overdue": pgettext_lazy("commitment", "overdue"),
    "extension.asked": pgettext_lazy("extension", "extension asked for"),
    "extension.granted": pgettext_lazy("extension", "extension granted"),
    "extension.returned": pgettext_lazy("extension", "extension returned"),
    "schedule.collecting": pgettext_lazy("schedule", "collecting proposals"),
    "schedule.drafted": pgettext_lazy("schedule", "drafted"),
    "schedule.submitted": pgettext_lazy("schedule", "submitted"),
    "schedule.approved": pgettext_lazy("schedule", "approved"),
    "proposal.draft": pgettext_lazy("proposal", "draft"),
    "proposal.prepared": pgettext_lazy("proposal", "waiting for signature"),
    "proposal.submitted": pgettext_lazy("proposal", "submitted"),
    "proposal.returned": pgettext_lazy("proposal", "returned for rework"),
    "table.uploaded": pgettext_lazy("table", "to be looked at"),
    "table.read": pgettext_lazy("table", "read"),
    "table.applied": pgettext_lazy("table", "rows taken"),
    "table.discarded": pgettext_lazy("table", "thrown away"),
    "amendment.prepared": pgettext_lazy("amendment", "waiting for signature"),
    "amendment.signed": pgettext_lazy("amendment", "signed"),
    "amendment.approved": pgettext_lazy("amendment", "approved"),
    "amendment.returned": pgettext_lazy("amendment", "returned for rework"),
    "publication.prepared": pgettext_lazy("publication", "waiting for signature"),
    "publication.published": pgettext_lazy("publication", "published"),
    "publication.returned": pgettext_lazy("publication", "returned for rework"),
    "run.queued": pgettext_lazy("run", "waiting to begin"),
    "run.running": pgettext_lazy("run", "thinking"),
    "run.done": pgettext_lazy("run", "finished"),
    "run.infeasible": pgettext_lazy("run", "wishes conflict"),
    "run.failed": pgettext_lazy("run", "came to nothing"),
    "run.cancelled": pgettext_lazy("run", "cancelled"),
    "suggestion.proposed": pgettext_lazy("suggestion", "waits for a decision"),
    "suggestion.accepted": pgettext_lazy("suggestion", "accepted"),
    "suggestion.refused": pgettext_lazy("suggestion", "refused"),
    "suggestion.stale": pgettext_lazy("suggestion", "out of date"),
    "act.prepared": pgettext_lazy("act", "waiting for signature"),
    "act.signed": pgettext_lazy("act", "signed"),
    "act.returned": pgettext_lazy("act", "returned for rework"),
    "phase.waiting": pgettext_lazy("phase", "not begun"),
    "phase.presentation": pgettext_lazy("phase", "presentation"),
    "phase.questions": pgettext_lazy("phase", "questions and answers"),
    "phase.paused": pgettext_lazy("phase", "paused"),
    "phase.ended": pgettext_lazy("phase", "ended"),
    "risk.opened": pgettext_lazy("risk", "under consideration"),
    "risk.meeting": pgettext_lazy("risk", "a meeting is set"),
    "risk.no_meeting": pgettext_lazy("risk", "no meeting is needed"),
    "message.queued": pgettext_lazy("message", "waiting to be sent"),
    "message.sending": pgettext_lazy("message", "being sent"),
    "message.sent": pgettext_lazy("message", "sent"),
    "message.failed": pgettext_lazy("message", "not delivered"),
}


def clause_number(clause: str) -> str:
    """A clause before its title: its number, or the act alone where the act does not number it."""
    return gettext("No. %(number)s") % {"number": series_with(clause)} if label_of(clause) else clause


def clause_word(clause: str) -> str:
    """A clause that stands alone: its number, or the act and what the clause is about."""
    label = label_of(clause)
    return f"{clause_number(clause)}: {label[language_of(get_language())]}" if label else clause


def clause_title(clause: str) -> str:
    """ "Clause 3.7b" at the head of what is said of it."""
    return clause_word(clause) if label_of(clause) else gettext("Clause %(clause)s") % {"clause": clause}


def clause_named(clause: str) -> str:
    """ "clause 3.7b" within a line."""
    return clause_word(clause) if label_of(clause) else gettext("clause %(number)s") % {"number": clause}


def state_word(state: str) -> Promise:
    """The word for "visit.held" and its like. An unknown state raises :class:`KeyError`."""
    return STATE_WORDS[state]
