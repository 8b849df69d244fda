"""Which views sign or approve: found in the source, not in a list that somebody might forget to lengthen.

An action signs when its body calls ``signing.sign`` or it is named ``approve…``; a view signs when its own code, or
what it names in its package, calls such an action.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from kezdesu.web import checks

SOURCE = Path(__file__).parents[2] / "src/kezdesu"
Defined = dict[str, ast.AST]
Action = tuple[str, str]


def signing_actions() -> frozenset[Action]:
    """Actions of the rooms above the pages that sign or approve: module and name."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if "web" in parts or parts[0] == "signing":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and _signs(node, parts):
                found.add((".".join(("kezdesu", *parts)).removesuffix(".__init__"), node.name))
    return frozenset(found)


def signing_views() -> frozenset[Callable[..., Any]]:
    """The views that reach one of them."""
    wanted = signing_actions()
    views = {entry.callback.kezdesu_view for _pattern, entry in checks.walk()}
    return frozenset(view for view in views if _reaches(view, wanted))


def _signs(node: ast.FunctionDef, parts: tuple[str, ...]) -> bool:
    return _calls_sign(node) or (node.name.startswith("approve") and "actions" in parts)


def _calls_sign(node: ast.AST) -> bool:
    return any(
        isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "sign"
        and isinstance(call.func.value, ast.Name) and call.func.value.id == "signing"
        for call in ast.walk(node)
    )  # fmt: skip


def _reaches(view: Callable[..., Any], wanted: frozenset[Action]) -> bool:
    seen: set[tuple[str, str]] = set()
    waiting = [(sys.modules[view.__module__], view.__name__)]
    while waiting:
        module, name = waiting.pop()
        node = _definitions(module).get(name)
        if (module.__name__, name) in seen or node is None:
            continue
        seen.add((module.__name__, name))
        for home, used in _names(module, node):
            if (home.__name__, used) in wanted:
                return True
            if ".web." in home.__name__:
                waiting.append((home, used))
    return False


def _names(module: ModuleType, node: ast.AST) -> Iterator[tuple[ModuleType, str]]:
    """What is named inside, each with the module that defines it; a parameter may bear a function's name."""
    own = {one.arg for one in ast.walk(node) if isinstance(one, ast.arg)}
    if isinstance(node, ast.FunctionDef):
        own |= {
            one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
        }
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            holder = getattr(module, part.value.id, None)
            if isinstance(holder, ModuleType):
                yield _home(getattr(holder, part.attr, None), holder), part.attr
        elif isinstance(part, ast.Name) and part.id not in own:
            if part.id in _definitions(module):
                yield module, part.id
            else:
                found = _imported_from(module, part.id) or module
                yield _home(getattr(module, part.id, None), found), part.id


def _home(value: object, otherwise: ModuleType) -> ModuleType:
    """The module in which a function was written, also when another passes it on."""
    return sys.modules.get(getattr(value, "__module__", None) or "", otherwise)


@cache
def _imported_from(module: ModuleType, name: str) -> ModuleType | None:
    """The page module from which a table such as ``ACTS`` was imported."""
    for node in ast.walk(_tree(module)):
        named = node.names if isinstance(node, ast.ImportFrom) and ".web." in (node.module or "") else []
        if any((one.asname or one.name) == name for one in named):
            return sys.modules.get(node.module or "")  # type: ignore[attr-defined]
    return None


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


@cache
def _definitions(module: ModuleType) -> Defined:
    found: Defined = {}
    for node in _tree(module).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found[node.target.id] = node
        elif isinstance(node, ast.Assign):
            found |= {one.id: node for one in node.targets if isinstance(one, ast.Name)}
    return found
