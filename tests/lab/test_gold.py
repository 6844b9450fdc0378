"""What the gold compiler and the scorer must do, on cases small enough to know the answer."""

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tacitus_lab.gold import coded, figures, sameness, shapes, shorthand
from tacitus_lab.gold import compiler as gold
from tacitus_lab.gold import score_reports as scorer
from tacitus_lab.gold.coded import Json
from tacitus_lab.gold.spans import Finder, NotOne
from tacitus_lab.gold.words import Words, is_content

HERE = Path(__file__).parent
TEXT = """Bomb kills three in Basra

A bomb killed three policemen near a mosque in Basra on Monday, police said.
The militia Ansar said it carried out the attack. “We’ll strike again,” its leader Ali Hassan said.
On Friday gunmen shot dead a judge in Mosul.
"""
CODING = """
report: {id: t-1, published: 2024-05-08, language: en}
places:
  basra: {name: Basra, country: IRQ, lat: 30.508, lon: 47.783, geonames_id: 99532, precision: city}
entities:
  police: {kind: organisation, name: police, country: IRQ, sector: COP, mentions: [<police> said]}
  policemen: {kind: people, name: three policemen, country: IRQ, sector: COP, mentions: [three policemen]}
  ansar: {kind: organisation, name: Ansar, sector: [REB], mentions: [The militia Ansar, it]}
  hassan:
    kind: person
    name: Ali Hassan
    mentions: [its leader Ali Hassan]
    attributes:
      - {title: leader, evidence: leader}
      - {affiliation: ~, entity: ansar, evidence: its leader}
  gunmen: {kind: people, name: gunmen, sector: UAF, mentions: [gunmen]}
  judge: {kind: person, name: a judge, sector: JUD, mentions: [a judge]}
events:
  bombing:
    salience: main
    anchors: [A <bomb> killed, the <attack>]
    claims:
      - {type: ASSAULT, mode: explosives, stage: accomplished, evidence: [bomb, killed]}
      - {date: 2024-05-06, evidence: on Monday, basis: '"Monday" before published 2024-05-08'}
      - {place: basra, site: near a mosque, evidence: [near a mosque, in Basra#2]}
      - {recipient: policemen, evidence: killed three policemen, certainty: reported, holder: police}
      - {actor: ansar, evidence: it carried out the attack, certainty: reported, holder: ansar}
      - {responsibility: claimed, entity: ansar, evidence: it carried out the attack}
      - {weapon: Explosives, evidence: bomb}
      - {killed: 3, entity: policemen, evidence: killed three policemen, certainty: reported, holder: police}
  judge_killed:
    salience: background
    anchors: [shot dead]
    claims:
      - {type: ASSAULT, mode: targeted, evidence: shot dead a judge}
      - {date: 2024-05-03, evidence: On Friday}
      - {place: {name: Mosul, country: IRQ, lat: 36.335, lon: 43.119, precision: city}, evidence: in Mosul}
      - {actor: gunmen, evidence: gunmen shot dead}
      - {recipient: judge, evidence: shot dead a judge}
      - {killed: 1, entity: judge, evidence: shot dead a judge, confidence: 0.9}
statements:
  - {speaker: ansar, words: it carried out the attack, form: indirect, act: claim, cue: Ansar <said>, about: bombing}
  - {speaker: hassan, words: "We'll strike again,", form: direct, act: threaten, cue: Hassan <said>}
"""


def write(folder: Any, text: str = TEXT, coding: str = CODING, name: str = "t") -> Any:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    (folder / f"{name}.yaml").write_text(coding, encoding="utf-8")
    return gold.Compiler(folder / f"{name}.yaml")


def faults_of(folder: Any, old: Any, new: Any) -> Any:
    assert CODING.count(old) == 1
    return write(folder, coding=CODING.replace(old, new)).faults


@pytest.fixture
def report(tmp_path: Any) -> Any:
    compiler = write(tmp_path)
    assert compiler.faults == []
    coding = json.loads(json.dumps(compiler.coding))
    for event in coding["events"]:
        for claim in event["claims"]:
            claim["confidence"] = 1
    return coding


