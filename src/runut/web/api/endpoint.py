"""What an endpoint is: an address, what may be asked of it, and the function that answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from runut.errors import RunutError, UsageError
from runut.record import Record
from runut.run.answers import Answers, party_key
from runut.settings import Settings

Json = Any


class Refused(RunutError):
    """A request that is answered with an error; `status` is the HTTP status and `code` its short name."""

    def __init__(self, status: int, code: str, message: str, *, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.status = status
        self.code = code


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter of the address or of the query; `schema` is its JSON Schema."""

    name: str
    about: str
    schema: dict[str, Any]
    place: Literal["path", "query"] = "query"
    required: bool = False


class Stream(msgspec.Struct, frozen=True, kw_only=True):
    """A body that is written as it is made; `record` is closed by whoever sends it."""

    chunks: Any
    media_type: str
    file: str


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One request as an endpoint sees it: the open record and the values of its parameters."""

    record: Record
    settings: Settings
    values: dict[str, Any]
    base: str
    body: bytes = b""
    token: str = ""

    @property
    def answers(self) -> Answers:
        """The answers of the record."""
        return Answers(self.record)

    def ends(self, a: str, b: str) -> tuple[str, str]:
        """Two country codes or actor ids as the record knows them; raises Refused for a code of no country."""
        try:
            return party_key(a), party_key(b)
        except UsageError as error:
            raise Refused(404, "not_found", str(error)) from error


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """One address. `answer` gives a JSON value, or a Stream; `schema` names the schema of the value.

    `media_types` lists what a Stream may be; `status` is that of success; `writes` asks for the token.
    """

    path: str
    name: str
    about: str
    answer: Callable[[Asked], Json | Stream]
    schema: str = ""
    parameters: tuple[Parameter, ...] = ()
    media_types: tuple[str, ...] = ()
    method: str = "GET"
    status: int = 200
    body: str = ""
    writes: bool = False


def path_id(name: str, about: str) -> Parameter:
    """An id in the address."""
    schema = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[A-Za-z0-9._:-]+$"}
    return Parameter(name=name, about=about, place="path", required=True, schema=schema)


def one_of(name: str, about: str, values: tuple[str, ...], *, required: bool = False) -> Parameter:
    """A query parameter with a fixed choice."""
    return Parameter(name=name, about=about, required=required, schema={"type": "string", "enum": list(values)})


def free(name: str, about: str, *, required: bool = False) -> Parameter:
    """A query parameter of any text."""
    schema = {"type": "string", "minLength": 1, "maxLength": 400}
    return Parameter(name=name, about=about, required=required, schema=schema)


def whole(name: str, about: str, *, least: int = 0, most: int = 2**53, default: int | None = None) -> Parameter:
    """A query parameter of a whole number; one without a default must be given."""
    schema: dict[str, Any] = {"type": "integer", "minimum": least, "maximum": most}
    if default is not None:
        schema["default"] = default
    return Parameter(name=name, about=about, schema=schema, required=default is None)
