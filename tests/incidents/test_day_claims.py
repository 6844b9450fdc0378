"""What the days told of one happening say together."""

import datetime

import pytest

from tacitus.values import Day
from tacitus.vocabulary import DatePrecision
from tests.incidents.made import coded, day

UNKNOWN = Day(None, None, "unknown")


def days(first: str, last: str, precision: DatePrecision = "day") -> Day:
    start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return Day(start, end, precision)


@pytest.mark.parametrize(
    ("written", "values", "expected"),
    [
        (
            "{people|Envoys} {CONSULT|met} from {date|Sunday} to {date|Tuesday}.",
            {"Sunday": day("2024-03-03"), "Tuesday": day("2024-03-05")},
            [days("2024-03-03", "2024-03-05")],
        ),
        (
            "{people|Drivers} {PROTEST|blocked} a road from {date|Sunday} {date|until Tuesday}.",
            {"Sunday": day("2024-03-03"), "until Tuesday": day("2024-03-05")},
            [days("2024-03-03", "2024-03-05")],
        ),
        (
            "{people|Envoys} {CONSULT|met} on {date|Sunday} and {date|Tuesday}.",
            {"Sunday": day("2024-03-03"), "Tuesday": day("2024-03-05")},
            [day("2024-03-03"), day("2024-03-05")],
        ),
        (
            "{people|Envoys} {CONSULT|met} from {date|Sunday} to {date|Tuesday}.",
            {"Sunday": day("2024-03-03"), "Tuesday": day("2024-02-27")},
            [day("2024-03-03"), day("2024-02-27")],
        ),
        (
            "In {date|2023} {people|rebels} {ASSAULT|shot} {person|a judge} in {date|March}.",
            {
                "2023": days("2023-01-01", "2023-12-31", "year"),
                "March": days("2023-03-01", "2023-03-31", "month"),
            },
            [days("2023-03-01", "2023-03-31", "month")],
        ),
        (
            "On {date|Monday} {people|rebels} {ASSAULT|shot} {person|a judge} at {date|dusk}.",
            {"Monday": day("2024-03-04"), "dusk": UNKNOWN},
            [day("2024-03-04")],
        ),
        (
            "{people|Rebels} {ASSAULT|shot} {person|a judge} at {date|dusk}.",
            {"dusk": UNKNOWN},
            [UNKNOWN],
        ),
    ],
)  # fmt: skip
def test_days_together(written: str, values: dict[str, Day], expected: list[Day]) -> None:
    (event,) = coded(written, days=values).events
    assert [claim.value for claim in event.claims if claim.field == "date"] == expected
