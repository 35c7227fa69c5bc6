"""The interface as a WSGI application, for any server of that kind."""

import json
import logging
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from ..lib.problem import Problem
from .router import Request, Resource, Response, refusal, route

MAX_BODY_BYTES = 100_000

_log = logging.getLogger(__name__)


def application(resources: Sequence[Resource]) -> WSGIApplication:
    """Make an application of the resources; it does not listen yet."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        response = _respond(resources, environ)
        content = json.dumps(response.body, ensure_ascii=False).encode()
        status = HTTPStatus(response.status)
        headers = [
            ("Content-Type", "application/json; charset=utf-8"),
            ("Content-Length", str(len(content))),
            ("X-Content-Type-Options", "nosniff"),
        ]
        start(f"{status.value} {status.phrase}", headers)
        return [content]

    return answer


def _respond(resources: Sequence[Resource], environ: WSGIEnvironment) -> Response:
    length = environ.get("CONTENT_LENGTH") or "0"
    size = int(length) if length.isdecimal() else 0
    if size > MAX_BODY_BYTES:
        return refusal(_TOO_LARGE)
    body = environ["wsgi.input"].read(size).decode(errors="replace")
    request = Request(environ["REQUEST_METHOD"], environ["PATH_INFO"], body)
    try:
        return route(resources, request)
    except Exception:
        # Callers are not told what went wrong inside.
        _log.exception("A request could not be answered.")
        problem = Problem(
            code="internal",
            message="The request could not be answered.",
            expected="an answer",
            fix="Try again later.",
        )
        return Response(500, refusal(problem).body)


_TOO_LARGE = Problem(
    code="body-too-large",
    message="The body of the request is too large.",
    expected=f"at most {MAX_BODY_BYTES} bytes",
    fix="Send less.",
)
