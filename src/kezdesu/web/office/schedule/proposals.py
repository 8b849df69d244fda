"""A body's proposals: rows, signature, return."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from kezdesu.people.actors import Actor
from kezdesu.regions import queries as regions
from kezdesu.schedule import actions, known, queries
from kezdesu.schedule.models import Proposal
from kezdesu.schedule.refusals import RowsRefused
from kezdesu.web.office.builder.words import reason_text
from kezdesu.web.office.schedule import pages, typed
from kezdesu.web.office.schedule.acting import UNPROCESSABLE, done, explain
from kezdesu.web.office.schedule.forms import Choices, PressForm, ReasonForm, RevisionForm
from kezdesu.web.office.schedule.pages import ProposalPage
from kezdesu.web.office.schedule.parts import Part, lines, part_of
from kezdesu.web.office.schedule.row_forms import RowFormSet, Rows, district_names, initial_of, spans
from kezdesu.web.office.schedule.stories import stories_of
from kezdesu.web.office.schedule.typed import NOBODY, Theirs
from kezdesu.web.office.today.desk import show
from kezdesu.web.request import Request


def proposal(request: Request, label: str, body: str) -> HttpResponse:
    """The rows of a body: read by many, written by its clerk."""
    page = _found(label, body, request.actor)
    if request.method != "POST" or page.proposal is None:
        wanted = request.GET.get("open", "")
        return _show(request, page, _rows(page, _part(request, page), wanted), PressForm())
    if any(edit in request.POST for edit in typed.EDITS):
        rows = _bound(page, typed.edited(request.POST, _part(request, page).shown))
        return _show(request, page, rows, PressForm(), edits=True)
    rows, seen = _bound(page, request.POST), RevisionForm(request.POST)
    part = _part(request, page)
    if rows.is_valid() and done(seen, lambda: _put(page.proposal, part, rows, seen, request.actor)):
        return redirect(_after(request, page, rows))
    if page.revision != _found(label, body, request.actor).revision:
        return _beside(request, label, body, seen)
    return _show(request, page, rows, seen)


def act(request: Request, label: str, body: str, act: str) -> HttpResponse:
    """Start, prepare, sign, send back, return."""
    page = _found(label, body, request.actor)
    if act not in ACTS or (page.proposal is None) != (act == "start"):
        raise Http404
    form = ReasonForm(request.POST) if act in NEED_REASON else PressForm(request.POST)
    if done(form, lambda: ACTS[act](page, form.cleaned_data.get("reason", ""), request.actor)):
        return redirect("office:proposal", label=label, body=body)
    return _show(request, page, _rows(page, _part(request, page)), form)


def _part(request: Request, page: ProposalPage) -> Part:
    return part_of(page.entries, request.GET.get("part", ""))


def _after(request: Request, page: ProposalPage, rows: Rows) -> str:
    """The same page of the rows, or the last one, where new rows stand."""
    now = _found(page.schedule.label, page.body.slug, request.actor)
    part, whole = _part(request, now), part_of(now.entries, "")
    number = whole.count if any(row.entry is None for row in rows.rows()) else part.number
    address = reverse("office:proposal", kwargs={"label": now.schedule.label, "body": now.body.slug})
    return f"{address}?part={number}" if whole.count > 1 else address


def _found(label: str, body: str, actor: Actor) -> ProposalPage:
    page = pages.proposal_page(label, body, actor)
    if page is None:
        raise Http404
    return page


def _beside(request: Request, label: str, body: str, seen: RevisionForm) -> HttpResponse:
    """Another clerk saved first: what she saved stands beside what was typed, and nothing is lost."""
    page = _found(label, body, request.actor)
    named = typed.named(request.POST)
    listed = part_of(page.entries, "").is_listed
    entries = [entry for entry in page.entries if not listed or entry.pk in named]
    rows, theirs = typed.beside(request.POST, entries)
    return _show(request, page, _bound(page, rows), seen, theirs=theirs)


def _bound(page: ProposalPage, data: QueryDict) -> Rows:
    rows = RowFormSet(data, form_kwargs=_choices(page))
    assert isinstance(rows, Rows)
    return rows


def _rows(page: ProposalPage, part: Part, wanted: str = "") -> Rows:
    """The rows of a short proposal with some to fill; of a long one the row that is ``wanted``."""
    shown = [entry for entry in part.shown if not part.is_listed or str(entry.pk) == wanted]
    rows = RowFormSet(initial=[initial_of(entry) for entry in shown], form_kwargs=_choices(page))
    assert isinstance(rows, Rows)
    rows.extra = 0 if part.is_listed else rows.extra
    return rows


def _choices(page: ProposalPage) -> dict[str, object]:
    return {
        "regions": region_choices(page),
        "offices": office_choices(page),
        "spans": spans(page.schedule.first_day, page.schedule.last_day),
        "districts": district_names(known.all_districts()),
    }


def _put(proposal: Proposal | None, part: Part, rows: Rows, seen: RevisionForm, by: Actor) -> None:
    assert proposal is not None
    proposal.revision = seen.cleaned_data["revision"]
    whole, numbers = part.whole(rows.rows(), rows.named())
    try:
        actions.put_entries(proposal=proposal, rows=whole, by=by)
    except RowsRefused as refused:
        forms = dict(zip(numbers, rows.kept(), strict=True))
        for denial in refused.rows:
            if denial.number in forms:
                forms[denial.number].add_error(denial.field, explain(denial.denied))
        raise


def _show(
    request: Request,
    page: ProposalPage,
    rows: Rows,
    form: object,
    *,
    theirs: Theirs = NOBODY,
    edits: bool = False,
) -> HttpResponse:
    part = _part(request, page)
    wrong = bool(getattr(form, "errors", None)) or (rows.is_bound and not rows.is_valid())
    context = {
        "page": page,
        "rows": rows,
        "form": form,
        "theirs": theirs,
        "part": part,
        "lines": lines(part, rows),
        "opened": request.POST.get("open", request.GET.get("open", "")),
        "judged": not edits,
        "districts": known.all_districts() if page.may_edit and rows.forms else (),
        "reason_text": reason_text,
        "stories": stories_of(page.proposal, page.entries, request.actor) if page.proposal else None,
        "reason": form if isinstance(form, ReasonForm) else ReasonForm(),
    }
    status = UNPROCESSABLE if wrong and not edits else 200
    return show(request, "office/schedule/proposal.html", context, status=status)


def region_choices(page: ProposalPage) -> Choices:
    """Regions that exist in the schedule's period and in which its meetings may be."""
    existing = {region.kato: region for region in regions.existing(page.schedule.first_day)}
    return [(kato, region.name) for kato, region in queries.territory(page.schedule, existing).items()]


