"""From the short references of the register ("visit:M-2026-0147") to words and pages. Two queries for any number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kezdesu.issues.models import SystemicLetter
from kezdesu.meetings.models import StageRecord
from kezdesu.oversight import queries
from kezdesu.web.public.duties.words import PUBLICATION_WORDS, RECORD_WORDS, period_word, subject_word


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence: its words, and the page that shows it (empty when it has none)."""

    label: str | Promise
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    records: dict[int, StageRecord]
    letters: dict[int, SystemicLetter]


def proofs(refs: Iterable[str]) -> dict[str, Proof]:
    """Each reference with its words and address. An address outside (``https://…``) is its own page."""
    wanted = sorted(set(refs))
    found = _Found(
        queries.evidence_records(_keys(wanted, "record:")), queries.evidence_letters(_keys(wanted, "letter:"))
    )
    return {ref: _proof(ref, found) for ref in wanted}


def _keys(refs: Iterable[str], prefix: str) -> list[int]:
    return [int(ref.removeprefix(prefix)) for ref in refs if ref.startswith(prefix)]


def _proof(ref: str, found: _Found) -> Proof:
    kind, _colon, code = ref.partition(":")
    match kind:
        case "visit":
            label = _("Meeting %(code)s") % {"code": code}
            return Proof(label, reverse("public:visit", kwargs={"code": code}))
        case "publication":
            visit, _slash, part = code.partition("/")
            return Proof(PUBLICATION_WORDS.get(part, part), reverse("public:results", kwargs={"code": visit}))
        case "record":
            return _record(found.records.get(int(code)), ref)
        case "letter":
            return _letter(found.letters.get(int(code)), ref)
        case "http" | "https":
            return Proof(ref, ref)
        case _:
            return _document(kind, code)


def _document(kind: str, code: str) -> Proof:
    match kind:
        case "report":
            slug, _slash, quarter = code.partition("/")
            label = _("Report: %(period)s") % {"period": period_word(quarter).lower()}
            return Proof(label, reverse("public:quarter", kwargs={"slug": slug, "quarter": quarter}))
        case "schedule":
            period = code.removeprefix("S-")
            page = reverse("public:schedule", kwargs={"year": int(period[:4])})
            return Proof(subject_word(f"S-{period}"), page)
        case "oversight":
            label = _("Record %(code)s") % {"code": code}
            return Proof(label, reverse("public:oversight_record", kwargs={"code": code}))
        case "risk":
            return Proof(_("Risk card %(code)s") % {"code": code})
        case "pack":
            return Proof(_("Edition %(code)s") % {"code": code}, f"{reverse('public:decree')}?edition={code}")
        case _:
            return Proof(f"{kind}:{code}" if kind else code)


def _record(row: StageRecord | None, ref: str) -> Proof:
    if row is None:
        return Proof(ref)
    page = reverse("public:visit", kwargs={"code": row.visit.code})
    return Proof(RECORD_WORDS[row.kind], page)


def _letter(row: SystemicLetter | None, ref: str) -> Proof:
    if row is None:
        return Proof(ref)
    page = reverse("public:region", kwargs={"kato": row.region.kato})
    return Proof(_("Letter %(code)s") % {"code": row.code}, f"{page}#{row.code}")
