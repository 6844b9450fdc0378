"""What the network is taught of a coded report and of a MUC-4 report; all texts are made up."""

import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from tacitus.annotate.learned.features import Ints
from tacitus.annotate.learned.labels import CLAUSES, FORMS, KINDS, PARTS, beginning
from tacitus.config import settings
from tacitus.vocabulary import PLOVER_TYPES
from tacitus_lab.train import muc4 as muc4_module
from tacitus_lab.train.examples import IGNORED, Example
from tacitus_lab.train.sources import coded_reports, upper_case
from tests.lab.test_bench_muc4 import BOMB, RAIN, document, fillers, key

TEXT = """Two shot dead in Arica

ARICA, 4 June - Gunmen shot dead two guards at the port on Tuesday in revenge for an arrest.

"We mourn them," said the harbour master, Rosa Quispe. She said that the port would close.
"""
CODING = """
report: {id: x-1, title: Two shot dead in Arica, published: 2024-06-04, language: en}
entities:
  gunmen: {kind: people, name: gunmen, mentions: [Gunmen]}
  guards: {kind: people, name: guards, mentions: [two guards, mourn <them>]}
  quispe: {kind: person, name: Rosa Quispe, mentions: [the harbour master, Rosa Quispe, She]}
events:
  killing:
    salience: main
    anchors: [shot dead#1, shot dead#2]
    claims:
      - {type: ASSAULT, mode: firearms, stage: accomplished, evidence: shot dead#2}
      - {actor: gunmen, evidence: Gunmen shot dead}
      - {killed: 2, entity: guards, evidence: shot dead two guards}
      - {motive: ~, evidence: revenge for an arrest}
statements:
  - {speaker: quispe, words: "We mourn them,", form: direct, act: condole, cue: said#1}
  - {speaker: quispe, words: the port would close, form: indirect, act: inform, cue: She <said>}
"""


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(settings().model / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "x.yaml").write_text(CODING, encoding="utf-8")
    return tmp_path


def words_of(one: Example, tokenizer: Tokenizer) -> list[str]:
    return [tokenizer.decode(one.seen.pieces[a:b].tolist()) for a, b in one.seen.words.tolist()]


def test_a_coded_report_teaches_all(folder: Path, tokenizer: Tokenizer) -> None:
    (one,) = coded_reports(folder, tokenizer)
    words, wanted = words_of(one, tokenizer), one.wanted
    first = [n for n, word in enumerate(words) if word == "shot"]
    assert wanted.anchors[:, 0].tolist() == first
    assert wanted.types[first].tolist() == [beginning(PLOVER_TYPES.index("ASSAULT"))] * 2
    assert wanted.types[words.index("port")] == 0
    assert wanted.events.tolist() == [0, 0]
    parts = {PARTS[part][0] for _, _, part, _ in wanted.roles.tolist()}
    assert {"actor", "killed"} <= parts
    assert wanted.clauses[words.index("revenge")] == beginning(CLAUSES.index("motive"))
    assert wanted.forms[words.index("close")] > beginning(FORMS.index("indirect"))
    assert wanted.relevance == 1.0


def test_upper_case_teaches_the_same(folder: Path, tokenizer: Tokenizer) -> None:
    (plain,), (upper,) = coded_reports(folder, tokenizer), upper_case(folder, tokenizer)
    assert upper.source == "upper case"
    assert words_of(upper, tokenizer) == words_of(plain, tokenizer)
    assert (upper.wanted.types == plain.wanted.types).all()


def test_without_what_the_rules_say(folder: Path, tokenizer: Tokenizer) -> None:
    (one,) = coded_reports(folder, tokenizer)
    blind = one.blinded()
    assert one.seen.types.any()
    assert not blind.seen.types.any()
    assert len(one.known.parts)
    assert not len(blind.known.parts)
    assert (blind.seen.pieces == one.seen.pieces).all()


def test_muc4_teaches_roles_of_what_is_aligned(
    tmp_path: Path, tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_line = BOMB.replace("\n", " ")
    rows = [document("DEV-MUC3-0901", one_line, [key()]), document("DEV-MUC3-0902", RAIN, [])]
    path = tmp_path / "train.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    nothing = tmp_path / "anchors.jsonl"
    nothing.write_text("", encoding="utf-8")
    monkeypatch.setattr(muc4_module, "CODED", nothing)
    (one,) = muc4_module.muc4(path, tokenizer)
    assert one.source == "muc4"
    assert (one.wanted.types == IGNORED).all()
    assert {PARTS[part][0] for _, _, part, _ in one.wanted.roles.tolist()} >= {"killed"}

    coded = tmp_path / "coded.jsonl"
    start = ("   LIMA, 4 JUN 89 (AFP) -- " + RAIN).index("MET")
    events = [
        {
            "type": "CONSULT",
            "mode": None,
            "certainty": "asserted",
            "stage": None,
            "salience": "main",
            "anchors": [[start, start + 3]],
        }
    ]
    coded.write_text(json.dumps({"docid": "DEV-MUC3-0902", "events": events}) + "\n")
    monkeypatch.setattr(muc4_module, "CODED", coded)
    _, rain = muc4_module.muc4(path, tokenizer)
    assert rain.source == "muc4 coded"
    assert np.nonzero(rain.wanted.types)[0].tolist() == [words_of(rain, tokenizer).index("met")]
    assert rain.wanted.relevance == 1.0


def test_muc4_teaches_who_was_not_killed(
    tmp_path: Path, tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "[TEXT] THE REBELS KILLED A GUARD IN AREQUIPA BESIDE A COOK AND A CLERK."
    named = {"hum_tgt_desc": fillers("GUARD", "CLERK"), "phys_tgt_id": []}
    wanted = {**key(), **named, "hum_tgt_effect": fillers("DEATH", ref="GUARD")}
    path, nothing = tmp_path / "train.jsonl", tmp_path / "anchors.jsonl"
    path.write_text(json.dumps(document("DEV-MUC3-0903", text, [wanted])), encoding="utf-8")
    nothing.write_text("", encoding="utf-8")
    monkeypatch.setattr(muc4_module, "CODED", nothing)
    (one,) = muc4_module.muc4(path, tokenizer)
    words, killed = words_of(one, tokenizer), PARTS.index(("killed", None))

    def heads(rows: Ints) -> set[str]:
        mentions = {mention for _, mention, part, *_ in rows.tolist() if part == killed}
        return {words[one.seen.heads[mention][0]] for mention in mentions}

    left_open = heads(one.wanted.unsure)
    assert heads(one.wanted.roles) == {"guard"}
    assert "clerk" in left_open
    assert not {"guard", "cook", "rebels"} & left_open


def test_kinds_of_mentions_are_those_of_the_coding(folder: Path, tokenizer: Tokenizer) -> None:
    (one,) = coded_reports(folder, tokenizer)
    at = words_of(one, tokenizer).index("gunmen")
    assert one.wanted.kinds[at] == beginning(KINDS.index("people"))
