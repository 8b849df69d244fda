"""Who may answer for a measure: posts, not people, so that a promise outlives them."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When

from kezdesu.bodies.models import Body, BodyKind, Office


def responsible_posts(body: Body, region_id: int, *, on: date) -> list[Office]:
    """Posts that exist on the day: of the body itself, of the region's akimat, of the national companies."""
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    akimat = Q(body__kind=BodyKind.AKIMAT, body__region=region_id)
    near = Case(
        When(body=body, then=Value(0)),
        When(akimat, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = Office.objects.filter(Q(body=body) | akimat | Q(body__kind=BodyKind.HOLDING), ends_later)
    return list(found.filter(valid_from__lte=on).select_related("body").order_by(near, "body__name_kk", "id"))