def scores(report: Json, pred: Any) -> Any:
    pairs, faults = scorer.pair_up({"t-1": report}, {"t-1": pred} if pred else {})
    return figures.score(pairs, faults), pairs


def span(words: str) -> Any:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def event(report: Json, id: str) -> Any:
    return next(event for event in report["events"] if event["id"] == id)


def claim(report: Json, id: str, field: str) -> Any:
    return next(claim for claim in event(report, id)["claims"] if claim["field"] == field)


def rates(result: Json, path: Any = ()) -> Iterator[Any]:
    """Every F, P, R and share in a result, with its path."""
    for key, value in result.items():
        if isinstance(value, dict):
            yield from rates(value, (*path, key))
        elif (
            key in ("p", "r", "f", "ece")
            or key.endswith("_f")
            or (isinstance(value, float) and key not in ("right", "confidence"))
        ):
            yield ".".join((*path, key)), value


# ---- the compiler --------------------------------------------------------------------------


def test_compiled_values(report: Json) -> None:
    assert coded.faults(report) == []
    text = report["report"]["text"]
    assert text == TEXT
    place = claim(report, "bombing", "place")
    assert [text[s["start"] : s["end"]] for s in place["evidence"]] == ["near a mosque", "in Basra"]
    assert place["value"]["geonames_id"] == 99532
    assert place["value"]["site"] == "near a mosque"
    assert claim(report, "bombing", "stage")["value"] == "accomplished"
    assert claim(report, "bombing", "weapon")["value"]["text"] == "bomb"
    assert claim(report, "bombing", "date")["value"] == {
        "start": "2024-05-06",
        "end": "2024-05-06",
        "precision": "day",
    }
    assert claim(report, "judge_killed", "killed")["holder"] == "author"
    assert [c["id"] for c in event(report, "judge_killed")["claims"]][:2] == [
        "judge_killed.1",
        "judge_killed.2",
    ]


@pytest.mark.parametrize(
    ("selector", "words", "start"),
    [
        ("bomb", "bomb", TEXT.index("bomb")),  # by case: not Bomb
        ("police", "police", TEXT.index("police said")),  # whole words: not in policemen
        ("said#2", "said", TEXT.index("said it")),
        ("<it> carried", "it", TEXT.index("it carried")),
        ('"We\'ll strike again,"', "“We’ll strike again,”", TEXT.index("“")),
        ("A bomb ... Monday", TEXT[27 : TEXT.index(", police")], 27),
        ("in Basra A bomb", "in Basra\n\nA bomb", TEXT.index("in Basra")),
    ],
)
def test_selectors(selector: Any, words: str, start: int) -> None:
    span = Finder(TEXT).find(selector)
    assert (TEXT[span["start"] : span["end"]], span["start"]) == (words, start)


def test_selector_in_a_script_that_joins_words() -> None:
    text = "قتل شخصان فيالشرطة يوم الاثنين"
    span = Finder(text).find("الشرطة")
    assert text[span["start"] : span["end"]] == "الشرطة"


@pytest.mark.parametrize("selector", ["ambush", "said", "said#4", "said#0", "ilitia", "", "Basr"])
def test_selectors_refused(selector: Any) -> None:
    with pytest.raises(NotOne):
        Finder(TEXT).find(selector)


def test_ambiguous_words_list_their_places() -> None:
    with pytest.raises(NotOne, match=r"(?s)3 times.*said#1.*police <said>.*said#3.*Hassan <said>"):
        Finder(TEXT).find("said")


