"""Persons told side by side as one figure."""

import pytest

from tacitus.values import Toll
from tests.incidents.made import coded


@pytest.mark.parametrize(
    ("between", "wounded"),
    [
        (" and ", {1, 2}),
        (", 42, and ", {1, 2}),
        (" as well as ", {1, 2}),
        (" near ", {1}),
        (", ", {1}),  # may be said of one
    ],
)
def test_two_side_by_side(between: str, wounded: set[int]) -> None:
    made = coded(
        f"{{person|A teacher}}{between}{{person|her son}} were {{ASSAULT|wounded}}.",
        tolls=(("wounded", "wounded", "A teacher"), ("wounded", "wounded", "her son")),
    )
    assert figures(made.events[0].claims) == wounded


def test_three_side_by_side() -> None:
    made = coded(
        "{person|A teacher}, {person|her son} and {person|a driver} were {ASSAULT|wounded}.",
        tolls=tuple(("wounded", "wounded", who) for who in ("A teacher", "her son", "a driver")),
    )
    assert figures(made.events[0].claims) == {1, 3}
    three = next(one for one in made.events[0].claims if getattr(one.value, "low", 0) == 3)
    assert three.basis == "those told side by side"
    assert [span.of(made.report.text) for span in three.evidence] == [
        "A teacher, her son and a driver"
    ]


def figures(claims: tuple[object, ...]) -> set[int]:
    values = (getattr(claim, "value", None) for claim in claims)
    return {value.low for value in values if isinstance(value, Toll)}
