"""What was said about rows: comments and returns, with their answers."""

from __future__ import annotations

from django.db.models import QuerySet

from kezdesu.schedule.models import Entry, Proposal, Remark
from kezdesu.schedule.states import RemarkKind, RemarkState
from kezdesu.signing import queries as signing

PROPOSAL_ACT = "schedule.proposal"


def asked_rows(proposal: Proposal) -> frozenset[int]:
    """Entries that were returned one by one since the proposal was last signed.

    A preparation that the head sent back is no signature: it changes nothing here.
    """
    found = Remark.objects.filter(entry__proposal=proposal, kind=RemarkKind.RETURN)
    signed_at = signing.last_signed_at(PROPOSAL_ACT, proposal.code)
    if signed_at is not None:
        found = found.filter(written_at__gte=signed_at)
    return frozenset(found.values_list("entry_id", flat=True))


def remarks_of(proposal: Proposal) -> list[Remark]:
    """What was said about the rows of a proposal, oldest first."""
    return list(_remarks().filter(entry__proposal=proposal))


def remarks_on(entry: Entry) -> list[Remark]:
    """What was said about one row, oldest first."""
    return list(_remarks().filter(entry=entry))


def remark_by_id(remark: int) -> Remark | None:
    """One remark with its row."""
    return _remarks().filter(pk=remark).first()


def returned_rows(entries: list[int]) -> frozenset[int]:
    """Which of the entries were returned and wait for an answer."""
    found = Remark.objects.filter(entry__in=entries, kind=RemarkKind.RETURN, state=RemarkState.OPEN)
    return frozenset(found.values_list("entry_id", flat=True))


def _remarks() -> QuerySet[Remark]:
    related = ("body", "author", "answered_by", "entry__proposal__body", "entry__proposal__schedule")
    return Remark.objects.select_related(*related).order_by("id")
