"""A public page, cached and uncached, against nginx with the same bytes as a static file."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks import real
from benchmarks.measure import (
    BUILD,
    NGINX,
    Load,
    Missing,
    Running,
    ask,
    children,
    free_port,
    process,
    wait_for,
    wrk,
)

_SECONDS = 4
_CONFIG = """
daemon off; worker_processes 1; error_log stderr crit; pid {folder}/nginx.pid;
events {{ worker_connections 4096; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type text/html;
  open_file_cache max=100;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Pages:
    """Requests for the same page served three ways."""

    source: str
    path: str
    size: int
    nginx: Load | None
    cached: Load
    uncached: Load


def measure(url: str | None) -> Pages:
    """Measure the page at ``url`` (served by somebody), of the real site, or of the benchmarks' own."""
    with real.page(url) as page:
        body = ask(page.url)
        nginx = _nginx(body)
        cached = wrk(page.url, page.pids, _SECONDS)
        time.sleep(0.5)
        uncached = wrk(
            page.url, page.pids, _SECONDS, "-H", f"Cookie: {page.session}=benchmark", connections=8
        )
    path = re.sub(r"^https?://[^/]+", "", page.url)
    return Pages(page.source, path, len(body), nginx, cached, uncached)


def _nginx(body: bytes) -> Load | None:
    try:
        with nginx(body) as (running, url):
            return wrk(url, [running.pid, *children(running.pid)], _SECONDS)
    except Missing:
        return None


@contextmanager
def nginx(body: bytes) -> Iterator[tuple[Running, str]]:
    """nginx with ``body`` as a static file."""
    if NGINX is None:
        raise Missing("nginx")
    folder = BUILD / "nginx"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    (folder / "page.html").write_bytes(body)
    port = free_port()
    (folder / "nginx.conf").write_text("user root;" + _CONFIG.format(folder=folder, port=port))
    with process(NGINX, "-c", folder / "nginx.conf", "-p", folder, log=BUILD / "nginx.log") as running:
        url = f"http://127.0.0.1:{port}/page.html"
        wait_for(url)
        yield running, url
