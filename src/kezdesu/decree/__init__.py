"""The law of the decree in pure Python: norms as dated data, terms, working days, the duty register.

Everything below is importable from :mod:`kezdesu.decree`; no Django, no clock, no database. Days are Almaty
dates, instants are aware datetimes, texts are :class:`kezdesu.common.trilingual.Trilingual`.

**Editions** (``editions``) ``load_pack(edition, root=None) -> Pack`` · ``pack_on(day) -> Pack`` ·
  ``default_pack() -> Pack`` · ``available(root=None) -> tuple[Pack, ...]`` · ``use_pack(edition_or_path |
  None) -> Pack | None`` makes one pack the law of its series in the process (``KEZDESU_PACK``; a name, or a
  path to a pack folder). Acts beside the decree are *series* of their own, all in force together:
  ``all_series()``, ``editions_of(series)``, ``series_of(edition)``, and ``series=`` in the functions above.
**Pack** (``pack``) ``pack.edition, act_number, act_date, title, valid_from, valid_until, norms, alongside``
  · ``pack.norm("3.7b") -> Norm`` · ``pack.presentation_share, amber_share -> Fraction`` ·
  ``publication_days, quarter_report_day, appeal_days -> int`` · ``publications, liaison_stages ->
  tuple[str, ...]`` · ``exempt_bodies -> frozenset[str]`` · ``is_exempt(slug)`` · ``report_period,
  schedule_period -> Period`` · ``draft_recipient -> str`` · ``comments_required -> bool`` · any value:
  ``pack.value(key, on=None) -> Value`` (``clause, unit, content, title, certain, note``), typed by
  ``pack.integer(key)``, ``fraction(key)``, ``period(key)``, ``names(key)``, ``month_days(key)``. ``Norm``:
  ``clause, cited, basis, obliged, exempt, anchor_event, rule, unit, evidence, evidence_text, title, text,
  certain, note``. Body slugs in the built-in packs: exempt ``defence``, ``foreign-affairs``;
  ``government-office`` receives the draft.
**Calendar** (``calendar``, ``days``) ``standard_calendar()`` · ``WorkingCalendar.from_folder(path=None,
  overrides=[CalendarDay, …])`` · ``calendar.with_days([CalendarDay, …])`` · ``is_working(day)``,
  ``first_working(day)``, ``add_working(day, count)``, ``entry(day)``, ``year(2026)`` · ``CalendarDay(day,
  kind, reason, source, moved_from=None, estimated=False)``, ``DayKind``: ``holiday day_off moved swapped
  working`` (``working`` makes any day a working day).
**Terms** (``terms``) ``compute(norm_or_key, anchor, *, pack=None, calendar=None) -> Term(norm, anchor,
  target, due, legal_due, boundary, why)`` · ``status(term, met_at, today, *, closed=False) -> DutyState`` ·
  ``promised(day) -> Term`` for commitments · ``ten_day_anchor([end, …]) -> date`` · keys beside the
  clauses: ``appeal``, ``appeal-forwarding``, ``site-update``, ``breach-notice``. "Before" terms: ``target
  == due == legal_due`` is the day before, ``boundary`` the named day; ``term.last_day`` is the last day
  that is not late. Errors (``errors``, all ``LawError`` with ``.code``): ``UnknownNorm NoTerm
  OutsideCalendar NotInForce UnknownEdition PackError``.
**Periods** (``periods``): ``Period``, ``span_of(period, day) -> Span(label "2026-Q2", first, last)``,
  ``spans_in(period, year)``.
**Words** (``spoken``): ``say(day, language, form="")`` with forms ``weekday short at to from``.
**Duty register** (``duties``, ``facts``) ``register(facts, *, today, year, calendar=None, pack=None) ->
  tuple[Duty, ...]`` · ``owed(facts, *, today, calendar=None, pack=None)`` (open duties of last, this and next
  year) · ``to_json(duty)`` · ``Duty(norm, body, subject, edition, anchor, target, due, legal_due, met_at,
  state, why, evidence)`` with ``duty.key`` · ``state.is_open``, ``is_breach``, ``is_kept`` ·
  :class:`kezdesu.decree.facts.Facts` and its parts, filled by the caller from the database.
**Scores** (``scoring``) ``score(duties, body, *, pack, year) -> Score`` for the annual evaluation (5.2).
**Command** (``command``): ``main(argv, stdin, stdout, environment=os.environ) -> int`` is ``kezdesu term``.
"""

from kezdesu.decree.calendar import WorkingCalendar, standard_calendar
from kezdesu.decree.days import CalendarDay, DayKind
from kezdesu.decree.editions import (
    all_series,
    available,
    default_pack,
    editions_of,
    load_pack,
    pack_on,
    series_of,
    use_pack,
)
from kezdesu.decree.errors import (
    LawError,
    NoTerm,
    NotInForce,
    OutsideCalendar,
    PackError,
    UnknownEdition,
    UnknownNorm,
)
from kezdesu.decree.model import Duty, DutyState, Norm, Obliged, Term
from kezdesu.decree.pack import MAIN_SERIES, Pack, Value
from kezdesu.decree.periods import Period, Span, span_of, spans_in
from kezdesu.decree.spoken import say
from kezdesu.decree.terms import compute, promised, status, ten_day_anchor

__all__ = [
    "MAIN_SERIES",
    "CalendarDay",
    "DayKind",
    "Duty",
    "DutyState",
    "LawError",
    "NoTerm",
    "Norm",
    "NotInForce",
    "Obliged",
    "OutsideCalendar",
    "Pack",
    "PackError",
    "Period",
    "Span",
    "Term",
    "UnknownEdition",
    "UnknownNorm",
    "Value",
    "WorkingCalendar",
    "all_series",
    "available",
    "compute",
    "default_pack",
    "editions_of",
    "load_pack",
    "pack_on",
    "promised",
    "say",
    "series_of",
    "span_of",
    "spans_in",
    "standard_calendar",
    "status",
    "ten_day_anchor",
    "use_pack",
]
