"""Reads a command line, runs a command, and prints what came of it."""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NoReturn, TextIO

from ..lib.problem import Problem, RefusedError

DONE = 0
REFUSED = 1
USAGE = 2

Given = Mapping[str, str]
"""The options that were given, by name."""


@dataclass(frozen=True)
class Answer:
    """What a command answers: data for programs (--json), a text for people."""

    data: object
    text: str


@dataclass(frozen=True)
class Command:
    """One command of two words, such as `note create`."""

    name: str
    summary: str
    required: Sequence[str]
    optional: Sequence[str]
    run: Callable[[Given], Answer]


def run_command_line(
    commands: Sequence[Command], argv: Sequence[str], *, out: TextIO, err: TextIO
) -> int:
    """Run the command that the words name and return the exit code."""
    if not argv or "--help" in argv:
        print(_help(commands), file=out)
        return DONE
    as_json = "--json" in argv
    try:
        answer = _run(commands, [word for word in argv if word != "--json"])
    except RefusedError as refused:
        problem = refused.problem
        if as_json:
            print(_json({"ok": False, "error": asdict(problem)}), file=out)
        else:
            print(
                f"{problem.message}\nExpected: {problem.expected}\n{problem.fix}",
                file=err,
            )
        return USAGE if problem.code == "usage" else REFUSED
    if as_json:
        print(_json({"ok": True, "data": answer.data}), file=out)
    else:
        print(answer.text, file=out)
    return DONE


def _run(commands: Sequence[Command], words: Sequence[str]) -> Answer:
    name = " ".join(words[:2])
    for command in commands:
        if command.name == name:
            return command.run(_read(command, words[2:]))
    known = ", ".join(command.name for command in commands)
    raise _usage(f"There is no command {name!r}.", known)


class _Parser(ArgumentParser):
    """Refuses a wrong call instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        raise _usage(f"{self.prog}: {message}.", self.description or "")


def _read(command: Command, words: Sequence[str]) -> Given:
    parser = _Parser(
        prog=command.name,
        description=_synopsis(command),
        add_help=False,
        allow_abbrev=False,
    )
    for option in command.required:
        parser.add_argument(f"--{option}", required=True)
    for option in command.optional:
        parser.add_argument(f"--{option}")
    given = vars(parser.parse_args(words))
    return {name: value for name, value in given.items() if value is not None}


def _usage(message: str, expected: str) -> RefusedError:
    fix = "Run it with --help to see all commands."
    return RefusedError(Problem("usage", message, expected, fix))


def _json(response: Mapping[str, object]) -> str:
    return json.dumps(response, ensure_ascii=False)


def _synopsis(command: Command) -> str:
    required = [f"--{option}=…" for option in command.required]
    optional = [f"[--{option}=…]" for option in command.optional]
    return " ".join([command.name, *required, *optional, "[--json]"])


def _help(commands: Sequence[Command]) -> str:
    lines = [f"  {_synopsis(one)}\n      {one.summary}" for one in commands]
    return "\n".join(["Commands:", *lines])
