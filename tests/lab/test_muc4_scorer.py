"""The MUC-4 scorer on fills and templates small enough to count by hand."""

from pathlib import Path

import pytest

from tacitus.write.muc4.templates import (
    Alternative,
    Filler,
    Location,
    Place,
    Range,
    Template,
    Value,
    filler,
    read_documents,
    template_json,
    template_of,
)
from tacitus_lab.muc4.equality import is_ancestor, same_text, strip_words
from tacitus_lab.muc4.judgement import judge_date, judge_number, judge_string
from tacitus_lab.muc4.score_report import Measures, measures, printed, table
from tacitus_lab.muc4.scorer import may_pair, pairs_of, percent, score
from tacitus_lab.muc4.slots import COLUMNS, score_slot


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("A BOMB", "BOMB", True),
        ("TWO OF THE BOMBS", "BOMBS", True),
        ("BOMBS", "BOMB", False),
        ("22 AUG 89", "23 AUG 89", True),  # an accident of 1992: "2AUG 89" both
        ("22 AUG 89", "30 AUG 89", False),
    ],
)
def test_equal_text(one: str, two: str, same: bool) -> None:
    assert same_text(one, two) is same


def test_premodifiers_are_cut_one_after_the_other() -> None:
    assert strip_words("ANOTHER OF MANY BIG BOMBS") == "BIG BOMBS"
    assert strip_words("JUAN EXAMPLE") == "JUEXAMPLE"  # cut where they end a word, too


@pytest.mark.parametrize(
    ("slot", "upper", "lower", "is_one"),
    [
        ("inc_instr_type", "EXPLOSIVE", "DYNAMITE", True),
        ("inc_instr_type", "DYNAMITE", "EXPLOSIVE", False),
        ("inc_type", "ATTACK", "ARSON", True),
        ("inc_type", "ATTACK", "ATTACK", False),
        ("phys_tgt_num", "1", "2", False),
    ],
)
def test_ancestors(slot: str, upper: str, lower: str, is_one: bool) -> None:
    assert is_ancestor(slot, upper, lower) is is_one


@pytest.mark.parametrize(
    ("key", "response", "status"),
    [
        ("REBELS", "A GROUP OF THE REBELS", "correct"),
        ("REBELS", "REBELS WHO CAME DOWN FROM NORTH HILLS AND SHOUTED", "partial"),  # 7 more words
        ("REBELS OF THE NORTH", "REBELS", "partial"),
        ("TALL REBELS", "SHORT REBEL", "partial"),  # one head
        ("TALL REBELS", "SHORT SOLDIERS", None),
        ("REBELS", "TERRORISTS", "partial"),  # two general words
        ("POLICEMEN", "A YOUNG POLICEMAN", "partial"),
        ("U.S. CITIZEN", "CITIZEN", "correct"),  # nationalities do not count
        ("REBELS", "", None),
    ],
)
def test_strings(key: str, response: str, status: str | None) -> None:
    assert judge_string("perp_ind_id", key, response) == status


def test_general_words_only_for_perpetrators() -> None:
    assert judge_string("hum_tgt_desc", "REBELS", "TERRORISTS") is None


@pytest.mark.parametrize(
    ("key", "response", "status"),
    [
        ("16 NOV 89", "16 NOVEMBER 1989", "correct"),
        ("16 NOV 89", Range(None, "16 NOV 89"), "partial"),
        (Range(None, "16 NOV 89"), "16 NOV 89", "partial"),
        (Range(None, "16 NOV 89"), "14 NOV 89", "partial"),
        (Range(None, "16 NOV 89"), "13 NOV 89", None),
        (Range("01 NOV 89", "16 NOV 89"), "10 NOV 89", "partial"),
        ("10 NOV 89", Range("01 NOV 89", "16 NOV 89"), "partial"),
        (Range("01 NOV 89", "16 NOV 89"), Range("10 NOV 89", "20 NOV 89"), None),
        ("16 NOV 89", "31 FEB 89", None),
    ],
)
def test_dates(key: Value, response: Value, status: str | None) -> None:
    assert judge_date(key, response) == status


