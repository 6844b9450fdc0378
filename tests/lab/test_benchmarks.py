"""Every benchmark on tiny made-up files of the same layout: load, predict, score."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tacitus.errors import UsageError
from tacitus.text_coder import TextCoder
from tacitus_lab.bench import predict
from tacitus_lab.bench.all_benchmarks import BENCHMARKS
from tacitus_lab.bench.base import Benchmark, Case
from tacitus_lab.bench.command import Order, bench
from tacitus_lab.bench.keys import KEYS, Keys
from tacitus_lab.bench.linking import adjusted_rand, clusters, pairs_of
from tacitus_lab.bench.page import benchmarks_page
from tacitus_lab.bench.predict import Predictor, predictor
from tacitus_lab.bench.run import Result, keep, printed, run
from tacitus_lab.bench.speed import encoder_seconds
from tacitus_lab.gate import falls, floors
from tacitus_lab.metrics import Figure

EXACTNESS = ("exact", "overlap")
SENTENCE = "Gunmen killed three farmers near Gao on Saturday, the army said."


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def at(words: str) -> tuple[int, int]:
    start = SENTENCE.index(words)
    return start, start + len(words)


def dates(data: Path) -> None:
    marked = SENTENCE.replace(
        "Saturday", '<TIMEX3 tid="t1" type="DATE" value="2024-03-02">Saturday</TIMEX3>'
    )
    write(
        data / "timex/TBAQ/one.tml",
        '<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-03-05">'
        f"x</TIMEX3></DCT><TEXT>{marked}</TEXT></TimeML>",
    )


def places(data: Path) -> None:
    start, end = at("Gao")
    write(
        data / "places/lgl.xml",
        f"<articles><article><text>{SENTENCE}</text><toponyms><toponym><start>{start}</start>"
        f"<end>{end}</end><gaztag><lat>16.27</lat><lon>-0.04</lon><country>Mali</country>"
        "</gaztag></toponym></toponyms></article></articles>",
    )


def quotes(data: Path) -> None:
    folder = data / "quotes_polnear/dev"
    write(folder / "text/one.txt", SENTENCE)
    spans = (
        ("Source", "the army"),
        ("Cue", "said"),
        ("Content", SENTENCE[: SENTENCE.index(",")]),
    )
    lines = [
        f"T{n}\t{kind} {at(words)[0]} {at(words)[1]}\t{words}"
        for n, (kind, words) in enumerate(spans, 1)
    ]
    lines += ["T4\tAttribution 60 64\tsaid", "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1"]
    write(folder / "attributions/one_ab12.ann", "\n".join(lines) + "\n")


def factuality(data: Path) -> None:
    rows = [
        {"text": "Rebels killed a man .", "targets": [{"span1": [1, 2], "label": 3.0}]},
        {"text": "Rebels did not kill a man .", "targets": [{"span1": [3, 4], "label": -3.0}]},
    ]
    write(data / "factuality/UW/dev.jsonl", "\n".join(map(json.dumps, rows)))


def events(data: Path) -> None:
    record = {
        "id": "one",
        "event": "FIGHT",
        "text": SENTENCE,
        "date": "2024-03-05",
        "source": [{"actorText": "Gunmen"}],
        "target": [{"actorText": "farmers"}],
    }
    folder = data / "plover_cameo_petrarch/gold_standard_records"
    write(folder / "PLOVER_GSR_CAMEO.txt", json.dumps([record, {"event": "DOCUMENT", "id": "0"}]))


def spans(data: Path) -> None:
    words = "A man was shot in Memphis on Friday .".split()
    row = {
        "doc_key": "1",
        "date": "2024-03-05",
        "full_text": [words],
        "spans": [[5, 5, "DAT-CITY", "Memphis", []], [99, 99, "DAT-TIME", "x", []]],
    }
    write(data / "spans_gvdb/dev.json", json.dumps(row) + "\n")


def entities(data: Path) -> None:
    rows = [("Police", "O"), ("arrested", "O"), ("Amina", "B-PER"), ("Diallo", "I-PER"), (".", "O")]
    lines = [f"{n}\t{word}\t{tag}\t-\t-" for n, (word, tag) in enumerate(rows, 1)]
    write(data / "uner_ewt/en_ewt-ud-dev.iob2", "# sent_id = 1\n" + "\n".join(lines) + "\n\n")
    write(data / "gum/splits.md", "## dev\n\n  * GUM_made_one\n")
    columns = [
        ("1", "Amina", "Entity=(1-person-new-x-cf1-1-coref)"),
        ("2", "left", "_"),
        ("3", "her", "Entity=(2-object-new-x-cf1-2-coref(1-person-giv-x-cf1-1-ana)"),
        ("4", "car", "Entity=2)|SpaceAfter=No"),
        ("5", ".", "_"),
    ]
    body = "\n".join(f"{n}\t{word}" + "\t_" * 7 + f"\t{misc}" for n, word, misc in columns)
    write(data / "gum/GUM_made_one.conllu", "# newpar\n" + body + "\n\n")


def linking(data: Path) -> None:
    record = {
        "incident_id": "1",
        "date": "2024-03-02",
        "city_or_county": "Memphis",
        "num_killed": 2,
        "num_injured": 1,
    }
    article = {
        "incident_id": "1",
        "title": "Two killed in Memphis shooting",
        "text": "Two men were killed and a woman was wounded in a shooting in Memphis on Saturday.",
        "date_published": "2024-03-05",
    }
    folder = data / "incidents_gva"
    write(folder / "incidents.jsonl", json.dumps(record) + "\n")
    rows = [json.dumps({**article, "article_id": f"a{n}"}) for n in range(2)]
    write(folder / "articles.jsonl", "\n".join(rows) + "\n")


def happenings(data: Path) -> None:
    """Two happenings of a topic that look alike, two articles each."""
    linking(data)
    for half, town in (("ecb", "Memphis"), ("ecbplus", "Toledo")):
        words = f"A man was shot dead in {town} on 2 March 2024 .".split()
        tokens = [f'<token t_id="{n}" sentence="0">{word}</token>' for n, word in enumerate(words)]
        for number in (1, 2):
            text = f"<Document>{''.join(tokens)}</Document>"
            write(data / f"ecbplus/ECB+/7/7_{number}{half}.xml", text)


MADE: list[tuple[str, str, Callable[[Path], None], str]] = [
    ("dates", "all", dates, "value_f"),
    ("places", "lgl", places, "near_all"),
    ("quotes", "dev", quotes, "source_given_content"),
    ("factuality", "dev", factuality, "counterfactual_f"),
    ("events", "all", events, "type_main"),
    ("spans", "dev", spans, "dat_city"),
    ("entities", "uner-dev", entities, "head_f"),
    ("entities", "gum-dev", entities, "person_f"),
    ("linking", "dev", linking, "killed"),
    ("linking", "ecbplus", happenings, "b_cubed_f"),
]


@pytest.mark.parametrize(("name", "split", "make", "right"), MADE)
def test_a_benchmark_on_made_up_files(
    coder: TextCoder,
    tmp_path: Path,
    name: str,
    split: str,
    make: Callable[[Path], None],
    right: str,
) -> None:
    make(tmp_path)
    result, cases, predictions = run(BENCHMARKS[name], Predictor(coder), tmp_path, split, None)
    assert len(cases) == len(predictions) == result.documents > 0
    assert json.dumps(predictions)
    figures = {one.name: one.value for one in result.figures}
    assert figures[right] == 1.0
    assert right in printed(result)


def test_the_samples_are_a_benchmark(coder: TextCoder, tmp_path: Path) -> None:
    result, cases, _ = run(BENCHMARKS["reports"], Predictor(coder), tmp_path, "samples", 2)
    assert len(cases) == 2
    assert not result.whole
    assert {one.name for one in result.figures} >= {"claim_f", "traced_f", "main_event"}


def test_data_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench(Order(("dates", "places"), tmp_path)) == 0
    talk = capsys.readouterr().err
    assert "dates: no timex/TBAQ" in talk
    assert "places: no places" in talk


def test_a_split_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "incidents_gva").mkdir()
    assert bench(Order(("linking",), tmp_path, "dev")) == 0
    assert bench(Order(("linking",), tmp_path, "ecbplus")) == 0
    talk = capsys.readouterr().err
    assert f"linking / dev: no {tmp_path}/incidents_gva/incidents.jsonl: it comes from" in talk
    assert f"linking / ecbplus: no documents below {tmp_path}: they come from SemEval" in talk


def test_one_of_several_data_sets_is_enough(
    tmp_path: Path,
    coder: TextCoder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without --split each data set is measured that is there; --out is then a folder."""
    monkeypatch.setattr(predict, "load", lambda *_: coder)
    happenings(tmp_path)
    out = tmp_path / "out"
    assert bench(Order(("linking", "entities"), tmp_path, None, out)) == 0
    printed_, talk = capsys.readouterr()
    assert "linking / dev (reporting): 2 documents" in printed_
    assert "linking / ecbplus (reporting): 4 documents" in printed_
    assert sorted(path.name for path in out.iterdir()) == [
        "linking-dev.jsonl",
        "linking-ecbplus.jsonl",
    ]
    assert "entities: no gum, uner_ewt, re3d, wnut17 below" in talk


