"""Who collects a schedule and who approves it: the pack of the schedule names the bodies and the roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.pack import Pack
from kezdesu.journal.record import Author
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import refusals
from kezdesu.schedule.models import Schedule
from kezdesu.schedule.states import ScheduleState
from kezdesu.terms import queries as terms
from kezdesu.terms.kinds import kind_of

NOT_PARTY = Denied(
    "not_party",
    Trilingual(
        "Мұны кестенің иесі болып табылатын органның осы міндет жүктелген қызметкері ғана істейді.",
        "Это делает только сотрудник органа, чей это график, которому это поручено.",
        "Only staff of the body whose schedule this is do this, in the role that it takes.",
    ),
)
NO_SUCH_STEP = Denied(
    "no_such_step",
    Trilingual(
        "Бұл кестенің мұндай қадамы жоқ: қол қойылған жолдар бірден бекітіледі.",
        "У этого графика нет такого шага: подписанные строки утверждаются сразу.",
        "This schedule has no such step: the signed rows are approved at once.",
    ),
)
DENIALS = {"ab": refusals.NOT_COORDINATOR, "go": refusals.NOT_SECRETARY, "self": NOT_PARTY}


@dataclass(frozen=True, slots=True)
class Party:
    """A role in a body: ``which`` is ``ab``, ``go`` or ``self`` (the body ``own``, whose schedule it is)."""

    which: str
    role: Role
    own: Body | None

    def body(self) -> Body:
        """The body itself, as it is today."""
        if self.which == "self" and self.own is not None:
            return self.own
        today = clock.today()
        return bodies.authorised_body(on=today) if self.which == "ab" else bodies.government_office(on=today)


@dataclass(frozen=True, slots=True)
class Opening:
    """A schedule that somebody may open: its edition, and whose own it is (None: that of all bodies)."""

    edition: str
    body: Body | None


def collector(schedule: Schedule | None = None) -> Party:
    """Who collects the proposals; without a schedule, for the act in force."""
    return _named("collector", *_law(schedule))


def approver(schedule: Schedule | None = None) -> Party:
    """Who enters the approving act."""
    return _named("approver", *_law(schedule))


def collector_under(edition: str, body: Body | None) -> Party:
    """Who opens a schedule under an edition, of a body or of all."""
    return _named("collector", terms.pack(edition), body)


def is_party(party: Party, by: Actor) -> Answer:
    """She holds the role in that body (no query for who does not hold it anywhere)."""
    if by.has(party.role) and by.has_in(party.body().slug, party.role):
        return Allowed()
    return DENIALS[party.which]


def cited(schedule: Schedule, answer: Answer) -> Answer:
    """A denial with the clause of the schedule's own act; with none where that act has nothing of the kind."""
    if not isinstance(answer, Denied) or not answer.clause:
        return answer
    norm = terms.pack(schedule.edition).playing(answer.clause)
    return replace(answer, clause=norm.clause if norm else "")


def author(party: Party, by: Actor) -> Author:
    """How the journal names whom she acts for."""
    return by.author(party.body().slug)


def has_draft(schedule: Schedule) -> bool:
    """Whether a draft goes to another body before the approval."""
    return "draft" in terms.pack(schedule.edition).schedule_steps


def is_step(name: str, schedule: Schedule) -> Answer:
    """Whether the pack has that step."""
    steps = terms.pack(schedule.edition).schedule_steps
    return Allowed() if name in steps else NO_SUCH_STEP


def ready_state(schedule: Schedule) -> ScheduleState:
    """The state from which the schedule is approved."""
    return ScheduleState.SUBMITTED if has_draft(schedule) else ScheduleState.COLLECTING


def openings(by: Actor) -> Iterator[Opening]:
    """What she may open now: under every act in force the one schedule, or that of each body she collects for."""
    for pack in terms.packs_in_force(clock.today()):
        if pack.word("schedule_of") == "all":
            found = [Opening(pack.edition, None)]
        else:
            slugs = by.bodies(Role(pack.word("collector_role")))
            mine = bodies.existing(clock.today()).filter(slug__in=slugs, kind=obliged_kind(pack))
            found = [Opening(pack.edition, body) for body in mine.order_by("slug")] if slugs else []
        yield from (
            opening for opening in found if is_party(collector_under(opening.edition, opening.body), by)
        )


def obliged_kind(pack: Pack) -> str:
    """The kind of the bodies whose meetings the schedule holds."""
    return kind_of(pack.obliged_by_schedule)


def _law(schedule: Schedule | None) -> tuple[Pack, Body | None]:
    if schedule is None:
        return terms.pack(), None
    return terms.pack(schedule.edition), schedule.body


def _named(what: str, pack: Pack, own: Body | None) -> Party:
    return Party(pack.word(what), Role(pack.word(f"{what}_role")), own)
