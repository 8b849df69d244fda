"""The thread of a promise, from the journal: each line in words, with the record it tells of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kezdesu.commitments.models import Commitment, Extension, Progress
from kezdesu.common.trilingual import Trilingual, language_of
from kezdesu.journal import record as journal
from kezdesu.journal.record import Written
from kezdesu.publications.queries import Proof
from kezdesu.web.components import TimelineItem

Tell = Callable[[Written, "Thread"], TimelineItem]


class Thread:
    """The records that the lines of one promise tell of, by number."""

    def __init__(
        self, promise: Commitment, notes: Sequence[Progress], extensions: Sequence[Extension]
    ) -> None:
        self.promise = promise
        self.notes = {note.pk: note for note in notes}
        self.extensions = {extension.pk: extension for extension in extensions}
        self.office: Trilingual = promise.body.name

    def text_of(self, number: int) -> str:
        """The words of a note in the page's language."""
        note = self.notes.get(number)
        return note.text[language_of(get_language())] if note else ""


def timeline_of(
    promise: Commitment, notes: Sequence[Progress], extensions: Sequence[Extension], plan: Proof | None
) -> Iterator[TimelineItem]:
    """From the publication of the plan to the last word of the askers."""
    if promise.promised_at:
        yield TimelineItem(
            date=promise.promised_at,
            office=plan.post if plan else promise.issue.body.name,
            text=_("Promised in the published action plan"),
            kind="commitment.promised",
            href=reverse("public:results", kwargs={"code": promise.issue.visit.code}),
            link_text=_("Results of the meeting"),
        )
    thread = Thread(promise, notes, extensions)
    for line in journal.of(promise.code):
        tell = _TOLD.get(line.kind)
        if tell is not None:
            yield tell(line, thread)


def _started(line: Written, thread: Thread) -> TimelineItem:
    return TimelineItem(line.at, thread.office, _("Work has begun"), "commitment.under_way")


def _progress(line: Written, thread: Thread) -> TimelineItem:
    told = {"percent": line.data["percent"], "text": thread.text_of(line.data["note"])}
    return TimelineItem(
        line.at, thread.office, _("%(percent)s%% done. %(text)s") % told, "commitment.under_way"
    )


def _done(line: Written, thread: Thread) -> TimelineItem:
    said = _("Reported done. %(text)s") % {"text": thread.text_of(line.data["note"])}
    return TimelineItem(line.at, thread.office, said, "commitment.reported_done")


def _refused(line: Written, thread: Thread) -> TimelineItem:
    said = _("The body says that it will not be done")
    return TimelineItem(line.at, thread.office, said, "commitment.refused", reason=thread.promise.refusal)


def _extended(line: Written, thread: Thread) -> TimelineItem:
    extension = thread.extensions.get(line.data["extension"])
    return TimelineItem(
        date=line.at,
        office=extension.act.post if extension else thread.office,
        text=_("The date was moved"),
        kind="extended",
        old_date=date.fromisoformat(line.data["old_due_on"]),
        reason=extension.reason if extension else "",
    )


def _judged(line: Written, thread: Thread) -> TimelineItem:
    said = _("An asker confirms that it is done") if line.data["confirms"] else _("An asker says: not done")
    kind = "commitment.confirmed" if line.data["confirms"] else "commitment.disputed"
    return TimelineItem(line.at, "", said, kind)


_TOLD: dict[str, Tell] = {
    "commitment.started": _started,
    "commitment.progress": _progress,
    "commitment.reported_done": _done,
    "commitment.refused": _refused,
    "extension.granted": _extended,
    "verdict.given": _judged,
}
