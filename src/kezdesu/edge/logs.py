"""The log: one JSON object per line on standard error; no addresses, no queries, no secrets, no values of errors.

Messages of exceptions may quote what people wrote, so only their type and the places in our code are kept.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

_SECRET = re.compile(r"(/(?:mine|accounts/[a-z-]+)/)[^/\s?]+")
_QUERY = re.compile(r"\?\S+")
_DEEPEST = 12


def without_secrets(text: str) -> str:
    """``text`` without secrets of links and query strings."""
    return _QUERY.sub("?***", _SECRET.sub(r"\1***", text))


def places(error: BaseException) -> list[str]:
    """Where ``error`` happened, the innermost last: ``file:line function``, without any values."""
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def _no_values(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    if event.pop("exc_info", None):
        error = sys.exc_info()[1]
        if error is not None:
            event["error"] = type(error).__name__
            event["at"] = places(error)
    return event


class Lines(logging.Formatter):
    """Lines of other libraries (Django, uvicorn) in the same form."""

    def format(self, record: logging.LogRecord) -> str:
        """One JSON object."""
        line: dict[str, Any] = {
            "event": without_secrets(record.getMessage()),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.exc_info and record.exc_info[1]:
            line |= {"error": type(record.exc_info[1]).__name__, "at": places(record.exc_info[1])}
        return json.dumps(line, ensure_ascii=False)


def configure() -> None:
    """Use this form for everything that this process logs."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _no_values,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
