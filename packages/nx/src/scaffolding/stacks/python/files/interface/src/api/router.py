"""Answers requests, whatever carries them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from ..lib.problem import Problem, RefusedError


@dataclass(frozen=True)
class Request:
    """What the interface needs to know about a request."""

    method: str
    path: str
    """Without query, such as `/notes/first`."""
    body: str
    """As text; empty for none."""


@dataclass(frozen=True)
class Response:
    """What is answered: `{"ok": true, "data": …}` or `{"ok": false, "error": …}`."""

    status: int
    body: Mapping[str, object]


@dataclass(frozen=True)
class Resource:
    """A kind of thing under one path."""

    name: str
    """The first part of the path."""
    create: Callable[[object], object]
    items: Callable[[], Sequence[object]]
    get: Callable[[str], object]


def route(resources: Sequence[Resource], request: Request) -> Response:
    """Answer a request. Expected failures are answers; a defect is raised."""
    try:
        return _answer(resources, request)
    except RefusedError as refused:
        return refusal(refused.problem)


def refusal(problem: Problem) -> Response:
    """Tell a problem. The last word of its code says what kind it is."""
    kinds = {"missing": 404, "exists": 409, "allowed": 405, "large": 413}
    status = kinds.get(problem.code.rsplit("-", 1)[-1], 400)
    return Response(status, {"ok": False, "error": asdict(problem)})


def _answer(resources: Sequence[Resource], request: Request) -> Response:
    name, *rest = request.path.removeprefix("/").split("/")
    resource = next((one for one in resources if one.name == name), None)
    if resource is None or len(rest) > 1:
        raise _unknown(resources, request.path)
    if request.method == "GET":
        data = resource.get(rest[0]) if rest else resource.items()
        return Response(200, {"ok": True, "data": data})
    if request.method == "POST" and not rest:
        created = resource.create(_parse(request.body))
        return Response(201, {"ok": True, "data": created})
    raise RefusedError(
        Problem(
            code="method-not-allowed",
            message=f"{request.method!r} is not possible for {request.path!r}.",
            expected="GET, or POST on the list",
            fix="Use another method.",
        )
    )


def _unknown(resources: Sequence[Resource], path: str) -> RefusedError:
    known = ", ".join(f"/{one.name} or /{one.name}/<id>" for one in resources)
    return RefusedError(
        Problem(
            code="path-missing",
            message=f"There is nothing at {path!r}.",
            expected=known,
            fix="Use one of these paths.",
        )
    )


def _parse(body: str) -> object:
    try:
        data: object = json.loads(body)
    except ValueError as error:
        raise RefusedError(
            Problem(
                code="body-invalid",
                message="The body of the request is not JSON.",
                expected="a JSON object",
                fix="Send the data as JSON.",
            )
        ) from error
    return data
