"""The answer to somebody who proved who she is but may not come in: why, and whom to ask."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from kezdesu.bodies.access import Access
from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import LANGUAGES, Trilingual
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
    "Сіздің қолжетіміңіз %(day)s аяқталған. Тіркеушіден сұраңыз: %(body)s.",
    "Ваш доступ закончился %(day)s. Обратитесь к регистратору: %(body)s.",
    "Your access ended on %(day)s. Ask the registrar of: %(body)s.",
)
AHEAD = Trilingual(
    "Сіздің қолжетіміңіз %(day)s басталады. Ертерек керек болса, тіркеушіден сұраңыз: %(body)s.",
    "Ваш доступ начнётся %(day)s. Если нужно раньше, обратитесь к регистратору: %(body)s.",
    "Your access begins on %(day)s. If you need it earlier, ask the registrar of: %(body)s.",
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


def page(request: HttpRequest, standing: Access, *, closed: bool) -> HttpResponse:
    """403 with the reason in the person's language."""
    return say(request, "account_closed" if closed else "no_access", CLOSED if closed else reason(standing))


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
