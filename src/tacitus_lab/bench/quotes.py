"""Quotations against PolNeAR: source, cue and content of attributions in political news."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from tacitus.annotate.attitudes import find_attitudes
from tacitus.text_coder import TextCoder
from tacitus.values import Span
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.marking import Stretch, counted, marked, meet, paired, same
from tacitus_lab.metrics import Figure, f_measure, figure, share

LINE = re.compile(r"T(\d+)\t(Source|Cue|Content) ([\d ;]+)\t")


class Quotes:
    """F of the spans of content, source and cue, exact and overlapping, of contents also by
    characters; of overlapping contents, whether the source overlaps the gold's. PolNeAR counts
    all that somebody thinks, wants, backs or is known for as attributions, too: our attitudes are
    counted with our quotations. Contents are compared as PolNeAR has them: without the reporting
    word, and the parts of one that a reporting word breaks as one."""

    name = "quotes"
    about = "quotations: content, cue, source"
    data: tuple[str, ...] = ("quotes_polnear",)
    origin = "PolNeAR 1.0 (Newell et al. 2018)"
    splits: ClassVar[dict[str, str]] = {
        "train": "tuning",
        "dev": "reporting",
        "test": "reporting",
    }
    usual: ClassVar[tuple[str, ...]] = ("train", "dev")
    peers: tuple[Peer, ...] = ()

    def load(self, data: Path, split: str) -> Sequence[Case]:
        folder = data / "quotes_polnear" / split
        texts = {path.stem: path for path in sorted((folder / "text").glob("*.txt"))}
        cases = []
        for notes in sorted((folder / "attributions").glob("*.ann")):
            stem = notes.stem.rpartition("_")[0]
            path = texts.get(stem) or texts.get(notes.stem)
            if path is not None:
                text = path.read_text(encoding="utf-8")
                cases.append(Case(notes.stem, text, attributions(notes)))
        return cases

    def predict(self, case: Case, coder: TextCoder) -> Any:
        report, marks = marked(case, coder)
        return whole(
            [
                {
                    "content": [quote.scope.start, quote.scope.end],
                    "cue": [quote.cue.start, quote.cue.end] if quote.cue else None,
                    "source": [quote.speaker.start, quote.speaker.end]
                    if isinstance(quote.speaker, Span)
                    else None,
                }
                for quote in (*marks.quotes, *find_attitudes(report.text, marks))
            ]
        )

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        documents = list(zip([case.gold for case in cases], predictions, strict=True))
        contents = [(spans_of(g, "content"), spans_of(p, "content")) for g, p in documents]
        return [
            *span_figures("content", documents),
            figure("content_f_characters", [covered(*pair) for pair in contents], f_measure),
            *span_figures("source", documents),
            figure("source_given_content", [sourced(*pair) for pair in documents], share),
            *span_figures("cue", documents),
        ]


def attributions(path: Path) -> list[dict[str, Any]]:
    """The attributions of a brat file that have a content; parts of a broken span are joined."""
    lines = path.read_text(encoding="utf-8").splitlines()
    spans = {}
    for line in lines:
        if found := LINE.match(line):
            numbers = [int(number) for number in re.findall(r"\d+", found[3])]
            spans[f"T{found[1]}"] = [min(numbers), max(numbers)]
    made = []
    for line in lines:
        if line.startswith("E"):
            parts = dict(part.split(":") for part in line.split("\t")[1].split() if ":" in part)
            if parts.get("Content") in spans:
                made.append(
                    {
                        key.lower(): spans.get(parts.get(key, ""))
                        for key in ("Content", "Cue", "Source")
                    }
                )
    return made


def whole(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The attributions found, those that share a reporting word joined: PolNeAR has '"We ran," she
    said. "They fired."' as one content with a gap, our format as two."""
    by_cue: dict[int, dict[str, Any]] = {}  # by where the reporting word begins
    joined = []
    for one in found:
        if one["cue"] is None:
            joined.append(one)
        elif (first := by_cue.get(one["cue"][0])) is None:
            by_cue[one["cue"][0]] = one
            joined.append(one)
        else:
            ends = (*first["content"], *one["content"])
            first["content"] = [min(ends), max(ends)]
    return joined


def spans_of(rows: list[dict[str, Any]], part: str) -> list[Stretch]:
    """Where the sources, cues or contents stand, in the order of the attributions."""
    return [(one[part][0], one[part][1]) for one in rows if one[part]]


def span_figures(part: str, documents: list[tuple[Any, Any]]) -> list[Figure]:
    """F of the spans of a part, exact and overlapping."""
    spans = [(spans_of(gold, part), spans_of(found, part)) for gold, found in documents]
    return [
        figure(f"{part}_f_exact", [counted(*pair, same) for pair in spans], f_measure),
        figure(f"{part}_f_overlap", [counted(*pair, meet) for pair in spans], f_measure),
    ]


def sourced(golds: list[dict[str, Any]], found: list[dict[str, Any]]) -> tuple[float, float]:
    """Of the contents that overlap and whose gold has a source: how many have it right; all."""
    pairs = paired(spans_of(golds, "content"), spans_of(found, "content"), meet)
    named = [(golds[g]["source"], found[p]["source"]) for g, p in pairs if golds[g]["source"]]
    return float(sum(touch(gold, pred) for gold, pred in named)), float(len(named))


def touch(gold: list[int], pred: list[int] | None) -> bool:
    return pred is not None and gold[0] < pred[1] and pred[0] < gold[1]


def covered(golds: list[Stretch], preds: list[Stretch]) -> tuple[float, float, float]:
    """Characters in both, in predicted, in gold contents."""
    ours = {at for start, end in preds for at in range(start, end)}
    theirs = {at for start, end in golds for at in range(start, end)}
    return float(len(ours & theirs)), float(len(ours)), float(len(theirs))
