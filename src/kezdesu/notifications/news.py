"""Which journal lines are news to the people who asked, and in which words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class News:
    """Subject and sentence; both know ``%(question)s``, and ``%(promise)s`` where a promise is concerned."""

    subject: str | Promise
    text: str | Promise


ABOUT_VOICE: dict[str, News] = {
    "voice.published": News(
        _("Your question %(question)s is published"),
        _("Your question %(question)s was checked and published. Others can now join it."),
    ),
    "voice.declined": News(
        _("Your question %(question)s was not published"),
        _("Your question %(question)s was not published. The reason and what you can do is on its page."),
    ),
    "voice.joined": News(
        _("Your question %(question)s was joined to one that asks the same"),
        _("Your question %(question)s was joined to one that asks the same. Its answer will be yours too."),
    ),
    "voice.answered": News(
        _("Your question %(question)s is answered"),
        _("Your question %(question)s is answered. Read the answer on its page."),
    ),
    "live.answered": News(
        _("Your question %(question)s is answered"),
        _("Your question %(question)s was answered at the meeting. Read the answer on its page."),
    ),
    "live.in_writing": News(
        _("A written answer to %(question)s was promised"),
        _("Your question %(question)s was asked at the meeting; a written answer was promised."),
    ),
}
ABOUT_PROMISE: dict[str, News] = {
    "commitment.reported_done": News(
        _("Promise %(promise)s is reported done: is it?"),
        _(
            "The promise %(promise)s that followed from your question %(question)s is reported done. "
            "Only you and those who joined can confirm it: open your link and give your verdict."
        ),
    ),
    "commitment.refused": News(
        _("Promise %(promise)s will not be kept"),
        _(
            "The ministry says that the promise %(promise)s from your question %(question)s will not be kept, and why."
        ),
    ),
    "extension.granted": News(
        _("Promise %(promise)s has a new date"),
        _(
            "The date of the promise %(promise)s from your question %(question)s was moved. The old date stays visible."
        ),
    ),
}
KINDS = frozenset(ABOUT_VOICE) | frozenset(ABOUT_PROMISE)
