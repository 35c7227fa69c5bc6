"""The one shape of every failure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """What went wrong, for people and for programs."""

    code: str
    """Stable and short, for programs. Its last word says what kind of problem it is."""
    message: str
    expected: str
    fix: str
    """What the caller can do about it."""


class RefusedError(Exception):
    """An expected failure: the caller asked for something that cannot be done."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem for whoever reports it."""
        super().__init__(problem.message)
        self.problem = problem