def test_short_numbers_dates_durations() -> None:
    assert shorthand.number("8+") == {"low": 8, "high": None}
    assert shorthand.number("24..99") == {"low": 24, "high": 99}
    assert shorthand.date("2024-02", None) == {
        "start": "2024-02-01",
        "end": "2024-02-29",
        "precision": "month",
    }
    assert shorthand.duration("15m") == {"seconds": 900}
    for form, *written in (
        (shorthand.number, "eight"),
        (shorthand.duration, "an hour"),
        (shorthand.date, "2024-05-01..2024-05-03", None),
        (shorthand.date, "2024-13-01", None),
        (shorthand.date, "20240501", None),
    ):
        with pytest.raises(ValueError):
            form(*written)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("evidence: on Monday", "evidence: on Tuesday", "not in the text"),
        ("mode: explosives", "mode: bomb", "mode of ASSAULT"),
        ("salience: main", "salience: chief", "salience"),
        ("certainty: reported, holder: ansar", "certainty: sure, holder: ansar", "certainty"),
        ("actor: gunmen", "actor: nobody", "not an entity"),
        ("{killed: 1,", "{killed: 5..2,", "after or above"),
        ("date: 2024-05-03", "date: 2024-05-09..2024-05-03, precision: day", "after or above"),
        (
            "- {type: ASSAULT, mode: targeted, evidence: shot dead a judge}\n",
            ("- {type: ASSAULT, evidence: gunmen}\n      - {type: COERCE, evidence: gunmen}\n"),
            "2 type claims",
        ),
        ("{date: 2024-05-03, evidence: On Friday}", "{date: 2024-05-03}", "no evidence"),
        ("about: bombing", "about: nothing", "not another event"),
        ("country: IRQ, lat: 36.335", "country: IRK, lat: 36.335", "not known"),
        ("place: basra,", "place: baghdad,", "not among the places"),
        ("weapon: Explosives", "weapon: Explosive", "is not known, only: Bio"),
        ("sector: UAF", "sector: XXX", "sector"),
        ("mentions: [gunmen]", "mentions: [gunmen, gunmen]", "given twice"),
        ("confidence: 0.9", "confidence: 1.9", "between 0 and 1"),
        ("confidence: 0.9", "surety: 0.9", "unknown key"),
        ("form: direct", "form: quoted", "form"),
    ],
)
def test_faults_are_found_at_their_line(tmp_path: Any, old: Any, new: Any, said: Any) -> None:
    faults = faults_of(tmp_path, old, new)
    assert len(faults) == 1
    assert said in faults[0][1]
    line = CODING[: CODING.index(old)].count("\n") + 1
    assert line <= faults[0][0] <= line + 1 or "type claims" in said


def test_faults_of_the_files(tmp_path: Any) -> None:
    assert "carriage returns" in write(tmp_path, TEXT.replace("\n", "\r\n")).faults[0][1]
    assert "written twice" in write(tmp_path, coding=CODING + "events: {}\n").faults[0][1]
    assert write(tmp_path, coding="report: [").faults[0][1].startswith("YAML")
    write(tmp_path)
    (tmp_path / "t.txt").unlink()
    assert "no t.txt" in gold.Compiler(tmp_path / "t.yaml").faults[0][1]


def test_text_is_put_in_nfc(tmp_path: Any) -> None:
    compiler = write(tmp_path, TEXT.replace("Ali", "Ali\u0301"), CODING.replace("Ali", "Al\u00ed"))
    assert compiler.faults == []
    assert "Al\u00ed" in compiler.coding["report"]["text"]


def test_command_line(tmp_path: Any) -> Any:
    write(tmp_path)

    def run(tool: Any, *words: str) -> Any:
        return subprocess.run(
            [sys.executable, "-m", f"tacitus_lab.gold{tool}", *words],
            capture_output=True,
            text=True,
            check=False,
        )

    done = run("", "check", str(tmp_path))
    assert done.returncode == 0
    assert done.stdout.startswith("1 reports, 2 events, 15 claims")
    out = tmp_path / "gold.jsonl"
    assert run("", "build", str(tmp_path), "-o", str(out)).returncode == 0
    assert "« in Mosul »" in run("", "show", str(tmp_path / "t.yaml")).stdout
    done = run(".score_reports", str(out), str(out), "--json", "--by", "report")
    assert json.loads(done.stdout)["by"]["report"]["t-1"]["claims"]["f"] == 1
    assert "claim_f  1.000" in run(".score_reports", str(out), str(out), "--errors", "2").stdout
    (tmp_path / "t.yaml").write_text(CODING.replace("on Monday", "on Tuesday"), encoding="utf-8")
    done = run("", "check", str(tmp_path))
    line = CODING[: CODING.index("on Monday")].count("\n") + 1
    assert done.returncode == 1
    assert f"t.yaml:{line}: not in the text" in done.stderr


