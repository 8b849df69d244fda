"""From an upload to the stored scan of an act, so that a refused form does not lose it."""

from __future__ import annotations

from kezdesu.common.answers import Refused
from kezdesu.files import actions as files
from kezdesu.files import queries
from kezdesu.files.models import StoredFile
from kezdesu.people.actors import Actor
from kezdesu.schedule.amending_refusals import NOT_A_SCAN
from kezdesu.schedule.amending_rules import SCANS
from kezdesu.schedule.models import Schedule
from kezdesu.schedule.parties import approver
from kezdesu.web.office.approval.forms import ScanForm


def scan_of(form: ScanForm, schedule: Schedule, by: Actor) -> StoredFile | None:
    """The scan that was chosen now, or before the form was refused. Raises Refused on the field ``scan``."""
    upload = form.upload
    if upload is None:
        return _kept(form.cleaned_data["kept"])
    try:
        author = by.author(approver(schedule).body().slug)
        stored = files.store(name=upload.name or "", data=upload.read(), by=author)
    except Refused as refused:
        raise Refused(refused.denied, "scan") from refused
    if stored.media_type not in SCANS:
        raise Refused(NOT_A_SCAN, "scan")
    form.keep(stored)
    return stored


def _kept(sha256: str) -> StoredFile | None:
    return queries.by_sha256(sha256) if sha256 else None


def kept_name(form: ScanForm) -> str:
    """The name of the scan that the form remembers; empty when it has none."""
    sha256 = str(form["kept"].value() or "") if form.is_bound else ""
    file = queries.by_sha256(sha256) if len(sha256) == 64 else None
    return file.name if file else ""
