"""The two MUC-4 benchmarks on tiny files of their layout; all texts are made up."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from tacitus.text_coder import TextCoder
from tacitus.write.muc4.templates import SLOTS, Template, filler
from tacitus_lab.bench.all_benchmarks import BENCHMARKS
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.muc4 import Muc4
from tacitus_lab.bench.muc4_roles import Muc4Roles
from tacitus_lab.bench.predict import Predictor
from tacitus_lab.bench.run import missing, run
from tacitus_lab.metrics import Figure
from tacitus_lab.muc4.datelines import dateline_of, published_day
from tacitus_lab.muc4.measures import official, relevance_figures, role_figures, slot_figures
from tacitus_lab.muc4.roles import ROLES, RoleTemplate, gtt_counts
from tacitus_lab.muc4.scorer import score

Json = dict[str, Any]
BOMB = (
    "[TEXT] A CAR BOMB EXPLODED YESTERDAY OUTSIDE A HOTEL IN AREQUIPA, KILLING THREE\nTOURISTS."
    "  THE REBELS OF THE SHINING LANTERN CLAIMED RESPONSIBILITY FOR THE BOMBING."
)
RAIN = "[TEXT] THE MINISTERS OF AGRICULTURE MET TO DISCUSS THE PRICE OF COFFEE."


def fillers(*values: str | Json, ref: str | None = None) -> list[Json]:
    more = {} if ref is None else {"ref": [ref]}
    return [{"any": [{"value": [value], **more}]} for value in values]


def document(docid: str, text: str, templates: list[Json]) -> Json:
    header = {
        "dateline": "   LIMA, 4 JUN 89 (AFP) -- ",
        "place": "LIMA",
        "date": "4 JUN 89",
        "source": "AFP",
    }
    return {"docid": docid, "header": header, "text": text, "templates": templates}


def key() -> Json:
    """The key of the bombing: three tourists dead by a car bomb."""
    arequipa = {"name": ["AREQUIPA"], "type": ["CITY"]}
    told = {
        "inc_date": fillers("03 JUN 89"),
        "inc_loc": fillers({"country": ["PERU"], "places": [arequipa]}),
        "inc_type": fillers("BOMBING"),
        "inc_stage": fillers("ACCOMPLISHED"),
        "inc_instr_id": fillers("CAR BOMB"),
        "inc_instr_type": fillers("VEHICLE BOMB", ref="CAR BOMB"),
        "perp_inc_cat": fillers("TERRORIST ACT"),
        "hum_tgt_desc": fillers("TOURISTS"),
        "hum_tgt_type": fillers("CIVILIAN", ref="TOURISTS"),
        "hum_tgt_num": fillers("3", ref="TOURISTS"),
        "hum_tgt_effect": fillers("DEATH", ref="TOURISTS"),
    }
    return {"id": "1", "optional": False, **{slot: told.get(slot, []) for slot in SLOTS}}


def role_key() -> Json:
    made: Json = {role: [] for role in ROLES}
    return {"incident_type": "bombing", **made, "Weapon": [[["car bomb", 9]]]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Both benchmarks' data elsewhere than beside the checkout; `dev` has two documents."""
    folder = tmp_path / "elsewhere"
    (folder / "muc4" / "gtt").mkdir(parents=True)
    rows = [document("DEV-MUC3-0901", BOMB, [key()]), document("DEV-MUC3-0902", RAIN, [])]
    simple = [
        {"docid": row["docid"], "doctext": row["text"].lower(), "templates": [role_key()] * (not n)}
        for n, row in enumerate(rows)
    ]
    for name, made in (("muc4/dev", rows), ("muc4/gtt/dev", simple)):
        lines = "".join(json.dumps(one) + "\n" for one in made)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def named(figures: list[Figure]) -> dict[str, Figure]:
    return {one.name: one for one in figures}


def test_both_are_in_the_table() -> None:
    assert isinstance(BENCHMARKS["muc4"], Muc4)
    assert isinstance(BENCHMARKS["muc4-roles"], Muc4Roles)
    for one in (BENCHMARKS["muc4"], BENCHMARKS["muc4-roles"]):
        assert next(iter(one.splits)) == "dev"
        assert one.splits == {"dev": "reporting", "train": "tuning", "test": "reporting"}
        assert all(peer.value and 0 < peer.value < 1 and peer.source for peer in one.peers)


def test_documents_are_loaded(data: Path) -> None:
    one, two = Muc4().load(data, "dev")
    assert (one.id, one.published) == ("DEV-MUC3-0901", "1989-06-04")
    assert one.text.startswith("   LIMA, 4 JUN 89 (AFP) -- [TEXT] A CAR BOMB")
    assert one.gold["place"] == "LIMA"
    assert two.gold["templates"] == []


def test_missing_data_is_named(tmp_path: Path) -> None:
    assert missing(Muc4(), tmp_path) == ["muc4"]
    assert missing(Muc4Roles(), tmp_path) == ["muc4/gtt"]


def test_a_run_of_the_whole_task(data: Path, coder: TextCoder) -> None:
    result, _, predictions = run(Muc4(), Predictor(coder), data, "dev", None)
    figures = named(result.figures)
    assert (result.documents, result.whole, result.purpose) == (2, True, "reporting")
    assert set(figures) >= {"all_templates_f", "relevance_accuracy", *(f"{s}_f" for s in SLOTS)}
    assert all(one.n == 2 for one in figures.values())
    (made,) = predictions[0]
    assert set(made) == {"id", "optional", *SLOTS}
    assert figures["inc_type_f"].value == 1.0
    assert figures["relevance_accuracy"].value == 1.0
    assert 0.5 < figures["all_templates_f"].value < 1.0  # the key knows no hotel
    assert json.loads(json.dumps(predictions)) == predictions


