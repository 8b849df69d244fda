"""Who may evaluate, review, guide, control; which of it takes two people."""

from __future__ import annotations

from collections.abc import Collection

from kezdesu.bodies.models import Body
from kezdesu.common.answers import Allowed, Answer, Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.oversight.models import OversightKind, OversightRecord
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role

WHO: dict[str, tuple[Role, ...]] = {
    OversightKind.EVALUATION: (Role.COORDINATOR,),
    OversightKind.GUIDANCE: (Role.COORDINATOR,),
    OversightKind.HALF_YEAR_REVIEW: (Role.SECRETARY,),
    OversightKind.OTHER_MEASURE: (Role.SECRETARY,),
    OversightKind.CONTROL_NOTE: (Role.INSPECTOR,),
}
TWO_PEOPLE = frozenset({OversightKind.EVALUATION, OversightKind.HALF_YEAR_REVIEW, OversightKind.GUIDANCE})
SIGNERS = (Role.HEAD, Role.COORDINATOR, Role.SECRETARY)
CLAUSE = {kind.value: kind.label for kind in OversightKind}

NOT_YOURS = Trilingual(
    "Бұл жазбаны құзыретті орган ғана енгізеді.",
    "Эту запись вносит только уполномоченный на неё орган.",
    "Only the body that the clause names makes this record.",
)
BOTH_LANGUAGES = Trilingual(
    "Мәтінді қазақша да, орысша да жазыңыз.",
    "Напишите текст и на казахском, и на русском.",
    "Write the text in both Kazakh and Russian.",
)
HALF_NEEDED = Trilingual(
    "Жартыжылдықты көрсетіңіз: 1 немесе 2.", "Укажите полугодие: 1 или 2.", "Name the half-year: 1 or 2."
)
ALREADY_READ = Denied(
    "already_read",
    Trilingual(
        "Органыңыз бұл құжатпен танысқанын бұрын растаған.",
        "Ваш орган уже подтвердил, что прочёл этот документ.",
        "Your body has already confirmed that it read this.",
    ),
    "5.3",
)
NOT_WAITING = Denied(
    "not_waiting",
    Trilingual(
        "Бұл жазба қол қоюды күтіп тұрған жоқ.",
        "Эта запись не ждёт подписи.",
        "This record does not wait for a signature.",
    ),
)
NOT_FOR_YOU = Denied(
    "not_for_you",
    Trilingual(
        "Танысқанын құжат жолданған органның қызметкері растайды.",
        "Ознакомление подтверждает сотрудник органа, которому направлен документ.",
        "The receipt is given by the staff of the body that the document was sent to.",
    ),
    "5.3",
)
READERS = (Role.CLERK, Role.HEAD, Role.AKIM, Role.AKIMAT_CLERK, Role.COORDINATOR, Role.SECRETARY)
SENT_OUT = frozenset({OversightKind.GUIDANCE, OversightKind.CONTROL_NOTE})


def may_record(kind: str, body: Body, *, by: Actor) -> Answer:
    """The body that the clause names, through the role that acts for it."""
    if by.has_in(body.slug, *WHO[kind]):
        return Allowed()
    return Denied("not_your_record", NOT_YOURS, CLAUSE[kind])


def complete(kind: str, text: Trilingual, half: int | None) -> Answer:
    """Both languages; a half-year where the clause speaks of one."""
    if text.missing():
        return Denied("language_missing", BOTH_LANGUAGES, CLAUSE[kind])
    if kind == OversightKind.HALF_YEAR_REVIEW and half not in (1, 2):
        return Denied("half_needed", HALF_NEEDED, CLAUSE[kind])
    return Allowed()


def may_acknowledge(row: OversightRecord, body: Body, *, by: Actor) -> Answer:
    """Guidance by any ministry, a control note by the body that it is about; by that body's own desk."""
    about_another = row.about_id is not None and row.about_id != body.pk
    if row.recorded_at is None or row.kind not in SENT_OUT or about_another:
        return NOT_FOR_YOU
    return Allowed() if by.has_in(body.slug, *READERS) else NOT_FOR_YOU


def may_see(row: OversightRecord, bodies: Collection[str]) -> bool:
    """The maker's staff see all of it; others what is in force, and a control note only if it is about them."""
    if row.body.slug in bodies:
        return True
    if row.recorded_at is None:
        return False
    return row.kind != OversightKind.CONTROL_NOTE or row.about is None or row.about.slug in bodies
