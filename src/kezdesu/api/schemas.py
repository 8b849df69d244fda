"""What the API takes and answers. The committed ``openapi.json`` is made of these shapes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import DutyState

T = TypeVar("T")


def _z(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


Instant = Annotated[datetime, PlainSerializer(_z, return_type=str)]
Year = Annotated[int, Field(ge=2022, le=2041)]
Slug = Annotated[str, Field(max_length=80)]
Kato = Annotated[str, Field(pattern=r"^[0-9]{9}$")]
Cursor = Annotated[str, Field(max_length=200)]


class Parameters(BaseModel):
    """Query parameters: unknown ones are refused."""

    model_config = ConfigDict(extra="forbid")


class NoParameters(Parameters):
    """The address takes none."""


class DutyParameters(Parameters):
    """``year``: this year by default."""

    year: Year | None = None
    body: Slug | None = None
    norm: Annotated[str, Field(max_length=10)] | None = None
    state: DutyState | None = None
    after: Cursor | None = None


class MeetingParameters(Parameters):
    """``year``: this year by default; ``region`` is a KATO of nine digits."""

    year: Year | None = None
    body: Slug | None = None
    region: Kato | None = None
    after: Cursor | None = None


class Text(BaseModel):
    """An official text; ``en`` may be empty."""

    kk: str
    ru: str
    en: str

    @classmethod
    def of(cls, text: Trilingual) -> Text:
        """From our own value."""
        return cls(kk=text.kk, ru=text.ru, en=text.en)


class Page(BaseModel, Generic[T]):
    """One page of a list; ``next`` is the address of the following one."""

    items: list[T]
    next: str | None


class DutyOut(BaseModel):
    """One duty; days are Almaty days."""

    norm: str
    body: str
    subject: str
    edition: str
    anchor: date | None
    target: date | None
    due: date | None
    legal_due: date | None
    met_at: Instant | None
    state: DutyState
    why: Text
    evidence: list[str]


class Place(BaseModel):
    """A region."""

    kato: str
    name: Text


class Named(BaseModel):
    """A body."""

    slug: str
    name: Text


class MeetingOut(BaseModel):
    """A meeting. ``first_start``: the planned start before it was moved; ``missed`` is computed."""

    code: str
    state: str
    missed: bool
    body: Named
    official: Text
    region: Place
    place: Text
    starts_at: Instant
    ends_at: Instant
    ended_at: Instant | None
    first_start: Instant | None
    off_schedule: bool


class Support(BaseModel):
    """Three separate figures, never added up."""

    device: int
    contact: int
    identified: int


class AnswerOut(BaseModel):
    """An answer; on the spot it may exist in one language only."""

    office: Text
    in_writing: bool
    text: Text
    answered_at: Instant


class QuestionOut(BaseModel):
    """A public question in its own language; a removed one keeps its number and ground, without its text."""

    code: str
    kind: str
    channel: str
    state: str
    text: str | None
    language: str
    ground: str
    body: Named
    region: Place
    visit: str | None
    joined_to: str | None
    received_at: Instant
    published_at: Instant | None
    asked_at: Instant | None
    answered_at: Instant | None
    write_by: date | None
    askers: int
    support: Support
    answers: list[AnswerOut]


class ExtensionOut(BaseModel):
    """A granted new date and why."""

    old_due_on: date
    new_due_on: date
    reason: Text
    granted_at: Instant | None


class CommitmentOut(BaseModel):
    """A promise. ``overdue`` is computed for today in Almaty."""

    code: str
    state: str
    overdue: bool
    action: Text
    body: Named
    responsible: Text
    issue: str
    visit: str
    due_on: date
    first_due_on: date
    promised_at: Instant | None
    done_at: Instant | None
    extensions: list[ExtensionOut]
    confirms: int
    disputes: int


class ErrorBody(BaseModel):
    """What went wrong; ``message`` and ``fields`` in the request's language."""

    code: str
    message: str
    clause: str | None = None
    fields: dict[str, str] | None = None


class ErrorOut(BaseModel):
    """Every error has this shape."""

    error: ErrorBody
