"""The coded report out and in, and what is refused."""

import dataclasses
import hashlib
import json
from collections.abc import Callable
from typing import Any, get_args

import pytest

from tacitus import schema, vocabulary
from tacitus.contract import VALUES, from_json
from tacitus.errors import InvalidCoding
from tacitus.plain import to_json
from tacitus.schema import json_schema

TEXT = "Two soldiers were killed near Gao on Saturday, the army said."


def claim(number: int, field: str, value: object, words: str, **more: object) -> dict[str, Any]:
    start = TEXT.index(words)
    given = {
        "id": f"c{number}",
        "field": field,
        "value": value,
        "evidence": [{"start": start, "end": start + len(words), "text": words}],
        "certainty": "reported",
        "holder": "army",
        "basis": None,
        "confidence": 0.9,
    }
    return {**given, **more}


def coding() -> dict[str, Any]:
    return {
        "format": vocabulary.FORMAT,
        "coder": {"name": "test", "version": "1", "codebook": "tacitus-1"},
        "report": {
            "id": "r1",
            "title": None,
            "publisher": None,
            "url": None,
            "published": "2024-03-05",
            "language": "en",
            "text": TEXT,
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        },
        "entities": [
            {
                "id": "army",
                "kind": "organisation",
                "name": "the army",
                "mentions": [{"start": 47, "end": 55, "text": "the army"}],
                "country": "MLI",
                "sector": ["MIL"],
                "attributes": [],
            }
        ],
        "events": [
            {
                "id": "v2",
                "anchors": [{"start": 18, "end": 24, "text": "killed"}],
                "salience": "main",
                "about": None,
                "claims": [
                    claim(1, "type", {"type": "ASSAULT", "mode": None}, "killed"),
                    claim(2, "stage", "accomplished", "killed"),
                    claim(
                        3,
                        "date",
                        {"start": "2024-03-02", "end": "2024-03-02", "precision": "day"},
                        "Saturday",
                        basis='"Saturday" before published 2024-03-05, a Tuesday',
                    ),
                    claim(
                        4,
                        "place",
                        {
                            "name": "Gao",
                            "country": "MLI",
                            "admin1": "Gao",
                            "lat": 16.27,
                            "lon": -0.04,
                            "geonames_id": 2457161,
                            "precision": "city",
                            "site": None,
                        },
                        "Gao",
                    ),
                    claim(
                        5,
                        "killed",
                        {"low": 2, "high": 2, "entity": None, "perpetrators": False},
                        "Two soldiers were killed",
                    ),
                    claim(6, "target", {"class": "Military", "entity": None}, "soldiers"),
                ],
            }
        ],
        "statements": [
            {
                "id": "s1",
                "about": "v2",
                "speaker": "army",
                "span": {"start": 0, "end": 45, "text": TEXT[:45]},
                "form": "indirect",
                "cue": {"start": 56, "end": 60, "text": "said"},
                "medium": None,
                "language": None,
                "act": "inform",
            }
        ],
    }


def read(data: dict[str, Any]) -> dict[str, Any]:
    return to_json(from_json(json.dumps(data)))


def test_what_is_read_is_written_again() -> None:
    assert read(coding()) == coding()


def change(path: list[str | int], value: object) -> Callable[[dict[str, Any]], None]:
    def do(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return do


CLAIMS: list[str | int] = ["events", 0, "claims"]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["format"], "other/1", "format: input should be 'tacitus.coded-report/1'"),
        (["report", "sha256"], "0" * 64, "sha256 is not that of the text"),
        (["report", "published"], "last week", "published 'last week' is not an ISO date"),
        (["report", "colour"], "red", "report: colour: extra inputs are not permitted"),
        (["entities", 0, "country"], "XXX", "country 'XXX' is not an ISO 3166-1"),
        (["entities", 0, "id"], "author", "the id 'author' is taken"),
        (["events", 0, "id"], "army", "the id 'army' is taken"),
        (["events", 0, "about"], "v2", "about 'v2' is not another event"),
        (["events", 0, "anchors"], [], "event v2: anchors: list should have at least 1 item"),
        ([*CLAIMS, 0, "value", "mode"], "picnic", "'picnic' is not a mode of ASSAULT"),
        ([*CLAIMS, 0, "field"], "stage", "claim c1"),
        ([*CLAIMS, 2, "value", "start"], "2024-03-09", "start 2024-03-09 is after end 2024-03-02"),
        ([*CLAIMS, 2, "value", "start"], "Saturday", "claim c3"),
        ([*CLAIMS, 3, "value", "lat"], 123.0, "less than or equal to 90"),
        ([*CLAIMS, 4, "value", "low"], 3, "low 3 is above high 2"),
        ([*CLAIMS, 4, "value", "low"], False, "claim c5"),
        ([*CLAIMS, 4, "value", "entity"], "navy", "entity 'navy' is not in the coding"),
        ([*CLAIMS, 4, "holder"], "navy", "holder 'navy' is not an entity, author or unnamed"),
        ([*CLAIMS, 4, "confidence"], 1.5, "less than or equal to 1"),
        (
            [*CLAIMS, 4, "evidence", 0, "end"],
            900,
            "claim c5 of event v2: evidence 0-900 is not inside the text (0-61)",
        ),
        (
            [*CLAIMS, 2, "evidence", 0, "text"],
            "on Satur",
            "claim c3 of event v2: evidence 37-45 is 'Saturday' in the text, not 'on Satur'",
        ),
        (["statements", 0, "speaker"], "navy", "speaker 'navy' is not an entity"),
    ],
)
def test_a_fault_is_named(path: list[str | int], value: object, message: str) -> None:
    data = coding()
    change(path, value)(data)
    with pytest.raises(InvalidCoding) as refused:
        from_json(json.dumps(data))
    assert message in str(refused.value)


@pytest.mark.parametrize("line", ["", "{", "[]", "null", "[" * 100_000])
def test_what_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(InvalidCoding):
        from_json(line)


def test_many_faults_are_counted() -> None:
    data = coding()
    for one in data["events"][0]["claims"]:
        one["holder"] = "navy"
    with pytest.raises(InvalidCoding, match="and 1 more"):
        from_json(json.dumps(data))


def test_the_forms_have_the_keys_of_the_values() -> None:
    """`schema.py` repeats `values.py`: for every field the same keys."""
    forms: dict[str, type] = {}
    for union in (schema.KnownClaim, schema.AttributeClaim):
        for form in get_args(get_args(union)[0]):
            field, value = (form.model_fields[key].annotation for key in ("field", "value"))
            forms.update(dict.fromkeys(get_args(field), value))
    assert forms.keys() == VALUES.keys()
    for field, kind in VALUES.items():
        if kind is not str:
            assert [part.name for part in dataclasses.fields(kind)] == list(
                forms[field].model_fields  # type: ignore[attr-defined]
            )


def test_the_schema_is_that_of_the_format() -> None:
    printed = json_schema()
    assert printed["properties"]["format"]["const"] == vocabulary.FORMAT
    assert set(printed["required"]) == set(coding())
