"""Shaping the register and the draft plan of a visit."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kezdesu.commitments import actions as promises
from kezdesu.common.answers import require
from kezdesu.issues import actions, queries, rules
from kezdesu.issues.models import Issue
from kezdesu.issues.states import IssueState
from kezdesu.web.office.after import pages
from kezdesu.web.office.after.acting import done
from kezdesu.web.office.after.forms import IssueForm, PromiseForm, ReshapeForm
from kezdesu.web.request import Request


def issue(request: Request, code: str, issue: str) -> HttpResponse:
    """One issue: its sentence, its outcome, its voices."""
    visit = pages.visit_of(code, request.actor)
    found = pages.issue_of(visit, issue)
    form = IssueForm(found, pages.others(visit), request.POST if request.method == "POST" else None)
    if form.is_bound and done(form, lambda: _decide(request, found, form)):
        if form.cleaned_data["outcome"] == IssueState.PLANNED and not found.commitments.exists():
            return redirect("office:promise", code=code, issue=issue)
        return redirect("office:after", code=code)
    return _page(request, found, form, _reshape_form(found))


def reshape(request: Request, code: str, issue: str) -> HttpResponse:
    """Join the issue with another one, or take questions out of it."""
    visit = pages.visit_of(code, request.actor)
    found = pages.issue_of(visit, issue)
    form = _reshape_form(found, request)
    if done(form, lambda: _reshape(request, found, form)):
        return redirect("office:after", code=code)
    return _page(request, found, IssueForm(found, pages.others(visit)), form)


def promise(request: Request, code: str, issue: str) -> HttpResponse:
    """A new measure for an issue."""
    visit = pages.visit_of(code, request.actor)
    found = pages.issue_of(visit, issue)
    data = request.POST if request.method == "POST" else None
    form = PromiseForm(pages.posts(visit), pages.others(visit), data)
    if form.is_bound and done(form, lambda: promises.draft(found, text=form.text, by=request.actor)):
        return redirect("office:after", code=code)
    context = {"visit": visit, "issue": found, "form": form, "promise": None}
    return render(request, "office/after/promise.html", context, status=400 if form.is_bound else 200)


def draft(request: Request, code: str, promise: str) -> HttpResponse:
    """Change a measure of the draft plan."""
    visit = pages.visit_of(code, request.actor)
    found = pages.draft_of(visit, promise)
    data = request.POST if request.method == "POST" else None
    form = PromiseForm(pages.posts(visit), pages.others(visit), data, found)
    if form.is_bound and done(form, lambda: promises.amend(found, text=form.text, by=request.actor)):
        return redirect("office:after", code=code)
    context = {"visit": visit, "issue": found.issue, "form": form, "promise": found}
    return render(request, "office/after/promise.html", context, status=400 if form.is_bound else 200)


def drop(request: Request, code: str, promise: str) -> HttpResponse:
    """Take a measure out of the draft plan."""
    visit = pages.visit_of(code, request.actor)
    promises.drop(pages.draft_of(visit, promise), by=request.actor)
    return redirect("office:after", code=code)


def _page(request: Request, found: Issue, form: IssueForm, reshaping: ReshapeForm) -> HttpResponse:
    context = {"visit": found.visit, "issue": found, "form": form, "reshape": reshaping}
    bound = form.is_bound or reshaping.is_bound
    return render(request, "office/after/issue.html", context, status=400 if bound else 200)


def _decide(request: Request, issue: Issue, form: IssueForm) -> None:
    """The sentence, then the outcome; a planned one comes with its first measure."""
    require(rules.may_edit(issue, by=request.actor))
    if form.title != issue.title:
        actions.describe(issue, title=form.title, by=request.actor)
    outcome = form.cleaned_data["outcome"]
    if outcome == IssueState.EXPLAINED:
        actions.explain(issue, text=form.text, by=request.actor)
    elif outcome == IssueState.REFERRED:
        to = form.bodies[form.cleaned_data["to"]]
        actions.refer(issue, to=to, reason=form.text, by=request.actor)


def _reshape_form(issue: Issue, request: Request | None = None) -> ReshapeForm:
    others = [other for other in queries.of_visit(issue.visit) if other.pk != issue.pk]
    return ReshapeForm(others, queries.voices_of(issue), request.POST if request else None)


def _reshape(request: Request, issue: Issue, form: ReshapeForm) -> None:
    said = form.cleaned_data
    if said["into"]:
        actions.merge(issue, into=form.others[said["into"]], by=request.actor)
    elif said["voices"]:
        voices = [form.asked[code] for code in said["voices"]]
        actions.split(issue, voices=voices, by=request.actor)
