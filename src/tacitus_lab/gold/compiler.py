"""A hand-written coding (NAME.txt beside NAME.yaml, see corpus/FORM.md) to a coded report."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tacitus.vocabulary import FORMAT, TOLL_FIELDS
from tacitus_lab.gold import coded
from tacitus_lab.gold.coded import Json
from tacitus_lab.gold.lined_yaml import Fault, Items, Table, Word, read_yaml
from tacitus_lab.gold.shapes import ATTRIBUTES, FIELDS
from tacitus_lab.gold.shorthand import date, duration, number, numeric, truth
from tacitus_lab.gold.spans import Finder, NotOne

CODER = {"name": "gold", "version": "1", "codebook": "tacitus-1"}
COMMON = {"evidence", "certainty", "holder", "basis", "confidence"}
SIDE: dict[str, set[str]] = {  # what may be written beside a field, in the same claim
    "type": {"mode", "stage"},
    "date": {"precision"},
    "place": {"site"},
    "target": {"entity"},
    "weapon": {"text"},
    "count": {"unit"},
    "responsibility": {"entity"},
    "affiliation": {"entity"},
    "relation": {"entity"},
    **{count: {"entity", "perpetrators"} for count in TOLL_FIELDS},
}
PLACE = {
    "name": str,
    "country": str,
    "admin1": str,
    "lat": float,
    "lon": float,
    "geonames_id": int,
    "precision": str,
    "site": str,
}
TEXTS = {"motive", "damage", "occupation", "title", "status", "affiliation", "relation"}
NOWHERE = {"start": 0, "end": 1}  # in place of a span not found, so that checking can go on


def toll(short: str, beside: Json, _words: str) -> Json:
    perpetrators = truth(beside["perpetrators"] or "false")
    return {**number(short), "entity": beside["entity"], "perpetrators": perpetrators}


def figure(short: str, beside: Json, _words: str) -> Json:
    return {**number(short), **beside}


# Field -> its value from the short form, what is written beside it and the words of its evidence.
SHORT_FORMS: dict[str, Callable[[str, Json, str], Any]] = {
    "stage": lambda short, _beside, _words: short,
    "date": lambda short, beside, _words: date(short, beside["precision"]),
    "duration": lambda short, _beside, _words: duration(short),
    "age": figure,
    "count": figure,
    **dict.fromkeys(TOLL_FIELDS, toll),
    "weapon": lambda short, beside, words: {"class": short, "text": beside["text"] or words},
    "type": lambda short, beside, _words: {"type": short, "mode": beside["mode"]},
}


class Compiler:
    """One pair of files to one coded report, and everything wrong with it on the way. The text
    stands beside the coding, unless another is named."""

    def __init__(self, path: Path, text: Path | None = None) -> None:
        self.path = path
        self.coding = None
        self.faults = []  # (line, message)
        self.lines: dict[str, int] = {}  # id -> line
        try:
            tree = read_yaml(path)
            self.finder = Finder(read_text(text or path.with_suffix(".txt")))
        except Fault as fault:
            self.faults.append((fault.line, str(fault)))
            return
        self.places = self.table(tree, "places")
        self.coding = self.compile(tree)
        told = {line for line, _ in self.faults}  # what is wrong there already may be all
        for id, what in coded.faults(self.coding):
            if (line := self.lines.get(id, 0)) not in told:
                self.faults.append((line, f"{id}: {what}" if id else what))
        self.faults.sort(key=lambda fault: fault[0])

    # what is written, and complaints about it

    def say(self, at: Any, message: str) -> None:
        self.faults.append((getattr(at, "line", 0), message))

    def table(self, parent: Any, key: str) -> Any:
        value = parent.get(key)
        if value is not None and not isinstance(value, Table):
            self.say(value, f"{key} is not a table")
        return value if isinstance(value, Table) else Table()

    def items(self, value: Any) -> Any:
        """A list, from a list or from one thing."""
        return value if isinstance(value, Items) else [] if value is None else [value]

    def keys(self, item: Any, allowed: Any) -> None:
        for key in item.keys() - allowed:
            self.say(item if item[key] is None else item[key], f"unknown key {key!r}")

    def each(self, tree: Any, key: str) -> Iterator[Any]:
        for id, item in self.table(tree, key).items():
            if not re.fullmatch(r"[a-z][a-z0-9_-]*", id):
                self.say(item, f"{id!r}: an id is written in a-z, 0-9, _ and -")
            elif not isinstance(item, Table):
                self.say(item, f"{id} is not a table")
            else:
                self.lines[id] = item.line
                yield id, item

    def span(self, selector: Any, at: Any) -> Any:
        if not isinstance(selector, Word):
            self.say(selector or at, "words of the text are due here")
            return NOWHERE
        try:
            return self.finder.find(selector)
        except NotOne as wrong:
            self.say(selector, str(wrong))
            return NOWHERE

    def spans(self, selectors: Any, at: Any) -> Any:
        return [self.span(selector, at) for selector in self.items(selectors)]

    # the parts of a coding

    def compile(self, tree: Any) -> Any:
        self.keys(tree, {"report", "coder", "places", "entities", "events", "statements"})
        head = self.table(tree, "report")
        self.lines[""] = head.line
        self.keys(head, {"id", "title", "publisher", "url", "published", "language"})
        text = self.finder.text
        return {
            "format": FORMAT,
            "coder": {**CODER, **self.table(tree, "coder")},
            "report": {
                "id": head.get("id") or self.path.stem,
                **{key: head.get(key) for key in ("title", "publisher", "url", "published")},
                "language": head.get("language") or "",
                "text": text,
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
            },
            "entities": [self.entity(id, item) for id, item in self.each(tree, "entities")],
            "events": [self.event(id, item) for id, item in self.each(tree, "events")],
            "statements": [
                self.statement(f"statement.{n}", item)
                for n, item in enumerate(self.tables(tree.get("statements"), "a statement"), 1)
            ],
        }

    def tables(self, value: Any, what: str) -> Iterator[Any]:
        for item in self.items(value):
            if isinstance(item, Table):
                yield item
            else:
                self.say(item, f"not {what}: {item}")

    def entity(self, id: str, item: Any) -> Any:
        self.keys(item, {"kind", "name", "mentions", "country", "sector", "attributes"})
        mentions = self.spans(item.get("mentions"), item)
        mentions.sort(key=lambda span: (span["start"], span["end"]))
        for one, two in pairwise(mentions):
            if one == two and one is not NOWHERE:
                words = self.finder.text[one["start"] : one["end"]]
                self.say(item["mentions"], f"{id}: the mention {words!r} is given twice")
        return {
            "id": id,
            "kind": item.get("kind") or "",
            "name": item.get("name") or "",
            "mentions": mentions,
            "country": item.get("country"),
            "sector": list(self.items(item.get("sector"))),
            "attributes": self.claims(id, item, "attributes", ATTRIBUTES),
        }

    def event(self, id: str, item: Any) -> Any:
        self.keys(item, {"salience", "about", "anchors", "claims", "certainty", "holder"})
        anchors = self.spans(item.get("anchors"), item)
        anchors.sort(key=lambda span: span["start"])
        return {
            "id": id,
            "salience": item.get("salience") or "",
            "about": item.get("about"),
            "anchors": anchors,
            "claims": self.claims(id, item, "claims", FIELDS),
        }

    def statement(self, id: str, item: Any) -> Any:
        self.lines[id] = item.line
        self.keys(item, {"speaker", "words", "form", "act", "cue", "medium", "language", "about"})
        cue = item.get("cue")
        return {
            "id": id,
            "speaker": item.get("speaker") or "",
            "about": item.get("about"),
            "span": self.span(item.get("words"), item),
            "form": item.get("form") or "",
            "act": item.get("act") or "",
            "cue": None if cue is None else self.span(cue, item),
            "medium": item.get("medium"),
            "language": list(self.items(item.get("language"))) or None,
        }

    def claims(self, owner: Any, item: Any, key: str, fields: Any) -> Any:
        made: list[Json] = []
        for written in self.tables(item.get(key), "a claim"):
            named = [field for field in written if field in fields]
            if "type" in named and "stage" in named:
                named.remove("stage")
            if len(named) != 1:
                self.say(
                    written,
                    f"a claim has one field, this has {', '.join(named) or 'none'}"
                    f" (its keys: {', '.join(written)})",
                )
                continue
            self.keys(written, {named[0]} | COMMON | SIDE.get(named[0], set()))
            if named[0] == "type" and "stage" in written:
                named.append("stage")
            for field in named:
                made.append(self.claim(f"{owner}.{len(made) + 1}", field, written, item))
        return made

    def claim(self, id: str, field: str, written: Any, owner: Any) -> Any:
        self.lines[id] = written.line
        evidence = self.spans(written.get("evidence"), written)
        words = " … ".join(self.finder.text[span["start"] : span["end"]] for span in evidence)
        try:
            value = self.value(field, written[field], written, words)
            confidence = numeric(written.get("confidence", "1"), float)
        except ValueError as wrong:
            self.say(written, f"{field}: {wrong}")
            value, confidence = {}, 1
        return {
            "id": id,
            "field": field,
            "value": value,
            "evidence": evidence,
            "certainty": written.get("certainty") or owner.get("certainty") or "asserted",
            "holder": written.get("holder") or owner.get("holder") or "author",
            "basis": written.get("basis"),
            "confidence": int(confidence) if confidence in (0, 1) else confidence,
        }

    def value(self, field: str, short: Any, written: Any, words: str) -> Any:
        """The value of a claim from its short form; `words` are those of its evidence."""
        beside = {key: written.get(key) for key in SIDE.get(field, set())}
        if field == "place":
            return self.place(short, beside["site"])
        if field in TEXTS:
            return {"text": short or words, **beside}
        if not isinstance(short, Word):
            raise ValueError("a value is due")
        if field in SHORT_FORMS:
            return SHORT_FORMS[field](short, beside, words)
        name = {"target": "class", "responsibility": "stance"}.get(field, "entity")
        return {name: short, **beside}

    def place(self, short: Any, site: Any) -> Any:
        """A key of `places`, or a place written out."""
        table = self.places.get(short) if isinstance(short, Word) else short
        if not isinstance(table, Table):
            raise ValueError(f"{short!r} is not among the places")
        if unknown := table.keys() - PLACE.keys():
            raise ValueError(f"unknown key {unknown.pop()!r}")
        value = {
            key: numeric(table[key], kind) if table.get(key) is not None else None
            for key, kind in PLACE.items()
        }
        return {**value, "site": site or value["site"]}


def read_text(path: Path) -> Any:
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise Fault(0, f"there is no {path.name} beside it") from None
    except UnicodeDecodeError as broken:
        raise Fault(0, f"{path.name} is not UTF-8: {broken}") from None
    if "\r" in text or text.startswith("\ufeff"):
        raise Fault(0, f"{path.name} has carriage returns or a byte order mark: save it without")
    if not text.strip():
        raise Fault(0, f"{path.name} is empty")
    return unicodedata.normalize("NFC", text)
