"""What the journal keeps about the register. Nothing here is a citizen's word."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("issue.register_drafted")
@dataclass(frozen=True, slots=True)
class RegisterDrafted:
    """Issues were drafted from the record of a visit (subject: the visit)."""

    issues: tuple[str, ...]
    voices: tuple[str, ...]


@kind("issue.linked")
@dataclass(frozen=True, slots=True)
class Linked:
    """A voice was put behind an issue; ``moved_from`` is the issue it stood behind before."""

    voice: str
    moved_from: str


@kind("issue.merged")
@dataclass(frozen=True, slots=True)
class Merged:
    """An issue was taken into another one (subject: the one that stays)."""

    taken_in: str
    voices: tuple[str, ...]


@kind("issue.split")
@dataclass(frozen=True, slots=True)
class Split:
    """Voices were taken out into an issue of their own (subject: the old issue)."""

    into: str
    voices: tuple[str, ...]


@kind("issue.described")
@dataclass(frozen=True, slots=True)
class Described:
    """The issue got its sentence in kk and ru."""

    title_kk: str
    title_ru: str


@kind("issue.explained", public=True)
@dataclass(frozen=True, slots=True)
class Explained:
    """The outcome is an explanation."""

    was: str


@kind("issue.referred", public=True)
@dataclass(frozen=True, slots=True)
class ReferredTo:
    """The issue was referred by competence to the body with slug ``to``."""

    was: str
    to: str


@kind("letter.sent", public=True)
@dataclass(frozen=True, slots=True)
class LetterSent:
    """An akimat sent its half-yearly letter on systemic problems (clause 4.3)."""

    akimat: str
    addressee: str
    year: int
    half: int
