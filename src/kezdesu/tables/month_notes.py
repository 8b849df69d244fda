"""What is said about terms: notes and refusals, in three languages."""

from __future__ import annotations

from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.tables.months import Month, month
from kezdesu.tables.said import Unread

TIME_LEFT_OUT = Trilingual(
    "Сағаты кестеге жазылмайды: ол кездесу дайындалғанда қойылады.",
    "Час в график не входит: он указывается при подготовке встречи.",
    "The hour is not kept in the schedule: it is set when the visit is prepared.",
)
ZERO_LOST = Trilingual(
    "1-ай деп оқылды. Excel «12.10» дегенді «12.1» деп қысқартады: айын тексеріңіз.",
    "Прочитано как первый месяц. Excel сокращает «12.10» до «12.1»: проверьте месяц.",
    "Read as the first month. Excel shortens “12.10” to “12.1”: check the month.",
)
EMPTY = Unread(
    "term_missing",
    Trilingual(
        "Мерзімі жазылмаған: күнін, айын немесе тоқсанын жазыңыз.",
        "Срок не указан: напишите день, месяц или квартал.",
        "No date is given: write a day, a month or a quarter.",
    ),
)
YEAR_ROUND = Unread(
    "term_too_wide",
    Trilingual(
        "Бүкіл жыл мерзім бола алмайды: ең болмаса тоқсанын көрсетіңіз.",
        "Весь год — не срок: назовите хотя бы квартал.",
        "A whole year is no date: name at least a quarter.",
    ),
)
WINDOW_TOO_WIDE = Unread(
    "window_too_wide",
    Trilingual(
        "Аралық тым кең: жарты жылдан аспайтын аралықты, айды, тоқсанды немесе күнді көрсетіңіз.",
        "Промежуток слишком широк: назовите не больше полугода, месяц, квартал или день.",
        "The window is too wide: name half a year at most, a month, a quarter or a day.",
    ),
)
SPAN_TOO_LONG = Unread(
    "span_too_long",
    Trilingual(
        "Бір кездесу екі аптадан ұзаққа созылмайды: күнін, айын немесе тоқсанын көрсетіңіз.",
        "Одна встреча не длится дольше двух недель: назовите день, месяц или квартал.",
        "One meeting takes no longer than two weeks: name a day, a month or a quarter.",
    ),
)
SEVERAL_DAYS = Unread(
    "term_several",
    Trilingual(
        "Бірнеше бөлек күн жазылған. Әр кездесуге бөлек жол керек; қатар күндер болса, «12–14 мамыр» деп жазыңыз.",
        "Названо несколько отдельных дней. Каждой встрече нужна своя строка; дни подряд пишутся «12–14 мая».",
        "Several separate days are named. Each meeting needs a row of its own; days in a row are written “12–14 May”.",
    ),
)
BACKWARDS = Unread(
    "term_backwards",
    Trilingual(
        "Соңғы күні басталу күнінен ерте тұр.",
        "Последний день раньше первого.",
        "The last day comes before the first.",
    ),
)


