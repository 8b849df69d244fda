"""States of a publication."""

from django.db.models import TextChoices


class PublicationState(TextChoices):
    """Prepared by one person, signed and thereby published and frozen by another; or returned."""

    PREPARED = "prepared"
    PUBLISHED = "published"
    RETURNED = "returned"


PUBLICATION_MOVES = {
    PublicationState.PREPARED: (PublicationState.PUBLISHED, PublicationState.RETURNED),
    PublicationState.PUBLISHED: (),
    PublicationState.RETURNED: (),
}
