"""What the address asks for, checked."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from kezdesu.common import clock
from kezdesu.decree.editions import all_clauses
from kezdesu.decree.model import DutyState, Obliged

FIRST_YEAR = 2022
SECTIONS: dict[str, tuple[Obliged, ...]] = {
    "ceb": (Obliged.CEB,),
    "akim": (Obliged.AKIM,),
    "overseers": (Obliged.AB, Obliged.GOVERNMENT, Obliged.PA),
}
"""Kinds of bodies by which the register is laid out: whom a norm obliges."""
GROUPS: dict[str, frozenset[DutyState]] = {
    "kept": frozenset(state for state in DutyState if state.is_kept),
    "late": frozenset({DutyState.MET_LATE}),
    "failed": frozenset({DutyState.MISSED, DutyState.OVERDUE}),
    "ahead": frozenset({DutyState.DUE, DutyState.UPCOMING}),
}
"""What a figure counts is what its list shows."""


def years() -> list[int]:
    """Years whose register can be drawn, the latest first."""
    return list(range(clock.today().year + 1, FIRST_YEAR - 1, -1))


def year_of(request: HttpRequest) -> int:
    """``?year=``, this year by default; Http404 for one without a register."""
    text = request.GET.get("year", "")
    if not text:
        return clock.today().year
    if not text.isascii() or not text.isdigit() or int(text[:6]) not in years():
        raise Http404
    return int(text)


def kind_of(request: HttpRequest) -> str:
    """``?kind=``: a section, or empty for all; Http404 for another word."""
    kind = request.GET.get("kind", "")
    if kind and kind not in SECTIONS:
        raise Http404
    return kind


def states_of(request: HttpRequest) -> frozenset[DutyState]:
    """``?state=``: one state, a group (``kept``, ``failed``, ``ahead``), or empty for all; Http404 otherwise."""
    word = request.GET.get("state", "")
    if not word:
        return frozenset(DutyState)
    if word in GROUPS:
        return GROUPS[word]
    chosen = frozenset(state for state in DutyState if state.value == word)
    if not chosen:
        raise Http404
    return chosen


def norm_of(request: HttpRequest) -> str:
    """``?norm=``: a clause of the decree or of an act beside it, or empty for all; Http404 for another."""
    norm = request.GET.get("norm", "")
    if norm and norm not in all_clauses():
        raise Http404
    return norm


def offset_of(request: HttpRequest) -> int:
    """``?after=``: how many rows were shown already; Http404 unless a number."""
    text = request.GET.get("after", "0")
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise Http404
    return int(text)
