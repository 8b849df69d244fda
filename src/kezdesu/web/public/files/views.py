"""A stored file, always as a download."""

from __future__ import annotations

from django.http import FileResponse, Http404
from django.utils.cache import add_never_cache_headers

from kezdesu.files import queries
from kezdesu.web.middleware import Request


def download(request: Request, sha256: str) -> FileResponse:
    """The file, if a public record links to it or the reader works here; else there is no such page."""
    file = queries.by_sha256(sha256)
    if file is None or not (queries.is_public(file) or request.actor.is_staff):
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
