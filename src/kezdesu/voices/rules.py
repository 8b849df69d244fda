"""Who may do what with a voice, and if not, why."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import TAKES_QUESTIONS, VisitState
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.terms import queries as terms
from kezdesu.voices.models import Appeal, Channel, Decision, Ground, Voice
from kezdesu.voices.states import JOINABLE, PUBLIC, REFUSED, SUPPORTABLE, VoiceState

CLAIM_LASTS = timedelta(minutes=15)
MODERATE_WITHIN = timedelta(hours=24)  # the house's own promise to askers: the decree names no term
MODERATORS = (Role.MODERATOR, Role.CLERK)
ANSWERERS = (Role.CLERK, Role.HEAD, Role.OPERATOR, Role.EXECUTOR)

NOT_YOURS = Denied(
    "not_moderator",
    Trilingual(
        "Бұл сұрақты өз органының модераторы ғана қарай алады.",
        "Этот вопрос рассматривает только модератор своего органа.",
        "Only a moderator of the question's own body may decide on it.",
    ),
    "3.5b",
)
CLOSED = Denied(
    "visit_closed",
    Trilingual(
        "Кездесу аяқталды, сұрақ енді қабылданбайды. Келесі кездесуді таңдаңыз.",
        "Встреча завершена, вопросы больше не принимаются. Выберите следующую встречу.",
        "The meeting is over and takes no more questions. Choose the next one.",
    ),
    "3.5b",
)
CANCELLED = Denied(
    "visit_cancelled",
    Trilingual(
        "Кездесу болмайды: ол тоқтатылды. Басқа кездесуді таңдаңыз.",
        "Встреча отменена. Выберите другую встречу.",
        "The meeting was cancelled. Choose another one.",
    ),
    "3.5b",
)
MISSED = Denied(
    "visit_missed",
    Trilingual(
        "Кездесу белгіленген күні өтпеді. Басқа кездесуді таңдаңыз немесе министрліктің өзіне сұрақ қойыңыз.",
        "Встреча в назначенный день не состоялась. Выберите другую или спросите министерство напрямую.",
        "The meeting did not take place on its day. Choose another one, or ask the ministry itself.",
    ),
    "3.5b",
)
NOT_SUPPORTABLE = Denied(
    "not_supportable",
    Trilingual(
        "Бұл сұраққа қосылу аяқталды: ол жарияланбаған немесе жауап берілген.",
        "К этому вопросу уже нельзя присоединиться: он не опубликован или на него ответили.",
        "This question takes no more support: it is not public or has been answered.",
    ),
)
NO_DEVICE = Denied(
    "no_device",
    Trilingual(
        "Құрылғы танылмады. Браузерде cookie-файлдарды қосып, қайталаңыз.",
        "Устройство не распознано. Включите cookie в браузере и повторите.",
        "The device is not known. Switch cookies on in your browser and try again.",
    ),
)
NO_APPEAL = Denied(
    "no_appeal",
    Trilingual(
        "Шағымды бас тартылған сұраққа бір рет қана беруге болады.",
        "Обжаловать можно только отказ и только один раз.",
        "Only a refusal can be appealed, and only once.",
    ),
)
SAME_PERSON = Denied(
    "same_person",
    Trilingual(
        "Шағымды шешім қабылдаған адам емес, басқа қызметкер қарайды.",
        "Жалобу рассматривает не тот, кто принял решение, а другой сотрудник.",
        "An appeal is decided by another person than the one who refused.",
    ),
)
NOT_JOINABLE = Denied(
    "not_joinable",
    Trilingual(
        "Сұрақты тек жарияланған басқа сұраққа біріктіруге болады.",
        "Присоединить можно только к другому опубликованному вопросу.",
        "A question can be joined only to another published one.",
    ),
)
OTHER_BODY = Denied(
    "other_body",
    Trilingual(
        "Бұл сұрақ басқа органға қойылған: оған өз органыңыздың сұрағын біріктіруге болмайды.",
        "Этот вопрос задан другому органу: присоединить к нему вопрос своего органа нельзя.",
        "That question was put to another body: a question to yours cannot be joined to it.",
    ),
)
GROUND_NEEDED = Denied(
    "ground_needed",
    Trilingual(
        "Бас тарту негізін таңдаңыз. «Автор қайтарып алды» негізін автордың өзі ғана қолданады.",
        "Выберите основание отказа. Основание «автор отозвал» доступно только самому автору.",
        "Choose a ground. “Withdrawn by its author” is for the author alone.",
    ),
)
EXEMPT = Denied(
    "exempt_body",
    Trilingual(
        "Жарлық бұл органды халықпен кездесулерден босатады, сондықтан мұнда оған сұрақ қойылмайды. "
        "Өтінішті e-Өтініш арқылы жолдаңыз.",
        "Указ освобождает этот орган от встреч с населением, поэтому здесь ему вопросы не задают. "
        "Направьте обращение через e-Өтініш.",
        "The decree exempts this body from public meetings, so it is not asked here. Send an appeal by e-Otinish.",
    ),
    "1",
)
NO_OPEN_APPEAL = Denied(
    "no_open_appeal",
    Trilingual(
        "Бұл сұрақ бойынша қаралмаған шағым жоқ.",
        "По этому вопросу нет нерассмотренной жалобы.",
        "There is no open appeal about this question.",
    ),
)
OTHER_STATE = Denied(
    "other_state",
    Trilingual(
        "Сұрақтың күйі өзгерген, бұл әрекет енді мүмкін емес. Бетті жаңартыңыз.",
        "Состояние вопроса изменилось, это действие уже невозможно. Обновите страницу.",
        "The question has moved on and this cannot be done any more. Reload the page.",
    ),
)
NOT_REOPENED = Denied(
    "not_reopened",
    Trilingual(
        "Автор қайтарып алған немесе шағым берілген сұрақты қайта ашуға болмайды.",
        "Нельзя вернуть в очередь вопрос, который автор отозвал или отказ по которому обжалован.",
        "A question that its author withdrew, or whose refusal is appealed, cannot be put back into the queue.",
    ),
)
NOT_WITHDRAWN = Denied(
    "not_withdrawn",
    Trilingual(
        "Бұл сұрақ қайтарып алынған, оның мәтіні жойылған.",
        "Этот вопрос уже отозван, его текст удалён.",
        "This question is withdrawn already and its text is erased.",
    ),
)
BOTH_LANGUAGES = Denied(
    "missing_language",
    Trilingual(
        "Жазбаша жауап қазақша да, орысша да болуы керек. Жетіспейтін тілді толтырыңыз.",
        "Письменный ответ нужен и на казахском, и на русском. Заполните недостающий язык.",
        "A written answer is needed in Kazakh and in Russian. Fill in the missing language.",
    ),
)
DAY_PASSED = Denied(
    "day_passed",
    Trilingual(
        "Жазбаша жауап күні бүгіннен ерте болмауы керек.",
        "Срок письменного ответа не может быть раньше сегодняшнего дня.",
        "The day of the written answer cannot lie in the past.",
    ),
)


def takes_questions(visit: Visit) -> Answer:
    """Whether the meeting still takes questions (clause 3.5b)."""
    if visit.state == VisitState.CANCELLED:
        return CANCELLED
    return Allowed() if visit.state in TAKES_QUESTIONS else CLOSED


def invites_questions(visit: Visit) -> Answer:
    """Whether its page asks for questions: not when its day has passed (what was typed before is still taken)."""
    return MISSED if visit.is_missed(clock.today()) else takes_questions(visit)


def may_be_asked(body: Body) -> Answer:
    """Whether a ministry takes questions without a meeting: those that clause 1 exempts hold none."""
    return EXEMPT if terms.pack().is_exempt(body.slug, clock.today()) else Allowed()


def takes_slips(visit: Visit) -> Answer:
    """Whether an office may still enter what was written or said: also after the hour, until it is cancelled."""
    return CANCELLED if visit.state == VisitState.CANCELLED else Allowed()


def may_moderate(actor: Actor, voice: Voice) -> Answer:
    """A moderator or clerk of the voice's body; the operator too for what was said in the hall."""
    slug = voice.body.slug
    if actor.has_in(slug, *MODERATORS, of=voice.keys):
        return Allowed()
    if voice.channel == Channel.HALL and actor.has_in(slug, Role.OPERATOR, of=voice.keys):
        return Allowed()
    return NOT_YOURS


