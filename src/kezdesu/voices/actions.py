"""Everything that can happen to a voice. The work is in the rooms named by subject."""

from kezdesu.voices.answers import answer, mark_asked, promise_in_writing
from kezdesu.voices.asking import appeal, restore, uphold, withdraw
from kezdesu.voices.joining import join, support, unjoin
from kezdesu.voices.moderation import claim, decline, hold, publish, put_under, release, remove, reopen
from kezdesu.voices.receipts import Receipt
from kezdesu.voices.submission import SubmitVoice, enter_written, submit

__all__ = [
    "Receipt",
    "SubmitVoice",
    "answer",
    "appeal",
    "claim",
    "decline",
    "enter_written",
    "hold",
    "join",
    "mark_asked",
    "promise_in_writing",
    "publish",
    "put_under",
    "release",
    "remove",
    "reopen",
    "restore",
    "submit",
    "support",
    "unjoin",
    "uphold",
    "withdraw",
]
