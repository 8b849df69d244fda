"""Why the meetings refuse, in three languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import LANGUAGES, Language, Trilingual
from kezdesu.decree.spoken import say
from kezdesu.meetings.calendars import Meeting

MOST_NAMED = 8

NOT_CLERK = Denied(
    "not_clerk",
    Trilingual(
        "Мұны тек кездесуді өткізетін органның қызметкері істейді.",
        "Это делает только сотрудник органа, который проводит встречу.",
        "Only a clerk of the body that holds the meeting does this.",
    ),
)
NOT_HEAD = Denied(
    "not_head",
    Trilingual(
        "Бұл шешімді тек органның басшысы қабылдайды.",
        "Это решение принимает только руководитель органа.",
        "Only the head of the body takes this decision.",
    ),
)
NOT_TEAM = Denied(
    "not_team",
    Trilingual(
        "Кездесудің барысын тек оны өткізетін орган белгілейді.",
        "Ход встречи отмечает только орган, который её проводит.",
        "Only the body that holds the meeting records its course.",
    ),
)
NOT_RECORDER = Denied(
    "not_recorder",
    Trilingual(
        "Бұл жазбаны басқа орган енгізеді.",
        "Эту запись вносит другой орган.",
        "Another body enters this record.",
    ),
)
NOT_PLANNER = Denied(
    "not_planner",
    Trilingual(
        "Кездесуді кесте бойынша Үкімет Аппараты, кестеден тыс – органның өзі жоспарлайды.",
        "Встречи по графику заводит Аппарат Правительства, вне графика – сам орган.",
        "Scheduled meetings are planned by the Government Office, off-schedule ones by the body itself.",
    ),
)
NOT_AHEAD = Denied(
    "not_ahead",
    Trilingual(
        "Кездесу басталды, өтті немесе болмайды: жоспарын өзгертуге болмайды.",
        "Встреча началась, прошла или отменена: план менять нельзя.",
        "The meeting has begun, is over or was cancelled: its plan cannot change.",
    ),
)
DAY_PASSED = Denied(
    "day_passed",
    Trilingual(
        "Кездесудің күні өтіп кетті: болмаған кездесу болмаған күйінде қалады. Оны кеш өткізуге болады.",
        "День встречи прошёл: пропущенная встреча остаётся пропущенной. Провести её можно и с опозданием.",
        "The meeting's day has passed: what was missed stays missed. It can still be held late.",
    ),
)
NOT_UNDER_WAY = Denied(
    "not_under_way",
    Trilingual("Кездесу қазір жүріп жатқан жоқ.", "Встреча сейчас не идёт.", "The meeting is not under way."),
)
EXEMPT = Denied(
    "exempt_body",
    Trilingual(
        "Бұл орган халықпен кездесу өткізуден босатылған.",
        "Этот орган освобождён от проведения встреч с населением.",
        "This body is exempt from public meetings.",
    ),
    "1",
)
TIMES_WRONG = Denied(
    "times_wrong",
    Trilingual(
        "Аяқталу уақыты басталу уақытынан кейін болуы керек.",
        "Окончание должно быть позже начала.",
        "The end must be later than the start.",
    ),
)
PART_TWICE = Denied(
    "part_twice",
    Trilingual(
        "Іс-шараның әр бөлігі бір рет қана жазылады.",
        "Каждая часть визита указывается один раз.",
        "Each part of the visit is given once.",
    ),
)
NO_MEETING_PART = Denied(
    "no_meeting_part",
    Trilingual(
        "Алдымен халықпен кездесудің басталу және аяқталу уақытын белгілеңіз.",
        "Сначала укажите начало и конец встречи с населением.",
        "Set the start and the end of the public meeting first.",
    ),
    "3.3",
)
TITLE_MISSING = Denied(
    "language_missing",
    Trilingual(
        "Күн тәртібінің әр тармағы қазақша да, орысша да жазылуы керек.",
        "Каждый пункт повестки нужен и на казахском, и на русском.",
        "Every item of the agenda is needed in both Kazakh and Russian.",
    ),
)
TEXT_MISSING = Denied(
    "language_missing",
    Trilingual(
        "Хабарландыру қазақша да, орысша да болмайынша жарияланбайды.",
        "Объявление не публикуется, пока нет обоих текстов: казахского и русского.",
        "The announcement is not published until both Kazakh and Russian exist.",
    ),
)
NOTE_MISSING = Denied(
    "language_missing",
    Trilingual(
        "Жазбаны қазақша да, орысша да толтырыңыз.",
        "Заполните запись и на казахском, и на русском.",
        "Write the note in both Kazakh and Russian.",
    ),
)
REASON_MISSING = Denied(
    "reason_missing",
    Trilingual(
        "Себебін қазақша да, орысша да жазыңыз.",
        "Напишите причину и на казахском, и на русском.",
        "Write the reason in both Kazakh and Russian.",
    ),
)
MINUTES_WRONG = Denied(
    "minutes_wrong",
    Trilingual(
        "Әр тармаққа кемінде бір минут беріңіз.",
        "Отведите каждому пункту хотя бы одну минуту.",
        "Give every item at least one minute.",
    ),
)
BAD_ADDRESS = Denied(
    "bad_address",
    Trilingual(
        "Сілтеме http:// немесе https:// деп басталуы керек.",
        "Ссылка должна начинаться с http:// или https://.",
        "The link must begin with http:// or https://.",
    ),
)
COMMENTS_NOT_OPEN = Denied(
    "comments_not_open",
    Trilingual(
        "Трансляцияда пікірлер міндетті түрде ашық болуы керек. Мүмкін болмаса, себебін екі тілде жазыңыз.",
        "Комментарии к трансляции обязательно открыты. Если это невозможно, напишите причину на двух языках.",
        "Comments under the broadcast must be open. If that is impossible, write why in both languages.",
    ),
    "3.2",
)
NO_BROADCAST_REASON = Denied(
    "no_broadcast_reason",
    Trilingual(
        "Трансляция сілтемесін беріңіз немесе неге мүмкін еместігін екі тілде жазыңыз.",
        "Укажите ссылку на трансляцию или напишите на двух языках, почему она невозможна.",
        "Give the broadcast's link, or write in both languages why it is impossible.",
    ),
    "3.2",
)
NO_BROADCAST = Denied(
    "no_broadcast",
    Trilingual(
        "Трансляция болған жоқ: жазбасы да жоқ.",
        "Трансляции не было: нет и записи.",
        "There was no broadcast: there is no recording.",
    ),
    "3.2",
)
IN_THE_PAST = Denied(
    "in_the_past",
    Trilingual(
        "Жаңа уақыт қазіргіден кейін болуы керек.",
        "Новое время должно быть позже нынешнего.",
        "The new time must lie ahead.",
    ),
)
SAME_START = Denied(
    "same_start",
    Trilingual("Уақыты бұрынғыдай.", "Время прежнее.", "The time stays the same."),
)
TOO_EARLY = Denied(
    "too_early",
    Trilingual(
        "Кездесу жоспарланған күнінен бұрын басталмайды: алдымен оны ауыстырыңыз.",
        "Встреча не начинается раньше назначенного дня: сначала перенесите её.",
        "A meeting does not begin before its day: postpone it first.",
    ),
)
PART_STARTED = Denied(
    "part_started",
    Trilingual("Бұл бөлік басталып кеткен.", "Эта часть уже началась.", "This part has begun already."),
)
PART_NOT_RUNNING = Denied(
    "part_not_running",
    Trilingual(
        "Бұл бөлік басталмаған немесе аяқталып кеткен.",
        "Эта часть не началась или уже закончилась.",
        "This part has not begun, or is over.",
    ),
)
PARTS_RUNNING = Denied(
    "parts_running",
    Trilingual(
        "Алдымен басталған бөліктердің бәрін аяқтаңыз.",
        "Сначала завершите все начатые части.",
        "End every part that has begun first.",
    ),
)
NOTHING_HELD = Denied(
    "nothing_held",
    Trilingual(
        "Халықпен кездесудің өзі өткен жоқ.",
        "Сама встреча с населением не состоялась.",
        "The public meeting itself did not take place.",
    ),
)
DATE_WRONG = Denied(
    "date_wrong",
    Trilingual(
        "Күні дұрыс емес: бүгіннен кеш немесе кездесуден тым ерте.",
        "Дата неверна: она позже сегодняшней или намного раньше встречи.",
        "The date is wrong: later than today, or long before the meeting.",
    ),
)
NO_NUMBER = Denied(
    "no_number",
    Trilingual(
        "Нөмір берілмеді: тағы бір рет көріңіз.",
        "Номер не присвоен: попробуйте ещё раз.",
        "No number could be given: try again.",
    ),
)


def other_day(day: date) -> Denied:
    """Parts on another day than the visit's: that would be a postponement without a reason."""
    return Denied(
        "other_day",
        Trilingual(
            f"Кездесу {say(day, 'kk', 'at')} басталуы керек. Күнін өзгерту үшін себебін жазып, ауыстырыңыз.",
            f"Визит должен начинаться {say(day, 'ru')}. Чтобы сменить день, перенесите его с указанием причины.",
            f"The visit must begin on {say(day, 'en')}. To change the day, postpone it with a reason.",
        ),
    )


