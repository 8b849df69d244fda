"""States of the year's schedule, of a body's proposal and of an amendment, with their tables of moves."""

from django.db.models import TextChoices


class ScheduleState(TextChoices):
    """The schedule of one year (clauses 2.1-2.3)."""

    COLLECTING = "collecting"
    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    APPROVED = "approved"


SCHEDULE_MOVES = {
    ScheduleState.COLLECTING: (ScheduleState.DRAFTED, ScheduleState.APPROVED),
    ScheduleState.DRAFTED: (ScheduleState.SUBMITTED, ScheduleState.COLLECTING),
    ScheduleState.SUBMITTED: (ScheduleState.APPROVED, ScheduleState.DRAFTED),
    ScheduleState.APPROVED: (),
}


PLACEABLE = frozenset({ScheduleState.COLLECTING, ScheduleState.DRAFTED})
"""While rows may be placed by the authorised body."""


class ProposalState(TextChoices):
    """A body's proposals for the year (clause 2.1)."""

    DRAFT = "draft"
    PREPARED = "prepared"
    SUBMITTED = "submitted"
    RETURNED = "returned"


PROPOSAL_MOVES = {
    ProposalState.DRAFT: (ProposalState.PREPARED,),
    ProposalState.PREPARED: (ProposalState.SUBMITTED, ProposalState.DRAFT),
    ProposalState.SUBMITTED: (ProposalState.RETURNED,),
    ProposalState.RETURNED: (ProposalState.PREPARED,),
}
EDITABLE = frozenset({ProposalState.DRAFT, ProposalState.RETURNED})


class AmendmentState(TextChoices):
    """A change of an approved schedule; approved, it becomes the next numbered version."""

    PREPARED = "prepared"
    SIGNED = "signed"
    APPROVED = "approved"
    RETURNED = "returned"


AMENDMENT_MOVES = {
    AmendmentState.PREPARED: (AmendmentState.SIGNED, AmendmentState.RETURNED),
    AmendmentState.SIGNED: (AmendmentState.APPROVED, AmendmentState.RETURNED),
    AmendmentState.APPROVED: (),
    AmendmentState.RETURNED: (),
}
OPEN_AMENDMENTS = frozenset({AmendmentState.PREPARED, AmendmentState.SIGNED})


class Wish(TextChoices):
    """How exactly a body named the time of a meeting: one day, several days, or days among which one is to be chosen.

    Those are a month, a quarter, or a window from one day to another ("II декада мая", "мамыр–маусым").
    """

    DAY = "day"
    SPAN = "span"
    MONTH = "month"
    QUARTER = "quarter"
    WINDOW = "window"


WITHOUT_DAY = frozenset({Wish.MONTH, Wish.QUARTER, Wish.WINDOW})
"""Wishes in which the day is still to be chosen."""


class RemarkKind(TextChoices):
    """What is said about one row of the proposals."""

    COMMENT = "comment"
    RETURN = "return"


class RemarkState(TextChoices):
    """A remark waits for an answer; a returned row is answered when the body has mended or confirmed it."""

    OPEN = "open"
    ANSWERED = "answered"


REMARK_MOVES = {RemarkState.OPEN: (RemarkState.ANSWERED,), RemarkState.ANSWERED: ()}


class PlacementOrigin(TextChoices):
    """Who came to the day and region of a placement."""

    HAND = "hand"
    OPTIMISER = "optimiser"
