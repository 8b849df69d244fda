"""From a pressed button to the action: one row for each act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kezdesu.common.answers import Conflict, Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.live import acting, actions, desk, words
from kezdesu.live.models import Floor, Turn
from kezdesu.live.states import Act, Notice
from kezdesu.people.actors import Actor
from kezdesu.voices.models import Voice
from kezdesu.web.filters import t
from kezdesu.web.office.console.forms import AnswerForm, EndForm, HallForm, PressForm, WrittenForm

CHECK_FIELDS = Trilingual(
    "Толтырылған өрістерді тексеріңіз: жазғаныңыз сақталды.",
    "Проверьте заполненные поля: написанное сохранено.",
    "Check the fields: what you have written is kept.",
)
Fields = Mapping[str, Any]
Handler = Callable[[Floor, Fields, Actor], object]


@dataclass(frozen=True, slots=True)
class Button:
    """What a button's form is and what it does."""

    form: type[PressForm]
    do: Handler


def form_for(act: str, floor: Floor, data: Any) -> PressForm:
    """The bound form of an act; KeyError for an act that has no button."""
    return BUTTONS[act].form(data, floor=floor)


def perform(act: str, form: PressForm, *, by: Actor) -> None:
    """Do it. Raises :class:`Refused`; the form keeps what was typed."""
    if not form.is_valid():
        raise Refused(Denied("fields", CHECK_FIELDS))
    try:
        acting.require_seen(form.floor, form.cleaned_data["version"])
        BUTTONS[act].do(form.floor, form.cleaned_data, by)
    except Refused as refused:
        if refused.field in form.fields:
            form.add_error(refused.field, t(refused.denied.reason))
        raise


def capture(floor: Floor, form: HallForm, *, by: Actor) -> actions.Captured:
    """Take a question from the hall. Raises :class:`Refused`; a wrong text is named on its field."""
    if not form.is_valid():
        raise Refused(Denied("fields", CHECK_FIELDS))
    try:
        return actions.take_from_hall(
            floor, text=form.cleaned_data["text"], key=form.cleaned_data["key"], by=by
        )
    except Refused as refused:
        if refused.field in form.fields:
            form.add_error(refused.field, t(refused.denied.reason))
        raise


def _phase(action: Callable[..., None]) -> Button:
    return Button(
        PressForm, lambda floor, fields, by: action(floor, expected_version=fields["version"], by=by)
    )


def _queue(floor: Floor, fields: Fields, by: Actor) -> None:
    actions.queue_voice(floor, voice=_voice(floor, fields), expected_version=fields["version"], by=by)


def _unqueue(floor: Floor, fields: Fields, by: Actor) -> None:
    actions.unqueue(floor, voice=_voice(floor, fields), expected_version=fields["version"], by=by)


def _move(floor: Floor, fields: Fields, by: Actor) -> None:
    codes = moved(desk.codes(floor), fields["voice"], fields["move"])
    actions.reorder(floor, codes=codes, expected_version=fields["version"], by=by)


def _on_air(floor: Floor, fields: Fields, by: Actor) -> None:
    actions.put_on_air(floor, voice=_voice(floor, fields), expected_version=fields["version"], by=by)


def _answered(floor: Floor, fields: Fields, by: Actor) -> None:
    offices = {office.pk: office for office in desk.offices_of(floor)}
    actions.mark_answered(
        floor, expected_version=fields["version"], by=by, office=offices.get(fields["office"] or 0),
        text=Trilingual(fields["text_kk"], fields["text_ru"]), turn=_turn(floor, fields),
    )  # fmt: skip


def _in_writing(floor: Floor, fields: Fields, by: Actor) -> None:
    actions.answer_in_writing(
        floor,
        write_by=fields["write_by"],
        expected_version=fields["version"],
        by=by,
        turn=_turn(floor, fields),
    )


def _end(floor: Floor, fields: Fields, by: Actor) -> None:
    actions.end_hour(floor, expected_version=fields["version"], by=by, attendance=fields["attendance"])


def _notice(floor: Floor, fields: Fields, by: Actor) -> None:
    actions.set_notice(floor, notice=Notice(fields["notice"]), expected_version=fields["version"], by=by)


def moved(codes: list[str], code: str, move: str) -> list[str]:
    """The order after ``code`` went ``up``, ``down`` or to the ``top``. Raises :class:`Conflict` when it has gone."""
    if code not in codes:
        raise Conflict(Denied("queue_changed", words.QUEUE_CHANGED))
    place = codes.index(code)
    rest = codes[:place] + codes[place + 1 :]
    target = {"up": max(0, place - 1), "down": place + 1, "top": 0}.get(move, place)
    return [*rest[:target], code, *rest[target:]]


def _voice(floor: Floor, fields: Fields) -> Voice:
    voice = desk.voice_of(floor, fields["voice"])
    if voice is None:
        raise Conflict(Denied("queue_changed", words.QUEUE_CHANGED))
    return voice


def _turn(floor: Floor, fields: Fields) -> Turn | None:
    return desk.turn_of(floor, fields["turn"]) if fields["turn"] else None


BUTTONS: dict[str, Button] = {
    Act.PRESENT: _phase(actions.start_presentation),
    Act.QUESTIONS: _phase(actions.start_questions),
    Act.PAUSE: _phase(actions.pause),
    Act.RESUME: _phase(actions.resume),
    Act.END: Button(EndForm, _end),
    Act.BACK: _phase(actions.back_to_queue),
    Act.QUEUE: Button(PressForm, _queue),
    Act.UNQUEUE: Button(PressForm, _unqueue),
    Act.REORDER: Button(PressForm, _move),
    Act.ON_AIR: Button(PressForm, _on_air),
    Act.ANSWERED: Button(AnswerForm, _answered),
    Act.IN_WRITING: Button(WrittenForm, _in_writing),
    Act.NOTICE: Button(PressForm, _notice),
}
