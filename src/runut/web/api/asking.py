"""Reading a request's parameters: each against its schema, and none that the endpoint does not know."""

from __future__ import annotations

import re
from typing import Any

from starlette.requests import Request

from runut.web.api.endpoint import Endpoint, Parameter, Refused


def values_of(endpoint: Endpoint, request: Request) -> dict[str, Any]:
    """The values of an endpoint's parameters, defaults included; raises Refused (400) for what does not fit."""
    known = {parameter.name: parameter for parameter in endpoint.parameters}
    queries = [name for name, _ in request.query_params.multi_items()]
    for name in queries:
        if name not in known or known[name].place != "query":
            names = ", ".join(sorted(n for n, p in known.items() if p.place == "query"))
            raise Refused(400, "wrong_parameter", f"no parameter {name!r}", remedy=f"there are: {names or 'none'}")
    if len(set(queries)) != len(queries):
        raise Refused(400, "wrong_parameter", "a parameter is given twice", remedy="give each parameter once")
    values: dict[str, Any] = {}
    for name, parameter in known.items():
        given = request.path_params.get(name) if parameter.place == "path" else request.query_params.get(name)
        if given is None:
            if parameter.required:
                raise Refused(400, "wrong_parameter", f"the parameter {name!r} is missing")
            if "default" in parameter.schema:
                values[name] = parameter.schema["default"]
        else:
            values[name] = _value(parameter, str(given))
    return values


def _value(parameter: Parameter, given: str) -> Any:
    schema = parameter.schema
    wrong = _wrong(parameter)
    if schema["type"] == "integer":
        if not re.fullmatch(r"-?[0-9]{1,18}", given):
            raise wrong
        number = int(given)
        if not schema.get("minimum", number) <= number <= schema.get("maximum", number):
            raise wrong
        return number
    if schema["type"] == "array":
        parts = given.split(",")
        if any(part not in schema["items"]["enum"] for part in parts) or len(set(parts)) != len(parts):
            raise wrong
        return parts
    if "enum" in schema and given not in schema["enum"]:
        # An address that names a form or table that there is not is a page that there is not.
        raise wrong if parameter.place == "query" else Refused(404, "not_found", f"no {parameter.name} {given!r}")
    if not schema.get("minLength", 0) <= len(given) <= schema.get("maxLength", len(given)):
        raise wrong
    if "pattern" in schema and not re.search(schema["pattern"], given):
        raise wrong
    return given


def _wrong(parameter: Parameter) -> Refused:
    schema = parameter.schema
    choice = schema.get("enum") or schema.get("items", {}).get("enum")
    remedy = f"one of: {', '.join(choice)}" if choice else parameter.about
    return Refused(400, "wrong_parameter", f"the value of {parameter.name!r} does not fit", remedy=remedy)
