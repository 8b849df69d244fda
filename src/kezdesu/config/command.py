"""The ``kezdesu`` command. Each sub-command is one small module; heavy imports happen only when needed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

Run = Callable[[Sequence[str]], int]


def _django(name: str) -> Run:
    """A sub-command that needs Django: ``kezdesu.config.commands.<name>.main(arguments)``."""

    def run(arguments: Sequence[str]) -> int:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")
        import importlib

        import django

        django.setup()
        module = importlib.import_module(f"kezdesu.config.commands.{name}")
        return int(module.main(list(arguments)))

    return run


def _term(arguments: Sequence[str]) -> int:
    from kezdesu.decree import command

    return int(command.main(list(arguments), sys.stdin, sys.stdout))


def _manage(arguments: Sequence[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["kezdesu", *arguments])
    return 0


COMMANDS: dict[str, tuple[Run, str]] = {
    "run": (_django("run"), "serve the site; makes the database and the demo year when there is none"),
    "worker": (_django("worker"), "send waiting messages and do other background work"),
    "migrate": (_django("migrate"), "bring the database to this version and load the reference data"),
    "demo": (_django("demo"), "live the demo year into an empty database"),
    "term": (_term, "compute a term: kezdesu term NORM DATE --json, or - to read lines"),
    "duties": (_django("duties"), "print the duty register of a year"),
    "import-schedule": (
        _django("import_schedule"),
        "read a table of proposals; with --as take its good rows",
    ),
    "urls": (_django("urls"), "print every address with its methods and policy"),
    "check": (lambda rest: _manage(["check", *rest]), "check the configuration"),
    "manage": (_manage, "Django's own management commands"),
}


READER_LEFT = 141
"""Exit status when whoever read our output stopped reading: 128 + SIGPIPE, as shells say."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point of the console script; answers the exit status."""
    parser = argparse.ArgumentParser(
        prog="kezdesu",
        description="Kezdesu: ministers meet the population (Decree No. 863).",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="commands:\n" + "\n".join(f"  {name:<10} {about}" for name, (_, about) in COMMANDS.items()),
    )
    parser.add_argument("command", choices=list(COMMANDS), metavar="command")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    words = list(sys.argv[1:] if arguments is None else arguments)
    chosen = parser.parse_args(words[:1])
    run, _ = COMMANDS[chosen.command]
    try:
        return run(words[1:])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_LEFT
