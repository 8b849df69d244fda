"""The two statements of every act, an insert and a compare-and-set, whose text is put together once for each shape.

The ORM would build the same text anew for every act; values still go through its fields. What is no plain value
(``F("version") + 1``, a JSON document) is left to the ORM.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import models, transaction

Names = tuple[str, ...]
PLAIN = (str, int, date, models.Model)
"""Besides None; ``bool`` is an ``int``, ``datetime`` a ``date``."""
SHAPES = 1000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement with ``%s`` for each value, and the fields that make its values fit for the database."""

    text: str
    fields: tuple[models.Field[Any, Any], ...]

    def values(self, given: list[object]) -> list[object]:
        """The values as the database takes them; a record of another table stands for its key."""
        connection = transaction.get_connection()
        return [
            field.get_db_prep_save(value.pk if isinstance(value, models.Model) else value, connection)
            for field, value in zip(self.fields, given, strict=True)
        ]


def insert(model: type[models.Model], values: Mapping[str, object]) -> int:
    """Insert a row of plain values, every column but the key; answers the key."""
    statement = _inserting(model, tuple(values))
    with transaction.mark_for_rollback_on_error(), transaction.get_connection().cursor() as cursor:
        cursor.execute(statement.text, statement.values(list(values.values())))
        return int(cursor.fetchone()[0])


def update(record: models.Model, expected: Mapping[str, object], changes: Mapping[str, object]) -> int:
    """UPDATE … WHERE key and ``expected``; answers how many rows that changed: one or none."""
    if not _plain(record.pk, *expected.values(), *changes.values()):
        return type(record)._base_manager.filter(pk=record.pk, **expected).update(**changes)
    present = {name: value for name, value in expected.items() if value is not None}
    absent = tuple(name for name in expected if name not in present)
    statement = _updating(type(record), tuple(changes), tuple(present), absent)
    given = [*changes.values(), record.pk, *present.values()]
    with transaction.mark_for_rollback_on_error(), transaction.get_connection().cursor() as cursor:
        cursor.execute(statement.text, statement.values(given))
        return int(cursor.rowcount)


def _plain(*values: object) -> bool:
    return all(value is None or isinstance(value, PLAIN) for value in values)


@lru_cache(SHAPES)
def _inserting(model: type[models.Model], names: Names) -> Prepared:
    fields = _fields(model, names)
    columns = ", ".join(_column(field) for field in fields)
    values = ", ".join("%s" for _ in fields)
    key = _column(_fields(model, ("pk",))[0])
    text = f"INSERT INTO {_table(model)} ({columns}) VALUES ({values}) RETURNING {key}"  # noqa: S608  names of the schema
    return Prepared(text, fields)


@lru_cache(SHAPES)
def _updating(model: type[models.Model], changes: Names, present: Names, absent: Names) -> Prepared:
    changed, known = _fields(model, changes), _fields(model, ("pk", *present))
    settings = ", ".join(f"{_column(field)} = %s" for field in changed)
    conditions = [f"{_column(field)} = %s" for field in known]
    conditions += [f"{_column(field)} IS NULL" for field in _fields(model, absent)]
    where = " AND ".join(conditions)
    text = f"UPDATE {_table(model)} SET {settings} WHERE {where}"  # noqa: S608  names of the schema
    return Prepared(text, (*changed, *known))


def _fields(model: type[models.Model], names: Names) -> tuple[models.Field[Any, Any], ...]:
    found = [model._meta.pk if name == "pk" else model._meta.get_field(name) for name in names]
    return tuple(field for field in found if isinstance(field, models.Field))


def _table(model: type[models.Model]) -> str:
    return str(transaction.get_connection().ops.quote_name(model._meta.db_table))


def _column(field: models.Field[Any, Any]) -> str:
    return str(transaction.get_connection().ops.quote_name(field.column))
