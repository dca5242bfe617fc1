"""The OpenAPI 3.1 document, made from the list of endpoints."""

from __future__ import annotations

from typing import Any

from runut.web.api.endpoint import Endpoint, Parameter
from runut.web.api.endpoints import ENDPOINTS
from runut.web.api.schemas import schemas

ABOUT = (
    "A sourced record of international affairs, read from news pages. Counts come in threes: articles, outlets and "
    "independent origins; articles that name no origin are counted apart. Every value comes with the exact words "
    "behind it, as code points of the article's text. Lists come in pages: follow `next` until it is null. "
    "Exports and tables are streamed and have no row limit. Reading needs no token."
)


def _parameter(parameter: Parameter) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.required,
        "description": parameter.about,
        "schema": parameter.schema,
    }
    if parameter.schema["type"] == "array":
        found |= {"style": "form", "explode": False}
    return found


def _error(about: str) -> dict[str, Any]:
    return {
        "description": about,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.media_types:
        # A stream follows the form that its media type names; JSON Schema has nothing to say about it.
        content: dict[str, Any] = {media: {"schema": {}} for media in endpoint.media_types}
    else:
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{endpoint.schema}"}}}
    responses: dict[str, Any] = {str(endpoint.status): {"description": endpoint.about, "content": content}}
    if endpoint.method == "GET":
        headers = {"ETag": {"description": "changes when the answer does", "schema": {"type": "string"}}}
        responses["200"]["headers"] = headers
        responses["304"] = {"description": "not changed since the ETag in If-None-Match"}
    responses["400"] = _error("a parameter does not fit")
    responses["404"] = _error("nothing here")
    if endpoint.media_types:
        responses["501"] = _error("an optional package is not installed")
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": endpoint.about,
        "parameters": [_parameter(parameter) for parameter in endpoint.parameters],
        "responses": responses,
    }
    if endpoint.writes:
        responses["401"] = _error("the token is missing or wrong")
        responses["403"] = _error("this record is served for reading")
        responses["413"] = _error("the body is too large")
        responses["503"] = _error("another process is writing")
        operation["security"] = [{"token": []}]
    if endpoint.body:
        schema = {"$ref": f"#/components/schemas/{endpoint.body}"}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return operation


def openapi() -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, Any] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Runut", "version": "v1", "description": ABOUT, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
