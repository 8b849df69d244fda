"""Who may open and decide risk cards."""

from __future__ import annotations

from kezdesu.bodies.models import Body
from kezdesu.common.answers import Allowed, Answer, Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import TAKES_QUESTIONS
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.risks.models import RiskCard

CLAUSE = "3.1"
NOT_YOURS = Denied(
    "not_your_body",
    Trilingual(
        "Тәуекел карточкасын осы органның қызметкері ашады.",
        "Карточку риска открывает сотрудник этого органа.",
        "A risk card is opened by this body's own staff.",
    ),
    CLAUSE,
)
HEAD_DECIDES = Denied(
    "head_decides",
    Trilingual(
        "Кестеден тыс кездесу туралы органның бірінші басшысы шешеді.",
        "О встрече вне графика решает первый руководитель органа.",
        "The body's first head decides on an off-schedule meeting.",
    ),
    CLAUSE,
)
BOTH_LANGUAGES = Denied(
    "language_missing",
    Trilingual(
        "Мәтінді қазақша да, орысша да жазыңыз.",
        "Напишите текст и на казахском, и на русском.",
        "Write the text in both Kazakh and Russian.",
    ),
    CLAUSE,
)
OTHER_VISIT = Denied(
    "other_visit",
    Trilingual(
        "Осы органның осы өңірдегі, кестеден тыс, әлі өтпеген кездесуін таңдаңыз.",
        "Выберите встречу этого органа в этом регионе вне графика, которая ещё впереди.",
        "Choose an off-schedule meeting of the same body in the same region that still lies ahead.",
    ),
    CLAUSE,
)


def may_open(body: Body, *, by: Actor) -> Answer:
    """Clerks and the head of the body itself."""
    return Allowed() if by.has_in(body.slug, Role.CLERK, Role.HEAD) else NOT_YOURS


def may_decide(card: RiskCard, *, by: Actor) -> Answer:
    """The head of the body."""
    return Allowed() if by.has_in(card.body.slug, Role.HEAD) else HEAD_DECIDES


def complete(text: Trilingual) -> Answer:
    """Official words exist in kk and ru."""
    return BOTH_LANGUAGES if text.missing() else Allowed()


def fits(card: RiskCard, visit: Visit) -> Answer:
    """The meeting that answers a risk: of the same body, in the same region, off the schedule, not over."""
    same = visit.body_id == card.body_id and visit.region_id == card.region_id
    return Allowed() if same and visit.off_schedule and visit.state in TAKES_QUESTIONS else OTHER_VISIT