def office_choices(page: ProposalPage) -> Choices:
    """Posts of the body in the schedule's period."""
    return [(slug, office.title) for slug, office in queries.posts_of(page.schedule, page.body).items()]


def _existing(page: ProposalPage) -> Proposal:
    if page.proposal is None:
        raise Http404
    return page.proposal


def _start(page: ProposalPage, reason: str, by: Actor) -> None:
    actions.start_proposal(schedule=page.schedule, body=page.body, by=by)


def _prepare(page: ProposalPage, reason: str, by: Actor) -> None:
    actions.prepare_proposal(proposal=_existing(page), by=by)


def _sign(page: ProposalPage, reason: str, by: Actor) -> None:
    actions.sign_proposal(proposal=_existing(page), by=by)


def _send_back(page: ProposalPage, reason: str, by: Actor) -> None:
    actions.send_back_proposal(proposal=_existing(page), reason=reason, by=by)


def _return(page: ProposalPage, reason: str, by: Actor) -> None:
    actions.return_proposal(proposal=_existing(page), reason=reason, by=by)


NEED_REASON = frozenset({"send-back", "return"})
ACTS: dict[str, Callable[[ProposalPage, str, Actor], None]] = {
    "start": _start,
    "prepare": _prepare,
    "sign": _sign,
    "send-back": _send_back,
    "return": _return,
}
