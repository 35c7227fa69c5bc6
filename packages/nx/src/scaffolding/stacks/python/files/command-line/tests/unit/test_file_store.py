"""The store that lasts."""

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from src.cli.file_store import FileStore
from src.lib.problem import RefusedError


class Note(BaseModel):
    """Something to keep."""

    text: str


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that does not exist yet."""
    return tmp_path / "store.json"


def notes(path: Path) -> FileStore[Note]:
    """Open the store as a new process does."""
    return FileStore(path, Note.model_validate)


def test_is_empty_while_the_file_does_not_exist(path: Path) -> None:
    """And looking makes none."""
    assert notes(path).items() == ()
    assert not path.exists()


def test_keeps_what_was_added_for_the_next_process(path: Path) -> None:
    """In one readable file."""
    notes(path).add(Note(text="für später"))
    notes(path).add(Note(text="b"))
    assert notes(path).items() == (Note(text="für später"), Note(text="b"))
    assert "für später" in path.read_text(encoding="utf-8")
    assert [one.name for one in path.parent.iterdir()] == ["store.json"]


@pytest.mark.parametrize("content", [b"not JSON", b"{}", b"\xff"])
def test_refuses_another_file_and_leaves_it(path: Path, content: bytes) -> None:
    """Whoever owns it may need it."""
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        notes(path).items()
    assert refused.value.problem.code == "store-unreadable"
    with pytest.raises(RefusedError):
        notes(path).add(Note(text="a"))
    assert path.read_bytes() == content


def test_checks_every_entry_it_reads(path: Path) -> None:
    """A file is data from outside."""
    path.write_text(json.dumps([{"text": "a"}, {"text": 1}]), encoding="utf-8")
    with pytest.raises(ValueError, match="text"):
        notes(path).items()
