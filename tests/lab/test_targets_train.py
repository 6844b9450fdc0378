"""What is learned from of MUC-4's human targets."""

import pytest

from tacitus.text_coder import load
from tacitus.write.muc4.incident import Victim
from tacitus.write.muc4.profile import read_profile
from tacitus.write.muc4.templates import Template, filler
from tacitus_lab.bench.muc4 import case_of
from tacitus_lab.targets_train import rightness, rows_of

NAMED = Victim("ruizo", "ABEL RUIZO", (), "CIVILIAN", "1", None, ("DEATH",))
CALLED = Victim("clerks", None, ("PORT CLERKS",), "CIVILIAN", "PLURAL", None, ("DEATH",))
KEY = Template(
    "1", slots={"hum_tgt_name": (filler("ABEL RUIZO"),), "hum_tgt_desc": (filler("CLERKS"),)}
)


@pytest.mark.parametrize(
    ("victim", "key", "right"),
    [
        (NAMED, KEY, 1.0),
        (CALLED, KEY, 1.0),
        (NAMED, Template("1"), 0.0),
        (NAMED, None, 0.0),
        (Victim("x", None, ("MINERS",), "CIVILIAN", "PLURAL", None, ()), KEY, 0.0),
    ],
)
def test_a_target_is_right_where_the_key_has_it(
    victim: Victim, key: Template | None, right: float
) -> None:
    assert rightness(victim, key) == right


def test_a_row_for_each_target_of_a_document() -> None:
    row = {
        "docid": "MADE-1",
        "header": {"dateline": "LIMA, 4 MAY 90 -- ", "place": "LIMA", "date": "4 MAY 90"},
        "text": "GUERRILLAS KILLED MAYOR ABEL RUIZO IN LIMA YESTERDAY.",
        "templates": [],
    }
    profile = read_profile()
    rows, right = rows_of(case_of(row), load("rules"), profile)
    assert rows.shape == (len(right), len(profile.victim_chance.weights))
    assert len(right) == 1
    assert right.tolist() == [0.0]  # no key has it
