"""What is said about a row as a whole: languages of the place, days off, the same meeting twice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule import row_refusals
from kezdesu.schedule.content import LONGEST_TOPIC
from kezdesu.tables.headings import Field
from kezdesu.tables.rows import ReadRow, Remark
from kezdesu.tables.terms import Term

LONGEST_PLACE = 250
NO_PLACE = Trilingual(
    "Өткізу орны жазылмаған: оны ұсынысқа қол қойылғанға дейін қосыңыз.",
    "Место проведения не указано: добавьте его до подписания предложения.",
    "No place is given: add it before the proposals are signed.",
)
NO_KAZAKH = Trilingual(
    "Өткізу орны қазақша жазылмаған: қол қойылғанға дейін қосыңыз.",
    "Нет места проведения на казахском: добавьте до подписания.",
    "The place is missing in Kazakh: add it before the signature.",
)
NO_RUSSIAN = Trilingual(
    "Өткізу орны орысша жазылмаған: қол қойылғанға дейін қосыңыз.",
    "Нет места проведения на русском: добавьте до подписания.",
    "The place is missing in Russian: add it before the signature.",
)
TOO_LONG = Trilingual(
    f"Өткізу орны {LONGEST_PLACE} таңбадан ұзын: қысқартыңыз.",
    f"Место проведения длиннее {LONGEST_PLACE} знаков: сократите.",
    f"The place is longer than {LONGEST_PLACE} characters: shorten it.",
)
DAY_OFF = Trilingual(
    "Бұл күн — демалыс не мереке.",
    "Этот день — выходной или праздник.",
    "That day is a day off or a holiday.",
)


def of_place(place: Trilingual) -> list[Remark]:
    """A place that is missing in a language."""
    if not place:
        return [Remark(Field.PLACE, NO_PLACE)]
    missing = place.missing()
    return [Remark(Field.PLACE, NO_KAZAKH if missing[0] == "kk" else NO_RUSSIAN)] if missing else []


def too_long(place: Trilingual, topic: str) -> list[Remark]:
    """A place or a topic that does not fit."""
    found = []
    if max(map(len, (place.kk, place.ru))) > LONGEST_PLACE:
        found.append(Remark(Field.PLACE, TOO_LONG, "place_too_long"))
    if len(topic) > LONGEST_TOPIC:
        denied = row_refusals.TOPIC_TOO_LONG
        found.append(Remark(Field.TOPIC, denied.reason, denied.code))
    return found


def of_days(term: Term, days_off: Collection[date]) -> list[Remark]:
    """A meeting on a day off."""
    free = not term.is_window and (term.first in days_off or term.last in days_off)
    return [Remark(Field.TERM, DAY_OFF)] if free else []


def with_twins(rows: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    """Rows that say the same meeting as one above them are refused, whatever the topic: a meeting is never doubled."""
    seen: dict[object, int] = {}
    made: list[ReadRow] = []
    for row in rows:
        same = row.row and replace(row.row, topic="")
        first = seen.setdefault(same, row.number) if same is not None else row.number
        if first == row.number:
            made.append(row)
            continue
        fault = Remark(Field.TERM, _twin(first), "row_twice")
        made.append(replace(row, faults=(*row.faults, fault), row=None))
    return tuple(made)


def _twin(number: int) -> Trilingual:
    return Trilingual(
        f"Дәл осы кездесу {number}-жолда тұр: біреуін алып тастаңыз немесе түзетіңіз.",
        f"Такая же встреча стоит в строке {number}: уберите одну из них или исправьте.",
        f"The very same meeting stands in row {number}: take one out or mend it.",
    )
