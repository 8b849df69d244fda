"""Letters of akims on the systemic problems of their region (4.3)."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.issues import letters as actions
from kezdesu.issues import queries as issues
from kezdesu.oversight import figures
from kezdesu.people.roles import AKIMAT
from kezdesu.web.office.records.forms import LetterForm
from kezdesu.web.office.today import desk
from kezdesu.web.request import Request


@never_cache
def letters(request: Request) -> HttpResponse:
    """The letters of the year, and the form of a new one with the themes of the region beside it."""
    akimat = _akimat(request)
    form = LetterForm(request.POST or None, initial={"half": _half()})
    form.offer(_addressees())
    if request.method == "POST" and form.is_valid() and _sent(request, form, akimat):
        return redirect("office:letters")
    kato = akimat.region.kato if akimat.region else ""
    context = {
        "akimat": akimat,
        "form": form,
        "letters": issues.letters(clock.today().year, akimat=akimat),
        "themes": figures.themes_by_region(kato),
    }
    return desk.show(request, "office/records/letters.html", context)


def _sent(request: Request, form: LetterForm, akimat: Body) -> bool:
    addressee = bodies.by_slug(form.cleaned_data["addressee"])
    if addressee is None:
        raise Http404
    year, half = clock.today().year, form.cleaned_data["half"]
    try:
        actions.send_letter(
            akimat, addressee=addressee, year=year, half=half, text=form.text, by=request.actor
        )
    except Refused as refused:
        desk.refuse(form, refused.denied, refused.field)
        return False
    return True


def _akimat(request: Request) -> Body:
    slug = min(request.actor.bodies(*AKIMAT), default="")
    akimat = bodies.by_slug(slug)
    if akimat is None:
        raise Http404
    return akimat


def _addressees() -> list[Body]:
    today = clock.today()
    return [*bodies.of_kind(BodyKind.CEB, on=today), *bodies.of_kind(BodyKind.HOLDING, on=today)]


def _half() -> int:
    return 1 if clock.today().month <= 6 else 2