# ---- what is wrong with a coded report -----------------------------------------------------


def test_sound_and_unsound_reports(report: Json) -> Any:
    assert coded.faults(report) == []
    assert coded.faults({})
    assert coded.faults([])
    assert coded.faults({**report, "events": [{}]})

    def spoiled(change: Any) -> Any:
        spoilt = copy.deepcopy(report)
        change(spoilt)
        return coded.faults(spoilt)

    assert spoiled(lambda r: r["report"].update(sha256="0"))
    assert spoiled(lambda r: r["entities"][0].update(id="ansar"))
    assert spoiled(lambda r: claim(r, "bombing", "date")["value"].update(start="Monday"))
    assert spoiled(lambda r: claim(r, "bombing", "date").update(evidence=[]))
    assert spoiled(lambda r: claim(r, "bombing", "date").update(holder="nobody"))
    assert spoiled(lambda r: claim(r, "bombing", "killed")["value"].update(low=True))
    named = claim(report, "bombing", "date")["evidence"][0]
    assert coded.bad_span({**named, "text": "on Monday"}, TEXT) is None
    assert "on Monday" in str(coded.bad_span({**named, "text": "Monday on"}, TEXT))
    assert coded.bad_span({"start": 5, "end": 5}, TEXT)
    assert coded.bad_span({"start": 0, "end": len(TEXT) + 1}, TEXT)


# ---- the scorer ----------------------------------------------------------------------------


def test_perfect(report: Json) -> None:
    result, _ = scores(report, copy.deepcopy(report))
    for path, value in rates(result):
        assert value == (0 if path.endswith("ece") else 1) or value is None, path
    assert result["claims"]["right"] == 15
    assert result["entities"]["ceaf_e"]["right"] == 6


def test_empty(report: Json) -> None:
    for pred in (None, {**report, "entities": [], "events": [], "statements": []}):
        result, _ = scores(report, pred)
        assert result["claim_f"] == result["traced_f"] == 0
        assert result["events"]["any type"]["f"] == result["statements"]["spans"]["f"] == 0
        assert result["entities"]["ceaf_e"]["f"] == 0
        assert result["claims"]["gold"] == 15
        assert result["claims"]["pred"] == 0
        assert result["missing"] == ([] if pred else ["t-1"])


def test_swapped_actor_and_recipient(report: Json) -> None:
    pred = copy.deepcopy(report)
    for field, entity in (("actor", "judge"), ("recipient", "gunmen")):
        claim(pred, "judge_killed", field)["value"]["entity"] = entity
    result, _ = scores(report, pred)
    assert result["events"]["same type"]["f"] == 1
    assert result["claims"]["right"] == 13
    assert result["claim_f"] == round(13 / 15, 4)
    assert result["fields"]["actor"]["f"] == result["fields"]["recipient"]["f"] == 0.5
    assert result["fields"]["date"]["f"] == 1


def test_entity_by_any_shared_mention(report: Json) -> None:
    pred = copy.deepcopy(report)
    ansar = next(e for e in pred["entities"] if e["id"] == "ansar")
    ansar["mentions"] = [span("Ansar")]
    result, _ = scores(report, pred)
    assert result["fields"]["actor"]["f"] == 1
    # one head of two found: phi4 is 2 x 1 / (2 + 1)
    assert result["entities"]["ceaf_e"]["right"] == round(5 + 2 / 3, 4)
    ansar["mentions"] = [span("militia")]
    assert scores(report, pred)[0]["fields"]["actor"]["f"] == 0.5  # not the head of the mention


