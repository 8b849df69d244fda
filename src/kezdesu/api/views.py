"""The endpoints: thin, each with a typed shape."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.http import HttpRequest
from pydantic import BaseModel, ValidationError

from kezdesu.api import shapes
from kezdesu.api.errors import answers_json, bad_parameters, not_found
from kezdesu.api.paging import address, page
from kezdesu.api.schemas import DutyParameters, MeetingParameters, NoParameters, Parameters
from kezdesu.commitments import queries as promises
from kezdesu.common import clock
from kezdesu.decree.model import Duty
from kezdesu.meetings import queries as visits
from kezdesu.oversight.register import register
from kezdesu.voices import queries as voices

DESCRIPTION = Path(__file__).parent / "openapi.json"
P = TypeVar("P", bound=Parameters)


@answers_json
def duties(request: HttpRequest) -> dict[str, Any]:
    """The duty register of a year."""
    asked = _asked(request, DutyParameters)
    found = register(asked.year or clock.today().year).duties
    rows, cursor = page([duty for duty in found if _wanted(duty, asked)], _key, after=asked.after)
    return _page([shapes.duty(row) for row in rows], address(request.path, asked, cursor))


@answers_json
def meetings(request: HttpRequest) -> dict[str, Any]:
    """Meetings of a year."""
    asked = _asked(request, MeetingParameters)
    today = clock.today()
    found = visits.of_year(asked.year or today.year, body=asked.body or "", region=asked.region or "")
    rows, cursor = page(found, lambda row: row.code, after=asked.after)
    return _page([shapes.meeting(row, today) for row in rows], address(request.path, asked, cursor))


@answers_json
def question(request: HttpRequest, code: str) -> dict[str, Any]:
    """One public question."""
    _asked(request, NoParameters)
    voice = voices.seen_by_public(code)
    if voice is None:
        raise not_found()
    return shapes.question(voice).model_dump(mode="json")


@answers_json
def commitment(request: HttpRequest, code: str) -> dict[str, Any]:
    """One published promise."""
    _asked(request, NoParameters)
    row = promises.public_by_code(code)
    if row is None:
        raise not_found()
    return shapes.commitment(row, clock.today()).model_dump(mode="json")


@answers_json
def openapi(request: HttpRequest) -> dict[str, Any]:
    """The description of this API."""
    _asked(request, NoParameters)
    return description()


@cache
def description() -> dict[str, Any]:
    """The committed ``openapi.json``."""
    content: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return content


def _asked(request: HttpRequest, shape: type[P]) -> P:
    try:
        return shape.model_validate(request.GET.dict())
    except ValidationError as error:
        raise bad_parameters(error) from error


def _page(items: list[Any], following: str | None) -> dict[str, Any]:
    shown = [item.model_dump(mode="json") for item in items if isinstance(item, BaseModel)]
    return {"items": shown, "next": following}


def _wanted(duty: Duty, asked: DutyParameters) -> bool:
    wanted = {"body": asked.body, "norm": asked.norm, "state": asked.state}
    return all(value is None or getattr(duty, name) == value for name, value in wanted.items())


def _key(duty: Duty) -> str:
    return "/".join(duty.key)
