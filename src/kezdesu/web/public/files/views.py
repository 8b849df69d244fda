"""A stored file, always as a download."""

from __future__ import annotations

from django.http import FileResponse, Http404
from django.utils.cache import add_never_cache_headers

from kezdesu.files import queries
from kezdesu.files.models import StoredFile
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.web.request import Request

OVERSEERS = (Role.INSPECTOR, Role.COORDINATOR, Role.SECRETARY)


def download(request: Request, sha256: str) -> FileResponse:
    """The file, if a public record links to it or the reader's body brought it; else there is no such page."""
    file = queries.by_sha256(sha256)
    if file is None or not (queries.is_public(file) or _may_read(file, request.actor)):
        raise Http404
    answer = FileResponse(
        queries.content_of(file).open("rb"),
        as_attachment=True,
        filename=file.name,
        content_type=file.media_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    add_never_cache_headers(answer)
    return answer


def _may_read(file: StoredFile, actor: Actor) -> bool:
    """Overseers read what they judge; everybody else in the office what her own body brought."""
    return actor.has(*OVERSEERS) or bool(queries.brought_by(file) & {share.body for share in actor.reach()})
