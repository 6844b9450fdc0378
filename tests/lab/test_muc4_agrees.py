"""The adopted MUC-4 scorers against those beside the checkout: the same to the last digit."""

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from tacitus.write.muc4.templates import SLOTS, read_documents, template_json
from tacitus_lab.muc4.keys import parse_templates, parse_texts
from tacitus_lab.muc4.roles import ROLES, ceaf_ree, gtt_score, read_role_documents
from tacitus_lab.muc4.score_report import printed
from tacitus_lab.muc4.scorer import score

SHARED = Path(__file__).parents[3] / "shared"
THEIRS = SHARED / "score"
GOLD = SHARED / "data" / "muc4"
Json = dict[str, Any]
pytestmark = pytest.mark.skipif(
    not THEIRS.exists(), reason=f"no {THEIRS}: the shared scorers are not here"
)
needs_gold = pytest.mark.skipif(not GOLD.exists(), reason=f"no {GOLD}: MUC-4 is not here")


def theirs(name: str) -> Any:
    """A module of the shared scorers."""
    spec = importlib.util.spec_from_file_location(name, THEIRS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(path: Path, documents: list[Json]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
    return path


# ---- made-up templates --------------------------------------------------------------------------

WORDS = ("BOMB", "A BOMB", "THE BOMBS", "TWO BOMBS", "CAR BOMB", "OFFICE OF THE MAYOR", "MAYOR")
PEOPLE = ("REBELS", "GUERRILLAS", "SIX REBELS", "THE MAYOR OF X", "MAYOR", "JUDGES", "JUDGE", "-")
SETS = {
    "inc_type": ("ATTACK", "BOMBING", "ARSON"),
    "inc_stage": ("ACCOMPLISHED", "ATTEMPTED"),
    "inc_instr_type": ("GUN", "RIFLE", "BOMB", "EXPLOSIVE", "DYNAMITE"),
    "perp_org_conf": ("SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "POSSIBLE"),
    "phys_tgt_effect": ("SOME DAMAGE", "DESTROYED", "NO DAMAGE"),
    "hum_tgt_effect": ("DEATH", "INJURY", "NO INJURY", "NO DEATH", "NO INJURY OR DEATH"),
    "hum_tgt_type": ("CIVILIAN", "POLITICAL FIGURE", "GOVERNMENT OFFICIAL"),
}
DAYS = ("22 AUG 89", "23 AUG 89", "2 AUG 1989", "30 FEBRUARY 89", "01 SEP 89", None)
NUMBERS = ("1", "2", "12", "PLURAL", "PLUR", "SING", "~10", "10", "5-7", "6-", "-26")
PLACES = (("LIMA", "CITY"), ("AREQUIPA", "CITY"), ("AREQUIPA", "DEPARTMENT"), ("THE COAST", ""))


def made_value(dice: random.Random, slot: str) -> Any:
    kind = SLOTS[slot].kind
    if kind == "date":
        return dice.choice(
            (dice.choice(DAYS[:-1]), {"from": dice.choice(DAYS), "to": dice.choice(DAYS)})
        )
    if kind == "location":
        return {
            "country": [dice.choice(("PERU", "CHILE"))],
            "places": [made_place(dice) for _ in range(dice.randrange(3))],
        }
    if kind == "number":
        return dice.choice(NUMBERS)
    if kind == "set":
        return dice.choice(SETS.get(slot, ("OTHER", "SOMETHING")))
    return dice.choice(PEOPLE[:-1] if slot.startswith(("perp", "hum")) else WORDS)


def made_place(dice: random.Random) -> Json:
    one, two = (
        {"name": [name], "type": [kind] if kind else []} for name, kind in dice.choices(PLACES, k=2)
    )
    return {"between": [one, two]} if dice.random() < 0.2 else one


def made_filler(dice: random.Random, slot: str, key: bool) -> Json:
    """A filler; only those of a key have alternatives or are optional."""
    several = dice.choice((1, 1, 2)) if key else 1
    made: Json = {"any": []}
    for _ in range(several):
        one: Json = {"value": [made_value(dice, slot) for _ in range(dice.choice((1, 1, several)))]}
        if SLOTS[slot].refs and dice.random() < 0.8:
            one["ref"] = [dice.choice((*WORDS, *PEOPLE)) for _ in range(dice.choice((1, several)))]
        made["any"].append(one)
    if key and dice.random() < 0.15:
        made["optional"] = True
    return made


def made_template(dice: random.Random, number: int, key: bool) -> Json:
    made: Json = {"id": str(number), "optional": key and dice.random() < 0.2}
    for slot in SLOTS:
        fillers = [made_filler(dice, slot, key) for _ in range(dice.choice((0, 1, 1, 2, 4)))]
        made[slot] = None if dice.random() < 0.1 else fillers
    return made


def made_documents(seed: int, key: bool) -> list[Json]:
    dice = random.Random(f"{seed} {key}")
    return [
        {
            "docid": f"DEV-MUC3-{number:04}",
            "templates": [made_template(dice, n, key) for n in range(1, dice.randrange(1, 5))],
        }
        for number in range(12)
    ]


# ---- spoiled gold -------------------------------------------------------------------------------


def spoiled(documents: list[Json], seed: int) -> list[Json]:
    """The key as a careless reader might have answered it: of alternatives one, fillers and
    templates dropped, words cut, added and swapped between documents."""
    dice = random.Random(seed)
    pool: dict[str, list[Json]] = {slot: [] for slot in SLOTS}
    for document in documents:
        for template in document["templates"]:
            for slot in SLOTS:
                pool[slot] += template[slot] or []
    made = []
    for document in documents:
        templates = [one for one in document["templates"] if dice.random() > 0.2]
        if dice.random() < 0.1:
            templates += dice.choice(documents)["templates"][:1]
        made.append(
            {
                "docid": document["docid"],
                "templates": [
                    {
                        "id": str(n),
                        **{slot: answered(one[slot], pool[slot], dice) for slot in SLOTS},
                    }
                    for n, one in enumerate(templates, 1)
                ],
            }
        )
    return [one for one in made if dice.random() > 0.05]


def answered(fillers: list[Json] | None, pool: list[Json], dice: random.Random) -> Any:
    if fillers is None:
        return None
    kept = [one for one in fillers if dice.random() > 0.25]
    if dice.random() < 0.2 and pool:
        kept.append(dice.choice(pool))
    return [worded(dice.choice(one["any"]), dice) for one in kept]


def worded(one: Json, dice: random.Random) -> Json:
    """One alternative, its value in other words."""
    value = dice.choice(one["value"])
    if isinstance(value, str) and dice.random() < 0.3:
        words = value.split()
        value = dice.choice((f"the {value}", f"{value} of the north", words[-1], words[0]))
    made: Json = {"value": [value]}
    if "ref" in one and dice.random() > 0.1:
        made["ref"] = [dice.choice(one["ref"])]
    return {"any": [made]}


def both_reports(key: Path, response: Path) -> tuple[str, str]:
    module = theirs("muc4_score")
    expected = module.Scorer().score(module.read_docs(key), module.read_docs(response))
    ours = score(read_documents(key), read_documents(response))
    pairs = [
        (pair.document, pair.key, pair.response, {s: dict(t) for s, t in pair.slots.items()})
        for pair in ours.pairs
    ]
    for one, two in zip(pairs, expected["pairs"], strict=True):
        told = {slot: dict(tally) for slot, tally in two[3].items()}
        assert one[:3] == tuple(two[:3])
        assert {s: counted(t) for s, t in one[3].items()} == {
            s: counted(t) for s, t in told.items()
        }
    return printed(ours), module.report(expected)


def counted(tally: Json) -> Json:
    return {column: count for column, count in tally.items() if count}


@pytest.mark.parametrize("seed", range(6))
def test_scorers_agree_on_made_up_templates(tmp_path: Path, seed: int) -> None:
    key = written(tmp_path / "key.jsonl", made_documents(seed, key=True))
    response = written(tmp_path / "response.jsonl", made_documents(seed, key=False))
    ours, expected = both_reports(key, response)
    assert ours == expected


@needs_gold
@pytest.mark.parametrize(("split", "seed"), [("dev", 1), ("train", 2)])
def test_scorers_agree_on_spoiled_gold(tmp_path: Path, split: str, seed: int) -> None:
    lines = (GOLD / f"{split}.jsonl").read_text(encoding="utf-8").split("\n")
    documents = [json.loads(line) for line in lines if line][:250]
    key = written(tmp_path / "key.jsonl", documents)
    response = written(tmp_path / "response.jsonl", spoiled(documents, seed))
    ours, expected = both_reports(key, response)
    assert ours == expected


# ---- five roles ---------------------------------------------------------------------------------


def made_roles(seed: int) -> list[Json]:
    dice = random.Random(seed)
    names = ("the rebels", "rebels", "A.B.C.", "abc", "the mayor", "mayor of x", "a bus", "bus")

    def template() -> Json:
        return {
            "incident_type": dice.choice(("attack", "bombing", "kidnapping", "bombing / attack")),
            **{
                role: [
                    [[name, 0] for name in dice.sample(names, dice.choice((1, 2, 3)))]
                    for _ in range(dice.choice((0, 1, 2)))
                ]
                for role in ROLES
            },
        }

    return [
        {"docid": f"DEV-MUC3-{n:04}", "templates": [template() for _ in range(dice.randrange(4))]}
        for n in range(20)
    ]


def spoiled_roles(documents: list[Json], seed: int) -> list[Json]:
    dice = random.Random(seed)
    made = copy.deepcopy(documents)
    for document in made:
        for template in document["templates"]:
            for role in ROLES:
                kept = [one for one in template[role] if one and dice.random() > 0.3]
                template[role] = [[dice.choice(one)] for one in kept]
            if dice.random() < 0.1:
                template["incident_type"] = "attack"
        if dice.random() < 0.2:
            document["templates"] = document["templates"][1:] + document["templates"][:1] * 2
    return made


def assert_role_metrics_agree(gold: Path, predicted: Path) -> None:
    module = theirs("muc4_modern")
    ours = read_role_documents(predicted), read_role_documents(gold)
    expected = module.read_templates(predicted), module.read_templates(gold)
    for name, metric in (("ceaf_ree", ceaf_ree), ("gtt_score", gtt_score)):
        made = {role: {"p": one.p, "r": one.r, "f1": one.f1} for role, one in metric(*ours).items()}
        assert made == getattr(module, name)(*expected)


@pytest.mark.parametrize("seed", range(4))
def test_role_metrics_agree_on_made_up_templates(tmp_path: Path, seed: int) -> None:
    gold = made_roles(seed)
    made = made_roles(seed + 100) if seed % 2 else spoiled_roles(gold, seed)
    assert_role_metrics_agree(
        written(tmp_path / "gold.json", gold), written(tmp_path / "predicted.json", made)
    )


@needs_gold
def test_role_metrics_agree_on_spoiled_gold(tmp_path: Path) -> None:
    lines = (GOLD / "gtt" / "dev.jsonl").read_text(encoding="utf-8").split("\n")
    documents = [json.loads(line) for line in lines if line]
    gold = written(tmp_path / "gold.json", documents)
    assert_role_metrics_agree(
        gold, written(tmp_path / "predicted.json", spoiled_roles(documents, 3))
    )


def test_predictions_in_the_form_of_gtt(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.json", made_roles(1))
    made = {
        number: {"pred_templates": [{"incident_type": ["none"], "Victim": [["mayor"]]}]}
        for number in read_role_documents(gold)
    }
    predicted = tmp_path / "predicted.json"
    predicted.write_text(json.dumps(made), encoding="utf-8")
    assert_role_metrics_agree(gold, predicted)


# ---- printed keys and texts ---------------------------------------------------------------------

PRINTED = """\
; an annotator's comment
0.  MESSAGE: ID                     DEV-MUC3-0901 (XXXX)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  - 04 JUN 89 / (03 JUN 89 - 04 JUN 89)
3.  INCIDENT: LOCATION              PERU: LIMA (CITY): (ATE (<TOWN>) / "VITARTE" (TOWN)) / PERU
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         "BOMB" / ("A \\"BIG\\" BOMB")
                                    ? "DYNAMITE"
7.  INCIDENT: INSTRUMENT TYPE       BOMB: "BOMB" / "A BOMB"
8.  PERP: INCIDENT CATEGORY         -
9.  PERP: INDIVIDUAL ID             -
12. PHYS TGT: ID                    "TOWER"
                                    "BRIDGE: OLD / NEW"
14. PHYS TGT: NUMBER                1: "TOWER"
                                    ~ 5 - 7: "BRIDGE"
16. PHYS TGT: EFFECT OF INCIDENT    (SOME DAMAGE: "TOWER") / (DESTROYED: "BRIDGE" / "IT")
no slot any more
                                    "LOST"
18. HUM TGT: NAME                   *
19. HUM TGT: DESCRIPTION            "MAYOR": "AB" / "CD"

0.  MESSAGE: ID                     DEV-MUC3-0902
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *

0.  MESSAGE: ID                     DEV-MUC3-0903
1.  MESSAGE: TEMPLATE               1
3.  INCIDENT: LOCATION              PERU: ICA (CITY) - NAZCA (CITY) / (PUNO (CITY))
2.  INCIDENT: DATE                  NIL - NIL
24. HUM TGT: TOTAL NUMBER           3
"""
TEXTS = """\
DEV-MUC3-0901 (XXXX)

   LIMA, 4 JUN 89 (EFE) -- [TEXT] A BOMB WENT OFF.

   NOBODY WAS HURT.

TST1-MUC3-0902

   SAN JOSE (COSTA RICA),
NO DATE -- [TEXT] NOTHING.
"""


def test_printed_templates_are_read_alike() -> None:
    expected = theirs("muc4_data").parse_templates(PRINTED)
    ours = {
        id: [template_json(one) for one in templates]
        for id, templates in parse_templates(PRINTED).items()
    }
    assert ours == expected


def test_texts_are_read_alike() -> None:
    expected = theirs("muc4_data").parse_texts(TEXTS)
    ours = {
        id: (
            {
                "dateline": head.dateline,
                "place": head.place,
                "date": head.date,
                "source": head.source,
            },
            body,
        )
        for id, (head, body) in parse_texts(TEXTS).items()
    }
    assert ours == expected


def test_slots_are_the_same() -> None:
    data, scorer = theirs("muc4_data"), theirs("muc4_score")
    assert [(one.name, one.label, one.kind) for one in SLOTS.values()] == data.SLOTS
    assert {one.name: (one.kind, one.refs) for one in SLOTS.values()} == scorer.SLOTS
