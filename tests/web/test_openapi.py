"""The API against its own description: schemathesis makes requests from it, and none may end in an
answer of 500 or later."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, seed, settings

from tacitus.web.desk import Desk

schemathesis = pytest.importorskip("schemathesis", reason="pip install 'tacitus[dev]'")

EXAMPLES = 6  # of each operation
ELSEWHERE = ("/api/project", "/api/sample")  # these open another project in place of this one
NO_MORE = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large,
           HealthCheck.function_scoped_fixture)  # fmt: skip


def test_no_request_that_the_description_allows_ends_in_a_fault(
    client: TestClient, desk: Desk
) -> None:
    schema = schemathesis.openapi.from_dict(client.get("/api/openapi.json").json())
    asked: set[str] = set()
    faults: list[str] = []
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.path in ELSEWHERE:
            continue

        @seed(1)
        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=NO_MORE
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            label = case.operation.label
            told = case.as_transport_kwargs(base_url="http://127.0.0.1")
            told.pop("cookies", None)
            if isinstance(told.get("data"), bytes):
                told["content"] = told.pop("data")
            answer = client.request(**told)
            asked.add(label)
            if answer.status_code >= 500:
                faults.append(f"{label}: {answer.status_code} {answer.text[:300]}")

        ask()
    desk.outgoing.close()
    assert faults == []
    assert len(asked) > 20
