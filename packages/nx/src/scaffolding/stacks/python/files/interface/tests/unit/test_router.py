"""How requests are answered."""

import pytest

from src.api.router import Request, Resource, Response, route
from src.lib.problem import Problem, RefusedError


def create(data: object) -> object:
    """Refuse what is taken."""
    if data == "taken":
        raise RefusedError(
            Problem("note-exists", "It is there.", "another one", "Choose another.")
        )
    return data


def get(wanted: str) -> object:
    """Find anything, unless there is a defect."""
    if wanted == "defect":
        raise RuntimeError("a defect")
    return wanted


NOTES = Resource("notes", create, lambda: ["a", "b"], get)


def call(method: str, path: str, body: str = "") -> Response:
    """Send a request to the one resource."""
    return route([NOTES], Request(method, path, body))


def test_lists_finds_and_creates() -> None:
    """With the status of each."""
    listed = call("GET", "/notes")
    assert listed == Response(200, {"ok": True, "data": ["a", "b"]})
    assert call("GET", "/notes/a b").body["data"] == "a b"
    created = call("POST", "/notes", '{"text": "c"}')
    assert created == Response(201, {"ok": True, "data": {"text": "c"}})


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/", "", 404, "path-missing"),
        ("GET", "/notes/a/b", "", 404, "path-missing"),
        ("PUT", "/notes", "", 405, "method-not-allowed"),
        ("POST", "/notes/a", "", 405, "method-not-allowed"),
        ("POST", "/notes", "{", 400, "body-invalid"),
        ("POST", "/notes", '"taken"', 409, "note-exists"),
    ],
)
def test_refuses(method: str, path: str, body: str, status: int, code: str) -> None:
    """With a code for programs."""
    refused = call(method, path, body)
    assert refused.status == status
    error = refused.body["error"]
    assert isinstance(error, dict)
    assert error["code"] == code
    assert error["expected"]


def test_does_not_hide_a_defect() -> None:
    """Only what was expected is a refusal."""
    with pytest.raises(RuntimeError, match="a defect"):
        call("GET", "/notes/defect")
