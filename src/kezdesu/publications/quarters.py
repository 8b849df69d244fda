"""The quarterly report (3.7c): frozen by one person, signed and thereby published by another."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, require
from kezdesu.journal.door import step
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.publications import lines, queries, rules, words
from kezdesu.publications.actions import require_untouched
from kezdesu.publications.content import freeze, hash_of
from kezdesu.publications.freezing import quarter_report
from kezdesu.publications.models import Publication, PublicationKind
from kezdesu.publications.states import PublicationState
from kezdesu.signing import actions as signing

KIND = "publication.quarter"


def prepare_quarter(body: Body, *, year: int, quarter: int, by: Actor) -> Publication:
    """Freeze how every owed promise stands today. From the last day of the quarter on."""
    require(rules.may_prepare(body, by=by))
    span = queries.quarter_span(year, quarter)
    require(rules.may_report_quarter(body, span, today=clock.today()))
    frozen = freeze(quarter_report(body, span=span, quarter=quarter))
    try:
        with transaction.atomic():
            return _store(body, year, quarter, frozen, by=by)
    except IntegrityError as twice:
        raise Conflict(Denied("prepared_already", words.PREPARED_ALREADY, rules.QUARTERLY)) from twice


def publish_quarter(report: Publication, *, by: Actor) -> None:
    """Another person signs exactly the frozen bytes; the report is out."""
    with transaction.atomic():
        signing.sign(report.act, content={report.kind: hash_of(report.content)}, by=by)
        require_untouched([report])
        step(report, PublicationState.PUBLISHED, published_at=clock.now())
        line = lines.Published((str(report.kind),), (report.sha256,), report.act.digest, ())
        record(line, subject=report.code, by=by.author(report.body.slug))


def send_back_quarter(report: Publication, *, reason: str, by: Actor) -> None:
    """The head returns the report with a reason."""
    with transaction.atomic():
        signing.send_back(report.act, reason=reason, by=by)
        step(report, PublicationState.RETURNED)
        line = lines.Returned((str(report.kind),), report.act.digest)
        record(line, subject=report.code, by=by.author(report.body.slug))


def _store(body: Body, year: int, quarter: int, frozen: str, *, by: Actor) -> Publication:
    sha256 = hash_of(frozen)
    report = Publication(
        kind=PublicationKind.QUARTER, body=body, year=year, quarter=quarter, content=frozen, sha256=sha256
    )
    content = {str(PublicationKind.QUARTER): sha256}
    report.act = signing.prepare(kind=KIND, subject=report.code, content=content, body=body, by=by)
    report.prepared_at = report.act.prepared_at
    report.save(force_insert=True)
    line = lines.Prepared((str(report.kind),), (sha256,), report.act.digest)
    record(line, subject=report.code, by=by.author(body.slug))
    return report
