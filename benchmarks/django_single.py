"""The usual way: a Django view that stores one vote per request, in the same kind of process and the same database.

``python -m benchmarks.django_single DATABASE`` prints ``port N`` and serves until SIGTERM.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Any

import django
from a2wsgi.wsgi import WSGIMiddleware
from django.conf import settings
from django.http import HttpRequest, JsonResponse

from benchmarks.site import SECRET
from kezdesu.common import devices
from kezdesu.edge import server

DATABASE = sys.argv[1] if __name__ == "__main__" else ""
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"


def vote(request: HttpRequest, code: str) -> JsonResponse:
    """Store one row and answer: no limits, no counters, nothing that would slow it down."""
    device = devices.read(request.COOKIES[devices.COOKIE], SECRET)
    support().objects.create(voice_id=1, supporter=device, kind="device", at=datetime.now(UTC))
    return JsonResponse({"counted": True, "question": request.POST["question"]})


def support() -> Any:
    """The model, made on first use: settings come first."""
    from django.apps import apps
    from django.db import models

    if "support" in apps.all_models["single"]:
        return apps.all_models["single"]["support"]
    columns: dict[str, Any] = {
        "voice_id": models.BigIntegerField(),
        "supporter": models.CharField(max_length=64),
        "kind": models.CharField(max_length=12),
        "at": models.DateTimeField(),
    }
    meta = type("Meta", (), {"app_label": "single", "db_table": "voices_support"})
    return type("Support", (models.Model,), {**columns, "Meta": meta, "__module__": __name__})


def main() -> None:
    """Serve until SIGTERM."""
    import uvicorn
    from django.core.wsgi import get_wsgi_application
    from django.urls import path

    settings.configure(
        ALLOWED_HOSTS=["*"],
        SECRET_KEY=SECRET,
        ROOT_URLCONF=type("Urls", (), {"urlpatterns": [path("live/<str:code>/vote", vote)]}),
        MIDDLEWARE=[],
        USE_TZ=True,
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": DATABASE,
                "CONN_MAX_AGE": None,
                "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": PRAGMAS},
            }
        },
        LOGGING_CONFIG=None,
    )
    django.setup()
    listening = server._listen("127.0.0.1", 0, shared=False)
    listening.listen(1024)
    print("port", listening.getsockname()[1], flush=True)
    bridge: Any = WSGIMiddleware
    application: Any = bridge(get_wsgi_application(), workers=8)
    uvicorn.Server(
        uvicorn.Config(
            application, loop="uvloop", http="httptools", lifespan="off", log_config=None, access_log=False
        )
    ).run([listening])


if __name__ == "__main__":
    main()
