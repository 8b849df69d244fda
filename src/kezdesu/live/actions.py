"""Everything that can happen on a floor. The work is in the rooms named by subject."""

from kezdesu.live.capture import Captured, take_from_hall
from kezdesu.live.phases import (
    end_hour,
    open_floor,
    pause,
    resume,
    set_notice,
    start_presentation,
    start_questions,
)
from kezdesu.live.queueing import queue_voice, reorder, unqueue
from kezdesu.live.turns import answer_in_writing, back_to_queue, mark_answered, put_on_air

__all__ = [
    "Captured",
    "answer_in_writing",
    "back_to_queue",
    "end_hour",
    "mark_answered",
    "open_floor",
    "pause",
    "put_on_air",
    "queue_voice",
    "reorder",
    "resume",
    "set_notice",
    "start_presentation",
    "start_questions",
    "take_from_hall",
    "unqueue",
]
