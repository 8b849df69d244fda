"""What the promise pages show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind
from kezdesu.commitments import following, queries, rules, verdicts
from kezdesu.commitments.models import Commitment, Extension, Progress, Verdict
from kezdesu.commitments.queries import SHELVES, Said, Shelf, Wanted
from kezdesu.commitments.states import OPEN
from kezdesu.commitments.verdicts import Standing
from kezdesu.common import clock
from kezdesu.common.answers import Answer
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import queries as register
from kezdesu.publications import queries as publications
from kezdesu.publications.queries import Proof
from kezdesu.regions import queries as regions
from kezdesu.voices.models import Voice
from kezdesu.web.components import PromiseCard, TimelineItem
from kezdesu.web.filters import by_name
from kezdesu.web.public.commitments.timeline import timeline_of

SHELF_WORDS: dict[Shelf, Promise] = {
    "all": _("All promises"),
    "open": _("Open promises"),
    "due_this_month": _("Due this month"),
    "overdue": _("Overdue"),
    "done": _("Reported done, waiting for the askers"),
    "kept": _("Confirmed by the askers"),
    "disputed": _("Disputed by the askers"),
    "refused": _("Refused by the ministry"),
    "extended": _("With a moved date"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter."""

    value: str
    label: Trilingual | Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list with its filters; ``next`` and ``query`` end the address of the next and of this one."""

    cards: list[PromiseCard]
    figures: queries.Figures
    shelves: list[Choice]
    bodies: list[Choice]
    regions: list[Choice]
    query: str
    next: str


@dataclass(frozen=True, slots=True)
class PromisePage:
    """One promise: who, by when (every date it had), what was done, what the askers say, and the thread."""

    promise: Commitment
    helpers: list[Body]
    extensions: list[Extension]
    notes: list[Progress]
    words: Sequence[Verdict]
    said: Said
    voices: list[str]
    plan: Proof | None
    thread: list[TimelineItem]

    @property
    def is_overdue(self) -> bool:
        """Open, and its day has passed."""
        return self.promise.state in OPEN and self.promise.due_on < clock.today()

    @property
    def waits(self) -> datetime | None:
        """Since when it waits for nothing but the word of its askers."""
        return rules.waits_since([(self.promise.state, self.promise.done_at)])


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """A promise before one who may judge it: whether she may, and what she has said."""

    promise: Commitment
    standing: Standing | None
    may: Answer
    mine: Verdict | None
    secret: str


def wanted_from(query: QueryDict) -> Wanted:
    """The filters of the address; what is unknown counts as not given."""
    shelf = query.get("state", "all")
    after = query.get("after", "")
    return Wanted(
        shelf=next((known for known in SHELVES if known == shelf), "all"),
        body=query.get("body", ""),
        region=query.get("region", ""),
        after=int(after) if after.isascii() and after.isdigit() and len(after) < 12 else 0,
    )


def list_page(wanted: Wanted) -> ListPage:
    """The list of promises."""
    today = clock.today()
    found = queries.listing(wanted, today=today)
    ministries = by_name(bodies.of_kind(BodyKind.CEB, on=today))
    filters = _filters(wanted)
    return ListPage(
        cards=[card_of(promise, today) for promise in found.rows],
        figures=queries.figures(today),
        shelves=[Choice(shelf, SHELF_WORDS[shelf], shelf == wanted.shelf) for shelf in SHELVES],
        bodies=[Choice(body.slug, body.name, body.slug == wanted.body) for body in ministries],
        regions=[
            Choice(region.kato, region.name, region.kato == wanted.region)
            for region in by_name(regions.existing(today))
        ],
        query=f"?{urlencode(filters)}" if filters else "",
        next=f"?{urlencode(filters | {'after': found.next})}" if found.next else "",
    )


def card_of(promise: Commitment, today: date) -> PromiseCard:
    """A promise in a list (from ``queries.commitments()``: its granted extensions are prefetched)."""
    overdue = promise.state in OPEN and promise.due_on < today
    granted: list[Extension] = getattr(promise, "granted", [])
    return PromiseCard(
        href=reverse("public:commitment", kwargs={"code": promise.code}),
        code=promise.code,
        action=promise.action,
        body=promise.body.name,
        responsible=promise.office.title,
        due=promise.due_on,
        state="commitment.overdue" if overdue else f"commitment.{promise.state}",
        is_open=promise.is_open,
        old_due=promise.first_due_on if granted else None,
        reason=granted[-1].reason if granted else "",
    )


def promise_page(code: str) -> PromisePage | None:
    """The page of a published promise: nine queries."""
    promise = queries.promise_page(code)
    if promise is None:
        return None
    plan, words = publications.proof_of_plan(promise.issue.visit), queries.verdicts_of(promise)
    extensions, notes = queries.extensions_of(promise), queries.progress_of(promise)
    return PromisePage(
        promise=promise,
        helpers=[body for body in queries.helpers_of(promise) if body.pk != promise.body_id],
        extensions=[step for step in extensions if step.granted_at],
        notes=notes,
        words=words.rows,
        said=words.said,
        voices=register.codes_behind(promise.issue),
        plan=plan,
        thread=list(timeline_of(promise, notes, extensions, plan)),
    )


def verdict_page(code: str, *, secret: str, device: str) -> VerdictPage | None:
    """One promise before its judge: by the secret of a question, else by the device that joined."""
    promise = queries.public_by_code(code)
    return _judged(promise, secret, device) if promise else None


def verdicts_for(voice: Voice, secret: str) -> list[VerdictPage]:
    """For "my question": every promise that came of the voice and was reported done. Partial: verdict.html.
    Four queries for any number: they are of one issue."""
    done = [promise for promise in queries.of_voice(voice) if promise.done_at]
    if not done:
        return []
    asker = verdicts.standing(done[0], secret=secret)
    mine = following.said_by(asker.voice, asker.supporter, done) if asker else {}
    return [
        VerdictPage(promise, asker, verdicts.may_judge(promise, asker), mine.get(promise.pk), secret)
        for promise in done
    ]


def _judged(promise: Commitment, secret: str, device: str) -> VerdictPage:
    standing = verdicts.standing(promise, secret=secret, device=device)
    mine = verdicts.in_force(promise, standing) if standing else None
    return VerdictPage(promise, standing, verdicts.may_judge(promise, standing), mine, secret)


def _filters(wanted: Wanted) -> dict[str, str | int]:
    chosen = {"state": wanted.shelf, "body": wanted.body, "region": wanted.region}
    return {name: value for name, value in chosen.items() if value and value != "all"}
