"""Reads one ``[[norm]]``: the row of the clause table with its term rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.catalogue import ALONGSIDE, ANCHOR_EVENTS, CLAUSES, EVIDENCE, LEVELS, VALUES, kind_of
from kezdesu.decree.model import (
    UNNAMED,
    AfterPeriod,
    AtEvent,
    BeforeDay,
    BeforeEvent,
    CalendarDays,
    NoDay,
    Norm,
    Obliged,
    TermRule,
    WithinPeriod,
    WorkingDays,
)
from kezdesu.decree.phrases import phrase
from kezdesu.decree.reading import Table


def read_norm(item: Table, valid_from: date, valid_until: date | None) -> Norm:
    """The norm of one table; term parameters must name values of the right kind."""
    clause = item.text("clause")
    row = _row(item, clause)
    cited = item.optional_text("cited", clause)
    anchor = item.table("anchor")
    evidence = item.table("evidence")
    norm = Norm(
        clause=clause,
        cited=cited,
        basis=item.trilingual("basis") if item.has("basis") else phrase("term.basis", clause=cited),
        obliged=Obliged(_one_of(item, "obliged", frozenset(Obliged))),
        exempt=_exempt(item),
        anchor_event=_one_of(anchor, "event", ANCHOR_EVENTS),
        anchor=_anchor_sentence(anchor),
        rule=_rule(item.table("term")),
        unit=item.text("unit"),
        evidence=_one_of(evidence, "kind", EVIDENCE),
        evidence_text=evidence.trilingual("text"),
        title=item.trilingual("title"),
        text=item.trilingual("text"),
        valid_from=item.optional_day("valid_from", valid_from) or valid_from,
        valid_until=item.optional_day("valid_until", valid_until),
        certain=item.flag("certain", otherwise=True),
        note=item.optional_text("note"),
        row=row,
        levels=_levels(item),
        least=_value_key(item, "least", "integer") if item.has("least") else "",
        each=_one_of(item, "each", frozenset({"district"})) if item.has("each") else "",
        label=item.trilingual("label") if item.has("label") else UNNAMED,
    )
    if not norm.certain and not norm.note:
        raise item.refuse("note", "is missing: an uncertain norm says what was assumed")
    for table in (anchor, evidence, item):
        table.done()
    return norm


def _row(item: Table, clause: str) -> str:
    """The row of the clause table that the norm plays: its own, or the named one for a clause of another act."""
    known = (*CLAUSES, *ALONGSIDE)
    if not item.has("row"):
        if clause not in known:
            raise item.refuse("clause", f"{clause!r} is not a known clause")
        return clause
    if clause in known:
        raise item.refuse("row", "is given for a row of the clause table itself")
    return _one_of(item, "row", frozenset(known))


def _levels(item: Table) -> frozenset[str]:
    levels = item.names("levels") if item.has("levels") else ()
    for level in levels:
        if level not in LEVELS:
            raise item.refuse("levels", f"{level!r} is none of {', '.join(LEVELS)}")
    return frozenset(levels)


def _one_of(table: Table, key: str, known: frozenset[str]) -> str:
    text = table.text(key)
    if text not in known:
        raise table.refuse(key, f"{text!r} is none of {', '.join(sorted(known))}")
    return text


def _exempt(item: Table) -> str:
    if not item.has("exempt"):
        return ""
    key = item.text("exempt")
    if VALUES.get(key) != "names":
        raise item.refuse("exempt", f"{key!r} is not a value with a list of bodies")
    return key


def _anchor_sentence(anchor: Table) -> Trilingual:
    if not anchor.has("sentence"):
        return Trilingual("", "", "")
    sentence = anchor.trilingual("sentence")
    for language, text in sentence.as_dict().items():
        if text and "{day" not in text:
            raise anchor.refuse(f"sentence.{language}", "has no slot {day}")
    return sentence


def _rule(term: Table) -> TermRule:
    name = term.text("rule")
    if name not in RULES:
        raise term.refuse("rule", f"{name!r} is not a known term rule; known: {', '.join(sorted(RULES))}")
    rule = RULES[name](term)
    term.done()
    return rule


def _value_key(term: Table, key: str, kind: str) -> str:
    name = term.text(key)
    if kind_of(name) != kind:
        raise term.refuse(key, f"{name!r} is not a value of kind {kind}")
    return name


def _after_period(term: Table) -> AfterPeriod:
    return AfterPeriod(
        period=_value_key(term, "period", "period"),
        months=_value_key(term, "months", "integer"),
        day=_value_key(term, "day", "day"),
        target=_one_of(term, "target", frozenset({"end", "due"})),
        art_175=term.flag("art_175"),
    )


RULES: Mapping[str, Callable[[Table], TermRule]] = {
    "calendar_days": lambda term: CalendarDays(_value_key(term, "days", "integer"), term.flag("art_175")),
    "working_days": lambda term: WorkingDays(_value_key(term, "days", "integer")),
    "before_day": lambda term: BeforeDay(_value_key(term, "days", "month_days")),
    "after_period": _after_period,
    "within_period": lambda term: WithinPeriod(_value_key(term, "period", "period")),
    "before_event": lambda term: BeforeEvent(),
    "at_event": lambda term: AtEvent(),
    "no_day": lambda term: NoDay(term.trilingual("reason")),
}
