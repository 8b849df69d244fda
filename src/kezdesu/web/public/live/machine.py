"""The live hour for machines: its state, and the code that leads a phone to it."""

from __future__ import annotations

import io

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

from kezdesu.live import queries, stream
from kezdesu.web.policies import EVERYONE
from kezdesu.web.routes import route


def state(request: HttpRequest, code: str) -> HttpResponse:
    """The newest snapshot; 304 when the asker has that version already."""
    found = stream.snapshot(code)
    if found is None:
        raise Http404
    version, content = found
    etag = f'W/"{version}"'
    known = etag in (tag.strip() for tag in request.headers.get("If-None-Match", "").split(","))
    answer = HttpResponse(status=304) if known else HttpResponse(content, content_type="application/json")
    answer["ETag"] = etag
    patch_cache_control(answer, no_cache=True)
    return answer


def qr(request: HttpRequest, code: str) -> HttpResponse:
    """A QR code of the phone's page, black on white with its quiet zone."""
    if queries.state_of(code) is None:
        raise Http404
    address = request.build_absolute_uri(reverse("public:live", kwargs={"code": code}))
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", scale=8, border=4, light="#fff", dark="#06222b"
    )
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml")


urlpatterns = [
    route("live/<str:code>/state.json", state, name="live_state", policy=EVERYONE, cached=()),
    route("live/<str:code>/qr.svg", qr, name="live_qr", policy=EVERYONE, cached=()),
]
