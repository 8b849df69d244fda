"""Which tenures were said to be one person's, and which bear one name though nobody said so."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from kezdesu.bodies.models import Tenure

MOST = 20


def bearers(tenure: Tenure) -> list[Tenure]:
    """Tenures of other posts whose holder bears the name in Kazakh or Russian, one for each other person."""
    rows = _named([tenure]).exclude(office=tenure.office_id).select_related("office__body")
    found = {row.who: row for row in rows.order_by("since", "pk") if row.who != tenure.who}
    return list(found.values())[:MOST]


def doubtful(tenures: Collection[Tenure]) -> frozenset[int]:
    """Those of the tenures (keys) with a bearer of the same name elsewhere. One query."""
    rows = list(_named(tenures))
    return frozenset(
        one.pk
        for one in tenures
        if any(_alike(one, row) and row.office_id != one.office_id and row.who != one.who for row in rows)
    )


def joined(tenures: Collection[Tenure]) -> dict[int, list[Tenure]]:
    """For each of the tenures (keys) those of other posts that were said to be the same person's. One query."""
    whos = {row.who for row in tenures}
    rows = Tenure.objects.filter(Q(pk__in=whos) | Q(person__in=whos)).select_related("office__body")
    found = list(rows.order_by("since", "pk"))
    return {
        one.pk: [row for row in found if row.who == one.who and row.office_id != one.office_id]
        for one in tenures
    }


def _named(tenures: Collection[Tenure]) -> QuerySet[Tenure]:
    kk, ru = [row.holder_kk for row in tenures], [row.holder_ru for row in tenures]
    return Tenure.objects.filter(Q(holder_kk__in=kk) | Q(holder_ru__in=ru))


def _alike(one: Tenure, other: Tenure) -> bool:
    return one.holder_kk == other.holder_kk or one.holder_ru == other.holder_ru
