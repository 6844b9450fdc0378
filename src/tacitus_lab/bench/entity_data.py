"""Readers of the entity sets: GUM's CoNLL-U, BIO columns, re3d's JSON Lines. The words are joined
again, as the files say or by the marks; offsets count the joined text."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tacitus_lab.bench.base import Case

# The kinds of the sets under our names; others (time, event, abstract ...) are left out.
KINDS = {
    "person": "person", "Person": "person", "PER": "person",
    "organization": "organisation", "Organisation": "organisation", "ORG": "organisation",
    "corporation": "organisation", "group": "organisation",
    "place": "place", "Location": "place", "LOC": "place", "location": "place",
    "object": "object", "Vehicle": "object", "MilitaryPlatform": "object",
}  # fmt: skip
BRACKET = re.compile(r"\((\d+)-(\w+)[^()]*?(?=[()]|$)(\))?|(\d+)\)")
NO_SPACE_BEFORE = frozenset(
    [",", ".", ";", ":", "?", "!", "%", ")", "'s", "’s", "n't", "'", "''", "'re", "'ve", "'ll"]
)


def gold(
    mentions: list[dict[str, Any]], clusters: list[Any], *, names_only: bool
) -> dict[str, Any]:
    return {"mentions": mentions, "clusters": clusters, "names_only": names_only}


# ---- GUM ------------------------------------------------------------------------------------


def read_gum(folder: Path, split: str) -> Iterator[Case]:
    """The documents of a split (`splits.md` beside them names it) that are here."""
    listed = (folder / "splits.md").read_text(encoding="utf-8")
    part = listed.partition(f"## {split}\n")[2].partition("\n## ")[0]
    for name in re.findall(r"GUM_\w+", part):
        path = folder / f"{name}.conllu"
        if path.exists():
            yield gum_case(path)


def gum_case(path: Path) -> Case:
    text = ""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found: list[tuple[str, str, int, int]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and text:
            text = text.rstrip() + "\n"
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        start = len(text)
        text += columns[1]
        end = len(text)
        text += "" if "SpaceAfter=No" in columns[9] else " "
        entity = re.search(r"Entity=([^|]*)", columns[9])
        for number, kind, alone, closed in BRACKET.findall(entity[1] if entity else ""):
            if number:
                opened[number].append((start, kind))
            ended = closed or (number if alone else "")
            if ended and opened[ended]:
                first, named = opened[ended].pop()
                found.append((ended, named, first, end))
    return Case(path.stem, text, gum_gold(found))


def gum_gold(found: list[tuple[str, str, int, int]]) -> dict[str, Any]:
    kept = [(number, KINDS[kind], a, b) for number, kind, a, b in found if kind in KINDS]
    mentions = [{"start": a, "end": b, "kind": kind} for _, kind, a, b in kept]
    groups: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, _, a, b in kept:
        groups[number].add((a, b))
    clusters = [frozenset(group) for group in groups.values() if len(group) > 1]
    return gold(mentions, clusters, names_only=False)


# ---- BIO columns ------------------------------------------------------------------------------


def read_bio(path: Path, column: int) -> Iterator[Case]:
    """One case a sentence: words in the column before `column` (counted from 0), tags in it."""
    rows: list[tuple[str, str]] = []
    number = 0
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip() and not line.startswith("# "):
            columns = line.split("\t")
            rows.append((columns[column - 1], columns[column]))
        elif rows and not line.startswith("# "):
            yield bio_case(f"{path.stem}-{number}", rows)
            rows, number = [], number + 1


def bio_case(id_: str, rows: list[tuple[str, str]]) -> Case:
    text = ""
    mentions: list[dict[str, Any]] = []
    for word, tag in rows:
        glued = word in NO_SPACE_BEFORE or text.endswith(("(", "$", "#", "@"))
        text += "" if glued or not text else " "
        start = len(text)
        text += word
        kind = KINDS.get(tag[2:])
        if tag.startswith("I-") and mentions and mentions[-1]["open"]:
            mentions[-1]["end"] = len(text)
        elif tag.startswith("B-") and kind:
            mentions.append({"start": start, "end": len(text), "kind": kind, "open": True})
        elif mentions:
            mentions[-1]["open"] = False
    return Case(id_, text, gold(mentions, [], names_only=True))


# ---- re3d -------------------------------------------------------------------------------------


def read_re3d(folder: Path) -> Iterator[Case]:
    """The documents of every source, with names, descriptions and pronoun-free mentions."""
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        marked: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for one in rows_of(source / "entities.json"):
            if one["type"] in KINDS:
                span = {"start": one["begin"], "end": one["end"], "kind": KINDS[one["type"]]}
                marked[one["documentId"]].append(span)
        for document in rows_of(source / "documents.json"):
            mentions = marked[document["_id"]]
            yield Case(document["_id"], document["text"], gold(mentions, [], names_only=False))


def rows_of(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]
