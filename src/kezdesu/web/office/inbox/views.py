"""The inbox and one question on the desk. A refusal shows the page again, with the reason and all that was typed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from kezdesu.common.answers import Conflict, Denied, Refused
from kezdesu.people.actors import Reach
from kezdesu.voices import actions, queries, queues, rules
from kezdesu.voices.models import Voice
from kezdesu.web.filters import t
from kezdesu.web.office.inbox import acts, pages
from kezdesu.web.office.inbox.forms import DecisionForm
from kezdesu.web.request import Request

MOST_AT_ONCE = 50


@never_cache
def inbox(request: Request) -> HttpResponse:
    """Queues with counts and age. POST: take the next one, or publish the ticked ones."""
    reach = request.actor.reach(*rules.MODERATORS)
    if request.method == "POST":
        return _bulk(request) if request.POST.get("act") == "publish" else _next(request, reach, None)
    name: queues.Name = next((item for item in queues.NAMES if item == request.GET.get("queue")), "new")
    after = pages.offset_of(request.GET.get("after", ""))
    page = {
        "tabs": pages.tabs(reach, name),
        "queue": name,
        "after": after,
        "page_size": queues.PAGE,
        "rows": pages.rows(name, request.actor, reach, after=after),
        "messages": list(messages.get_messages(request)),
    }
    return render(request, "office/inbox/inbox.html", page)


@never_cache
def question(request: Request, code: str) -> HttpResponse:
    """One question on the desk, and its buttons."""
    voice = _of_desk(request, code)
    if request.method != "POST":
        return _desk(request, voice, DecisionForm(None, text=voice.text))
    act, form = request.POST.get("act", ""), DecisionForm(request.POST, text=voice.text)
    if act not in acts.BUTTONS:
        raise Http404
    if not form.is_valid():
        return _desk(request, voice, form, status=422)
    try:
        acts.perform(act, voice, form.cleaned_data, by=request.actor)
    except Refused as refused:
        return _refused(request, code, form, refused)
    return _done(request, voice, act)


def _refused(request: Request, code: str, form: DecisionForm, refused: Refused) -> HttpResponse:
    """The fresh record with the reason: 409 when a colleague was faster, else 422 on the field."""
    voice = _of_desk(request, code)
    if isinstance(refused, Conflict):
        return _desk(request, voice, form, refused.denied, status=409)
    if refused.field in form.fields:
        form.add_error(refused.field, t(refused.denied.reason))
        return _desk(request, voice, form, status=422)
    return _desk(request, voice, form, refused.denied, status=422)


def _done(request: Request, voice: Voice, act: str) -> HttpResponse:
    if act not in acts.DECIDES:
        return redirect("office:question", code=voice.code)
    messages.success(request, _("%(code)s: done.") % {"code": voice.code}, extra_tags=voice.code)
    return _next(request, request.actor.reach(*rules.MODERATORS), voice)


def _next(request: Request, reach: Reach, after: Voice | None) -> HttpResponse:
    """Claim the next one that waits and open it; the queue when nothing waits."""
    for _attempt in range(5):
        waiting = queues.next_waiting(reach, after=after)
        if waiting is None:
            break
        try:
            actions.claim(waiting, by=request.actor)
        except Refused:
            continue
        return redirect("office:question", code=waiting.code)
    return redirect("office:inbox")


def _bulk(request: Request) -> HttpResponse:
    """Publish the ticked ones that nobody else holds and that hold nothing personal."""
    done = 0
    for code in request.POST.getlist("code")[:MOST_AT_ONCE]:
        voice = queries.by_code(code)
        if voice is None or not rules.may_moderate(request.actor, voice) or voice.held_for:
            continue
        try:
            actions.publish(voice, by=request.actor)
        except Refused as refused:
            messages.warning(request, f"{voice.code}: {t(refused.denied.reason)}", extra_tags=voice.code)
        else:
            done += 1
    text = ngettext("%(num)s question published.", "%(num)s questions published.", done) % {"num": done}
    messages.success(request, text)
    return redirect("office:inbox")


def _of_desk(request: Request, code: str) -> Voice:
    voice = queries.by_code(code)
    if voice is None or not rules.may_moderate(request.actor, voice):
        raise Http404
    return voice


def _desk(
    request: Request, voice: Voice, form: DecisionForm, denied: Denied | None = None, status: int = 200
) -> HttpResponse:
    page = {
        "desk": pages.desk(voice, request.actor, form, denied),
        "voice": voice,
        "queue": queues.queue_of(voice),
        "messages": list(messages.get_messages(request)),
        "mine": voice.claimed_by_id == request.actor.account_id and rules.claim_holds(voice.claimed_at),
    }
    return render(request, "office/inbox/question.html", page, status=status)
