"""What is done with hand-written codings (NAME.txt beside NAME.yaml, see corpus/FORM.md).

  python -m tacitus_lab.gold COMMAND PATH...

  check               every fault, with file and line
  build -o OUT.jsonl  one JSON object a line
  show                each coding as a reader would check it, with its evidence

A PATH is a folder or a single NAME.yaml. Exit status: 0, or 1 if there is a fault, or 2."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tacitus_lab.gold.coded import Json
from tacitus_lab.gold.compiler import Compiler


def codings_of(paths: list[str]) -> Iterator[Any]:
    """Every YAML file that the paths name."""
    for path in map(Path, paths):
        found = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        if not found or path.suffix not in ("", ".yaml") or not found[0].exists():
            print(f"{path}: neither a folder with codings nor a coding", file=sys.stderr)
            sys.exit(2)
        yield from found


def compile_all(paths: list[str]) -> Any:
    """Every coding without a fault, and the number of faults, each printed as it is met."""
    codings: list[Json] = []
    seen: dict[str, Path] = {}
    faults = 0
    for path in codings_of(paths):
        compiler = Compiler(path)
        if compiler.coding:
            id = compiler.coding["report"]["id"]
            if seen.setdefault(id, path) != path:
                compiler.faults.append((0, f"the id {id} is also that of {seen[id]}"))
        for line, message in compiler.faults:
            print(f"{path}:{line}: {message}" if line else f"{path}: {message}", file=sys.stderr)
        if compiler.coding and not compiler.faults:
            codings.append(compiler.coding)
        faults += len(compiler.faults)
    return codings, faults


def tally(codings: list[Json]) -> Any:
    events = [event for coding in codings for event in coding["events"]]
    entities = [entity for coding in codings for entity in coding["entities"]]
    return (
        f"{len(codings)} reports, {len(events)} events, "
        f"{sum(len(event['claims']) for event in events)} claims, {len(entities)} entities, "
        f"{sum(len(entity['mentions']) for entity in entities)} mentions, "
        f"{sum(len(entity['attributes']) for entity in entities)} attributes, "
        f"{sum(len(coding['statements']) for coding in codings)} statements"
    )


def show(coding: Json) -> Iterator[Any]:
    """The lines of a coding for a reader, every span as its words."""
    text = coding["report"]["text"]

    def said(*spans: Json) -> Any:
        return " | ".join(text[span["start"] : span["end"]].replace("\n", "¶") for span in spans)

    def told(claim: Json) -> Any:
        value = claim["value"]
        if isinstance(value, dict):
            value = " ".join(
                f"{k}={v}" for k, v in value.items() if v is not None and v is not False
            )
        doubt = f"{claim['certainty']}, {claim['holder']}"
        return (
            f"    {claim['field']:14} {value}"
            + (f"  ({doubt})" if doubt != "asserted, author" else "")
            + (f"  [{claim['basis']}]" if claim["basis"] else "")
            + f"  « {said(*claim['evidence'])} »"
        )

    yield f"== {coding['report']['id']}\n\nEntities"
    for entity in coding["entities"]:
        traits = " ".join([entity["kind"], entity["country"] or "-", *entity["sector"]])
        yield f"  {entity['id']}: {entity['name']} ({traits})  « {said(*entity['mentions'])} »"
        yield from map(told, entity["attributes"])
    yield "\nEvents"
    for event in coding["events"]:
        about = f" about {event['about']}" if event["about"] else ""
        yield f"  {event['id']}: {event['salience']}{about}  « {said(*event['anchors'])} »"
        yield from map(told, event["claims"])
    yield "\nStatements"
    for one in coding["statements"]:
        cue = [said(one["cue"])] if one["cue"] else []
        said_how = [one["act"], one["form"], *cue, one["medium"], *(one["language"] or ())]
        about = f" about {one['about']}" if one["about"] else ""
        yield f"  {one['speaker']}: {', '.join(filter(None, said_how))}{about}"
        yield f"    « {said(one['span'])} »"
    yield ""


def main() -> None:
    parser = argparse.ArgumentParser(
        "python -m tacitus_lab.gold", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("command", choices=["check", "build", "show"])
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("-o", "--output", default="-", help="where build writes")
    options = parser.parse_args()
    codings, faults = compile_all(options.paths)
    if options.command == "show":
        for coding in codings:
            print("\n".join(show(coding)))
    if options.command == "check":
        print(tally(codings))
    if options.command == "build" and not faults:
        lines = "".join(json.dumps(coding, ensure_ascii=False) + "\n" for coding in codings)
        if options.output == "-":
            sys.stdout.write(lines)
        else:
            Path(options.output).write_text(lines, encoding="utf-8")
    if faults:
        print(f"{faults} faults", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