def may_enter(actor: Actor, body: str, kato: str, channel: str, *, visit: Visit | None = None) -> Answer:
    """Desk of the body; for what an akim's meeting brought also the clerk of that region's akimat."""
    if actor.has_in(body, *MODERATORS, Role.OPERATOR, of=visit.keys if visit else None):
        return Allowed()
    of_region = any(grant.role == Role.AKIMAT_CLERK and grant.kato == kato for grant in actor.grants)
    return Allowed() if channel == Channel.AKIM and of_region else NOT_YOURS


def may_answer(actor: Actor, voice: Voice) -> Answer:
    """Clerk, head, operator or executor of the body that was asked."""
    return Allowed() if actor.has_in(voice.body.slug, *ANSWERERS, of=voice.keys) else NOT_YOURS


def in_state(voice: Voice, *states: VoiceState) -> Answer:
    """Whether the voice is in one of ``states``."""
    return Allowed() if voice.state in states else OTHER_STATE


def may_appeal(voice: Voice, ground: str, appeal: Appeal | None) -> Answer:
    """Once, against a refusal that was not the author's own wish."""
    refused = voice.state in REFUSED and ground != Ground.AUTHOR_ASKED
    return Allowed() if refused and appeal is None else NO_APPEAL


def may_reopen(voice: Voice, ground: str, appeal: Appeal | None) -> Answer:
    """A refusal may be undone until the author appeals; what she took back herself is gone."""
    if voice.state != VoiceState.DECLINED:
        return OTHER_STATE
    return Allowed() if appeal is None and ground != Ground.AUTHOR_ASKED else NOT_REOPENED