BETWEEN_DAYS = Trilingual(
    "Осы аралықтағы бір күн деп оқылды. Кездесу бірнеше күнге созылса, «12–14 мамыр» деп жазыңыз.",
    "Прочитано как один день из этого промежутка. Если встреча идёт все эти дни, напишите «12–14 мая».",
    "Read as one day between these. If the meeting takes all of them, write “12–14 May”.",
)
BOTH_DAYS = Trilingual(
    "Екі күнге созылатын бір кездесу деп оқылды. Екі кездесу болса, әрқайсысын бөлек жолға жазыңыз.",
    "Прочитано как одна встреча на два дня. Если встреч две, дайте каждой свою строку.",
    "Read as one meeting of two days. If these are two meetings, give each a row of its own.",
)
DAY_OR_YEAR = Trilingual(
    "Күн деп оқылды. Жыл болса, оны толық жазыңыз: 2027.",
    "Прочитано как число месяца. Если это год, напишите его полностью: 2027.",
    "Read as a day of the month. If it is the year, write it in full: 2027.",
)
ABOUT = Trilingual(
    "Мерзімі шамамен айтылған деп жазылған: тексеріңіз.",
    "Срок назван как предварительный: проверьте.",
    "The date is said to be tentative: check it.",
)
MONTH_OF_EXCEL = Trilingual(
    "Excel көрсететіндей, ай мен жыл деп оқылды. Күн болса, «27.03.2027» деп жазыңыз.",
    "Прочитано как месяц и год, как их показывает Excel. Если это число, напишите «27.03.2027».",
    "Read as a month and a year, as Excel shows them. If it is a day, write “27.03.2027”.",
)
SEASON = Trilingual(
    "Жыл мезгілі үш ай деп оқылды: тексеріңіз.",
    "Время года прочитано как три месяца: проверьте.",
    "The season was read as its three months: check it.",
)
WINTER = Unread(
    "winter",
    Trilingual(
        "Қыс екі жылға бөлінеді: айын жазыңыз, мысалы «қаңтар–ақпан».",
        "Зима приходится на два года: назовите месяцы, например «январь–февраль».",
        "Winter lies in two years: name the months, such as January–February.",
    ),
)


YEAR_UNCLEAR = "year_unclear"


def read_between(first: date, last: date) -> Trilingual:
    """Words such as "the end of March" read as days."""
    one, other = month(first.month), month(last.month)
    return Trilingual(
        f"{first.day} {one.kk} – {last.day} {other.kk} аралығы деп оқылды: тексеріңіз.",
        f"Прочитано как {first.day} {one.ru_of} – {last.day} {other.ru_of}: проверьте.",
        f"Read as {first.day} {one.en} – {last.day} {other.en}: check it.",
    )


def read_as(word: str, meant: Month) -> Trilingual:
    """A misspelt month."""
    return Trilingual(
        f"«{word}» сөзі «{meant.kk}» деп оқылды: тексеріңіз.",
        f"«{word}» прочитано как «{meant.ru}»: проверьте.",
        f"“{word}” was read as “{meant.en}”: check it.",
    )


def other_weekday(day: date) -> Trilingual:
    """The named weekday is not that of the day."""
    kk = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")[day.weekday()]
    ru = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")[day.weekday()]
    return Trilingual(
        f"Жазылған апта күні сәйкес емес: бұл күн — {kk}.",
        f"День недели не совпадает: это {ru}.",
        f"The weekday differs: that day is a {day:%A}.",
    )


def no_such_day(number: int, month_number: int, year: int) -> Unread:
    """31 February."""
    name = month(month_number)
    has = name.days(year)
    return Unread(
        "no_such_day",
        Trilingual(
            f"{year} жылғы {name.kk_in} {has} күн бар: {number} {name.kk} деген күн жоқ.",
            f"В {name.ru_in} {year} года {has} {_days_ru(has)}: дня {number} {name.ru_of} нет.",
            f"{name.en} {year} has {has} days: there is no {number} {name.en}.",
        ),
    )


def no_such_month(number: int) -> Unread:
    """12.13.2027."""
    return Unread(
        "no_such_month",
        Trilingual(
            f"{number}-ай жоқ: айлар 1-ден 12-ге дейін. Күнін «12.03.2027» түрінде жазыңыз.",
            f"Месяца {number} нет: месяцы от 1 до 12. Напишите дату в виде «12.03.2027».",
            f"There is no month {number}: months go from 1 to 12. Write the date as “12.03.2027”.",
        ),
    )


def no_such_part(number: int, most: int) -> Unread:
    """Quarter 5, half-year 3."""
    return Unread(
        "no_such_part",
        Trilingual(
            f"{number} деген нөмір жоқ: 1-ден {most}-ке дейін ғана."
            if most == 4
            else f"{number} деген нөмір жоқ: 1-ден {most}-ге дейін ғана.",
            f"Номера {number} нет: возможны от 1 до {most}.",
            f"There is no number {number}: from 1 to {most} only.",
        ),
    )


