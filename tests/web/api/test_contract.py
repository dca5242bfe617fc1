"""schemathesis asks everything that the OpenAPI document allows, and much that it does not."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from starlette.applications import Starlette

from runut.web.api import ENDPOINTS

OPERATIONS = [f"{endpoint.method} {endpoint.path}" for endpoint in ENDPOINTS]


@pytest.fixture(scope="session")
def api(app: Starlette) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


def ask(api: schemathesis.BaseSchema, operation: str, examples: int) -> None:
    method, path = operation.split(" ")
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        cases = api[path][method].as_strategy(generation_mode=mode)

        @settings(max_examples=examples, deadline=None, derandomize=examples < 100, database=None,
                  suppress_health_check=list(HealthCheck), phases=[Phase.generate])  # fmt: skip
        @given(case=cases)
        def run(case: schemathesis.Case) -> None:
            case.call_and_validate()

        try:
            run()
        except Unsatisfiable:
            # Where every value of the right kind is allowed, there is nothing wrong to send.
            assert mode is GenerationMode.NEGATIVE


@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_500_and_no_breach_of_the_contract(api: schemathesis.BaseSchema, operation: str) -> None:
    ask(api, operation, 5)


@pytest.mark.long
@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_500_and_no_breach_of_the_contract_at_length(api: schemathesis.BaseSchema, operation: str) -> None:
    ask(api, operation, 300)
