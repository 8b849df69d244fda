"""Words of a term turned into marks that a few patterns can read: "II тоқсан 2027" → "2 Q", year 2027. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kezdesu.common.trilingual import Trilingual
from kezdesu.tables import month_notes, months
from kezdesu.tables.folding import fold

_TOKEN = re.compile(r"\d+|[а-я]+|[a-zá-žı]+|[-.,/]")
_CLOCK = r"(?:[01]?\d|2[0-3])"
_HOURS = r"(?:\s?-?(?:де|да|те|та|ден|дан)\b)?(?:\s*(?:ч|час\w*)\b\.?)?"
_TIME = re.compile(
    rf"(?:сагат\w*|саг\.?|время|в|с|at)?\s*\b{_CLOCK}:[0-5]\d(?::\d\d)?\b"
    rf"(?:\s?(?:-|до|по)\s?{_CLOCK}:[0-5]\d\b)?{_HOURS}|"
    rf"(?:\bсагат\w*|\bсаг\.?|\bвремя|\bв|\bat)\s+{_CLOCK}[.-][0-5]\d\b(?![.\d]){_HOURS}|"
    rf"(?:(?<=\d{{4}})|(?<=\d{{4}}[гж])|(?<=[а-я]))\.?[ ,]+{_CLOCK}[.-]00\b{_HOURS}|"
    rf"(?<=[а-я\d.])[ ,]+(?:в|at)?\s?{_CLOCK} ?(?:ч\.|час\w*|h\b)"
)
_ORDINAL = re.compile(
    r"(?<=\d)\s?-\s?(?:й|ой|ый|ая|я|го|ом|м|е|ое|ши|шы|си|сы|и|ин|нши|нен|ине|сине|ден|тан|дан|не|те|на|"
    r"да|де)\b\.?|(?<=\d)(?:st|nd|rd|th|го|ши|шы|ое)\b|(?<=[ivи])-(?:ши|шы|й|ый|ой|ий)\b"
)
_QUARTER = re.compile(r"токсан\w{0,4}|токс?|квартал\w{0,3}|кв|квл|q|qtr|quarter")
_HALF = re.compile(r"жартыжыл\w*|полугоди\w{0,2}|п/г|полуг|h")
_DECADE = re.compile(r"декад\w{0,3}|онкунди\w{0,8}")
_HALF_MONTH = re.compile(r"половин\w{0,3}|жартыс\w{0,6}|half")
_WEEK = re.compile(r"недел\w{1,3}|апта\w{0,9}|weeks?")
_LAST = re.compile(r"последн\w{2,3}|сонгы|last")
_PIECES = ((_HALF_MONTH, "P"), (_WEEK, "W"), (_LAST, "L"))
_SEASONS = {
    **dict.fromkeys(("весна", "весной", "весны", "весне", "коктем", "коктемде", "коктеми", "spring"), "S3"),
    **dict.fromkeys(("лето", "летом", "лета", "лете", "жаз", "жазда", "жазы", "summer"), "S6"),
    **dict.fromkeys(("осень", "осенью", "осени", "куз", "кузде", "кузи", "autumn", "fall"), "S9"),
    **dict.fromkeys(("зима", "зимой", "зимы", "зиме", "кыс", "кыста", "кысы", "winter"), "S12"),
}
_NUMBERS = {
    **dict.fromkeys(("i", "и", "перв", "биринши", "first"), 1),
    **dict.fromkeys(("ii", "ии", "п", "втор", "екинши", "second"), 2),
    **dict.fromkeys(("iii", "иии", "ш", "трет", "ушинши", "third"), 3),
    **dict.fromkeys(("iv", "ив", "иу", "iу", "четверт", "тортинши", "fourth"), 4),
    "v": 5,
}
_ORDINAL_ENDING = re.compile(r"^(перв|втор|трет|четверт)(?:ый|ой|ий|ое|ая|ья|ом|ем|ьем|ого|ьего|ье|ую)$")
_PARTS = {
    **dict.fromkeys(("начало", "начале", "начала", "басы", "басында", "early"), "B"),
    **dict.fromkeys(("середина", "середине", "середины", "ортасы", "ортасында", "mid"), "C"),
    **dict.fromkeys(
        ("конец", "конце", "конца", "соны", "сонында", "сонына", "аягы", "аягында", "аягына", "late"), "E"
    ),
}
_WINDOW = frozenset(
    {"аралыгында", "аралыгы", "период", "периоде", "течение", "between", "ишинде", "during", "within"}
)
_YEAR_WORDS = frozenset(
    {"г", "гг", "год", "года", "году", "ж", "жж", "жыл", "жылы", "жылгы", "жылдын", "year"}
)
_FILLERS = frozenset(
    {
        "в",
        "во",
        "с",
        "со",
        "of",
        "the",
        "in",
        "on",
        "from",
        "кни",
        "куни",
        "число",
        "числа",
        "числу",
        "день",
        "месяц",
        "месяца",
        "месяце",
        "ай",
        "айы",
        "айында",
        "айынын",
        "айлары",
        "айларында",
        "айларынын",
        "месяцы",
        "месяцев",
        "на",
    }
)
_JOINERS = frozenset({"по", "до", "мен", "бен", "пен", "дейин", "to", "till", "until"})
_UNTIL = frozenset({"до", "until", "till"})
_AFTER = "после"
_AND = frozenset({"и", "жане", "and"})
WEEKDAYS = {
    **dict.fromkeys(("понедельник", "пн", "дуйсенби", "monday", "mon"), 0),
    **dict.fromkeys(("вторник", "вт", "сейсенби", "tuesday", "tue"), 1),
    **dict.fromkeys(("среда", "среду", "ср", "сарсенби", "wednesday", "wed"), 2),
    **dict.fromkeys(("четверг", "чт", "бейсенби", "thursday", "thu"), 3),
    **dict.fromkeys(("пятница", "пятницу", "пт", "жума", "friday", "fri"), 4),
    **dict.fromkeys(("суббота", "субботу", "сб", "сенби", "saturday", "sat"), 5),
    **dict.fromkeys(("воскресенье", "вс", "жексенби", "sunday", "sun"), 6),
}
YEAR_ROUND = re.compile(
    r"(жыл бойы|жыл бойына|в течение (?:всего )?год|весь год|круглый год|all year|ежемесячно|ай сайын|"
    r"ежеквартально|токсан сайын|раз\w* в (?:год|полугодие|квартал|месяц)|жылына|токсанына|жыл ишинде)"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """``text``: numbers and marks: M5 (month), S3 (season from March), Q, H, D (quarter, half-year, ten days),
    P W (half and week of a month), B C E (its parts), L (last), U (up to), A (from then on), -, &.
    """

    text: str
    years: tuple[int, ...] = ()
    weekday: int | None = None
    is_window: bool = False
    notes: tuple[Trilingual, ...] = ()


@lru_cache(maxsize=2048)
def mark(text: str) -> Marked:
    """The marks of a term in words."""
    plain = fold(text).replace("жарты жыл", "жартыжыл").replace("п/г", "полуг").replace("кв-л", "кв")
    reader = _Reader()
    for token in _TOKEN.findall(_ORDINAL.sub(" ", plain)):
        reader.take(token)
    return Marked(
        re.sub(r"^[-& ]+|[-& ]+$| ,(?! M)", "", " ".join(reader.marks)),
        tuple(dict.fromkeys(reader.years)),
        reader.weekday,
        reader.is_window,
        tuple(reader.notes),
    )


def without_time(text: str) -> tuple[str, bool]:
    """``text`` without an hour such as "в 10:00", and whether there was one."""
    plain, times = _TIME.subn(" ", text)
    return plain.strip(" ,"), bool(times)


class _Reader:
    """Takes token after token."""

    def __init__(self) -> None:
        self.marks: list[str] = []
        self.years: list[int] = []
        self.notes: list[Trilingual] = []
        self.weekday: int | None = None
        self.is_window = False

    def take(self, token: str) -> None:
        """One token."""
        if token.isdigit():
            self._number(token)
        elif token in ".,/":
            self._sign(token)
        elif token == "-" or token in _JOINERS:
            self._joiner(token)
        elif token not in _FILLERS and token not in _YEAR_WORDS:
            self._word(token)

    def _number(self, token: str) -> None:
        if len(token) == 4 and token[:2] in ("19", "20", "21"):
            self.years.append(int(token))
        else:
            self.marks.append(token if len(token) < 4 else f"?{token}")

    def _sign(self, token: str) -> None:
        last = self.marks[-1] if self.marks else ""
        if token in ",/" and (last.isdigit() or (token == "," and last.startswith("M"))):
            self.marks.append("&" if last.isdigit() else ",")

    def _joiner(self, token: str) -> None:
        """ "до" between two days joins them; alone it means "up to"."""
        is_until = token == "дейин" or (token in _UNTIL and not any(one.isdigit() for one in self.marks))
        self.marks.append("U" if is_until else "-")

    def _word(self, token: str) -> None:
        mark_ = _meaning(token)
        if token in WEEKDAYS and not (mark_ and mark_.startswith("M")):
            self.weekday = WEEKDAYS[token]
        elif token in _WINDOW:
            self.is_window = True
        elif token == _AFTER:
            self.marks.append("A")
        elif token in _AND and self.marks and (self.marks[-1].isdigit() or self.marks[-1][0] == "M"):
            self.marks.append("&")
        elif mark_:
            self.marks.append(mark_)
        else:
            self._guess(token)

    def _guess(self, token: str) -> None:
        near = months.nearly(token)
        if near:
            self.marks.append(f"M{near}")
            self.notes.append(month_notes.read_as(token, months.month(near)))
        else:
            self.marks.append("?")


def _meaning(word: str) -> str:
    number = months.named(word)
    if number:
        return f"M{number}"
    for pattern, sign in ((_QUARTER, "Q"), (_HALF, "H"), (_DECADE, "D"), *_PIECES):
        if pattern.fullmatch(word):
            return sign
    ordinal = _ORDINAL_ENDING.match(word)
    known = _NUMBERS.get(ordinal[1] if ordinal else word)
    return str(known) if known else _PARTS.get(word, "") or _SEASONS.get(word, "")
