"""Results, list of issues and plan of a visit as one document (clause 3.7b)."""

from __future__ import annotations

from collections.abc import Sequence

from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import Language
from kezdesu.documents import labels
from kezdesu.documents.layout import Column, Document, Section, clean, table
from kezdesu.documents.sources import Frozen
from kezdesu.documents.spoken import clock_time, day, daytime, say
from kezdesu.publications.content import Head, IssueList, IssueRow, Plan, PlanRow, Results, thaw

CLAUSE = "3.7b"


def results_document(frozen: Sequence[Frozen], language: Language) -> Document:
    """The document of what was published after a visit (one to three parts), in kk, ru or en."""
    parts = {part.kind: part.content for part in frozen}
    sections: list[Section] = []
    facts: tuple[tuple[str, str], ...] = ()
    heads: list[Head] = []
    if "results" in parts:
        results = thaw(Results, parts["results"])
        heads.append(results.head)
        facts = _counts(results, language)
        sections += _results(results, language)
    if "issues" in parts:
        issues = thaw(IssueList, parts["issues"])
        heads.append(issues.head)
        sections.append(_issues(issues, language))
    if "plan" in parts:
        plan = thaw(Plan, parts["plan"])
        heads.append(plan.head)
        sections.append(_plan(plan, language))
    if not heads:
        raise ValueError("nothing was published")
    return Document(
        language=language,
        code=heads[0].visit,
        kicker=kicker(CLAUSE, language),
        title=labels.RESULTS_TITLE[language],
        made_on=almaty_date(max(part.signed_at for part in frozen)),
        facts=(*_facts(heads[0], language), *facts),
        sections=tuple(sections),
        proof=proof(frozen, language),
        page_word=labels.PAGE[language],
    )


def kicker(clause: str, language: Language) -> str:
    """The line above the title: the decree and its clause."""
    return f"{labels.DECREE[language]}, {say(labels.CLAUSE, language, clause=clause)}"


def proof(frozen: Sequence[Frozen], language: Language) -> tuple[tuple[str, str], ...]:
    """The lines that let anybody check it: who prepared, which post signed when, and each hash."""
    lines: dict[tuple[str, str], None] = {}
    for part in frozen:
        prepared = say(labels.PREPARED_LINE, language, at=daytime(part.prepared_at))
        lines[(labels.PREPARED[language], prepared)] = None
    for part in frozen:
        signed = say(
            labels.SIGNED_LINE, language, post=clean(part.post[language]), at=daytime(part.signed_at)
        )
        lines[(labels.SIGNED[language], signed)] = None
    for part in frozen:
        lines[(labels.HASH_OF[part.kind][language], part.sha256)] = None
    return tuple(lines)


def _facts(head: Head, language: Language) -> tuple[tuple[str, str], ...]:
    official = head.official[language]
    if head.holder:
        official = f"{official}, {head.holder[language]}"
    pairs = (
        (labels.MEETING, head.visit),
        (labels.BODY, head.body[language]),
        (labels.OFFICIAL, official),
        (labels.REGION, head.region[language]),
        (labels.PLACE, head.place[language]),
        (labels.HELD_ON, day(head.held_on)),
    )
    return tuple((label[language], clean(value)) for label, value in pairs if value)


def _counts(results: Results, language: Language) -> tuple[tuple[str, str], ...]:
    line = say(
        labels.COUNTS_LINE,
        language,
        voiced=results.voiced,
        explained=results.explained,
        planned=results.planned,
        referred=results.referred,
    )
    return ((labels.COUNTS[language], line),)


def _results(results: Results, language: Language) -> list[Section]:
    paragraphs = tuple(clean(line) for line in results.summary[language].split("\n") if line.strip())
    sections = [Section(labels.SUMMARY[language], paragraphs)]
    if results.parts:
        columns = (
            Column(labels.PART[language], 3),
            Column(labels.TIME[language], 2),
            Column(labels.ATTENDANCE[language], 2),
        )
        rows = [
            (
                labels.PART_KINDS[part.kind][language],
                f"{clock_time(part.started_at)}–{clock_time(part.ended_at)}",
                "" if part.attendance is None else str(part.attendance),
            )
            for part in results.parts
        ]
        sections.append(Section(labels.PARTS[language], table=table(columns, rows)))
    return sections


def _issues(issues: IssueList, language: Language) -> Section:
    if not issues.issues:
        return Section(labels.ISSUES[language], (labels.NO_ISSUES[language],))
    columns = (
        Column(labels.NUMBER[language], 3),
        Column(labels.ISSUE[language], 5),
        Column(labels.OUTCOME[language], 7),
        Column(labels.QUESTIONS[language], 3),
    )
    rows = [
        (row.code, row.title[language], _outcome(row, language), "\n".join(row.voices))
        for row in issues.issues
    ]
    return Section(labels.ISSUES[language], table=table(columns, rows))


def _outcome(row: IssueRow, language: Language) -> str:
    to = row.referred_to[language] if row.referred_to else ""
    word = say(labels.OUTCOMES[row.outcome], language, to=to)
    return f"{word}\n{row.text[language]}" if row.text else word


def _plan(plan: Plan, language: Language) -> Section:
    if not plan.items:
        return Section(labels.PLAN[language], (labels.NO_PLAN[language],))
    columns = (
        Column(labels.NUMBER[language], 3),
        Column(labels.ISSUE[language], 4),
        Column(labels.MEASURE[language], 6),
        Column(labels.DUE[language], 3),
        Column(labels.EXECUTOR[language], 5),
    )
    rows = [
        (row.code, row.issue_title[language], row.action[language], day(row.due_on), _owner(row, language))
        for row in plan.items
    ]
    return Section(labels.PLAN[language], table=table(columns, rows))


def _owner(row: PlanRow, language: Language) -> str:
    owner = f"{row.post[language]}, {row.body[language]}"
    if not row.co_executors:
        return owner
    names = ", ".join(body[language] for body in row.co_executors)
    return f"{owner}\n{say(labels.HELPERS, language, names=names)}"
