"""The days of a problem: which are worked, in which week and month they lie, where each meeting may go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from kezdesu.planning.optimiser.problem import Busy, Days, Meeting, Need, Place, Problem, Regions, Rows

DAY = timedelta(days=1)
LONG = 5
"""A meeting of more days than a working week may span a weekend; its first and last day are worked."""


class Grid:
    """Reads a problem once; answers by lookups."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.meetings = {meeting.key: meeting for meeting in problem.meetings}
        self.points = {need.region: need.points for need in problem.regions}
        self._free = frozenset(problem.free_days)
        self._busy: dict[str, list[Busy]] = {}
        for busy in problem.busy:
            self._busy.setdefault(busy.person, []).append(busy)
        self._starts: dict[int, tuple[date, ...]] = {}

    def week(self, day: date) -> int:
        """Number of the week, counted on without a break."""
        return (day.toordinal() - 1) // 7

    def month(self, day: date) -> int:
        """Number of the month within the period, from 0."""
        return (day.year - self.problem.first.year) * 12 + day.month - self.problem.first.month

    @property
    def months(self) -> int:
        """How many months the period has."""
        return self.month(self.problem.last) + 1

    def period(self, day: date) -> int:
        """Number of the period in which meetings of a body are counted."""
        return self.month(day) // self.problem.limits.cadence_months

    @property
    def periods(self) -> int:
        """How many such periods there are."""
        return self.period(self.problem.last) + 1

    def until(self, meeting: Meeting, day: date) -> date:
        """Last day of the meeting that begins on ``day``."""
        return day + DAY * (meeting.length - 1)

    def is_worked(self, meeting: Meeting, day: date) -> bool:
        """Whether the meeting's days are working days."""
        days = [day + DAY * count for count in range(meeting.length)]
        asked = days if meeting.length <= LONG else [days[0], days[-1]]
        return not any(one in self._free for one in asked)

    def first_free(self, meeting: Meeting, day: date) -> date:
        """The first of the meeting's days that is not worked; ``day`` when all are."""
        days = (day + DAY * count for count in range(meeting.length))
        return next((one for one in days if one in self._free), day)

    def busy_with(self, meeting: Meeting, day: date) -> Busy | None:
        """What keeps the person elsewhere on one of the days."""
        until = self.until(meeting, day)
        own = self._busy.get(meeting.person, ())
        return next((busy for busy in own if busy.first <= until and day <= busy.last), None)

    def is_busy(self, meeting: Meeting, day: date) -> bool:
        """Whether the person is elsewhere on one of the days."""
        return self.busy_with(meeting, day) is not None

    def keeps_day(self, meeting: Meeting) -> bool:
        """Whether the meeting must stay within the wished days."""
        freedom = self.problem.freedom
        if meeting.key in freedom.released:
            return False
        return self.is_held(meeting) or freedom.days == Days.WISHED

    def keeps_region(self, meeting: Meeting) -> bool:
        """Whether the meeting must stay in its region."""
        return self.is_held(meeting) or self.problem.freedom.regions == Regions.WISHED

    def is_held(self, meeting: Meeting) -> bool:
        """Whether the row is left alone: locked, of a body left alone, or chosen when only open days may be filled."""
        freedom = self.problem.freedom
        chosen = freedom.rows == Rows.OPEN and meeting.day is not None
        return meeting.locked or meeting.body in freedom.locked or chosen

    def may_be_suggested(self, meeting: Meeting) -> bool:
        """Whether a change of the meeting may be put before a person at all."""
        return not meeting.locked and meeting.body not in self.problem.freedom.locked

    def window(self, meeting: Meeting) -> tuple[date, date]:
        """First and last day on which the meeting may take place."""
        if meeting.day is not None and (self.is_held(meeting) or self._is_kept_outside(meeting)):
            return meeting.day, self.until(meeting, meeting.day)
        earliest, last = self.problem.earliest, self.problem.last
        if self.keeps_day(meeting):
            return max(meeting.first, earliest), min(meeting.last, last)
        reach = DAY * self.problem.limits.reach_days
        return max(meeting.first - reach, earliest), min(meeting.last + reach, last)

    def _is_kept_outside(self, meeting: Meeting) -> bool:
        """A person has put the row beyond its wish, and days are to be kept: then it stays where she put it."""
        if meeting.day is None or not self.keeps_day(meeting):
            return False
        return not meeting.first <= meeting.day <= self.until(meeting, meeting.day) <= meeting.last

    def starts(self, meeting: Meeting) -> tuple[date, ...]:
        """Days on which the meeting may begin: worked, the person not elsewhere; within the window, or where it is."""
        if meeting.key not in self._starts:
            self._starts[meeting.key] = tuple(self._every_start(meeting))
        return self._starts[meeting.key]

    def _every_start(self, meeting: Meeting) -> Iterator[date]:
        first, last = self.window(meeting)
        if meeting.day is not None and self.is_held(meeting):
            yield meeting.day
            return
        ordinals = set(range(first.toordinal(), last.toordinal() - meeting.length + 2))
        if meeting.day is not None and meeting.day >= self.problem.earliest:
            ordinals.add(meeting.day.toordinal())
        for ordinal in sorted(ordinals):
            day = date.fromordinal(ordinal)
            if self.is_worked(meeting, day) and not self.is_busy(meeting, day):
                yield day

    def regions(self, meeting: Meeting) -> tuple[str, ...]:
        """Regions to which the meeting may go: its own, and those that have fewer visits than they should."""
        if self.keeps_region(meeting):
            return (meeting.region,)
        return (meeting.region, *(region for region in self.short if region != meeting.region))

    @cached_property
    def wished(self) -> Counter[str]:
        """How many meetings each region has as the rows stand."""
        return Counter(meeting.region for meeting in self.problem.meetings)

    @cached_property
    def targets(self) -> dict[str, int]:
        """The fewest visits each region should get: one, and its part by need of a share of the others."""
        needs = self.problem.regions
        spare = len(self.problem.meetings) - len(needs)
        if spare <= 0 or not needs:
            return {need.region: 1 for need in needs}
        return _apportioned(needs, spare * self.problem.limits.need_share // 100)

    @cached_property
    def short(self) -> tuple[str, ...]:
        """Regions with fewer meetings than they should have, as the rows stand."""
        return tuple(region for region, target in self.targets.items() if self.wished[region] < target)

    @cached_property
    def must_cover(self) -> tuple[str, ...]:
        """Regions that every plan has to reach: all, when there are meetings enough that may change their region."""
        held = {meeting.region for meeting in self.problem.meetings if self.keeps_region(meeting)}
        loose = sum(not self.keeps_region(meeting) for meeting in self.problem.meetings)
        left = [need.region for need in self.problem.regions if need.region not in held]
        return tuple(left) if left and loose >= len(left) else ()

    @cached_property
    def month_cap(self) -> int:
        """From how many meetings on a month counts as overloaded."""
        mean = len(self.problem.meetings) / max(1, self.months)
        return max(1, -(-int(mean * self.problem.limits.month_share) // 100))

    def standing(self, meeting: Meeting) -> Place | None:
        """Where the row stands now; None while its day is still to be chosen."""
        return Place(meeting.region, meeting.day) if meeting.day else None


def _apportioned(needs: tuple[Need, ...], spare: int) -> dict[str, int]:
    """One for each, and ``spare`` by points (largest remainders; ties by code)."""
    total = sum(need.points for need in needs) or 1
    exact = {need.region: spare * need.points / total for need in needs}
    found = {region: 1 + int(part) for region, part in exact.items()}
    left = spare - sum(int(part) for part in exact.values())
    for region in sorted(exact, key=lambda region: (int(exact[region]) - exact[region], region))[:left]:
        found[region] += 1
    return found
