"""The buttons of the desk: each names one action of ``voices``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.actors import Actor
from kezdesu.voices import actions, queries
from kezdesu.voices.models import Voice

NO_SUCH_NUMBER = Denied(
    "no_such_number",
    Trilingual(
        "Мұндай нөмірлі сұрақ жоқ. Нөмірді тексеріңіз: соңғы таңбасы бақылау таңбасы.",
        "Вопроса с таким номером нет. Проверьте номер: последний знак в нём контрольный.",
        "No question has this number. Check it: its last sign is a check character.",
    ),
)
Values = dict[str, Any]


def perform(act: str, voice: Voice, values: Values, *, by: Actor) -> None:
    """Press the button ``act`` (KeyError when there is none) with what the form holds. Raises :class:`Refused`."""
    _BUTTONS[act](voice, values, by)


def _publish(voice: Voice, values: Values, by: Actor) -> None:
    actions.publish(voice, by=by, keep=values["keep"])


def _decline(voice: Voice, values: Values, by: Actor) -> None:
    actions.decline(voice, by=by, ground=values["ground"], note=values["note"])


def _remove(voice: Voice, values: Values, by: Actor) -> None:
    actions.remove(voice, by=by, ground=values["ground"], note=values["note"])


def _join(voice: Voice, values: Values, by: Actor) -> None:
    to = queries.by_code(values["to"])
    if to is None:
        raise Refused(NO_SUCH_NUMBER, "to")
    actions.join(voice, to, by=by)


def _put_under(voice: Voice, values: Values, by: Actor) -> None:
    actions.put_under(voice, by=by, theme=queries.theme(values["theme"]))


def _restore(voice: Voice, values: Values, by: Actor) -> None:
    actions.restore(voice, by=by, note=values["note"], keep=values["keep"])


def _uphold(voice: Voice, values: Values, by: Actor) -> None:
    actions.uphold(voice, by=by, note=values["note"])


_BUTTONS: dict[str, Callable[[Voice, Values, Actor], None]] = {
    "claim": lambda voice, values, by: actions.claim(voice, by=by),
    "release": lambda voice, values, by: actions.release(voice, by=by),
    "publish": _publish,
    "decline": _decline,
    "hold": lambda voice, values, by: actions.hold(voice, by=by),
    "reopen": lambda voice, values, by: actions.reopen(voice, by=by),
    "remove": _remove,
    "join": _join,
    "unjoin": lambda voice, values, by: actions.unjoin(voice, by=by),
    "theme": _put_under,
    "restore": _restore,
    "uphold": _uphold,
}
BUTTONS = frozenset(_BUTTONS)
DECIDES = frozenset({"publish", "decline", "join", "hold", "restore", "uphold"})
"""After these the next one of the queue is opened."""
