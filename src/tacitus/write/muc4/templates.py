"""MUC-4 templates as values, and their JSON form.

One JSON line per document:

  {"docid": "TST3-MUC4-0002",
   "header": {"dateline": "   SAN SALVADOR, 7 JAN 90 (DPA) -- ", "place": "SAN SALVADOR",
              "date": "7 JAN 90", "source": "DPA"},       # place/date/source: null if absent
   "text": "[TEXT] ...",          # as printed, line breaks kept; dateline + text = the original
   "templates": [ {"id": "1", "optional": false, "<slot>": FILLERS, ...23 slots... } ]}

  templates is [] for an irrelevant document. Slot names: see SLOTS.
  FILLERS  null = "*" (slot does not apply to the incident type), [] = "-" (nothing to report),
           else a list of fillers; every one of them is wanted (a conjunction).
  filler   {"any": [ALT, ...]} + "optional": true if the key marks it with "?".
           The ALTs are alternatives; matching one of them is enough.
  ALT      {"value": [V, ...]} + "ref": [string, ...] if there is a cross-reference
           (the part after the colon, e.g. DEATH: "JESUITS"). The Vs are alternatives, and so
           are the refs: SOME DAMAGE / DESTROYED: "A" / "B" = value [..2..], ref [..2..].
           The dummy cross-reference "-" is kept as the string "-".
  V        string      string fills (without the quotes), set fills, numbers ("5-7", "~10", "6-")
           date        "16 NOV 89" or {"from": date|null, "to": date|null}
           location    {"country": [name, ...], "places": [PLACE, ...]}, general to specific
  PLACE    {"name": [..], "type": [..]}  (lists = alternatives; type [] if none is given)
           or {"between": [PLACE, PLACE]}
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["date", "location", "set", "string", "number"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot: our name, the name printed in the templates, the kind of its fills, and the slots
    that its cross-references point to."""

    name: str
    label: str
    kind: Kind
    refs: tuple[str, ...] = ()


_PHYS, _HUM = ("phys_tgt_id",), ("hum_tgt_name", "hum_tgt_desc")
SLOTS: dict[str, Slot] = {
    slot.name: slot
    for slot in (
        Slot("inc_date", "INCIDENT: DATE", "date"),
        Slot("inc_loc", "INCIDENT: LOCATION", "location"),
        Slot("inc_type", "INCIDENT: TYPE", "set"),
        Slot("inc_stage", "INCIDENT: STAGE OF EXECUTION", "set"),
        Slot("inc_instr_id", "INCIDENT: INSTRUMENT ID", "string"),
        Slot("inc_instr_type", "INCIDENT: INSTRUMENT TYPE", "set", ("inc_instr_id",)),
        Slot("perp_inc_cat", "PERP: INCIDENT CATEGORY", "set"),
        Slot("perp_ind_id", "PERP: INDIVIDUAL ID", "string"),
        Slot("perp_org_id", "PERP: ORGANIZATION ID", "string", ("perp_ind_id",)),
        Slot("perp_org_conf", "PERP: ORGANIZATION CONFIDENCE", "set", ("perp_org_id",)),
        Slot("phys_tgt_id", "PHYS TGT: ID", "string"),
        Slot("phys_tgt_type", "PHYS TGT: TYPE", "set", _PHYS),
        Slot("phys_tgt_num", "PHYS TGT: NUMBER", "number", _PHYS),
        Slot("phys_tgt_nation", "PHYS TGT: FOREIGN NATION", "set", _PHYS),
        Slot("phys_tgt_effect", "PHYS TGT: EFFECT OF INCIDENT", "set", _PHYS),
        Slot("phys_tgt_total_num", "PHYS TGT: TOTAL NUMBER", "number"),
        Slot("hum_tgt_name", "HUM TGT: NAME", "string"),
        Slot("hum_tgt_desc", "HUM TGT: DESCRIPTION", "string", ("hum_tgt_name",)),
        Slot("hum_tgt_type", "HUM TGT: TYPE", "set", _HUM),
        Slot("hum_tgt_num", "HUM TGT: NUMBER", "number", _HUM),
        Slot("hum_tgt_nation", "HUM TGT: FOREIGN NATION", "set", _HUM),
        Slot("hum_tgt_effect", "HUM TGT: EFFECT OF INCIDENT", "set", _HUM),
        Slot("hum_tgt_total_num", "HUM TGT: TOTAL NUMBER", "number"),
    )
}


