"""The history of a visit: its public journal lines in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual, language_of
from kezdesu.journal import record as journal
from kezdesu.journal.record import Written
from kezdesu.web import formats
from kezdesu.web.components import Text, TimelineItem
from kezdesu.web.public.meetings.words import PARTS, RECORDS

Data = Mapping[str, Any]


def history(code: str, names: Mapping[str, Trilingual]) -> list[TimelineItem]:
    """Every public act on the visit, the latest first; ``names`` of the acting bodies by slug."""
    lines = [line for line in journal.of(code) if line.kind in SENTENCES]
    return [_item(line, names) for line in reversed(lines)]


def _item(line: Written, names: Mapping[str, Trilingual]) -> TimelineItem:
    tone, say = SENTENCES[line.kind]
    return TimelineItem(
        date=line.at,
        office=names.get(line.body, Trilingual("", "")),
        text=say(line.data),
        kind=tone,
        href=line.data.get("url", ""),
        link_text=_("Open the link") if line.data.get("url") else "",
        old_date=_old_date(line),
        reason=_reason(line.data),
    )


def _old_date(line: Written) -> date | None:
    old = line.data.get("old_start")
    return clock.almaty_date(datetime.fromisoformat(old)) if old else None


def _reason(data: Data) -> Text:
    kk = data.get("reason_kk") or data.get("impossible_kk") or ""
    ru = data.get("reason_ru") or data.get("impossible_ru") or ""
    return Trilingual(kk, ru) if kk or ru else ""


def _fixed(sentence: Callable[[], str]) -> Callable[[Data], str]:
    return lambda data: sentence()


def _planned(data: Data) -> str:
    if data["entry"]:
        return _("Entered from the approved schedule for %(day)s.") % {"day": _day(data["starts_at"])}
    return _("Planned outside the schedule for %(day)s.") % {"day": _day(data["starts_at"])}


def _agenda(data: Data) -> str:
    figures = {
        "presentation": data["presentation"],
        "questions": data["questions"],
        "planned": data["planned"],
    }
    sentence = _(
        "Agenda set: presentation %(presentation)s min, questions %(questions)s min, %(planned)s min in all."
    )
    return sentence % figures


def _broadcast(data: Data) -> str:
    return _("The broadcast was set.") if data["url"] else _("There will be no broadcast.")


def _postponed(data: Data) -> str:
    return _("Moved to %(day)s.") % {"day": _day(data["new_start"])}


def _days_changed(data: Data) -> str:
    return _("The last day changed from %(old)s to %(new)s.") % {
        "old": _day(data["old_end"]),
        "new": _day(data["new_end"]),
    }


def _ended(data: Data) -> str:
    part = str(PARTS[data["part"]])
    if data["attendance"] is None:
        return _("%(part)s: ended.") % {"part": part}
    return _("%(part)s: ended, participants: %(count)s.") % {"part": part, "count": data["attendance"]}


def _recorded(data: Data) -> str:
    return _("%(what)s: on record, took place on %(day)s.") % {
        "what": RECORDS[data["record"]],
        "day": _day(data["happened_at"]),
    }


def _day(text: str) -> str:
    return formats.day(datetime.fromisoformat(text), language_of(get_language()))


SENTENCES: dict[str, tuple[str, Callable[[Data], str]]] = {
    "visit.planned": ("plan", _planned),
    "visit.parts_set": ("plan", _fixed(lambda: _("The hours of the parts were set."))),
    "visit.agenda_set": ("plan", _agenda),
    "visit.broadcast_set": ("plan", _broadcast),
    "visit.announced": ("done", _fixed(lambda: _("The announcement was signed and published."))),
    "visit.postponed": ("doubt", _postponed),
    "visit.days_changed": ("doubt", _days_changed),
    "visit.relocated": ("doubt", _fixed(lambda: _("Moved to another region."))),
    "visit.cancelled": ("refused", _fixed(lambda: _("Cancelled."))),
    "visit.begun": ("going", _fixed(lambda: _("The visit began."))),
    "visit.part_started": ("going", lambda data: _("%(part)s: began.") % {"part": PARTS[data["part"]]}),
    "visit.part_ended": ("done", _ended),
    "visit.minutes_written": (
        "done",
        lambda data: _("%(part)s: minutes were written.") % {"part": PARTS[data["part"]]},
    ),
    "visit.held": ("done", _fixed(lambda: _("The visit ended; the term of publication runs from here."))),
    "visit.recorded": ("done", _recorded),
    "visit.archive_attached": ("done", _fixed(lambda: _("The recording can be watched."))),
}