def test_a_run_in_five_roles(data: Path, coder: TextCoder) -> None:
    result, _, predictions = run(Muc4Roles(), Predictor(coder), data, "dev", 1)
    figures = named(result.figures)
    assert not result.whole
    assert figures["gtt_incident_type_f"].value == 1.0
    assert figures["gtt_Weapon_f"].value == 1.0
    assert figures["ceaf_ree_Weapon_f"].value == 1.0
    assert predictions[0][0]["incident_type"] == "bombing"


def test_roles_read_the_text_as_printed_where_it_is(data: Path) -> None:
    one, _ = Muc4Roles().load(data, "dev")
    assert one.published == "1989-06-04"
    assert "A CAR BOMB" in one.text
    (data / "muc4" / "dev.jsonl").unlink()
    one, _ = Muc4Roles().load(data, "dev")
    assert (one.published, one.text) == (None, BOMB.lower())


def test_a_perfect_answer(data: Path) -> None:
    cases = Muc4().load(data, "dev")
    figures = named(Muc4().score(cases, [case.gold["templates"] for case in cases]))
    assert figures["all_templates_f"].value == 1.0
    assert figures["all_templates_recall"].value == 1.0
    assert math.isnan(figures["phys_tgt_id_f"].value) or figures["phys_tgt_id_f"].value == 0.0


def test_an_empty_answer(data: Path) -> None:
    cases = Muc4().load(data, "dev")
    figures = named(Muc4().score(cases, [[], []]))
    assert figures["all_templates_f"].value == 0.0
    assert figures["relevance_accuracy"].value == 0.5


# ---- figures ------------------------------------------------------------------------------------


def incident(type_: str, *, optional: bool = False) -> Template:
    slots = {"inc_type": (filler(type_),), "hum_tgt_desc": (filler("JUDGE"),)}
    return Template("1", optional, dict(slots))


def test_the_headline_is_rounded_as_in_1992() -> None:
    """POS 3, ACT 8, COR 1 of each of two: recall 33%, precision 12% (12.5, to even), F 17.6; not
    2/11."""
    made = official("f", [(3.0, 8.0, 1.0, 0.0)] * 2, "f")
    assert made.value == pytest.approx(2 * 0.33 * 0.12 / 0.45, abs=1e-4)
    assert made.low == made.high == pytest.approx(2 / 11)


def test_figures_over_documents() -> None:
    """Right in one document, spurious in another: COR 2 of POS 2 and ACT 4."""
    keys = {"a": [incident("ATTACK")], "b": []}
    figures = named(
        slot_figures(score(keys, {one: [incident("ATTACK")] for one in keys}), ["a", "b"])
    )
    assert figures["all_templates_precision"].value == 0.5
    assert figures["all_templates_recall"].value == 1.0
    assert figures["all_templates_f"].value == pytest.approx(2 / 3, abs=1e-4)
    assert figures["templates_f"].value == pytest.approx(0.6667, abs=1e-4)


def test_a_document_of_optional_templates_is_neither_right_nor_wrong() -> None:
    keys = {
        "a": [incident("ATTACK")],
        "b": [],
        "c": [incident("ATTACK", optional=True)],
        "d": [incident("ATTACK")],
    }
    told = {"a": [incident("ATTACK")], "b": [incident("ATTACK")], "c": [], "d": []}
    accuracy, f = relevance_figures(keys, told)
    assert accuracy.value == pytest.approx(1 / 3)
    assert accuracy.n == 3
    assert f.value == 0.5  # one right of two told and two wanted


def test_role_figures_are_over_all_documents() -> None:
    one = RoleTemplate("attack", {"Victim": (("mayor",),)})
    figures = named(role_figures("gtt", [gtt_counts([one], [one]), gtt_counts([], [one])]))
    assert figures["gtt_precision"].value == 1.0
    assert figures["gtt_recall"].value == 0.5
    assert figures["gtt_Victim_f"].value == pytest.approx(2 / 3)
    assert role_figures("gtt", [])[0].n == 0


# ---- datelines ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("4 JUN 89", "1989-06-04"),
        ("JUNE 4 89", "1989-06-04"),
        ("4 JUN", None),
        ("31 JUN 89", None),
        ("4 FOO 89", None),
        (None, None),
    ],
)
def test_the_day_of_a_dateline(date: str | None, day: str | None) -> None:
    assert published_day(date) == day


@pytest.mark.parametrize(
    ("place", "country"),
    [("LIMA", "PER"), ("HAVANA (CUBA)", "CUB"), ("CLANDESTINE", None), (None, None)],
)
def test_the_country_of_a_dateline(
    place: str | None, country: str | None, coder: TextCoder
) -> None:
    made = dateline_of("  LIMA, 4 JUN 89 -- [TEXT]", place, coder.tools.gazetteer)
    assert (made.end, made.country) == (19, country)


def test_a_text_without_dateline(coder: TextCoder) -> None:
    assert dateline_of("no dateline", None, coder.tools.gazetteer).end == 0


def test_a_case_without_date(coder: TextCoder) -> None:
    case = Case("x", "A BOMB EXPLODED IN LIMA.", {"place": None, "templates": []})
    assert isinstance(Muc4().predict(case, coder), list)