@dataclass(frozen=True, slots=True)
class Range:
    """From a date to a date, both included; "- 16 NOV 89" has no start."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Alternative names of a place and alternative types."""

    name: tuple[str, ...]
    type: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """Somewhere between two places."""

    ends: tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Location:
    """A country (alternative names) and places in it, general to specific."""

    country: tuple[str, ...]
    places: tuple[Place | Between, ...] = ()


Value = str | Range | Location


@dataclass(frozen=True, slots=True)
class Alternative:
    """Alternative values with alternative cross-references; None where there is none."""

    value: tuple[Value, ...]
    ref: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """One thing wanted in a slot; each of `any` will do. An optional one may be left out."""

    any: tuple[Alternative, ...]
    optional: bool = False


Fillers = tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One incident. `slots` has the fillers by slot name; None is "*", () is "-"."""

    id: str
    optional: bool = False
    slots: dict[str, Fillers | None] = field(default_factory=dict)

    def of(self, slot: str) -> Fillers:
        """The fillers of a slot; () where there is none or the slot does not apply."""
        return self.slots.get(slot) or ()


Documents = dict[str, list[Template]]  # docid -> templates


def filler(value: Value, ref: str | None = None) -> Filler:
    """A filler of a system response: filler("DEATH", "JESUITS")."""
    return Filler((Alternative((value,), None if ref is None else (ref,)),))


# ---- JSON ---------------------------------------------------------------------------------------


def template_of(made: Json, id: str = "1") -> Template:
    """A template from its JSON form, strings in upper case with single spaces; `id` is used where
    it has none."""
    slots = {
        name: None if made[name] is None else tuple(filler_of(one) for one in made[name])
        for name in SLOTS
        if name in made
    }
    return Template(tidy(str(made.get("id", id))), bool(made.get("optional", False)), slots)


def filler_of(made: Json) -> Filler:
    return Filler(
        tuple(
            Alternative(
                tuple(value_of(value) for value in one["value"]),
                tuple(tidy(ref) for ref in one["ref"]) if "ref" in one else None,
            )
            for one in made["any"]
        ),
        bool(made.get("optional", False)),
    )


def value_of(made: Any) -> Value:
    if isinstance(made, str):
        return tidy(made)
    if "country" in made:
        return Location(tidied(made["country"]), tuple(place_of(one) for one in made["places"]))
    return Range(*(tidy(end) if end else None for end in (made["from"], made["to"])))


def place_of(made: Json) -> Place | Between:
    if "between" in made:
        one, two = (Place(tidied(end["name"]), tidied(end["type"])) for end in made["between"])
        return Between((one, two))
    return Place(tidied(made["name"]), tidied(made["type"]))


def tidy(words: str) -> str:
    """Upper case, single spaces."""
    return " ".join(words.upper().split())


def tidied(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(tidy(word) for word in words)


def template_json(template: Template) -> Json:
    """The JSON form of a template."""
    slots = {
        name: None if fillers is None else [filler_json(one) for one in fillers]
        for name, fillers in template.slots.items()
    }
    return {"id": template.id, "optional": template.optional, **slots}


def filler_json(filler: Filler) -> Json:
    made: Json = {"any": [alternative_json(one) for one in filler.any]}
    return {**made, "optional": True} if filler.optional else made


def alternative_json(one: Alternative) -> Json:
    made: Json = {"value": [value_json(value) for value in one.value]}
    return made if one.ref is None else {**made, "ref": list(one.ref)}


def value_json(value: Value) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Range):
        return {"from": value.start, "to": value.end}
    return {"country": list(value.country), "places": [place_json(one) for one in value.places]}


def place_json(place: Place | Between) -> Json:
    if isinstance(place, Between):
        return {"between": [place_json(end) for end in place.ends]}
    return {"name": list(place.name), "type": list(place.type)}


# ---- files --------------------------------------------------------------------------------------


def templates_of(made: list[Json]) -> list[Template]:
    """The templates of one document; those without an id are numbered from 1."""
    return [template_of(one, str(number)) for number, one in enumerate(made, 1)]


def read_documents(path: Path) -> Documents:
    """The templates of a JSON Lines file by document, in its order."""
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    return {row["docid"]: templates_of(row["templates"]) for row in rows}
