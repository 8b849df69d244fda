"""A sheet of members against what is there: which rows are good, which already so, which refused and why."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation

from kezdesu.bodies import registry, rules
from kezdesu.bodies.models import Body
from kezdesu.bodies.sheets import Row
from kezdesu.common import clock
from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role

Outcome = Literal["give", "invite", "same", "refused"]


@dataclass(frozen=True, slots=True)
class Person:
    """One good row: what is wanted."""

    number: int
    body: str
    name: str
    email: str
    role: Role
    since: date


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what would become of it; ``denied`` for refused ones. ``cells`` as they were written."""

    number: int
    cells: tuple[str, ...]
    outcome: Outcome
    person: Person | None = None
    denied: Denied | None = None


def _denied(code: str, kk: str, ru: str, en: str) -> Denied:
    return Denied(code, Trilingual(kk, ru, en))


NO_BODY = _denied(
    "no_body", "Мұндай орган табылмады.", "Такой орган не найден.", "No body has this name or address."
)
NO_NAME = _denied("no_name", "Аты-жөні жазылмаған.", "Не указано имя.", "The name is missing.")
NO_EMAIL = _denied(
    "no_email", "Пошта дұрыс жазылмаған.", "Почта написана неверно.", "The e-mail is not an address."
)
NO_SUCH_ROLE = _denied("no_such_role", "Мұндай рөл жоқ.", "Такой роли нет.", "There is no such role.")
NO_DAY = _denied(
    "no_day",
    "Күнді 2026-03-11 немесе 11.03.2026 түрінде жазыңыз.",
    "Напишите день в виде 2026-03-11 или 11.03.2026.",
    "Write the day as 2026-03-11 or 11.03.2026.",
)
FORMULA = _denied(
    "formula",
    "Ұяшық формула сияқты басталады.",
    "Ячейка начинается как формула.",
    "A cell begins like a formula.",
)
TWICE = _denied("twice", "Бұл жол кестеде бұрын бар.", "Такая строка уже была.", "The same row stands above.")


def judge(rows: Sequence[Row], *, by: Actor) -> list[Judged]:
    """What would become of every row if the sheet were applied by ``by`` today. Writes nothing."""
    bodies, words = registry.names_to_body(), role_words()
    seen: set[tuple[str, str, Role]] = set()
    found = []
    for number, cells in rows:
        read = _read(number, cells, bodies, words)
        if isinstance(read, Person) and (read.body, read.email, read.role) in seen:
            read = TWICE
        if isinstance(read, Person):
            seen.add((read.body, read.email, read.role))
        found.append(_judged(number, cells, read, bodies, by))
    return found


def role_words() -> dict[str, Role]:
    """Every word for a role: its code and its label in three languages, with and without the brackets."""
    found: dict[str, Role] = {}
    for language in LANGUAGES:
        with translation.override(language):
            for role in Role:
                label = registry.folded(str(role.label))
                found |= {label: role, label.partition(" (")[0]: role}
    return found | {str(role): role for role in Role}


def _read(
    number: int, cells: dict[str, str], bodies: Mapping[str, Body], words: dict[str, Role]
) -> Person | Denied:
    if any(cell.startswith(("=", "+", "@", "\t")) for cell in cells.values()):
        return FORMULA
    if registry.folded(cells["body"]) not in bodies:
        return NO_BODY
    if not cells["name"]:
        return NO_NAME
    if not _is_email(cells["email"]):
        return NO_EMAIL
    role, since = words.get(registry.folded(cells["role"])), _day(cells["since"])
    if role is None:
        return NO_SUCH_ROLE
    if since is None:
        return NO_DAY
    slug = bodies[registry.folded(cells["body"])].slug
    return Person(number, slug, cells["name"][:200], cells["email"].strip().lower(), role, since)


def _judged(
    number: int, cells: dict[str, str], read: Person | Denied, bodies: Mapping[str, Body], by: Actor
) -> Judged:
    shown = tuple(cells.get(key, "") for key in ("body", "name", "email", "role", "since"))
    if isinstance(read, Denied):
        return Judged(number, shown, "refused", None, read)
    outcome = _outcome(read, bodies[registry.folded(cells["body"])], by)
    if isinstance(outcome, Denied):
        return Judged(number, shown, "refused", read, outcome)
    return Judged(number, shown, outcome, read)


def _outcome(person: Person, body: Body, by: Actor) -> Outcome | Denied:
    account = registry.account_by_email(person.email)
    since = max(person.since, clock.today())
    if account is not None:
        if registry.holds(account, body, person.role, since=clock.today()):
            return "same"
        answer = rules.may_give_role(account, body, person.role, since, by=by)
        return answer if isinstance(answer, Denied) else "give"
    waiting = registry.open_invitation(body, person.email)
    if waiting is not None and person.role in waiting.role_set:
        return "same"
    answer = rules.may_invite(body, person.email, (person.role,), by=by)
    return answer if isinstance(answer, Denied) else "invite"


def _is_email(text: str) -> bool:
    try:
        validate_email(text.strip())
    except ValidationError:
        return False
    return len(text) <= 254


def _day(text: str) -> date | None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y"):
        try:
            found = date(*time.strptime(text.strip(), form)[:3])
        except ValueError:
            continue
        return found if 2000 <= found.year < 2200 else None
    return None
