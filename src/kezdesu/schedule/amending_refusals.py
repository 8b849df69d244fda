"""Why approval and amendments are refused, in three languages, with the rows by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.spoken import say
from kezdesu.schedule.models import Amendment
from kezdesu.schedule.persons import Overlap

MOST_NAMED = 8

NOT_A_SCAN = Denied(
    "not_a_scan",
    Trilingual(
        "Актінің сканы PDF немесе JPEG болуы керек.",
        "Скан акта должен быть в PDF или JPEG.",
        "The scan of the act must be a PDF or a JPEG.",
    ),
    "2.3",
)
NO_SCAN = Denied(
    "no_scan",
    Trilingual(
        "Актінің сканын таңдаңыз: PDF немесе JPEG.",
        "Выберите скан акта: PDF или JPEG.",
        "Choose the scan of the act: a PDF or a JPEG.",
    ),
    "2.3",
)
SCAN_GONE = Denied(
    "scan_gone",
    Trilingual(
        "Бұрын таңдалған скан енді сақталмаған: ол бір сағат қана тұрады. Сканды қайта таңдаңыз.",
        "Выбранный ранее скан больше не хранится: он ждёт только час. Выберите скан ещё раз.",
        "The scan chosen before is no longer kept: it waits for an hour only. Choose the scan again.",
    ),
)
SAME_SCAN = Denied(
    "same_scan",
    Trilingual(
        "Бұл скан тіркеліп қойған.",
        "Этот скан уже приложен.",
        "This scan is attached already.",
    ),
)
DAY_NEEDED = Denied(
    "day_needed",
    Trilingual(
        "Бекітілген кестеге кездесу нақты күнімен қосылады: ай немесе тоқсан жеткіліксіз.",
        "В утверждённый график встреча добавляется с точной датой: месяца или квартала мало.",
        "A meeting is added to an approved schedule with its day: a month or a quarter is not enough.",
    ),
)
OTHER_DRAFT = Denied(
    "other_draft",
    Trilingual(
        "Сіз көрген жоба енді басқа: ол қайта жіберілген. Бетті жаңартып, жаңа жобаны қараңыз.",
        "Проект, который вы видели, заменён: его отправили заново. Обновите страницу и посмотрите новый.",
        "The draft that you saw has been replaced by another sending. Reload the page and read the new one.",
    ),
    "2.2",
)
WITHDRAWN_FOR_GOOD = Denied(
    "withdrawn_for_good",
    Trilingual(
        "Бұл кездесу кестеден шығарылған: оны қайтару емес, жаңа кездесу қосуды сұраңыз.",
        "Эта встреча исключена из графика: просите добавить новую, а не вернуть прежнюю.",
        "This meeting was taken out of the schedule: ask to add a new one instead of reviving it.",
    ),
)
NOT_ONE_LETTER = Denied(
    "not_one_letter",
    Trilingual(
        "Бір хатта бір органның бір кестедегі жолдары ғана, әрқайсысы бір рет болады.",
        "В одном письме — строки одного органа из одного графика, каждая один раз.",
        "One letter holds rows of one body in one schedule, each of them once.",
    ),
)


def took_place(code: str) -> Denied:
    """The meeting has begun or was held."""
    return Denied(
        "took_place",
        Trilingual(
            f"{code} кездесуі басталған немесе өткен: болған нәрсені кестеден өзгертуге болмайды.",
            f"Встреча {code} началась или прошла: то, что состоялось, изменением графика не переписать.",
            f"Meeting {code} has begun or was held: what took place cannot be amended.",
        ),
    )


def called_off(code: str) -> Denied:
    """The head has called the meeting off."""
    return Denied(
        "called_off",
        Trilingual(
            f"{code} кездесуін басшы тоқтатқан: оны кестеден шығаруды немесе жаңасын қосуды сұраңыз.",
            f"Встречу {code} руководитель отменил: просите исключить её из графика или добавить новую.",
            f"The head has called {code} off: ask to withdraw it, or to add a new meeting.",
        ),
    )


def day_passed(code: str, day: date) -> Denied:
    """The day lies behind us."""
    named = f"{code}: " if code else ""
    return Denied(
        "day_passed",
        Trilingual(
            f"{named}{say(day, 'kk')} өтіп кетті. Өткен күн өзгертілмейді: болмаған кездесу болмаған күйінде қалады.",
            f"{named}{say(day, 'ru')} уже позади. Прошлое не меняется: пропущенная встреча остаётся пропущенной.",
            f"{named}{say(day, 'en')} has passed. The past is not amended: a missed meeting stays missed.",
        ),
    )


def act_too_early(day: date) -> Denied:
    """The amending act is older than the act it amends."""
    return Denied(
        "act_date_wrong",
        Trilingual(
            f"Өзгерту актісінің күні қолданыстағы актінің күнінен ({say(day, 'kk')}) ерте болмауы керек.",
            f"Дата акта об изменении не может быть раньше действующего акта ({say(day, 'ru')}).",
            f"The amending act cannot be older than the act in force ({say(day, 'en')}).",
        ),
        "2.3",
    )


def in_amendment(amendment: Amendment, denied: Denied) -> Denied:
    """The denial with amendment and row in front."""
    where = f"{amendment.code} ({amendment.entry.code}): "
    reason = denied.reason
    return Denied(
        denied.code, Trilingual(where + reason.kk, where + reason.ru, where + reason.en), denied.clause
    )


def together(denials: Sequence[Denied]) -> Denied:
    """Several denials as one, so that nobody meets them one by one."""
    shown, more = denials[:MOST_NAMED], " …" if len(denials) > MOST_NAMED else ""
    texts = (
        " ".join(getattr(denied.reason, language) for denied in shown) for language in ("kk", "ru", "en")
    )
    kk, ru, en = (text + more for text in texts)
    return Denied(denials[0].code, Trilingual(kk, ru, en), denials[0].clause)


def in_two_places(found: Sequence[Overlap]) -> Denied:
    """One person would be needed twice on a day."""
    kk, ru, en = (_named(found, language) for language in ("kk", "ru", "en"))
    return Denied(
        "person_taken",
        Trilingual(
            f"Бір адам бір күнде екі жерде бола алмайды: {kk}. Жолдардың бірін жылжытыңыз.",
            f"Один человек не может быть в двух местах в один день: {ru}. Перенесите одну из строк.",
            f"One person cannot be in two places on one day: {en}. Move one of the rows.",
        ),
    )


def _named(found: Sequence[Overlap], language: str) -> str:
    shown = [
        f"{item.first.code} – {item.second.code} ({say(item.day, language)})" for item in found[:MOST_NAMED]
    ]
    return ", ".join(shown) + (" …" if len(found) > MOST_NAMED else "")