def test_one_entity_for_all_is_not_everybody(report: Json) -> None:
    pred = copy.deepcopy(report)
    blob = {
        **pred["entities"][0],
        "id": "all",
        "attributes": [],
        "mentions": [m for e in pred["entities"] for m in e["mentions"]],
    }
    pred["entities"].append(blob)
    for field in ("actor", "recipient"):
        for id in ("bombing", "judge_killed"):
            claim(pred, id, field)["value"]["entity"] = "all"
    result, _ = scores(report, pred)  # it holds most of Ansar: one description and one pronoun
    assert result["fields"]["actor"]["f"] == 0.5
    assert result["fields"]["recipient"]["f"] == 0
    blob["mentions"] += [span("leader Ali Hassan"), span("Ali Hassan")]
    result, _ = scores(report, pred)  # now it is Hassan, who did nothing
    assert result["fields"]["actor"]["f"] == result["fields"]["recipient"]["f"] == 0


def test_names_come_before_pronouns(report: Json) -> None:
    """A name of the judge and a pronoun or two of Ansar: it is the judge."""
    pred = copy.deepcopy(report)
    judge = next(e for e in pred["entities"] if e["id"] == "judge")
    judge["mentions"] += [span("it carried"), span("its leader")]
    for mention, length in zip(judge["mentions"][1:], (2, 3), strict=True):
        mention["end"] = mention["start"] + length
    next(e for e in report["entities"] if e["id"] == "ansar")["mentions"].append(
        judge["mentions"][2]
    )
    assert scores(report, pred)[0]["fields"]["recipient"]["f"] == 1


def test_words_of_a_span() -> None:
    assert list(Words("北京市").of({"start": 1, "end": 2})) == [1]
    assert list(Words("l’attaque du 3 mai").of({"start": 2, "end": 9})) == [1]
    assert list(Words("Okello’s gun").of({"start": 0, "end": 6})) == [0]
    assert list(Words("too short").of({"start": 3, "end": 99})) == []


def test_content_words() -> None:
    kept = [
        word
        for word in "The UN said Xi has 44 of us in US custody in 北 京 he".split()
        if is_content(word)
    ]
    assert kept == ["UN", "said", "Xi", "44", "US", "custody", "北", "京"]


@pytest.mark.parametrize(
    ("mention", "head"),
    [
        ("Chile’s ambassador to Ghana", "ambassador"),
        ("Gunman Özgür Can Demirel", "Demirel"),
        ("the Kenyan, Malian and Indian trade ministers", "ministers"),
        ("52 people including 29 firefighters", "people"),
        ("el embajador de Chile", "embajador"),
        ("Okello’s", "Okello"),
        ("Ana Prado, the trade secretary", "Prado"),
    ],
)
def test_head_words(mention: Any, head: Any) -> None:
    words = Words(mention)
    assert words.words[words.head({"start": 0, "end": len(mention)})] == head


def test_two_events_of_one_type_by_their_dates(report: Json) -> None:
    """Anchors that say nothing (the same word): the date tells which is which."""
    bomb, judge = event(report, "bombing"), event(report, "judge_killed")
    judge["anchors"] = bomb["anchors"] = [span("bomb")]
    for one in (bomb, judge):
        one["claims"] = [c for c in one["claims"] if c["field"] in ("type", "date")]
    pred = copy.deepcopy(report)
    pred["events"].reverse()
    result, pairs = scores(report, pred)
    assert [(g["id"], p["id"]) for g, p in pairs[0].events] == [
        ("bombing", "bombing"),
        ("judge_killed", "judge_killed"),
    ]
    assert result["claim_f"] == 1


def test_type_and_date_alone_do_not_align(report: Json) -> None:
    pred = copy.deepcopy(report)
    judge = event(pred, "judge_killed")
    judge["anchors"] = [span("strike")]
    judge["claims"] = [c for c in judge["claims"] if c["field"] in ("type", "date")]
    result, _ = scores(report, pred)
    assert result["events"]["any type"]["right"] == 1
    assert result["claims"]["right"] == 9
    assert result["claims"]["pred"] == 11