def over_share(presentation: int, planned: int, share: Fraction) -> Denied:
    """The presentation takes more than its share of the planned minutes (3.3)."""
    allowed = int(planned * share)
    return Denied(
        "presentation_over_share",
        Trilingual(
            f"Таныстырылымға {presentation} мин жоспарланған, ал {planned} минуттың {share} бөлігі – {allowed} мин. "
            "Қалған уақыт – сұрақ-жауапқа.",
            f"На презентацию отведено {presentation} мин, а {share} от {planned} мин – это {allowed} мин. "
            "Остальное время – вопросам и ответам.",
            f"The presentation takes {presentation} min, but {share} of {planned} min is {allowed} min. "
            "The rest belongs to questions and answers.",
        ),
        "3.3",
    )


def over_time(minutes: int, planned: int) -> Denied:
    """The agenda is longer than the planned meeting."""
    return Denied(
        "agenda_too_long",
        Trilingual(
            f"Күн тәртібі {minutes} мин, ал кездесуге {planned} мин жоспарланған.",
            f"Повестка занимает {minutes} мин, а на встречу отведено {planned} мин.",
            f"The agenda takes {minutes} min, but the meeting is planned for {planned} min.",
        ),
        "3.3",
    )


def person_taken(found: Sequence[Meeting]) -> Denied:
    """The same person is at another visit then."""
    kk, ru, en = (_named(found, language) for language in LANGUAGES)
    return Denied(
        "person_taken",
        Trilingual(
            f"Бір адам бір мезгілде екі жерде бола алмайды: {kk}. Басқа уақыт таңдаңыз немесе сол кездесудің "
            "сағатын белгілеңіз.",
            f"Один человек не может быть в двух местах сразу: {ru}. Выберите другое время или назначьте час "
            "той встречи.",
            f"One person cannot be in two places at once: {en}. Choose another time, or set the hours of that "
            "visit.",
        ),
    )


def _named(found: Sequence[Meeting], language: Language) -> str:
    shown = [
        " – ".join(code for code in (item.first.code, item.second.code) if code)
        + f" ({say(item.day, language)})"
        for item in found[:MOST_NAMED]
    ]
    return ", ".join(shown) + (" …" if len(found) > MOST_NAMED else "")