@pytest.mark.parametrize(
    ("key", "ref", "response", "status"),
    [
        ("2", None, "2", "correct"),
        ("2", "BOMBS", "2", "partial"),
        ("1", None, "SING", "correct"),
        ("PLURAL", None, "PLUR", "correct"),
        ("~10", None, "10", "partial"),
        ("5-7", None, "7", "partial"),
        ("5-7", None, "6", None),
        ("2", None, "3", None),
    ],
)
def test_numbers(key: str, ref: str | None, response: str, status: str | None) -> None:
    wanted = Alternative((key,), None if ref is None else (ref,))
    assert judge_number(wanted, Alternative((response,))) == status


def tally(**counts: int) -> dict[str, int]:
    return counts


OPTIONAL = Filler(filler("THE MAYOR").any, optional=True)


@pytest.mark.parametrize(
    ("slot", "keys", "responses", "expected"),
    [
        ("hum_tgt_name", (), (), tally(NON=1)),
        ("hum_tgt_name", (OPTIONAL,), (), tally(NON=1)),
        ("hum_tgt_name", (filler("AB CD"),), (), tally(POS=1, MIS=1)),
        ("hum_tgt_name", (), (filler("AB CD"),), tally(ACT=1, SPU=1)),
        ("hum_tgt_name", (filler("AB CD"),), (filler("EF"),), tally(POS=1, ACT=1, INC=1)),
        # Two equal, one key left over, one response left over: incorrect; a second one: spurious.
        (
            "hum_tgt_name",
            (filler("AB"), filler("CD"), filler("EF")),
            (filler("CD"), filler("AB"), filler("X"), filler("Y")),
            tally(POS=3, ACT=4, COR=2, INC=1, SPU=1),
        ),
        # An optional key is never missing, yet counts where a response meets it.
        ("hum_tgt_name", (filler("AB"), OPTIONAL), (filler("AB"),), tally(POS=1, ACT=1, COR=1)),
        (
            "hum_tgt_name",
            (filler("AB"), OPTIONAL),
            (filler("AB"), filler("X")),
            tally(POS=2, ACT=2, COR=1, INC=1),
        ),
        # A set fill: right with its reference, half right without, half right for its parent.
        (
            "hum_tgt_effect",
            (filler("DEATH", "AB"),),
            (filler("DEATH", "AB"),),
            tally(POS=1, ACT=1, COR=1),
        ),
        (
            "hum_tgt_effect",
            (filler("DEATH", "AB"),),
            (filler("DEATH", "X"),),
            tally(POS=1, ACT=1, PAR=1),
        ),
        (
            "inc_instr_type",
            (filler("DYNAMITE", "STICKS"),),
            (filler("BOMB", "STICKS"),),
            tally(POS=1, ACT=1, PAR=1),
        ),
        (
            "inc_instr_type",
            (filler("BOMB", "IT"),),
            (filler("GUN", "IT"),),
            tally(POS=1, ACT=1, INC=1),
        ),
        # Alternatives: each of them will do.
        (
            "inc_type",
            (Filler((Alternative(("ATTACK", "BOMBING")),)),),
            (filler("BOMBING"),),
            tally(POS=1, ACT=1, COR=1),
        ),
        # The right country is half of a place.
        (
            "inc_loc",
            (filler(Location(("PERU",), (Place(("LIMA",), ("CITY",)),))),),
            (filler(Location(("PERU",))),),
            tally(POS=1, ACT=1, PAR=1),
        ),
    ],
)
def test_a_slot(
    slot: str, keys: tuple[Filler, ...], responses: tuple[Filler, ...], expected: dict[str, int]
) -> None:
    made = score_slot(slot, keys, responses)
    assert {column: count for column, count in made.items() if count} == expected
    assert set(made) <= set(COLUMNS)


