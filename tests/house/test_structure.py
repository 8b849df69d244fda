"""The rules of the house that no linter knows: foreign keys point upstream, no ORM in pages, rooms stay small."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest
from django.apps import apps
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/kezdesu"
ORM = re.compile(
    r"\.objects\b|\._base_manager\b|\.(filter|exclude|annotate|select_related|prefetch_related|values_list|bulk_create)\("
    r"|\.save\((\)|update_fields)|from django\.db import (models|connection)"
)
LONGEST_FILE = 400
LONGEST_TEMPLATE = 120


def order() -> list[str]:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    return [
        name.strip().removeprefix("kezdesu.") for layer in contract["layers"] for name in layer.split("|")
    ]


def python_files(*rooms: str) -> Iterator[Path]:
    for room in rooms or ("",):
        yield from (path for path in (SOURCE / room).rglob("*.py") if "migrations" not in path.parts)


def functions(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def test_foreign_keys_point_upstream_only() -> None:
    place = {label: index for index, label in enumerate(order())}
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.is_relation
        and model._meta.app_label in place
        and field.related_model._meta.app_label in place
        and place[field.related_model._meta.app_label] < place[model._meta.app_label]
    ]
    assert wrong == []


def test_pages_and_api_never_touch_the_orm() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in python_files("web", "api")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ORM.search(line)
    ]
    assert wrong == []


@pytest.mark.parametrize("planted", ["rows = Voice.objects.all()", "voices.filter(state=1)", "voice.save()"])
def test_the_orm_rule_catches_a_planted_fault(planted: str) -> None:
    assert ORM.search(planted)


def test_no_room_reads_the_wall_clock() -> None:
    wall = re.compile(r"\b(date\.today|datetime\.now|timezone\.now|datetime\.utcnow|time\.time)\(")
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in python_files()
        if "edge" not in path.parts and path.name != "clock.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wall.search(line)
    ]
    assert wrong == []


def test_rooms_stay_small() -> None:
    sizes = {
        path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()
    }
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}
    lengths = [length for path in python_files() for length in functions(path)]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=20)[-1] <= 35


def test_templates_stay_small() -> None:
    sizes = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCE.rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size > LONGEST_TEMPLATE} == {}


@pytest.mark.django_db
def test_migrations_are_in_step_with_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