def test_type_and_participants_align_and_participants_alone_do_not(report: Json) -> None:
    pred = copy.deepcopy(report)
    judge = event(pred, "judge_killed")
    judge["anchors"] = [span("strike")]
    judge["claims"] = [c for c in judge["claims"] if c["field"] in ("type", "actor", "recipient")]
    assert scores(report, pred)[0]["events"]["any type"]["right"] == 2
    judge["claims"] = copy.deepcopy(event(report, "judge_killed")["claims"])
    claim(pred, "judge_killed", "type")["value"] = {"type": "COERCE", "mode": None}
    assert scores(report, pred)[0]["events"]["any type"]["right"] == 1


def test_wrong_type_still_aligns_by_anchor(report: Json) -> None:
    pred = copy.deepcopy(report)
    claim(pred, "bombing", "type")["value"] = {"type": "COERCE", "mode": None}
    result, _ = scores(report, pred)
    assert result["events"]["any type"]["f"] == 1
    assert result["events"]["same type"]["f"] == 0.5
    assert result["claims"]["right"] == 14
    assert result["fields"]["type"]["second"]["pred"] == 1


def test_shifted_offset(report: Json) -> None:
    pred = copy.deepcopy(report)
    for one in claim(pred, "bombing", "date")["evidence"]:
        one.update(start=one["start"] + 30, end=one["end"] + 30)
    result, _ = scores(report, pred)
    assert result["claim_f"] == 1
    assert result["traced_f"] == round(14 / 15, 4)
    assert result["fields"]["date"]["evidence"] == 0.5
    assert result["validity"]["spans"] == 1
    for one in claim(pred, "bombing", "date")["evidence"]:
        one["text"] = "on Monday"  # now it can be seen, and the span is refused
    result, _ = scores(report, pred)
    assert result["validity"]["spans"] < 1
    assert result["validity"]["reports"] == 0
    assert result["claim_f"] == 1
    assert result["traced_f"] == round(14 / 15, 4)


def test_certainty_and_holder(report: Json) -> None:
    pred = copy.deepcopy(report)
    claim(pred, "bombing", "killed")["certainty"] = "asserted"
    claim(pred, "bombing", "recipient")["holder"] = "author"
    result, _ = scores(report, pred)
    assert result["claim_f"] == 1
    assert result["traced_f"] == round(14 / 15, 4)
    assert result["claims"]["certainty"] == result["claims"]["holder"] == round(14 / 15, 4)


def test_claim_without_evidence_is_never_traced(report: Json) -> None:
    pred = copy.deepcopy(report)
    for one in event(pred, "bombing")["claims"]:
        one["evidence"] = []
    result, _ = scores(report, pred)
    assert result["claim_f"] == 1
    assert result["traced_f"] == round(6 / 15, 4)
    assert result["validity"]["evidence"] == round((15 + 2 - 9) / 17, 4)


