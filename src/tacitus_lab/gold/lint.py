"""What a coder may have overlooked: hints, not faults.

    python -m tacitus_lab.gold.lint PATH...     (folders or single NAME.yaml)


unused    an entity that no claim, attribute or statement names
figure    a number in the text that no evidence covers
pronoun   a personal or possessive pronoun that is no entity's mention
long      evidence of more than 100 characters
title     a title that is not the report's first paragraph"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tacitus_lab.gold.coded import Json
from tacitus_lab.gold.compiler import Compiler

LONG = 100
PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs)\b", re.I)
FIGURE = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|scores|tens|several)\b",
    re.I,
)


def named(coding: Json) -> Iterator[Any]:
    """The ids of entities that something in the coding speaks of."""
    claims = [claim for event in coding["events"] for claim in event["claims"]]
    for entity in coding["entities"]:
        if entity["attributes"]:
            yield entity["id"]
        claims += entity["attributes"]
    for claim in claims:
        yield claim["holder"]
        if isinstance(claim["value"], dict):
            yield claim["value"].get("entity")
    for statement in coding["statements"]:
        yield statement["speaker"]


def evidence(coding: Json) -> Iterator[Any]:
    for holder in [*coding["events"], *coding["entities"]]:
        for claim in holder.get("claims") or holder.get("attributes") or ():
            for span in claim["evidence"]:
                yield claim["id"], span


def around(text: str, start: int, end: int) -> Any:
    left, right = text[max(0, start - 35) : start], text[end : end + 35]
    return f"{left}<{text[start:end]}>{right}".replace("\n", "¶")


def hints(coding: Json) -> Iterator[Any]:
    text = coding["report"]["text"]
    known = set(named(coding))
    for entity in coding["entities"]:
        if entity["id"] not in known:
            yield "unused", entity["id"]
    covered = [False] * len(text)
    for claim, span in evidence(coding):
        covered[span["start"] : span["end"]] = [True] * (span["end"] - span["start"])
        if span["end"] - span["start"] > LONG:
            yield "long", f"{claim}: {text[span['start'] : span['end']][:LONG]}…"
    mentions = {(m["start"], m["end"]) for entity in coding["entities"] for m in entity["mentions"]}
    for found in FIGURE.finditer(text):
        if not covered[found.start()]:
            yield "figure", around(text, *found.span())
    for found in PRONOUN.finditer(text):
        if found.span() not in mentions:
            yield "pronoun", around(text, *found.span())
    title = coding["report"].get("title")
    if title and text.split("\n", 1)[0].strip() != title.strip():
        yield "title", title


def main(paths: list[str]) -> None:
    for path in map(Path, paths):
        for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
            compiler = Compiler(file)
            if compiler.faults:
                print(f"{file.name}: run python -m tacitus_lab.gold check first")
                continue
            for kind, words in hints(compiler.coding or {}):
                print(f"{file.name}: {kind}: {words}")


if __name__ == "__main__":
    main(sys.argv[1:])
