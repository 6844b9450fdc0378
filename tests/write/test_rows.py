"""Claims as rows of a block."""

import datetime
from dataclasses import replace

from tacitus.values import Day, Participant, Toll
from tacitus.write.rows import Row, event_rows
from tests.write.made import TEXT, blast, claim, event

MONDAY = datetime.date(2024, 3, 4)


def test_claims_that_read_the_same_are_one_row() -> None:
    typed = blast().claims[0]
    day = claim("date", Day(MONDAY, MONDAY, "day"), "Monday")
    hour = claim("date", Day(MONDAY, MONDAY, "time"), "bus station")
    rows = event_rows(event("e1", typed, day, hour), {}, TEXT)
    assert rows[1:] == [Row("when", "4 March 2024", "", (), "“bus station … Monday”")]


def test_the_same_figure_of_two_sources_is_two_rows() -> None:
    typed = blast().claims[0]
    told = claim("killed", Toll(7, 7), "Seven people")
    said = claim("killed", Toll(7, 7), "Seven people", "ministry", "reported")
    rows = event_rows(event("e1", typed, told, said), {"ministry": "health ministry"}, TEXT)
    assert [row.voice for row in rows[1:]] == ["", "reported by health ministry"]


def test_what_the_coder_is_unsure_of_stands_last() -> None:
    typed = blast().claims[0]
    actors = [
        replace(claim("actor", Participant(who), "bomb"), confidence=sure)
        for who, sure in (("one", 0.3), ("two", 0.6), ("three", 0.4), ("four", 0.5))
    ]
    names = {who: who for who in ("one", "two", "three", "four")}
    rows = event_rows(event("e1", typed, *actors), names, TEXT)
    assert [row.value for row in rows[1:]] == ["two", "four", "three", "one"]
