"""How commands are read, run and answered."""

import io
import json
from typing import NamedTuple

import pytest

from src.cli.command_line import Answer, Command, Given, run_command_line
from src.lib.problem import Problem, RefusedError


def greet(given: Given) -> Answer:
    """Greet a person, unless there is nobody."""
    if given["name"] == "nobody":
        raise RefusedError(
            Problem("person-missing", "There is nobody.", "a person", "Name a person.")
        )
    if given["name"] == "defect":
        raise RuntimeError("a defect")
    return Answer(given, f"Hello {given['name']}")


COMMAND = Command("person greet", "Greets a person.", ("name",), ("title",), greet)


class Ran(NamedTuple):
    """What came of a call."""

    exit: int
    out: str
    err: str


def run(*argv: str) -> Ran:
    """Run the one command."""
    out, err = io.StringIO(), io.StringIO()
    code = run_command_line([COMMAND], argv, out=out, err=err)
    return Ran(code, out.getvalue(), err.getvalue())


def test_runs_the_command_with_its_options() -> None:
    """And answers people with a text."""
    assert run("person", "greet", "--name=Ann") == Ran(0, "Hello Ann\n", "")


def test_prints_one_response_with_json() -> None:
    """For programs."""
    ran = run("person", "greet", "--json", "--name=Ann", "--title=Dr")
    expected = {"ok": True, "data": {"name": "Ann", "title": "Dr"}}
    assert json.loads(ran.out) == expected


@pytest.mark.parametrize("argv", [[], ["--help"], ["person", "greet", "--help"]])
def test_shows_all_commands(argv: list[str]) -> None:
    """To whoever asks for nothing, or for help."""
    ran = run(*argv)
    assert ran.exit == 0
    assert "person greet --name=… [--title=…] [--json]" in ran.out
    assert "Greets a person." in ran.out


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (["person", "hug"], "person greet"),
        (["person"], "person greet"),
        (["person", "greet"], "--name"),
        (["person", "greet", "--name=A", "--no"], "--no"),
        (["person", "greet", "--na=A"], "--name"),
        (["person", "greet", "--name"], "--name"),
        (["person", "greet", "Ann", "--name=A"], "Ann"),
    ],
)
def test_says_what_is_wrong_with_a_call(argv: list[str], named: str) -> None:
    """And how to get help."""
    ran = run(*argv)
    assert (ran.exit, ran.out) == (2, "")
    assert named in ran.err
    assert "--help" in ran.err


def test_reports_a_refusal_to_people_and_to_programs() -> None:
    """To each in their own way."""
    people = run("person", "greet", "--name=nobody")
    assert people == Ran(
        1, "", "There is nobody.\nExpected: a person\nName a person.\n"
    )
    programs = run("person", "greet", "--name=nobody", "--json")
    assert (programs.exit, programs.err) == (1, "")
    assert json.loads(programs.out)["error"]["code"] == "person-missing"


def test_does_not_hide_a_defect() -> None:
    """Only what was expected is a refusal."""
    with pytest.raises(RuntimeError, match="a defect"):
        run("person", "greet", "--name=defect")
