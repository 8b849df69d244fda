"""Serving the site: uvicorn with the edge's protocol, the worker beside it, logs as JSON lines, a clean stop."""

from __future__ import annotations

from contextlib import nullcontext

from django.conf import settings

from kezdesu.edge import logs
from kezdesu.edge.server import run


def serve(host: str, port: int) -> None:
    """Serve on ``host:port`` until SIGTERM or SIGINT; returns after streams, requests and votes have ended."""
    logs.configure()
    from kezdesu.config import rounds
    from kezdesu.config.asgi import application

    with rounds.inside() if settings.WORKER == "inside" else nullcontext():
        run(application, host, port)