def may_withdraw(voice: Voice) -> Answer:
    """Any time, also what was refused: until there is nothing left to erase."""
    return NOT_WITHDRAWN if voice.state in REFUSED and not voice.text else Allowed()


def in_both_languages(text: Trilingual) -> Answer:
    """Kazakh and Russian are both there."""
    return BOTH_LANGUAGES if text.missing() else Allowed()


def may_promise(voice: Voice, write_by: date) -> Answer:
    """An answer in writing can be promised for a voice that was asked, by today or a later day."""
    if voice.state != VoiceState.ASKED:
        return OTHER_STATE
    return DAY_PASSED if write_by < clock.today() else Allowed()


def may_decide_appeal(actor: Actor, voice: Voice, last: Decision | None) -> Answer:
    """A moderator of the body, another person than who refused."""
    if not (allowed := may_moderate(actor, voice)) and not actor.has_in(
        voice.body.slug, Role.HEAD, of=voice.keys
    ):
        return allowed
    same = last is not None and last.decided_by_id == actor.account_id
    return SAME_PERSON if same else Allowed()


def may_support(voice: Voice, supporter: str) -> Answer:
    """A known device, and a question that waits for its answer."""
    if not supporter:
        return NO_DEVICE
    return Allowed() if voice.state in SUPPORTABLE else NOT_SUPPORTABLE


def may_join(voice: Voice, to: Voice) -> Answer:
    """Not to itself, not to one that is joined itself, and only to a public one of the same body."""
    if voice.body_id != to.body_id:
        return OTHER_BODY
    open_target = to.state in PUBLIC and to.state != VoiceState.JOINED
    return Allowed() if voice.pk != to.pk and voice.state in JOINABLE and open_target else NOT_JOINABLE


def claimed_by_other(actor: Actor, voice: Voice) -> Answer:
    """Denied while another moderator holds the voice."""
    if voice.claimed_by_id in (None, actor.account_id) or not claim_holds(voice.claimed_at):
        return Allowed()
    assert voice.claimed_at is not None
    until = (voice.claimed_at + CLAIM_LASTS).astimezone(clock.ALMATY).strftime("%H:%M")
    return Denied(
        "claimed",
        Trilingual(
            f"Бұл сұрақпен басқа модератор жұмыс істеп отыр, сағат {until}-ге дейін. Кезектен келесісін алыңыз.",
            f"С этим вопросом до {until} работает другой модератор. Возьмите следующий из очереди.",
            f"Another moderator works on this question until {until}. Take the next one of the queue.",
        ),
    )


def claim_holds(claimed_at: datetime | None) -> bool:
    """Whether a claim made then is still in force."""
    return claimed_at is not None and claimed_at > clock.now() - CLAIM_LASTS
