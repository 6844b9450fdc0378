"""Quotations against PolNeAR: source, cue and content of attributions in political news."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from tacitus.text_coder import TextCoder
from tacitus.values import Span
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.marking import Stretch, counted, marked, meet, paired, same
from tacitus_lab.metrics import Figure, f_measure, figure, share

LINE = re.compile(r"T(\d+)\t(Source|Cue|Content) ([\d ;]+)\t")


class Quotes:
    """F of content spans, exact and overlapping, and by characters; of overlapping pairs, whether
    the source overlaps the gold's. PolNeAR counts all that somebody thinks, wants, backs or is
    known for as attributions, too; we mark what was said or believed. Contents are compared as
    PolNeAR has them: without the reporting word, and the parts of one that a reporting word breaks
    as one."""

    name = "quotes"
    about = "quotations: content, cue, source"
    data: tuple[str, ...] = ("quotes_polnear",)
    origin = "PolNeAR 1.0 (Newell et al. 2018)"
    splits: ClassVar[dict[str, str]] = {"train": "tuning", "dev": "reporting"}
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
        _, marks = marked(case, coder)
        return whole(
            [
                {
                    "content": [quote.scope.start, quote.scope.end],
                    "cue": [quote.cue.start, quote.cue.end] if quote.cue else None,
                    "source": [quote.speaker.start, quote.speaker.end]
                    if isinstance(quote.speaker, Span)
                    else None,
                }
                for quote in marks.quotes
            ]
        )

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        exact, overlap, characters, sources, cues = [], [], [], [], []
        for case, found in zip(cases, predictions, strict=True):
            golds = [tuple(one["content"]) for one in case.gold]
            preds = [tuple(one["content"]) for one in found]
            exact.append(counted(golds, preds, same))
            overlap.append(counted(golds, preds, meet))
            characters.append(covered(golds, preds))
            pairs = paired(golds, preds, meet)
            named = [(g, p) for g, p in pairs if case.gold[g]["source"]]
            right = sum(touch(case.gold[g]["source"], found[p]["source"]) for g, p in named)
            sources.append((float(right), float(len(named))))
            cues.append(
                counted(
                    [tuple(one["cue"]) for one in case.gold if one["cue"]],
                    [tuple(one["cue"]) for one in found if one["cue"]],
                    meet,
                )
            )
        return [
            figure("content_f_exact", exact, f_measure),
            figure("content_f_overlap", overlap, f_measure),
            figure("content_f_characters", characters, f_measure),
            figure("source_given_content", sources, share),
            figure("cue_f_overlap", cues, f_measure),
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


def touch(gold: list[int], pred: list[int] | None) -> bool:
    return pred is not None and gold[0] < pred[1] and pred[0] < gold[1]


def covered(golds: list[Stretch], preds: list[Stretch]) -> tuple[float, float, float]:
    """Characters in both, in predicted, in gold contents."""
    ours = {at for start, end in preds for at in range(start, end)}
    theirs = {at for start, end in golds for at in range(start, end)}
    return float(len(ours & theirs)), float(len(ours)), float(len(theirs))
