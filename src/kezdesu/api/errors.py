"""Errors of the API in the shape of the contract, in the request's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from pydantic import ValidationError

UNKNOWN = "extra_forbidden"


class ApiError(Exception):
    """Something to tell the caller: status, a code for machines, a message for people, messages by field."""

    def __init__(self, status: int, code: str, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.fields = dict(fields or {})


def not_found() -> ApiError:
    """No public record has this code."""
    return ApiError(404, "not_found", _("There is no public record with this code."))


def bad_cursor() -> ApiError:
    """``after`` was not made by this address."""
    return ApiError(
        400, "bad_cursor", _("This cursor was not made by this list."), {"after": _("unknown cursor")}
    )


def bad_parameters(error: ValidationError) -> ApiError:
    """Unknown parameters and wrong values, each by its name."""
    fields = {
        str(item["loc"][0])[:60]: _("unknown parameter")
        if item["type"] == UNKNOWN
        else _("not a valid value")
        for item in error.errors(include_url=False, include_input=False)
    }
    return ApiError(400, "bad_parameters", _("Some parameters of the request cannot be read."), fields)


def answers_json(view: Callable[..., Any]) -> Callable[..., JsonResponse]:
    """Turn what the view answers (a plain value) or raises (:class:`ApiError`) into JSON."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        try:
            return _json(view(request, *args, **kwargs), 200)
        except ApiError as error:
            body: dict[str, Any] = {"code": error.code, "message": error.message}
            if error.fields:
                body["fields"] = error.fields
            return _json({"error": body}, error.status)

    return answered


def _json(value: Any, status: int) -> JsonResponse:
    return JsonResponse(value, status=status, safe=False, json_dumps_params={"ensure_ascii": False})
