"""Whose names are withheld, in which forms, and that they are found again where they are left."""

import csv
import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.incident_values import Incident
from tacitus.values import (
    Amount,
    Claim,
    CodedReport,
    Entity,
    Participant,
    Span,
    Toll,
    TypeValue,
)
from tacitus.vocabulary import EntityKind, Sector
from tacitus.write.formats.base import Column, Kind, Row, RowsOf, Table, Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_claims import CLAIMS
from tacitus.write.formats.own_reports import INCIDENT_REPORT, REPORTS
from tacitus.write.release.persons import Withheld, pattern, withheld_names
from tacitus.write.release.policy import Audience, Policy, from_json, read_policy
from tacitus.write.release.private import Tally, private
from tacitus.write.release.reading_back import search
from tests.write.formats.made import joined, report

TEXT = (
    "Armed men shot Amina Ould-Sidi, 16. Mrs Ould-Sidi had seen them, Dr Paul Ba said. حسن too."
    " Ed Li, 李伟. A boy. He."
)
DEFAULT = read_policy(None, "public")


def told(
    role: str, name: str, *sectors: Sector, kind: EntityKind = "person", age: int | None = None
) -> Incident:
    """An incident in which somebody has a part."""
    at = Span(TEXT.index(name), TEXT.index(name) + len(name))
    ages = () if age is None else (Claim("a", "age", Amount(age, age), (at,)),)
    mentions = [at]
    if name == "Amina Ould-Sidi":
        mentions.append(Span(TEXT.index("Mrs"), TEXT.index("Mrs") + 13))
    who = Entity("n", kind, name, tuple(mentions), None, sectors, ages)
    coded = report("w-1", (who,), ("type", TypeValue("ASSAULT", "firearms")))
    claims = {
        "recipient": Claim("r", "recipient", Participant("n"), (at,)),
        "killed": Claim("k", "killed", Toll(1, 1, "n"), (at,)),
        "actor": Claim("x", "actor", Participant("n"), (at,)),
        "holder": Claim("h", "killed", Toll(2, 2), (at,), "reported", "n"),
    }
    event = replace(coded.events[0], claims=(*coded.events[0].claims, claims[role]))
    made: CodedReport = replace(coded, report=replace(coded.report, text=TEXT), events=(event,))
    return joined(made)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (told("recipient", "Amina Ould-Sidi"),
         {"Amina Ould-Sidi", "Amina", "Ould-Sidi", "Mrs Ould-Sidi"}),
        (told("killed", "Paul Ba", "GOV"), {"Paul Ba", "Paul"}),  # a victim in office too
        (told("holder", "Paul Ba"), {"Paul Ba", "Paul"}),
        (told("holder", "Paul Ba", "GOV"), set()),  # speaks for a state
        (told("actor", "Paul Ba"), set()),
        (told("actor", "Paul Ba", age=17), {"Paul Ba", "Paul"}),
        (told("actor", "Paul Ba", age=18), set()),
        (told("recipient", "Armed men", kind="people"), set()),
        (told("recipient", "them"), set()),  # no name
        (told("recipient", "حسن"), {"حسن"}),  # a script without capitals
        (told("recipient", "Ed Li"), {"Ed Li"}),  # short as a whole, and not by its parts
        (told("recipient", "李伟"), {"李伟"}),
        (told("recipient", "A boy"), set()),
        (told("recipient", "He"), set()),
    ],
)  # fmt: skip
def test_whose_names(one: Incident, expected: set[str]) -> None:
    assert withheld_names(one, DEFAULT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina Ould-Sidi was shot", "[x] was shot"),
        ("AMINA\n OULD-SIDI'S house", "[x]'S house"),
        ("amina-house; Aminata, Pamina", "[x]-house; Aminata, Pamina"),
        ("/amina_ould-sidi_1.html, 9amina9", "/[x]_[x]_1.html, 9amina9"),  # no hash is cut up
        ("nothing", "nothing"),
    ],
)
def test_names_within_words(text: str, expected: str) -> None:
    found = pattern(["Amina", "Ould-Sidi", "Amina Ould-Sidi"])
    assert found is not None
    assert found.sub("[x]", text) == expected
    assert pattern([]) is None


def test_ids_that_hold_a_name_still_join() -> None:
    """The third report is of an incident with the second, and of one where no report names Amina or
    Paul: looked at alone, its id would stay as it is there."""
    whole = told("recipient", "Amina Ould-Sidi").told[0].coded
    paul = told("holder", "Paul Ba").told[0].coded
    one, two, three, four = (
        replace(coded, report=replace(coded.report, id=id_))
        for coded, id_ in (
            (whole, "w-1"), (paul, "Amina"), (report("w", ()), "paul_amina"),
            (report("w", ()), "x"),
        )
    )  # fmt: skip
    incidents = [
        joined(one, two, id_="i-1"), joined(two, three, id_="i-2"),
        joined(three, four, id_="i-3"), joined(four, id_="i-4"),
    ]  # fmt: skip
    withheld, tally = Withheld(DEFAULT, incidents), Tally()
    ids = []
    for table in (REPORTS, INCIDENT_REPORT, CLAIMS):
        at = next(n for n, column in enumerate(table.columns) if column.name == "report_id")
        made = private(table, DEFAULT, tally, withheld).start(Wish(), Losses())
        ids.append([str(row[at]) for one in incidents for row in made.of(one)])
    reports, links, claims = ids
    assert len(set(reports)) == len(reports) == 4
    assert set(reports) == set(links) >= set(claims)
    assert [reports.index(id_) for id_ in links] == [0, 1, 1, 2, 2, 3, 3]
    assert [id_.startswith("[name withheld]") for id_ in reports] == [False, True, True, False]
    assert tally.names.keys() == {"i-1", "i-2", "i-3", "i-4", *reports}
    assert tally.cells["reports", "report_id", "names withheld"] == 2


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("public", ("[name withheld] fled", "2024-06", 12.3, 10, None)),
        ("team", ("Amina fled", "2024-06", 12.3, 10, "x")),
    ],
)
def test_each_cell_by_its_level(audience: Audience, expected: tuple[object, ...]) -> None:
    kinds: tuple[Kind, ...] = ("text", "day", "decimal", "whole", "text")
    columns = tuple(Column(name, kind) for name, kind in zip("abcde", kinds, strict=True))
    row: Row = ("Amina fled", datetime.date(2024, 6, 4), 12.345, 16, "x")
    table = Table("t", "", columns, lambda _wish, _losses: RowsOf(lambda _one: [row]))
    persons = {"victims": "team", "witnesses": "team", "minors": "team"}
    levels = {("t", "b"): "coarse", ("t", "c"): "coarse", ("t", "d"): "coarse", ("t", "e"): "team"}
    policy = Policy(audience, persons, levels)  # type: ignore[arg-type]
    assert from_json(policy.as_json()) == policy
    tally = Tally()
    made = private(table, policy, tally)
    (found,) = made.start(Wish(), Losses()).of(told("recipient", "Amina Ould-Sidi"))
    assert tuple(found) == expected
    assert made.columns[1].kind == "text"
    fate = "names withheld" if audience == "public" else "shown"
    assert tally.cells["t", "a", fate] == 1


def test_a_name_that_is_left_is_found(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [("incident_id", "words"), ("i-1", "Amina fled"), ("i-2", "Amina is another")]
        )
    searched = search({path: ","}, {"i-1": frozenset(["Amina"])})
    assert searched.found == ("t.csv, row 1, words",)
    assert (searched.cells, searched.names) == (4, 1)
