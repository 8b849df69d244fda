"""States of the year's schedule, of a body's proposal and of an amendment, with their tables of moves."""

from django.db.models import TextChoices


class ScheduleState(TextChoices):
    """The schedule of one year (clauses 2.1-2.3)."""

    COLLECTING = "collecting"
    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    APPROVED = "approved"


SCHEDULE_MOVES = {
    ScheduleState.COLLECTING: (ScheduleState.DRAFTED,),
    ScheduleState.DRAFTED: (ScheduleState.SUBMITTED, ScheduleState.COLLECTING),
    ScheduleState.SUBMITTED: (ScheduleState.APPROVED, ScheduleState.DRAFTED),
    ScheduleState.APPROVED: (),
}


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
