"""The answer to somebody who proved who she is but may not come in: why, and whom to ask."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from kezdesu.bodies import access
from kezdesu.bodies.access import Access
from kezdesu.common import clock
from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.people.models import Account
from kezdesu.web import refusals
from kezdesu.web.formats import day as day_in

CLOSED = Trilingual(
    "Бұл тіркелгі жабылған. Органыңыздың тіркеушісінен сұраңыз.",
    "Эта учётная запись закрыта. Обратитесь к регистратору вашего органа.",
    "This account is closed. Ask your body's registrar.",
)
NEVER = Trilingual(
    "Сіз ешбір органда тіркелмегенсіз. Кіру құқығын өз органыңыздың тіркеушісінен сұраңыз.",
    "Вы не числитесь ни в одном органе. Попросите доступ у регистратора вашего органа.",
    "You are not registered in any body. Ask your body's registrar for access.",
)
ENDED = Trilingual(
    "Сіздің қолжетіміңіз %(day)s күні аяқталған. Тіркеушіден сұраңыз: %(body)s.",
    "Ваш доступ закончился %(day)s: обратитесь к регистратору: %(body)s.",
    "Your access ended on %(day)s. Ask the registrar of: %(body)s.",
)
AHEAD = Trilingual(
    "Сіздің қолжетіміңіз %(day)s күні басталады. Ертерек керек болса, тіркеушіден сұраңыз: %(body)s.",
    "Ваш доступ начнётся %(day)s; если нужно раньше, обратитесь к регистратору: %(body)s.",
    "Your access begins on %(day)s. If you need it earlier, ask the registrar of: %(body)s.",
)
OPEN_TAB = Trilingual(
    "Сіз жүйеде емессіз: сеанс аяқталған немесе қолжетіміңіз тоқтатылған. Жібергеніңіз орындалған жоқ. "
    "Артқа оралыңыз, жазғаныңыз сонда қалды; басқа қойындыда кіріп, қайта жіберіңіз.",
    "Вы больше не в системе: сеанс закончился или доступ прекращён. Отправленное не выполнено. "
    "Вернитесь назад, набранное осталось там; войдите в другой вкладке и отправьте ещё раз.",
    "You are no longer signed in: the session ended, or your access was taken away. What you sent was not done. "
    "Go back, what you typed is still there; sign in in another tab and send it again.",
)
STRANGER = Trilingual(
    "Ұйымыңыздың кіру жүйесі сізді таныды, бірақ бұл жүйеде сіздің тіркелгіңіз жоқ. "
    "Органыңыздың тіркеушісінен шақыру сұраңыз.",
    "Вход организации вас узнал, но учётной записи в этой системе у вас нет. "
    "Попросите приглашение у регистратора вашего органа.",
    "Your organisation's sign-in knows you, but you have no account here. "
    "Ask your body's registrar for an invitation.",
)
NOT_PROVED = Trilingual(
    "Ұйымыңыздың кіру жүйесі сіздің кім екеніңізді растамады. Қайта байқап көріңіз немесе құпиясөзбен кіріңіз.",
    "Вход организации не подтвердил, кто вы. Попробуйте ещё раз или войдите по паролю.",
    "Your organisation's sign-in did not confirm who you are. Try again, or sign in with your password.",
)
TRIES = Trilingual(
    "Қате әрекет тым көп болды. Он минуттан кейін қайта кіріңіз. Бұрын кірген браузеріңізде күтудің қажеті жоқ.",
    "Слишком много неверных попыток. Войдите снова через десять минут. В браузере, где вы уже входили, "
    "ждать не нужно.",
    "Too many wrong tries. Sign in again in ten minutes. In a browser you have used before, you need not wait.",
)
ASKED = Trilingual(
    "Тіркеушіге бүгін хат жіберіліп қойды. Жауап келмесе, ертең қайталаңыз немесе оған қоңырау шалыңыз.",
    "Письмо регистратору сегодня уже отправлено. Если ответа нет, повторите завтра или позвоните ему.",
    "The registrar has been written to today already. If there is no answer, ask again tomorrow, or call.",
)
DAY = 24 * 3600


def too_many(request: HttpRequest) -> HttpResponse:
    """429: whoever mistyped too often reads when and where she gets in."""
    return refusals.too_many(request, why=Denied("too_many_tries", TRIES))


def asked_today(request: HttpRequest) -> HttpResponse:
    """429: the registrar is not written to for a third time on one day."""
    return refusals.too_many(request, DAY, Denied("asked_today", ASKED))


def page(request: HttpRequest, standing: Access, *, closed: bool) -> HttpResponse:
    """403 with the reason in the person's language."""
    return say(request, "account_closed" if closed else "no_access", CLOSED if closed else reason(standing))


def open_tab(request: HttpRequest) -> HttpResponse | None:
    """Words for a POST from a page left open while the session behind it ended; None when there never was one."""
    user = request.user
    if isinstance(user, Account):
        return page(request, access.of(user, on=clock.today()), closed=not user.is_active)
    is_void = not request.session.session_key or SESSION_KEY in request.session
    had = settings.SESSION_COOKIE_NAME in request.COOKIES and is_void
    return say(request, "session_ended", OPEN_TAB) if had else None


def say(request: HttpRequest, code: str, words: Trilingual) -> HttpResponse:
    """403 in words."""
    return refusals.page(request, 403, Denied(code, words))


def reason(standing: Access) -> Trilingual:
    """Since when or from when, and whose registrar to ask."""
    day = standing.ended or standing.begins
    if day is None or standing.body is None:
        return NEVER
    words, body = (ENDED if standing.ended else AHEAD), standing.body
    return Trilingual(*(words[code] % {"day": day_in(day, code), "body": body[code]} for code in LANGUAGES))
