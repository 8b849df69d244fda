"""States of a risk card."""

from django.db.models import TextChoices


class RiskState(TextChoices):
    """Opened on a signal; decided: an off-schedule meeting, or not, with the reason."""

    OPENED = "opened"
    MEETING = "meeting"
    NO_MEETING = "no_meeting"


RISK_MOVES = {
    RiskState.OPENED: (RiskState.MEETING, RiskState.NO_MEETING),
    RiskState.MEETING: (),
    RiskState.NO_MEETING: (RiskState.MEETING,),
}
