"""A store that lasts from one run to the next."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from ..lib.problem import Problem, RefusedError

Item = TypeVar("Item", bound=BaseModel)


class FileStore(Generic[Item]):
    """A JSON file with a list, which does not have to exist.

    What is read from it is checked by `parse`, like all data from outside.
    """

    def __init__(self, path: Path, parse: Callable[[object], Item]) -> None:
        """Keep the items in the file."""
        self._path = path
        self._parse = parse

    def items(self) -> tuple[Item, ...]:
        """Everything in it, oldest first."""
        return tuple(self._parse(entry) for entry in _read_list(self._path))

    def add(self, item: Item) -> None:
        """Keep one more. An interrupted run does not leave half a file."""
        entries = [kept.model_dump() for kept in (*self.items(), item)]
        text = json.dumps(entries, ensure_ascii=False, indent=2)
        new = self._path.with_name(f"{self._path.name}.new")
        new.write_text(f"{text}\n", encoding="utf-8")
        new.replace(self._path)


def _read_list(path: Path) -> list[object]:
    if not path.exists():
        return []
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        content = None
    if isinstance(content, list):
        return content
    raise RefusedError(
        Problem(
            code="store-unreadable",
            message=f"The store {str(path)!r} cannot be read.",
            expected="a JSON file with a list",
            fix="Name another file with --store, or fix this one.",
        )
    )