def test_keys_are_held_against_the_slowest() -> None:
    """Of each key the median counts: one slow press is none of the key's."""
    keys = BENCHMARKS["keys"]
    case = Case("review", "", None)
    rounds: list[dict[str, tuple[float, float]]] = [
        dict.fromkeys(KEYS, (10.0, 4.0)) | {"j": (500.0, 90.0)},
        dict.fromkeys(KEYS, (10.0, 4.0)) | {"k": (30.0, 12.0)},
        dict.fromkeys(KEYS, (10.0, 4.0)) | {"k": (40.0, 60.0)},
    ]
    found = {one.name: one.value for one in keys.score([case], [rounds])}
    assert (found["slowest_key"], found["computing"]) == (30.0, 12.0)
    assert 10.0 <= found["p95"] < 500.0
    assert "  k          30.0 ms, computed  12.0" in Keys().details([case], [rounds])
    figures = keys.score([case], [[dict.fromkeys(KEYS, (1.0, 51.0))]])
    found_low = falls("keys", "samples", figures, floors())
    assert [(one.key, one.floor) for one in found_low] == [("keys/samples/computing", 50.0)]


def test_keys_without_a_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bench(Order(("keys",), tmp_path, reader="rules")) == 0
    assert "keys / samples: no Chromium: it comes from" in capsys.readouterr().err


