"""The adopted gold tools against those beside the checkout: the same to the last digit."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tacitus_lab.gold.compiler import Compiler
from tacitus_lab.gold.figures import score
from tacitus_lab.gold.score_reports import pair_up

SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seed" / "ankara-2016-12-20.yaml"
pytestmark = pytest.mark.skipif(
    not SEED.exists(), reason=f"no {SEED}: the shared tools are not here"
)


def spoiled(coding: Any, seed: int) -> Any:
    """The coding as a careless coder might have left it."""
    dice = random.Random(seed)
    made = copy.deepcopy(coding)
    for event in made["events"]:
        event["claims"] = [
            claim for claim in event["claims"] if claim["field"] == "type" or dice.random() > 0.2
        ]
        for claim in event["claims"]:
            if dice.random() < 0.3:
                claim["certainty"] = "alleged"
            if claim["field"] in ("killed", "wounded") and dice.random() < 0.5:
                claim["value"]["low"] = 0
    made["statements"] = [one for one in made["statements"] if dice.random() > 0.2]
    return made


@pytest.mark.parametrize("seed", range(3))
def test_both_scorers_agree(tmp_path: Path, seed: int) -> None:
    coding = Compiler(SEED).coding
    assert coding is not None
    coding = json.loads(json.dumps(coding))
    pred = spoiled(coding, seed)
    for name, one in (("gold", coding), ("pred", pred)):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(one) + "\n", encoding="utf-8")
    theirs = subprocess.run(
        [
            sys.executable,
            str(SHARED / "gold" / "score_reports.py"),
            *(str(tmp_path / f"{name}.jsonl") for name in ("gold", "pred")),
            "--json",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    id_ = coding["report"]["id"]
    ours = score(*pair_up({id_: coding}, {id_: pred}))
    assert json.loads(json.dumps(ours)) == json.loads(theirs.stdout)
    assert 0 < ours["claim_f"] < 1


def test_both_compilers_agree(tmp_path: Path) -> None:
    out = tmp_path / "theirs.jsonl"
    subprocess.run(
        [sys.executable, str(SHARED / "gold" / "gold.py"), "build", str(SEED), "-o", str(out)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(out.read_text(encoding="utf-8")) == Compiler(SEED).coding