def test_second_figures(report: Json) -> None:
    pred = copy.deepcopy(report)
    claim(pred, "bombing", "date")["value"].update(start="2024-05-01", precision="week")
    claim(pred, "bombing", "killed")["value"]["entity"] = "judge"
    claim(pred, "judge_killed", "place")["value"] = {
        "name": "Baghdad",
        "country": "IRQ",
        "lat": 33.3,
        "lon": 44.4,
        "precision": "city",
    }
    claim(pred, "judge_killed", "type")["value"]["mode"] = "firearms"
    result, _ = scores(report, pred)
    fields = result["fields"]
    assert (fields["date"]["f"], fields["date"]["second"]["f"]) == (0.5, 1)
    assert (fields["killed"]["f"], fields["killed"]["second"]["f"]) == (1, 0.5)
    assert (fields["place"]["f"], fields["place"]["second"]["f"]) == (0.5, 1)
    assert (fields["type"]["f"], fields["type"]["second"]["f"]) == (1, 0.5)
    assert result["counts"]["entity"]["f"] == 0.5


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"name": "Al Basrah", "geonames_id": 99532, "lat": None, "lon": None}, True),
        ({"name": "Zubayr", "geonames_id": 1, "lat": 30.39, "lon": 47.71}, True),  # 15 km off
        (
            {"name": "Zubayr", "geonames_id": 1, "lat": 30.39, "lon": 47.71, "precision": "admin1"},
            False,
        ),
        ({"name": "Nasiriyah", "geonames_id": 2, "lat": 31.05, "lon": 46.26}, False),
        ({"name": "BASRA", "geonames_id": 3, "lat": None, "lon": None}, True),
        ({"name": "Basra", "country": "USA", "geonames_id": 3, "lat": None, "lon": None}, False),
    ],
)
def test_places(report: Json, change: Any, same: Any) -> None:
    one = claim(report, "bombing", "place")
    two = copy.deepcopy(one)
    two["value"].update(change)
    assert sameness.same_place(one, two) is same


@pytest.mark.parametrize(
    ("field", "gold_value", "pred_value", "same"),
    [
        ("duration", {"seconds": 900}, {"seconds": 910}, True),
        ("duration", {"seconds": 900}, {"seconds": 960}, False),
        ("responsibility", {"stance": "none", "entity": None}, {"stance": "none"}, True),
        ("responsibility", {"stance": "claimed", "entity": "a"}, {"stance": "claimed"}, False),
        (
            "responsibility",
            {"stance": "claimed", "entity": "a"},
            {"stance": "denied", "entity": "a"},
            False,
        ),
        ("killed", {"low": 8, "high": None}, {"low": 8, "high": None, "entity": "a"}, True),
        ("killed", {"low": 8, "high": None}, {"low": 8, "high": 8}, False),
        (
            "count",
            {"low": 8, "high": 8, "unit": "shots"},
            {"low": 8, "high": 8, "unit": "times"},
            True,
        ),
        ("target", {"class": "Police", "entity": "a"}, {"class": "Police", "entity": None}, True),
        ("motive", {"text": "in protest at the campaign"}, {"text": "protest at campaign"}, True),
        ("motive", {"text": "in protest at the campaign"}, {"text": "money"}, False),
        ("stage", "attempted", "foiled", False),
        (
            "date",
            {"start": "2024-05-06", "end": "2024-05-06"},
            {"start": None, "end": "2024-05-06"},
            False,
        ),
        ("type", {"type": "ASSAULT"}, "ASSAULT", False),
    ],
)
def test_same_value(field: str, gold_value: Any, pred_value: Any, same: Any) -> None:
    class Plain:
        same = staticmethod(lambda one, two: one == two)

    one, two = ({"field": field, "value": value} for value in (gold_value, pred_value))
    pair: Any = Plain
    assert bool(sameness.same_value(pair, one, two)) is same


def test_two_sources_are_two_claims(report: Json) -> None:
    """One figure by two holders: a coder who gives it once has one right, the one that agrees."""
    again = copy.deepcopy(claim(report, "bombing", "killed"))
    again.update(id="bombing.99", holder="author", certainty="asserted")
    pred = copy.deepcopy(report)
    event(report, "bombing")["claims"].insert(0, again)
    result, _ = scores(report, pred)
    assert result["fields"]["killed"]["right"] == 2
    assert result["fields"]["killed"]["gold"] == 3
    assert result["claims"]["holder"] == result["claims"]["certainty"] == 1


def test_ids_of_the_prediction_are_its_own(report: Json) -> None:
    pred = json.loads(json.dumps(report).replace('"bombing"', '"e1"').replace('"ansar"', '"p1"'))
    result, _ = scores(report, pred)
    assert result["claim_f"] == result["statements"]["about"] == result["events"]["about"] == 1
    assert result["statements"]["speaker"] == result["claims"]["holder"] == 1


