"""What to tell a person whose request was not served, by HTTP status, in three languages."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.common.trilingual import Trilingual


@dataclass(frozen=True, slots=True)
class Problem:
    """``title`` says what happened, ``advice`` what to do now."""

    title: Trilingual
    advice: Trilingual


_SERVER = Problem(
    Trilingual("Бізде қате болды", "Ошибка на нашей стороне", "Something broke on our side"),
    Trilingual(
        "Қате тіркелді. Сұрағыңыз қабылданса, оның нөмірі бар; нөмір берілмесе, қайта жіберіңіз.",
        "Ошибка записана. Если вопрос принят, у него есть номер; если номера нет, отправьте ещё раз.",
        "The error is recorded. A question that was accepted has a number; if you got none, send it again.",
    ),
)

PROBLEMS: dict[int, Problem] = {
    400: Problem(
        Trilingual("Сұрау түсініксіз", "Запрос непонятен", "The request is not clear"),
        Trilingual(
            "Мекенжайды немесе толтырылған өрістерді тексеріңіз.",
            "Проверьте адрес или заполненные поля.",
            "Check the address or the fields you filled in.",
        ),
    ),
    403: Problem(
        Trilingual("Бұған рұқсат жоқ", "Нет доступа", "You may not do this"),
        Trilingual(
            "Бұл бет басқа рөлге арналған немесе сессия аяқталған. Қайта кіріп көріңіз.",
            "Страница предназначена для другой роли или сеанс завершён. Попробуйте войти снова.",
            "The page belongs to another role, or your session has ended. Try signing in again.",
        ),
    ),
    404: Problem(
        Trilingual("Мұндай бет жоқ", "Такой страницы нет", "There is no such page"),
        Trilingual(
            "Мекенжайды немесе нөмірді тексеріңіз; іздеу арқылы да табуға болады.",
            "Проверьте адрес или номер либо воспользуйтесь поиском.",
            "Check the address or the number, or use the search.",
        ),
    ),
    405: Problem(
        Trilingual("Бұл әрекет мұнда істелмейді", "Здесь так сделать нельзя", "This cannot be done here"),
        Trilingual(
            "Бетті жаңадан ашып, батырма арқылы қайталаңыз.",
            "Откройте страницу заново и повторите через кнопку.",
            "Open the page again and use its button.",
        ),
    ),
    409: Problem(
        Trilingual("Басқа адам бұрын үлгерді", "Кто-то успел раньше", "Somebody was faster"),
        Trilingual(
            "Жазба сіз ашқаннан кейін өзгерді. Бетті жаңартып, шешімді қайта қабылдаңыз.",
            "Запись изменилась после того, как вы её открыли. Обновите страницу и решите заново.",
            "The record has changed since you opened it. Reload the page and decide again.",
        ),
    ),
    413: Problem(
        Trilingual("Файл тым үлкен", "Файл слишком большой", "The file is too large"),
        Trilingual(
            "Файлды кішірейтіңіз немесе бөліп жіберіңіз. Мәтініңіз жоғалған жоқ: артқа қайтыңыз.",
            "Уменьшите файл или разделите его. Ваш текст не потерян: вернитесь назад.",
            "Make the file smaller or split it. Your text is not lost: go back.",
        ),
    ),
    429: Problem(
        Trilingual("Тым жиі сұрау", "Слишком частые запросы", "Too many requests"),
        Trilingual(
            "Сәл күтіп, қайталаңыз. Жазылған мәтін құрылғыңызда сақталады.",
            "Немного подождите и повторите. Набранный текст останется на вашем устройстве.",
            "Wait a little and try again. What you have written stays on your device.",
        ),
    ),
    500: _SERVER,
    503: Problem(
        Trilingual("Қазір жүктеме тым көп", "Сейчас слишком большая нагрузка", "We are overloaded right now"),
        Trilingual(
            "Сұрау қабылданған жоқ. Бір минуттан кейін қайталаңыз.",
            "Запрос не принят. Повторите через минуту.",
            "The request was not accepted. Try again in a minute.",
        ),
    ),
}


def problem(status: int) -> Problem:
    """The words for ``status``; those of 500 for a status that has none."""
    return PROBLEMS.get(status, _SERVER)
