"""Docs are tested: every norm, setting, command and decision appears, and nothing names what is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.reference import SETTINGS

from kezdesu.config.command import COMMANDS
from kezdesu.decree import default_pack

ROOT = Path(__file__).parents[2]
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
VARIABLE = re.compile(r"KEZDESU_[A-Z_]+")


def test_every_norm_of_the_law_is_described() -> None:
    assert [clause for clause in default_pack().norms if f"{clause}" not in DOCS] == []


def test_every_setting_that_the_code_reads_is_documented() -> None:
    read = {
        name
        for folder in ("src", "tools", "tests")
        for path in (ROOT / folder).rglob("*.py")
        for name in VARIABLE.findall(path.read_text(encoding="utf-8"))
    }
    assert sorted(read - set(SETTINGS)) == []


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    assert f"`kezdesu {command}`" in DOCS


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)} -> {target}"
        for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
        for target in re.findall(r"\]\(((?!https?:)[^)#\s]+)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_nothing_committed_names_a_machine_or_a_registry() -> None:
    machine = re.compile(
        r"/work/(main|shared|\.library)|pypi\.org/simple|deb\.debian\.org|registry\.npmjs", re.I
    )
    wrong = [
        str(path.relative_to(ROOT))
        for folder in ("src", "tools", "docs", "requirements", "benchmarks", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in {".py", ".md", ".txt", ".toml", ".html", ".css", ".js", ""}
        if machine.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert wrong == []
