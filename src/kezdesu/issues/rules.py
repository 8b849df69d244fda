"""Who may work on the register, and what an issue needs before it has an outcome."""

from __future__ import annotations

from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common.answers import Allowed, Answer, Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues.models import Issue
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor, Affair
from kezdesu.people.roles import Role
from kezdesu.terms import queries as terms

REGISTER = "3.7a"
LETTERS = "4.3"
TITLE_SIGNS = 400

NOT_YOURS = Trilingual(
    "Тізілімді тек осы орган кеңсесінің қызметкерлері жүргізеді.",
    "Реестр ведут только сотрудники канцелярии этого органа.",
    "Only the office of this body keeps its register.",
)
NOT_ENDED = Trilingual(
    "Кездесу әлі аяқталған жоқ: тізілім айтылған сұрақтардан кейін жасалады.",
    "Встреча ещё не завершена: реестр составляется по прозвучавшим вопросам.",
    "The meeting has not ended yet: the register is made of what was voiced.",
)
PUBLISHED = Trilingual(
    "Тізбе жарияланған, сондықтан оны өзгертуге болмайды.",
    "Перечень уже опубликован, изменить его нельзя.",
    "The list is published and can no longer be changed.",
)
OTHER_VISIT = Trilingual(
    "Сұрақ пен мәселе әртүрлі кездесуге жатады.",
    "Вопрос и проблема относятся к разным встречам.",
    "The question and the issue belong to different meetings.",
)
BOTH_LANGUAGES = Trilingual(
    "Мәтін қазақша да, орысша да керек.",
    "Нужен текст и на казахском, и на русском языке.",
    "The text is needed both in Kazakh and in Russian.",
)
HAS_PROMISES = Trilingual(
    "Бұл мәселе бойынша жоспарда іс-шара бар. Алдымен оны жобадан алып тастаңыз.",
    "По этому вопросу в плане есть мероприятие. Сначала уберите его из проекта.",
    "The plan has a measure for this issue. Take it out of the draft first.",
)
SAME_BODY = Trilingual(
    "Мәселе өзге органға ғана жіберіледі.",
    "Направить по компетенции можно только в другой орган.",
    "An issue is referred only to another body.",
)
LAST_VOICE = Trilingual(
    "Мәселеде кемінде бір сұрақ қалуы керек.",
    "За проблемой должен остаться хотя бы один вопрос.",
    "At least one question has to stay behind the issue.",
)
TITLE_TOO_LONG = Trilingual(
    "Атауы тым ұзын: 400 таңбадан аспайтын бір сөйлем жазыңыз.",
    "Формулировка слишком длинная: одно предложение не длиннее 400 знаков.",
    "The title is too long: one sentence of at most 400 characters.",
)
NOT_AKIM = Trilingual(
    "Жүйелі проблемалар туралы хатқа әкім қол қояды.",
    "Письмо о системных проблемах подписывает аким.",
    "A letter on systemic problems is signed by the akim.",
)
BAD_ADDRESSEE = Trilingual(
    "Хат орталық атқарушы органға, ұлттық холдингке немесе компанияға жіберіледі.",
    "Письмо направляется центральному исполнительному органу, национальному холдингу или компании.",
    "The letter goes to a central executive body, a national holding or company.",
)


def keeps_register(body: Body, *, of: Affair, by: Actor) -> Answer:
    """Clerk or head of the body that held the meeting ``of``."""
    if by.has_in(body.slug, Role.CLERK, Role.HEAD, of=of):
        return Allowed()
    return Denied("not_yours", NOT_YOURS)


def may_draft(visit: Visit, *, by: Actor) -> Answer:
    """The register is drafted after the visit has ended."""
    if visit.ended_at is None:
        return Denied("not_ended", NOT_ENDED, REGISTER)
    return keeps_register(visit.body, of=visit.keys, by=by)


def may_edit(issue: Issue, *, by: Actor) -> Answer:
    """Until the list is published, by those who keep the register."""
    if issue.published_at is not None:
        return Denied("published", PUBLISHED, REGISTER)
    return keeps_register(issue.body, of=issue.keys, by=by)


def same_visit(issue: Issue, visit_id: int | None) -> Answer:
    """A voice or an issue joins only an issue of its own visit."""
    if issue.visit_id != visit_id:
        return Denied("other_visit", OTHER_VISIT, REGISTER)
    return Allowed()


def in_both_languages(text: Trilingual) -> Answer:
    """Nothing official exists in one language only."""
    if text.missing():
        return Denied("both_languages", BOTH_LANGUAGES, "3.7b")
    return Allowed()


def is_title(title: Trilingual) -> Answer:
    """One sentence in kk and ru that fits into a list."""
    if max(len(said) for said in (title.kk, title.ru, title.en)) > TITLE_SIGNS:
        return Denied("title_too_long", TITLE_TOO_LONG, REGISTER)
    return in_both_languages(title)


def may_refer(issue: Issue, to: Body) -> Answer:
    """By competence, to another body than the one that held the meeting."""
    if to.pk == issue.body_id:
        return Denied("same_body", SAME_BODY)
    return Allowed()


def may_send_letter(akimat: Body, addressee: Body, *, by: Actor) -> Answer:
    """An akim of a level that the clause obliges writes to a CEB, a national holding or company (clause 4.3)."""
    levels = terms.pack().norm(LETTERS).levels
    of_level = not levels or not akimat.level or akimat.level in levels
    if akimat.kind != BodyKind.AKIMAT or not of_level or not by.has_in(akimat.slug, Role.AKIM):
        return Denied("not_akim", NOT_AKIM, LETTERS)
    if addressee.kind not in (BodyKind.CEB, BodyKind.HOLDING):
        return Denied("bad_addressee", BAD_ADDRESSEE, LETTERS)
    return Allowed()
