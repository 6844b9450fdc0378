"""The stories of the corpus: reports of one happening joined, look-alikes apart, copies found."""

import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, ClassVar

from tacitus.contract import from_json
from tacitus.link.linking import link
from tacitus.link.reprints import reprints
from tacitus.plain import to_json
from tacitus.text_coder import TextCoder
from tacitus.values import CodedReport
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.reports import Reports
from tacitus_lab.metrics import Figure, f_measure, figure, share
from tacitus_lab.stories import Stories, read_stories

SPLITS = ("train", "dev", "test")  # folders of the corpus that are pooled
Pair = tuple[str, str]


class StoryBench:
    """All reports of the corpus are linked at once, so that those of no story are there to mislead.
    Two reports are joined if the main event of one is joined with an event of the other; two that
    look alike are apart, where one recalls the happening of the other, if their main events are.
    Each figure is given for the gold codings and for the machine's own; `joined` is the share of
    the pairs of one story, or of which one recalls the other, that are joined; `alone` the share of
    these among all joined pairs, and `copies` the F over pairs marked as copies."""

    name = "stories"
    about = "reports of one story joined, look-alikes kept apart, copies found"
    data: tuple[str, ...] = ()
    origin = "corpus/stories.yaml"
    splits: ClassVar[dict[str, str]] = {"corpus": "tuning"}
    usual: ClassVar[tuple[str, ...]] = ("corpus",)
    peers: tuple[Peer, ...] = ()

    def __init__(self, folder: Path = Path("corpus")) -> None:
        self.folder = folder

    def load(self, _data: Path, _split: str) -> Sequence[Case]:
        folders = [self.folder / split for split in SPLITS]
        return [case for one in folders if one.is_dir() for case in Reports().load(one, "given")]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        coded = coder(
            case.text, case.published, id=case.id, language=case.gold["report"]["language"]
        )
        return json.loads(json.dumps(to_json(coded)))

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        stories = read_stories(self.folder / "stories.yaml")
        golds = [from_json(json.dumps(case.gold)) for case in cases]
        coded = [from_json(json.dumps(one)) for one in predictions]
        return [
            *link_figures("gold", stories, golds),
            *link_figures("coded", stories, coded),
            copies(stories, golds),
        ]


def link_figures(name: str, stories: Stories, reports: Sequence[CodedReport]) -> list[Figure]:
    """The figures of linking some codings of the reports."""
    found, mains = joined(reports), joined(reports, both=True)
    here = {one.report.id for one in reports}
    told = [p for p in pairs((*stories.told, *stories.recalls)) if here.issuperset(p)]
    apart = [frozenset(p) for p in pairs(stories.look_alikes) if here.issuperset(p)]
    together = {frozenset(pair) for pair in told}
    wrong = [pair in (mains if pair in together else found) for pair in apart]
    return [
        figure(f"{name}_joined", [(float(frozenset(p) in found), 1.0) for p in told], share),
        figure(f"{name}_apart", [(float(not one), 1.0) for one in wrong], share),
        figure(
            f"{name}_alone",
            [(float(pair in together), 1.0) for pair in sorted(found, key=sorted)],
            share,
        ),
    ]


def pairs(groups: Sequence[Sequence[str]]) -> Iterator[Pair]:
    for group in groups:
        yield from combinations(group, 2)


def joined(reports: Sequence[CodedReport], *, both: bool = False) -> set[frozenset[str]]:
    """The ids of each two reports of which one's main event is joined with one of the other; with
    `both`, with its main event."""
    found = link(reports)
    least = 2 if both else 1
    made = set()
    for group in found.groups:
        for one, two in combinations([found.tellings[n] for n in group], 2):
            if (one.salience, two.salience).count("main") >= least:
                made.add(frozenset(reports[t.report].report.id for t in (one, two)))
    return made


def copies(stories: Stories, reports: Sequence[CodedReport]) -> Figure:
    """Over pairs of reports: marked as copies, found to be copies, both."""
    ids = [one.report.id for one in reports]
    found = {
        frozenset((ids[p.one], ids[p.two])) for p in reprints([r.report.text for r in reports])
    }
    marked = {frozenset(pair) for pair in pairs(stories.copies) if set(ids).issuperset(pair)}
    rows = [
        (float(pair in found and pair in marked), float(pair in found), float(pair in marked))
        for pair in sorted(found | marked, key=sorted)
    ]
    return figure("copies_f", rows, f_measure)