def year_unclear(years: tuple[int, ...]) -> Unread:
    """A month without a year in a file that names several."""
    named = ", ".join(map(str, years))
    return Unread(
        YEAR_UNCLEAR,
        Trilingual(
            f"Жылы жазылмаған, ал файлда бірнеше жыл бар ({named}): жылын жазыңыз.",
            f"Год не указан, а в файле их несколько ({named}): напишите год.",
            f"No year is given, and the file names several ({named}): write the year.",
        ),
    )


def not_in_quarter(number: int, quarter: int) -> Unread:
    """ "II тоқсан (қазан)"."""
    name, roman = month(number), ("", "I", "II", "III", "IV")[quarter]
    return Unread(
        "not_in_quarter",
        Trilingual(
            f"{name.kk} {roman} тоқсанға кірмейді: біреуін ғана қалдырыңыз.",
            f"{name.ru} не входит в {roman} квартал: оставьте одно из двух.",
            f"{name.en} is not in quarter {roman}: keep one of the two.",
        ),
    )


def not_in_half(number: int, half: int) -> Unread:
    """ "I полугодие (октябрь)"."""
    name, roman = month(number), ("", "I", "II")[half]
    return Unread(
        "not_in_half",
        Trilingual(
            f"{name.kk} {roman} жартыжылдыққа кірмейді: біреуін ғана қалдырыңыз.",
            f"{name.ru} не входит в {roman} полугодие: оставьте одно из двух.",
            f"{name.en} is not in half-year {roman}: keep one of the two.",
        ),
    )


def other_year(years: tuple[int, ...], first: date, last: date) -> Unread:
    """A day outside the period of the schedule."""
    named = ", ".join(map(str, years))
    return Unread(
        "other_year",
        Trilingual(
            f"{named} жыл жазылған, ал бұл кесте {first:%d.%m.%Y}–{last:%d.%m.%Y} аралығына жасалады.",
            f"Указан {named} год, а этот график составляется на {first:%d.%m.%Y}–{last:%d.%m.%Y}.",
            f"The year {named} is given, but this schedule is for {first:%d.%m.%Y}–{last:%d.%m.%Y}.",
        ),
    )


def outside(first: date, last: date) -> Unread:
    """A day of the right year outside the period (half-yearly packs)."""
    return Unread(
        "outside_period",
        Trilingual(
            f"Бұл кесте {first:%d.%m.%Y}–{last:%d.%m.%Y} аралығына жасалады: күні одан тыс.",
            f"Этот график составляется на {first:%d.%m.%Y}–{last:%d.%m.%Y}: срок вне его.",
            f"This schedule is for {first:%d.%m.%Y}–{last:%d.%m.%Y}: the date lies outside.",
        ),
    )


def past(last: date) -> Unread:
    """A term that is over."""
    return Unread(
        "term_past",
        Trilingual(
            f"Бұл мерзім {last:%d.%m.%Y} күні өтіп кеткен: келешек күнді жазыңыз.",
            f"Этот срок прошёл {last:%d.%m.%Y}: укажите будущий.",
            f"This date was over on {last:%d.%m.%Y}: give one to come.",
        ),
    )


def unreadable(text: str) -> Unread:
    """Nothing that names a time."""
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    return Unread(
        "term_unread",
        Trilingual(
            f"«{shown}» мерзім ретінде оқылмады. Мысалы: 12.03.2027, 12–14 мамыр, наурыз, II тоқсан.",
            f"«{shown}» не читается как срок. Например: 12.03.2027, 12–14 мая, март, II квартал.",
            f"“{shown}” could not be read as a date. For example: 12.03.2027, 12–14 May, March, quarter II.",
        ),
    )


def _days_ru(number: int) -> str:
    return "день" if number == 31 or number == 21 else "дней"
