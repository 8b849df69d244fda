"""Static files from memory: read at the start, compressed at first use, kept for ever where the name has a hash."""

from __future__ import annotations

import asyncio
import mimetypes
import re
from pathlib import Path

from kezdesu.edge.asgi import Receive, Scope, Send
from kezdesu.edge.cache import serve
from kezdesu.edge.entries import Entry, Page, entry
from kezdesu.edge.replies import refuse

_HASHED = re.compile(r"\.[0-9a-f]{12}\.[a-z0-9]+$")
_LARGEST = 10_000_000
_FOR_EVER = b"public, max-age=31536000, immutable"
_FOR_AN_HOUR = b"public, max-age=3600"


class Static:
    """The files under ``folder``, at addresses that begin with ``prefix`` (ends with a slash)."""

    def __init__(self, prefix: str, folder: Path) -> None:
        self.prefix = prefix
        self._files = {
            prefix + path.relative_to(folder).as_posix(): path
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.stat().st_size <= _LARGEST
        }
        self._ready: dict[str, Entry] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for one file. Only names that were there at the start are known."""
        path: str = scope["path"]
        if scope["method"] not in ("GET", "HEAD"):
            await refuse(scope, send, 405, "method_not_allowed", [(b"allow", b"GET, HEAD")])
        elif path not in self._files:
            await refuse(scope, send, 404, "not_found")
        else:
            if path not in self._ready:
                self._ready[path] = await asyncio.to_thread(self._load, path)
            await serve(self._ready[path], scope, send)

    def _load(self, path: str) -> Entry:
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if kind.startswith("text/") or kind == "application/javascript":
            kind += "; charset=utf-8"
        control = _FOR_EVER if _HASHED.search(path) else _FOR_AN_HOUR
        page = Page(
            200,
            [(b"content-type", kind.encode()), (b"cache-control", control)],
            self._files[path].read_bytes(),
        )
        return entry(page, {}, 0.0, 0.0)
