"""The interface over HTTP."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from threading import Thread
from wsgiref.simple_server import make_server

import pytest

from src.api.router import Resource
from src.api.server import MAX_BODY_BYTES, application

NOTES: list[object] = []


def keep(data: object) -> object:
    """Keep whatever comes."""
    NOTES.append(data)
    return data


def fail(wanted: str) -> object:
    """Have a defect."""
    raise RuntimeError(f"secret detail of {wanted}")


@pytest.fixture
def connection() -> Iterator[HTTPConnection]:
    """Serve notes on a free port of this machine."""
    NOTES.clear()
    notes = Resource("notes", keep, lambda: NOTES, fail)
    with make_server("127.0.0.1", 0, application([notes])) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        connection = HTTPConnection("127.0.0.1", server.server_port)
        yield connection
        connection.close()
        server.shutdown()
        thread.join()


def call(
    connection: HTTPConnection, method: str, path: str, body: bytes = b""
) -> HTTPResponse:
    """Send a request."""
    connection.request(method, path, body)
    return connection.getresponse()


def test_creates_and_lists(connection: HTTPConnection) -> None:
    """In the encoding that the headers name."""
    body = json.dumps({"text": "für später"}, ensure_ascii=False).encode()
    created = call(connection, "POST", "/notes", body)
    assert created.status == 201
    created.read()
    listed = call(connection, "GET", "/notes?all=1")
    assert listed.status == 200
    assert listed.getheader("Content-Type") == "application/json; charset=utf-8"
    assert json.load(listed) == {"ok": True, "data": [{"text": "für später"}]}


def test_refuses_a_body_that_is_too_large(connection: HTTPConnection) -> None:
    """And keeps nothing of it."""
    body = b'"' + b"x" * MAX_BODY_BYTES + b'"'
    assert call(connection, "POST", "/notes", body).status == 413
    assert NOTES == []


def test_accepts_the_largest_body(connection: HTTPConnection) -> None:
    """To the last byte."""
    body = b'"' + b"x" * (MAX_BODY_BYTES - 2) + b'"'
    assert call(connection, "POST", "/notes", body).status == 201
    assert len(NOTES) == 1


def test_does_not_reveal_a_defect(
    connection: HTTPConnection, caplog: pytest.LogCaptureFixture
) -> None:
    """It is in the log only."""
    answered = call(connection, "GET", "/notes/first")
    assert answered.status == 500
    assert json.load(answered)["error"]["code"] == "internal"
    assert "secret detail" in caplog.text