def test_salience_about_and_main(report: Json) -> None:
    pred = copy.deepcopy(report)
    event(pred, "bombing")["salience"] = "related"
    event(pred, "judge_killed")["about"] = "bombing"
    result, pairs = scores(report, pred)
    assert result["events"]["salience"] == result["events"]["about"] == 0.5
    assert result["events"]["main"]["f"] == 0
    event(pred, "judge_killed")["salience"] = "main"  # the wrong one
    assert scores(report, pred)[0]["events"]["main"]["right"] == 0
    assert figures.broken_down(pairs, "salience")["main"]["claims"]["f"] == 1
    assert figures.broken_down(pairs, "report")["t-1"]["events"]["any type"]["f"] == 1


def test_statements(report: Json) -> None:
    pred = copy.deepcopy(report)
    claims_it, threat = pred["statements"]
    claims_it["speaker"], threat["act"] = "hassan", "other"
    threat["span"]["start"] -= 1  # the quotation mark as well: the words are the same
    result, _ = scores(report, pred)
    assert result["statements"]["spans"]["f"] == 1
    assert result["statements"]["speaker"] == result["statements"]["act"] == 0.5
    threat["span"]["end"] -= 7  # We'll strike: three words of four, F 0.857
    assert scores(report, pred)[0]["statements"]["spans"]["f"] == 1
    threat["span"]["end"] -= 7  # We'll: two of four, F 0.667
    assert scores(report, pred)[0]["statements"]["spans"]["f"] == 0.5


def test_calibration(report: Json) -> None:
    pred = copy.deepcopy(report)
    for one in pred["events"]:
        for each in one["claims"]:
            each["confidence"] = 0.75
    claim(pred, "bombing", "killed")["value"]["low"] = 2
    result, _ = scores(report, pred)
    assert result["calibration"]["n"] == 15
    assert result["calibration"]["ece"] == pytest.approx(14 / 15 - 0.75, abs=1e-3)
    rows: list[Json] = [
        {"kind": "right", "pred": {"confidence": 0.9}},
        {"kind": "missed", "pred": None},
        {"kind": "spurious", "pred": {"confidence": 0.2}},
    ]
    assert figures.calibration(rows)["ece"] == 0.15


def test_unknown_reports_and_other_texts_are_refused(report: Json) -> None:
    with pytest.raises(ValueError, match="not in the gold: t-2"):
        scorer.pair_up({"t-1": report}, {"t-1": report, "t-2": report})
    other = copy.deepcopy(report)
    other["report"]["text"] = "X" + TEXT[1:]
    with pytest.raises(ValueError, match="not that of the gold"):
        scorer.pair_up({"t-1": report}, {"t-1": other})


def test_broken_prediction_counts_as_empty(report: Json) -> None:
    broken = copy.deepcopy(report)
    del broken["events"][0]["claims"][0]["evidence"]
    result, _ = scores(report, broken)
    assert result["claim_f"] == 0
    assert result["validity"]["reports"] == 0


def test_errors_name_the_claims(report: Json) -> None:
    pred = copy.deepcopy(report)
    claim(pred, "bombing", "killed")["value"]["low"] = 2
    _, pairs = scores(report, pred)
    told = "\n".join(scorer.errors(pairs, 5))
    assert "missed: 1" in told
    assert "spurious: 1" in told
    assert "t-1 bombing.9 killed: low=3 high=3 entity=policemen « killed three policemen »" in told
    assert "predicted: low=2 high=3" in told


def test_an_unresolved_date_equals_only_an_unresolved_date() -> None:
    known = {"value": {"start": "2024-05-06", "end": "2024-05-06", "precision": "day"}}
    unknown = {"value": shorthand.date("unresolved", None)}
    assert unknown["value"] == {"start": None, "end": None, "precision": "unknown"}
    assert sameness.unresolved(unknown)
    assert not sameness.unresolved(known)
    assert sameness.overlap(unknown, unknown)
    assert not sameness.overlap(known, unknown)
    assert shapes.FIELDS["date"]["start?"] == "date"
