"""What is wrong with a given coded report of version 1.

Used by the gold compiler and by the scorer. Of the coder it shares the code lists and nothing
else, so that no fault of the coder's own checks is overlooked here."""

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Callable
from typing import Any, get_args

from tacitus.vocabulary import (
    COUNTRIES,
    FORMAT,
    MODES,
    RESERVED,
    Act,
    Certainty,
    EntityKind,
    Form,
    Salience,
    Sector,
)
from tacitus_lab.gold.shapes import ATTRIBUTES, FIELDS, FRAME

Json = dict[str, Any]  # an object as JSON has it


def faults(coding: Any) -> list[tuple[str, str]]:
    """What is wrong with a coded report: a list of (id of the part at fault or "", message)."""
    wrong = misfit(coding)
    return [("", wrong)] if wrong else Examination(coding).found


def misfit(value: Any, frame: Any = FRAME, path: str = "the coding") -> str | None:
    """Where a value first leaves its frame, or None. What fits can be read without a care."""
    if isinstance(frame, dict):
        return misfit_of_object(value, frame, path)
    if isinstance(frame, list):
        if not isinstance(value, list):
            return f"{path} is not a list"
        found = (misfit(item, frame[0], f"{path} {number}") for number, item in enumerate(value, 1))
        return next(filter(None, found), None)
    if not isinstance(value, frame) or isinstance(value, bool):
        return f"{path} is {value!r}"
    return None


def misfit_of_object(value: Any, frame: Json, path: str) -> str | None:
    if not isinstance(value, dict):
        return f"{path} is not an object"
    for key, inner in frame.items():
        name = key.rstrip("?")
        if value.get(name) is None:
            if key == name:
                return f"{path} has no {name}"
        elif wrong := misfit(value[name], inner, f"{path}: {name}"):
            return wrong
    return None


def bad_span(span: Json, text: str) -> str | None:
    """What is wrong with one span, or None."""
    start, end = span.get("start"), span.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return f"span {start}..{end} is not in the text (0..{len(text)})"
    if span.get("text", text[start:end]) != text[start:end]:
        return f"span {start}..{end} says {span['text']!r}, the text has {text[start:end]!r}"
    return None


def is_date(value: Any, with_time: bool = False) -> bool:
    """An ISO date; an ISO date and time too, if that is allowed."""
    if not isinstance(value, str) or not re.match(r"\d{4}-\d\d-\d\d", value):
        return False
    try:
        (datetime.datetime if with_time else datetime.date).fromisoformat(value)
    except ValueError:
        return False
    return True


KINDS_OF_PART: dict[Any, tuple[Callable[[Any], bool], str]] = {
    "date": (is_date, "an ISO date"),
    "count": (lambda value: type(value) is int and value >= 0, "a number of 0 or more"),
    "degrees": (lambda value: type(value) in (int, float) and abs(value) <= 180, "degrees"),
    bool: (lambda value: type(value) is bool, "true or false"),
    str: (lambda value: isinstance(value, str) and bool(value.strip()), "words"),
}