@pytest.mark.parametrize("benchmark", BENCHMARKS.values(), ids=lambda one: one.name)
def test_the_usual_splits_are_splits(benchmark: Benchmark) -> None:
    assert set(benchmark.usual) <= set(benchmark.splits)
    assert benchmark.usual


def test_every_part_of_a_quotation_is_measured(coder: TextCoder, tmp_path: Path) -> None:
    quotes(tmp_path)
    result, *_ = run(BENCHMARKS["quotes"], Predictor(coder), tmp_path, "dev", None)
    figures = {one.name: one.value for one in result.figures}
    parts = [f"{part}_f_{how}" for part in ("content", "source", "cue") for how in EXACTNESS]
    assert {name: figures[name] for name in parts} == dict.fromkeys(parts, 1.0)


def test_clusterings_have_intervals(coder: TextCoder, tmp_path: Path) -> None:
    happenings(tmp_path)
    result, *_ = run(BENCHMARKS["linking"], Predictor(coder), tmp_path, "ecbplus", None)
    for one in result.figures:
        assert one.low <= one.value <= one.high
        assert one.n == 4


@pytest.mark.parametrize(
    ("gold", "pred", "index"),
    [
        ("aabb", "aabb", 1.0),
        ("aabb", "aaab", 0.0),  # 1 pair of 2 and 3 together, as many as chance gives
        ("abcd", "abcd", 1.0),  # no pair at all: nothing differs
        ("aaabb", "aabbb", 1 / 6),  # 2 pairs of 4 and 4; by chance 1.6
    ],
)
def test_adjusted_rand(gold: str, pred: str, index: float) -> None:
    rows = pairs_of(clusters(gold), clusters(pred), len(gold))
    assert adjusted_rand(np.sum(rows, axis=0, keepdims=True))[0] == pytest.approx(index)


def test_two_processes_predict_what_one_does(tmp_path: Path) -> None:
    happenings(tmp_path)
    with predictor("rules", None, 1) as alone, predictor("rules", None, 2) as both:
        one, two = (
            run(BENCHMARKS["linking"], predict, tmp_path, "ecbplus", None)
            for predict in (alone, both)
        )
    assert one[2] == two[2]
    assert len(one[2]) == 4


def test_a_split_that_is_a_reader_is_read_by_it(tmp_path: Path) -> None:
    with predictor("learned", None, 1) as predict:
        assert predict.by("learned") is predict
        result, _, predictions = run(BENCHMARKS["speed"], predict, tmp_path, "rules", 1)
    assert "+rules-" in result.coder
    assert predictions[0]["encoder"] is None


def test_a_bare_encoder_is_timed_only_where_there_is_one(coder: TextCoder) -> None:
    assert encoder_seconds(Case("one", SENTENCE, None), coder) is None


def test_predictions_and_results_are_kept(
    tmp_path: Path, coder: TextCoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(predict, "load", lambda *_: coder)
    dates(tmp_path)
    out, results = tmp_path / "out.jsonl", tmp_path / "results"
    assert bench(Order(("dates",), tmp_path, None, out, None, results)) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == "one"
    kept = json.loads((results / "dates-all.json").read_text(encoding="utf-8"))
    assert kept["documents"] == 1
    page = benchmarks_page(results)
    assert "| value_f | 100.0 |" in page
    assert "| HeidelTime | value_f | 77.6 | stricter than ours" in page


@pytest.mark.parametrize(("name", "split"), [("nothing", None), ("dates", "moon")])
def test_a_wrong_name_is_refused(name: str, split: str | None, tmp_path: Path) -> None:
    dates(tmp_path)
    with pytest.raises(UsageError, match="choose among"):
        bench(Order((name,), tmp_path, split))


def test_a_fall_below_the_floor_is_seen(tmp_path: Path) -> None:
    floors = {"x/all/up": 0.5, "x/all/down": 10.0, "x/all/gone": 0.1}
    nan = float("nan")
    figures = [
        Figure("up", 0.4, 0, 1, 3),
        Figure("down", 12.0, 0, 1, 3, "km", "lower"),
        Figure("gone", nan, nan, nan, 0),
        Figure("free", 0.0, 0, 0, 3),
    ]
    assert [one.key for one in falls("x", "all", figures, floors)] == [
        "x/all/up",
        "x/all/down",
        "x/all/gone",
    ]
    result = Result("x", "all", "tuning", "c", 3, whole=True, seconds=1.0, figures=figures)
    assert json.loads(keep(result, tmp_path).read_text())["figures"][2]["value"] is None
