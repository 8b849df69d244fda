"""Problems, figures, conflicts and reasons as text, and back: equal values give equal text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from kezdesu.planning.optimiser.figures import Figures
from kezdesu.planning.optimiser.problem import Conflict, Freedom, Problem
from kezdesu.planning.optimiser.reasons import Reason

_PROBLEM = TypeAdapter(Problem)
_FREEDOM = TypeAdapter(Freedom)
_FIGURES = TypeAdapter(Figures)
_CONFLICTS = TypeAdapter(tuple[Conflict, ...])
_REASONS = TypeAdapter(tuple[Reason, ...])


def written(value: Any) -> str:
    """A frozen dataclass, or a tuple of them, as JSON with sorted keys."""
    plain = [asdict(item) for item in value] if isinstance(value, tuple) else asdict(value)
    return json.dumps(plain, default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 (hex) of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def problem(text: str) -> Problem:
    """The problem that was written."""
    return _PROBLEM.validate_json(text)


def freedom(text: str) -> Freedom:
    """The freedom that was written."""
    return _FREEDOM.validate_json(text)


def figures(text: str) -> Figures | None:
    """The figures that were written; None when none were."""
    return _FIGURES.validate_json(text) if text else None


def conflicts(text: str) -> tuple[Conflict, ...]:
    """The conflicts that were written."""
    return _CONFLICTS.validate_json(text or "[]")


def reasons(text: str) -> tuple[Reason, ...]:
    """The reasons that were written."""
    return _REASONS.validate_json(text or "[]")