def incident(id: str, type_: str, victim: str, optional: bool = False) -> Template:
    slots = {"inc_type": (filler(type_),), "hum_tgt_name": (filler(victim),)}
    return Template(id, optional, dict(slots))


def test_templates_pair_by_type_and_content() -> None:
    key = incident("1", "BOMBING", "PEDRO EXAMPLE")
    assert may_pair(key, incident("1", "BOMBING", "EXAMPLE"))  # one common word
    assert may_pair(key, incident("1", "ATTACK", "PEDRO EXAMPLE"))  # the parent of the type
    assert not may_pair(key, incident("1", "ARSON", "PEDRO EXAMPLE"))
    assert not may_pair(key, incident("1", "BOMBING", "SOMEBODY ELSE"))


def test_the_best_recall_pairs_first() -> None:
    keys = [incident("1", "ATTACK", "PEDRO EXAMPLE"), incident("2", "ATTACK", "ANA EXAMPLE")]
    made = pairs_of(keys, [incident("1", "ATTACK", "ANA EXAMPLE")])
    assert [(k and k.id, r and r.id) for k, r in made] == [("1", None), ("2", "1")]


def test_a_whole_score() -> None:
    """Key: two templates (4 fills). Response: one right template with a wrong name beside the right
    one, and one spurious template. POS 4, ACT 3 + 2, COR 2."""
    keys = {
        "d1": [incident("1", "ATTACK", "PEDRO EXAMPLE"), incident("2", "BOMBING", "ANA SAMPLE")],
        "d2": [incident("1", "ARSON", "NOBODY WANTED", optional=True)],
        "d3": [],
    }
    told = Template(
        "1",
        slots={
            "inc_type": (filler("ATTACK"),),
            "hum_tgt_name": (filler("PEDRO EXAMPLE"), filler("XY")),
        },
    )
    scored = score(keys, {"d1": [told], "d3": [incident("1", "ATTACK", "Z")], "other": [told]})
    every = table(scored)["ALL TEMPLATES"]
    assert {c: every[c] for c in ("POS", "ACT", "COR", "PAR", "INC", "SPU", "MIS")} == {
        "POS": 4,
        "ACT": 5,
        "COR": 2,
        "PAR": 0,
        "INC": 0,
        "SPU": 3,
        "MIS": 2,
    }
    assert measures(every) == Measures(50, 40, 60, 44.44, 41.67, 47.62)
    assert table(scored)["template_id"]["NON"] == 1  # the optional one, not answered
    assert printed(scored).endswith("P&R 44.44  2P&R 41.67  P&2R 47.62")


@pytest.mark.parametrize(
    ("correct", "partial", "of", "whole"),
    [(1, 0, 3, 33), (2, 0, 3, 67), (1, 0, 8, 12), (3, 0, 8, 38), (0, 1, 2, 25), (1, 1, 2, 75)],
)
def test_whole_per_cent_with_ties_to_even(correct: int, partial: int, of: int, whole: int) -> None:
    assert percent(correct, partial, of) == whole


def test_files_are_read_tidily_and_written_back(tmp_path: Path) -> None:
    line = (
        '{"docid": "d1", "templates": [{"inc_type": [{"any": [{"value": ["attack"]}]}],'
        ' "inc_date": [{"any": [{"value": [{"from": null, "to": "4  jan 90"}]}]}],'
        ' "phys_tgt_id": null, "inc_loc": [{"any": [{"value": [{"country": ["peru"], "places":'
        ' [{"between": [{"name": ["ica"], "type": []}, {"name": ["nazca"], "type": []}]}]}]}],'
        ' "optional": true}]}]}'
    )
    path = tmp_path / "made.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    (made,) = read_documents(path)["d1"]
    assert made.id == "1"
    assert made.of("inc_date") == (filler(Range(None, "4 JAN 90")),)
    assert made.slots["phys_tgt_id"] is None
    assert made.of("inc_loc")[0].optional
    assert template_of(template_json(made)) == made
