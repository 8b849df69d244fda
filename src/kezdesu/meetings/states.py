"""States of a visit and of its announcement."""

from django.db.models import TextChoices


class VisitState(TextChoices):
    """A visit. "Missed" is not a state: it is computed from the date."""

    PLANNED = "planned"
    ANNOUNCED = "announced"
    UNDER_WAY = "under_way"
    HELD = "held"
    CANCELLED = "cancelled"


VISIT_MOVES = {
    VisitState.PLANNED: (VisitState.ANNOUNCED, VisitState.UNDER_WAY, VisitState.CANCELLED),
    VisitState.ANNOUNCED: (VisitState.UNDER_WAY, VisitState.CANCELLED),
    VisitState.UNDER_WAY: (VisitState.HELD,),
    VisitState.HELD: (),
    VisitState.CANCELLED: (),
}
AHEAD = frozenset({VisitState.PLANNED, VisitState.ANNOUNCED})
TAKES_QUESTIONS = frozenset({VisitState.PLANNED, VisitState.ANNOUNCED, VisitState.UNDER_WAY})


class AnnouncementState(TextChoices):
    """The announcement of a visit: prepared, signed by another person, published."""

    DRAFT = "draft"
    PREPARED = "prepared"
    PUBLISHED = "published"


ANNOUNCEMENT_MOVES = {
    AnnouncementState.DRAFT: (AnnouncementState.PREPARED,),
    AnnouncementState.PREPARED: (AnnouncementState.PUBLISHED, AnnouncementState.DRAFT),
    AnnouncementState.PUBLISHED: (),
}
