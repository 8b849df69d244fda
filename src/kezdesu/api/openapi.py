"""The OpenAPI description, made of the shapes. ``python -m kezdesu.api.openapi`` writes ``openapi.json`` anew."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from kezdesu.api.schemas import (
    CommitmentOut,
    DutyOut,
    DutyParameters,
    ErrorOut,
    MeetingOut,
    MeetingParameters,
    NoParameters,
    Page,
    Parameters,
    QuestionOut,
)

REF = "#/components/schemas/{model}"
TARGET = Path(__file__).parent / "openapi.json"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address: what it takes and what it answers."""

    path: str
    summary: str
    parameters: type[Parameters]
    answer: type[BaseModel]


ENDPOINTS = (
    Endpoint("/api/v1/duties", "The duty register of a year.", DutyParameters, Page[DutyOut]),
    Endpoint("/api/v1/meetings", "Meetings of a year.", MeetingParameters, Page[MeetingOut]),
    Endpoint("/api/v1/questions/{code}", "One public question.", NoParameters, QuestionOut),
    Endpoint("/api/v1/commitments/{code}", "One published promise.", NoParameters, CommitmentOut),
)


def build() -> dict[str, Any]:
    """The whole description."""
    models: list[tuple[type[BaseModel], Any]] = [(end.answer, "serialization") for end in ENDPOINTS]
    names, schemas = models_json_schema([*models, (ErrorOut, "serialization")], ref_template=REF)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kezdesu",
            "version": "1",
            "description": "Open data of the meetings of ministers with the population. Errors come in the language "
            "of the request; unknown parameters are refused with 400; days are Almaty days.",
        },
        "paths": {end.path: {"get": _operation(end, names)} for end in ENDPOINTS},
        "components": {"schemas": schemas["$defs"]},
    }


def text() -> str:
    """The description as it is committed."""
    return json.dumps(build(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _operation(end: Endpoint, names: dict[Any, Any]) -> dict[str, Any]:
    error = names[(ErrorOut, "serialization")]
    return {
        "summary": end.summary,
        "parameters": [*_path_parameters(end), *_query_parameters(end)],
        "responses": {
            "200": _content("The answer.", names[(end.answer, "serialization")]),
            "400": _content("Parameters that cannot be read.", error),
            "404": _content("No such public record.", error),
        },
    }


def _content(words: str, schema: Any) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _path_parameters(end: Endpoint) -> list[dict[str, Any]]:
    if "{code}" not in end.path:
        return []
    return [{"name": "code", "in": "path", "required": True, "schema": {"type": "string"}}]


def _query_parameters(end: Endpoint) -> list[dict[str, Any]]:
    schema = end.parameters.model_json_schema()
    definitions = schema.get("$defs", {})
    return [
        {"name": name, "in": "query", "required": False, "schema": _inlined(shape, definitions)}
        for name, shape in schema.get("properties", {}).items()
    ]


def _inlined(shape: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(shape, dict):
        if "$ref" in shape:
            return definitions[shape["$ref"].rpartition("/")[2]]
        return {name: _inlined(value, definitions) for name, value in shape.items() if name != "title"}
    return [_inlined(item, definitions) for item in shape] if isinstance(shape, list) else shape


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
    sys.stdout.write(f"{TARGET}\n")
