"""The public lines of the journal as Atom: new meetings, moves with their reason, cancellations, results."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from kezdesu.journal.record import Written
from kezdesu.meetings.queries import VisitRow, rows_of
from kezdesu.meetings.traces import THE_DECREE
from kezdesu.notifications.tidings import words_of
from kezdesu.publications.models import PublicationKind
from kezdesu.web.public.feeds.ics import Feed, Made, plain

NEWEST = 50
OF_VISITS = (
    *("visit.planned", "visit.announced", "visit.postponed", "visit.days_changed", "visit.relocated"),
    *("visit.cancelled", "publication.published"),
)
OF_ALL = (*OF_VISITS, "schedule.approved", "schedule.amended")
PERIOD = re.compile(r"S-\d{4}(-H[12])?$")
"""The subject of a line about the ministers' schedule."""


class _Atom(Atom1Feed):
    """Its date is that of the newest entry; an empty feed is as old as the decree, not as new as the request."""

    newest: datetime = THE_DECREE

    def latest_post_date(self) -> datetime:
        return self.newest


def atom(feed: Feed, page: str, lines: Sequence[Written]) -> Made:
    """The feed of these lines, the newest first; ``page``: the address of the page that it belongs to."""
    rows = rows_of(line.subject for line in lines if not line.kind.startswith("schedule."))
    with translation.override(feed.language):
        made = _Atom(
            title=plain(feed.name),
            link=f"{feed.site}{page}",
            description=_("Meetings of ministers with people"),
            language=feed.language,
            author_name="Kezdesu",
            feed_url=feed.source,
            feed_guid=_id("feed", feed.source.removeprefix(feed.site)),
        )
        for line in lines:
            if _is_news(line, rows):
                _add(made, feed, line, rows.get(line.subject))
    made.newest = max((line.at for line in lines), default=THE_DECREE)
    return Made(made.writeString("utf-8").encode(), made.newest)


def _is_news(line: Written, rows: Mapping[str, VisitRow]) -> bool:
    if line.kind == "publication.published":
        return PublicationKind.RESULTS in line.data["kinds"] and line.subject in rows
    return bool(PERIOD.match(line.subject)) or line.subject in rows


def _add(made: Atom1Feed, feed: Feed, line: Written, row: VisitRow | None) -> None:
    title, text = words_of(line, row)
    made.add_item(
        title=plain(title),
        link=f"{feed.site}{_link(line, row)}",
        description=escape(plain(text)),
        unique_id=_id("line", f"{line.seq}/{feed.language}"),
        pubdate=line.at,
        updateddate=line.at,
        categories=[] if row is None else [plain(row.body[feed.language]), plain(row.region[feed.language])],
    )


def _link(line: Written, row: VisitRow | None) -> str:
    if row is not None:
        return reverse("public:visit", kwargs={"code": row.code})
    year = int(line.subject.removeprefix("S-")[:4])
    return reverse(
        "public:schedule" if line.kind == "schedule.approved" else "public:schedule_changes",
        kwargs={"year": year},
    )


def _id(kind: str, name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"kezdesu/{kind}/{name}").urn
