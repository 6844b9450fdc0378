"""`corpus/stories.yaml`: which reports tell one story, and which only look alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tacitus_lab.corpus_report import CorpusReport
from tacitus_lab.gold.lined_yaml import read_yaml


@dataclass(frozen=True, slots=True)
class Stories:
    """Groups of ids of reports of one happening, pairs that tell two which look alike, groups of
    which all but one were copied, and pairs of which the first recalls in passing the happening
    of the second."""

    told: tuple[tuple[str, ...], ...] = ()
    look_alikes: tuple[tuple[str, ...], ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    recalls: tuple[tuple[str, ...], ...] = ()

    def versions(self) -> set[frozenset[str]]:
        """Pairs of reports of one story, which may share words."""
        return {frozenset(pair) for group in self.told for pair in combinations(group, 2)}


def read_stories(path: Path) -> Stories:
    """The stories of a corpus; none where there is no such file."""
    if not path.exists():
        return Stories()
    tree = read_yaml(path)
    stories = tree.get("stories") or ()
    return Stories(
        tuple(tuple(map(str, story["reports"])) for story in stories),
        tuple(tuple(map(str, pair)) for pair in tree.get("look_alikes") or ()),
        tuple(tuple(map(str, group)) for story in stories for group in story.get("copies") or ()),
        tuple(tuple(map(str, pair)) for pair in tree.get("recalls") or ()),
    )


def story_faults(stories: Stories, reports: list[CorpusReport]) -> Iterator[str]:
    """Stories of one report, reports that are not there, and stories spread over two splits."""
    splits = {one.coding["report"]["id"]: one.split for one in reports}
    for group in (*stories.told, *stories.look_alikes, *stories.recalls):
        absent = [id_ for id_ in group if id_ not in splits]
        if absent:
            yield f"stories.yaml: no report {', '.join(absent)}"
        elif len(set(group)) < 2:
            yield f"stories.yaml: {group[0]} is alone"
        elif len({splits[id_] for id_ in group}) > 1:
            yield f"stories.yaml: {', '.join(group)} stand in several splits"
