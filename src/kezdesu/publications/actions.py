"""Prepare, sign and publish, send back, post elsewhere: results, list and plan after a visit (3.7b)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from kezdesu.commitments import actions as promises
from kezdesu.commitments import rules as promising
from kezdesu.commitments.words import BAD_LINK
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, Refused, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import actions as register
from kezdesu.journal.door import step
from kezdesu.journal.record import record
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor
from kezdesu.publications import lines, queries, rules, words
from kezdesu.publications.content import Results, freeze, hash_of, thaw
from kezdesu.publications.drafted import Drafted, drafted
from kezdesu.publications.freezing import contents
from kezdesu.publications.models import AFTER_VISIT, Posting, Publication, PublicationKind
from kezdesu.publications.states import PublicationState
from kezdesu.signing import actions as signing
from kezdesu.signing.models import SignedAct
from kezdesu.signing.rules import CHANGED

KIND = "publication"
NO_SUMMARY_YET = Trilingual("", "", "")


def prepare(
    visit: Visit, *, summary: Trilingual, kinds: Sequence[PublicationKind] = AFTER_VISIT, by: Actor
) -> list[Publication]:
    """Freeze results, list and plan (or some of them) and put them before a second person, as one act.

    Refused with the first thing the gate misses; :class:`Conflict` when they are prepared already.
    """
    require(rules.may_prepare(visit.body, of=visit.keys, by=by))
    found = drafted(visit)
    for denied in rules.gate(visit, found):
        raise Refused(denied)
    if PublicationKind.RESULTS in kinds:
        require(rules.has_summary(summary), field="summary_kk" if "kk" in summary.missing() else "summary_ru")
    frozen = {kind: freeze(content) for kind, content in contents(visit, kinds, summary, found).items()}
    try:
        with transaction.atomic():
            return _store(visit, frozen, by=by)
    except IntegrityError as twice:
        raise Conflict(Denied("prepared_already", words.PREPARED_ALREADY, rules.PUBLISHING)) from twice


def sign_and_publish(visit: Visit, *, by: Actor) -> list[Publication]:
    """Another person signs what was prepared: it is published, and its plan is promised.

    Refused if anything has changed since: the frozen bytes, their hashes, or the register behind them.
    """
    waiting = _waiting(visit)
    act = waiting[0].act
    now = clock.now()
    with transaction.atomic():
        register.hold_register(visit)
        found = drafted(visit)
        for denied in rules.gate(visit, found):
            raise Refused(denied)
        signing.sign(act, content=_signed(_as_it_stands(visit, waiting, found)), by=by)
        require_untouched(waiting)
        for publication in waiting:
            step(publication, PublicationState.PUBLISHED, published_at=now)
        promised = _follow(visit, waiting, now)
        line = lines.Published(_kinds(waiting), _hashes(waiting), act.digest, promised)
        record(line, subject=visit.code, by=by.author(visit.body.slug))
    return waiting


def send_back(visit: Visit, *, reason: str, by: Actor) -> None:
    """The head returns what was prepared, with a reason; it can be prepared anew."""
    waiting = _waiting(visit)
    act = waiting[0].act
    with transaction.atomic():
        signing.send_back(act, reason=reason, by=by)
        for publication in waiting:
            step(publication, PublicationState.RETURNED)
        line = lines.Returned(_kinds(waiting), act.digest)
        record(line, subject=visit.code, by=by.author(visit.body.slug))


def post_elsewhere(
    publications: Sequence[Publication], *, place: str, url: str, posted_at: datetime | None = None, by: Actor
) -> None:
    """Record where published documents were posted: ``place`` is "site" or "media"."""
    require(rules.may_post(publications, by=by))
    if not url.strip() or not promising.is_address(url.strip()):
        raise Refused(Denied("bad_link", BAD_LINK), field="url")
    with transaction.atomic():
        when = posted_at or clock.now()
        Posting.objects.bulk_create(
            Posting(publication=publication, place=place, url=url.strip(), posted_at=when)
            for publication in publications
        )
        line = lines.Posted(_kinds(publications), place, url.strip())
        first = publications[0]
        subject = first.visit.code if first.visit else first.code
        record(line, subject=subject, by=by.author(first.body.slug))


def require_untouched(publications: Sequence[Publication]) -> None:
    """Raise :class:`Refused` when the stored bytes are not those whose hashes two people put their names to."""
    stored = {str(publication.kind): publication.content for publication in publications}
    same_bytes = all(hash_of(publication.content) == publication.sha256 for publication in publications)
    if not same_bytes or signing.digest_of(_signed(stored)) != publications[0].act.digest:
        raise Refused(Denied("changed_since", CHANGED, rules.PUBLISHING))


def _store(visit: Visit, frozen: dict[str, str], *, by: Actor) -> list[Publication]:
    act = signing.prepare(
        kind=KIND, subject=visit.code, content=_signed(frozen), body=visit.body, of=visit.keys, by=by
    )
    made = [_row(visit, kind, content, act) for kind, content in frozen.items()]
    Publication.objects.bulk_create(made)
    line = lines.Prepared(_kinds(made), _hashes(made), act.digest)
    record(line, subject=visit.code, by=by.author(visit.body.slug))
    return made


def _row(visit: Visit, kind: str, content: str, act: SignedAct) -> Publication:
    return Publication(
        kind=kind,
        body=visit.body,
        visit=visit,
        year=clock.almaty_date(visit.starts_at).year,
        content=content,
        sha256=hash_of(content),
        act=act,
        prepared_at=act.prepared_at,
    )


def _as_it_stands(visit: Visit, waiting: Sequence[Publication], found: Drafted) -> dict[str, str]:
    """What the same documents would say if they were made of today's register."""
    kinds = [publication.kind for publication in waiting]
    results = next((item for item in waiting if item.kind == PublicationKind.RESULTS), None)
    summary = thaw(Results, results.content).summary if results else NO_SUMMARY_YET
    return {kind: freeze(content) for kind, content in contents(visit, kinds, summary, found).items()}


def _signed(frozen: dict[str, str]) -> dict[str, str]:
    """What the two people put their names to: the hash of every document."""
    return {kind: hash_of(content) for kind, content in frozen.items()}


def _follow(visit: Visit, published: Sequence[Publication], at: datetime) -> tuple[str, ...]:
    kinds = _kinds(published)
    if PublicationKind.ISSUES in kinds:
        register.mark_published(visit, at=at)
    if PublicationKind.PLAN not in kinds:
        return ()
    return tuple(commitment.code for commitment in promises.promise_all(visit, at=at))


def _waiting(visit: Visit) -> list[Publication]:
    found = queries.waiting(visit)
    if not found:
        raise Conflict(Denied("nothing_waits", words.NOTHING_WAITS, rules.PUBLISHING))
    return found


def _kinds(publications: Sequence[Publication]) -> tuple[str, ...]:
    return tuple(str(publication.kind) for publication in publications)


def _hashes(publications: Sequence[Publication]) -> tuple[str, ...]:
    return tuple(publication.sha256 for publication in publications)
