"""Names of months as clerks write them, and their forms for sentences. Pure: no Django."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

from kezdesu.tables.folding import allowed_edits, distance, fold, from_latin


@dataclass(frozen=True, slots=True)
class Month:
    """A month: nominative, "in the month" in Kazakh and Russian, genitive ("мамырдың", "12 марта")."""

    number: int
    kk: str
    kk_in: str
    ru: str
    ru_of: str
    ru_in: str
    en: str
    short: str

    @property
    def kk_of(self) -> str:
        """ "мамырдың"."""
        end = {"а": "ның", "е": "нің"}.get(self.kk[-1]) or _GENITIVES[self.kk_in[-2:]]
        return f"{self.kk}{end}"

    def days(self, year: int) -> int:
        """How many days it has."""
        return calendar.monthrange(year, self.number)[1]


_LATIN = re.compile("[a-zá-žı]{4,}")
_GENITIVES = {"да": "дың", "де": "дің", "та": "тың", "те": "тің"}
MONTHS = tuple(
    Month(number, *names.split())
    for number, names in enumerate(
        (
            "қаңтар қаңтарда январь января январе January қаң,янв,jan",
            "ақпан ақпанда февраль февраля феврале February ақп,фев,февр,feb",
            "наурыз наурызда март марта марте March нау,мар,mar",
            "сәуір сәуірде апрель апреля апреле April сәу,апр,apr",
            "мамыр мамырда май мая мае May мам,may",
            "маусым маусымда июнь июня июне June мау,июн,jun",
            "шілде шілдеде июль июля июле July шіл,июл,jul",
            "тамыз тамызда август августа августе August там,авг,aug",
            "қыркүйек қыркүйекте сентябрь сентября сентябре September қыр,сен,сент,sep,sept",
            "қазан қазанда октябрь октября октябре October қаз,окт,oct",
            "қараша қарашада ноябрь ноября ноябре November қар,ноя,нояб,nov",
            "желтоқсан желтоқсанда декабрь декабря декабре December жел,желт,дек,dec",
        ),
        start=1,
    )
)
_ENDINGS = (
    *("да", "де", "та", "те", "дан", "ден", "тан", "тен", "ның", "нің", "дың", "дің", "тың", "тің"),
    *("ға", "ге", "қа", "ке", "ы", "і", "ында", "інде", "ының", "інің", "дағы", "дегі", "тағы", "тегі"),
)


def month(number: int) -> Month:
    """The month with that number, 1 to 12."""
    return MONTHS[number - 1]


@lru_cache(maxsize=2048)
def named(word: str) -> int:
    """The number of the month that a folded word names in kk, ru or en; 0 when it names none."""
    return _NAMES.get(word, 0) or (_NAMES.get(from_latin(word), 0) if _LATIN.fullmatch(word) else 0)


@lru_cache(maxsize=2048)
def nearly(word: str) -> int:
    """The only month whose name is a slip or two away; 0 when there is none or more than one."""
    most = allowed_edits(word)
    if not most:
        return 0
    found = {number for name, number in _LONG.items() if distance(word, name, most) <= most}
    return found.pop() if len(found) == 1 else 0


def _names() -> dict[str, int]:
    known: dict[str, int] = {}
    for item in MONTHS:
        full = [item.kk, item.ru, item.ru_of, item.ru_in, item.en, *(item.kk + end for end in _ENDINGS)]
        if item.ru.endswith("т"):
            full.append(item.ru + "ом")
        for name in (*full, *item.short.split(",")):
            known.setdefault(fold(name), item.number)
    return known


_NAMES = _names()
_LONG = {fold(name): item.number for item in MONTHS for name in (item.kk, item.ru, item.ru_of, item.en)}