class Examination:
    """Everything that is wrong with a coding which fits its frame."""

    def __init__(self, coding: Json) -> None:
        self.found: list[tuple[str, str]] = []
        self.text = coding["report"]["text"]
        self.entities = {entity["id"] for entity in coding["entities"]}
        self.events = {event["id"] for event in coding["events"]}
        self.ids: set[str] = set()
        self.head(coding)
        for entity in coding["entities"]:
            self.entity(entity)
        for event in coding["events"]:
            self.event(event)
        for statement in coding["statements"]:
            self.statement(statement)

    def say(self, where: str, message: str) -> None:
        self.found.append((where, message))

    def one_of(self, where: str, what: str, value: Any, allowed: Any) -> None:
        if not isinstance(value, str) or value not in allowed:
            known = ", ".join(sorted(allowed)) or "nothing"
            self.say(
                where,
                f"{what} {value!r} is not known"
                + (f", only: {known}" if len(allowed) < 40 else ""),
            )

    def identity(self, id: str) -> None:
        if id in self.ids | {"", *RESERVED}:
            self.say(id, f"the id {id!r} is taken")
        self.ids.add(id)

    def spans(self, where: str, what: str, spans: list[Json]) -> None:
        if not spans:
            self.say(where, f"no {what}")
        for span in spans:
            if wrong := bad_span(span, self.text):
                self.say(where, f"{what}: {wrong}")

    def head(self, coding: Json) -> None:
        report = coding["report"]
        if coding["format"] != FORMAT:
            self.say("", f"format is {coding['format']!r}, not {FORMAT!r}")
        if not report["id"]:
            self.say("", "the report has no id")
        if not unicodedata.is_normalized("NFC", self.text):
            self.say("", "the text is not in Unicode NFC")
        if report["sha256"] != hashlib.sha256(self.text.encode()).hexdigest():
            self.say("", "sha256 is not that of the text")
        if report.get("published") is not None and not is_date(report["published"], with_time=True):
            self.say("", f"published {report['published']!r} is not an ISO date")
        if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", report["language"]):
            self.say("", f"language {report['language']!r} is not a BCP 47 code")

    def entity(self, entity: Json) -> None:
        id = entity["id"]
        self.identity(id)
        if not entity["name"].strip():
            self.say(id, "no name")
        self.one_of(id, "kind", entity["kind"], get_args(EntityKind))
        self.spans(id, "mention", entity["mentions"])
        if entity.get("country") is not None:
            self.one_of(id, "country", entity["country"], COUNTRIES)
        for sector in entity.get("sector") or ():
            self.one_of(id, "sector", sector, get_args(Sector))
        for claim in entity.get("attributes") or ():
            self.claim(claim, ATTRIBUTES)

    def event(self, event: Json) -> None:
        id = event["id"]
        self.identity(id)
        self.spans(id, "anchor", event["anchors"])
        self.one_of(id, "salience", event["salience"], get_args(Salience))
        self.about(id, event.get("about"))
        for claim in event["claims"]:
            self.claim(claim, FIELDS)
        types = sum(claim["field"] == "type" for claim in event["claims"])
        if types != 1:
            self.say(id, f"{types} type claims where one is due")

    def about(self, id: str, about: Any) -> None:
        if about is not None and (about not in self.events or about == id):
            self.say(id, f"about {about!r} is not another event")

    def holder(self, id: str, what: str, value: Any) -> None:
        if value not in self.entities | set(RESERVED):
            self.say(id, f"{what} {value!r} is not an entity, author or unnamed")

    def statement(self, statement: Json) -> None:
        id = statement["id"]
        self.identity(id)
        self.holder(id, "speaker", statement["speaker"])
        self.spans(id, "words", [statement["span"]])
        if statement.get("cue") is not None:
            self.spans(id, "cue", [statement["cue"]])
        self.one_of(id, "form", statement["form"], get_args(Form))
        self.one_of(id, "act", statement["act"], get_args(Act))
        self.about(id, statement.get("about"))

    def claim(self, claim: Json, fields: Any) -> None:
        id, field = claim["id"], claim["field"]
        self.identity(id)
        self.spans(id, "evidence", claim["evidence"])
        self.one_of(id, "certainty", claim["certainty"], get_args(Certainty))
        self.holder(id, "holder", claim["holder"])
        if not 0 <= claim["confidence"] <= 1:
            self.say(id, f"confidence {claim['confidence']!r} is not between 0 and 1")
        self.one_of(id, "field", field, fields)
        if field in fields:
            self.value(id, field, claim["value"], fields[field])

    def value(self, id: str, field: str, value: Any, shape: Any) -> None:
        if isinstance(shape, set):
            self.one_of(id, field, value, shape)
        elif not isinstance(value, dict):
            self.say(id, f"{field}: {value!r} is not an object")
        else:
            self.parts(id, field, value, shape)

    def parts(self, id: str, field: str, value: Json, shape: Json) -> None:
        """Every key of a value, then what they must be to each other."""
        before = len(self.found)
        known = {key.rstrip("?"): (key.endswith("?"), kind) for key, kind in shape.items()}
        for key in value.keys() - known.keys():
            self.say(id, f"{field}: unknown key {key!r}")
        for key, (optional, kind) in known.items():
            if value.get(key) is not None:
                self.part(id, f"{field} {key}", value[key], kind)
            elif not optional:
                self.say(id, f"{field}: no {key}")
        if len(self.found) == before:
            self.together(id, field, value)

    def part(self, id: str, what: str, value: Any, kind: Any) -> None:
        """One key of a value against its kind."""
        if isinstance(kind, set):
            self.one_of(id, what, value, kind)
            return
        if kind == "entity":
            fits, name = isinstance(value, str) and value in self.entities, "an entity"
        else:
            test, name = KINDS_OF_PART[kind]
            fits = not isinstance(value, (dict, list)) and test(value)
        if not fits:
            self.say(id, f"{what} {value!r} is not {name}")

    def together(self, id: str, field: str, value: Any) -> None:
        """What the keys of a value must be to each other."""
        if field == "type" and value.get("mode") is not None:
            self.one_of(id, f"mode of {value['type']}", value["mode"], MODES[value["type"]])
        ends = ("start", "end") if field == "date" else ("low", "high")
        low, high = (value.get(end) for end in ends)
        if low is not None and high is not None and low > high:
            self.say(id, f"{field}: {low} is after or above {high}")
        if field == "place" and (value.get("lat") is None) != (value.get("lon") is None):
            self.say(id, "place: lat without lon, or lon without lat")
