"""Rules for MUC-4 templates, in the JSON form that `write/muc4/templates.py` tells. Source: the
task's documentation (1992), section 7."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tacitus.lists import tables
from tacitus.write.checks.json_file import Record
from tacitus.write.checks.json_rules import Needed, Shape, Spot, is_of_kind, objects
from tacitus.write.muc4.templates import SLOTS, Kind, tidy

BOOK = tables("codebooks/muc4.toml")
SHAPE: Shape = {
    "docid": "text", "incident": "text", "header": "any", "text": "text", "text_mixed": "text",
    "templates": "objects", "templates[].id": "id", "templates[].optional": "any",
    **{f"templates[].{slot}": "any" for slot in SLOTS},
}  # fmt: skip
NEEDED: Needed = {"": ("docid",), "templates": ("id",)}
DATE = re.compile(
    r"(?:(?:0?[1-9]|[12]\d|3[01]) )?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?: \d\d)?"
)
NUMBER = re.compile(r"~?\d+|\d+-\d*|-\d+|PLURAL", re.ASCII)
NOTHING = "-"  # the reference where nothing is there to refer to
NOT_OF = {  # slots that do not apply
    "KIDNAPPING": ("inc_instr_", "phys_tgt_"),
    "ARSON": ("inc_instr_",),
}


def alternatives(template: Mapping[str, Any], slot: str, path: str) -> Iterator[tuple[str, Record]]:
    """Every alternative of every filler of a slot, with its path; what has no form is left out."""
    for filler_path, filler in objects(template, slot, f"{path}."):
        yield from objects(filler, "any", f"{filler_path}.")


def values(template: Mapping[str, Any], slot: str, path: str = "") -> Iterator[Spot]:
    """The values of a slot."""
    for inside, one in alternatives(template, slot, path):
        told = one.get("value")
        for number, value in enumerate(told if isinstance(told, list) else ()):
            yield Spot(f"{inside}.value[{number}]", value)


def of_kind(record: Record, kind: Kind) -> Iterator[Spot]:
    """The values of all slots of a kind."""
    for path, template in objects(record, "templates"):
        for slot in SLOTS.values():
            if slot.kind == kind:
                yield from values(template, slot.name, path)


def words(template: Mapping[str, Any], slot: str) -> set[str]:
    return {tidy(spot.value) for spot in values(template, slot) if isinstance(spot.value, str)}


# ---- rules ----------------------------------------------------------------------------------


def e940_templates(record: Record) -> Iterator[Spot]:
    """The list of templates is missing: add it, [] where the report fills none."""
    if "templates" not in record:
        yield Spot("templates")


def e941_slot(record: Record) -> Iterator[Spot]:
    """A template has all slots: [] where nothing is told, null where the slot does not apply."""
    for path, template in objects(record, "templates"):
        yield from (Spot(f"{path}.{slot}") for slot in SLOTS if slot not in template)


def e942_fillers(record: Record) -> Iterator[Spot]:
    """A slot is null or a list of fillers such as {"any": [{"value": ["BOMBING"]}]}."""
    for path, template in objects(record, "templates"):
        for slot in SLOTS:
            if not is_fillers(template.get(slot)):
                yield Spot(f"{path}.{slot}", template[slot])


def is_fillers(told: object) -> bool:
    if not isinstance(told, list):
        return told is None
    return all(
        isinstance(one, dict)
        and isinstance(one.get("any"), list)
        and bool(one["any"])
        and all(map(is_alternative, one["any"]))
        for one in told
    )


def is_alternative(told: object) -> bool:
    if not isinstance(told, dict) or not isinstance(told.get("value"), list) or not told["value"]:
        return False
    return is_of_kind(told.get("ref", []), "texts")


def e943_set(record: Record) -> Iterator[Spot]:
    """The set list of this slot has no such fill: see [sets] in the codebook muc4."""
    for path, template in objects(record, "templates"):
        for slot, listed in BOOK["sets"].items():
            for spot in values(template, slot, path):
                if not isinstance(spot.value, str) or tidy(spot.value) not in listed:
                    yield spot


def e944_one_type(record: Record) -> Iterator[Spot]:
    """A template has one incident type, and one stage: add it, or part the template."""
    for path, template in objects(record, "templates"):
        for slot in ("inc_type", "inc_stage"):
            told = template.get(slot)
            if slot in template and (not isinstance(told, list) or len(told) != 1):
                yield Spot(f"{path}.{slot}", told)


def e945_date(record: Record) -> Iterator[Spot]:
    """Write a date as "16 NOV 89", or a range as {"from": "14 NOV 89", "to": "16 NOV 89"}."""
    for spot in of_kind(record, "date"):
        ends = [spot.value]
        if isinstance(spot.value, dict):
            ends = [spot.value.get(name) for name in ("from", "to") if spot.value.get(name)]
        if not ends or not all(isinstance(one, str) and DATE.fullmatch(tidy(one)) for one in ends):
            yield spot


def e946_number(record: Record) -> Iterator[Spot]:
    """Write a number as 6, ~6, 6- (at least), -6 (at most), 5-7 or PLURAL, in quotation marks."""
    for spot in of_kind(record, "number"):
        if not isinstance(spot.value, str) or not NUMBER.fullmatch(spot.value):
            yield spot


def e947_location(record: Record) -> Iterator[Spot]:
    """A location is {"country": [names], "places": [...]}, from general to specific."""
    for spot in of_kind(record, "location"):
        if not is_location(spot.value):
            yield spot


def is_location(told: object) -> bool:
    if not isinstance(told, dict) or not isinstance(told.get("places"), list):
        return False
    return is_of_kind(told.get("country"), "texts") and all(map(is_place, told["places"]))


def is_place(told: object) -> bool:
    if not isinstance(told, dict):
        return False
    if isinstance(told.get("between"), list):
        return len(told["between"]) == 2 and all(
            isinstance(one, dict) and "between" not in one and is_place(one)
            for one in told["between"]
        )
    return all(is_of_kind(told.get(name), "texts") for name in ("name", "type"))


def e948_string(record: Record) -> Iterator[Spot]:
    """A fill of this slot is a string."""
    yield from (spot for spot in of_kind(record, "string") if not isinstance(spot.value, str))


def e949_reference(record: Record) -> Iterator[Spot]:
    """The reference is to nothing in the slot that it points to: write a fill of that, or "-"."""
    for path, template in objects(record, "templates"):
        for slot in SLOTS.values():
            known = {NOTHING}.union(*(words(template, name) for name in slot.refs))
            for inside, one in alternatives(template, slot.name, path):
                told = one.get("ref", [])
                if is_of_kind(told, "texts") and not known.issuperset(map(tidy, told)):
                    yield Spot(f"{inside}.ref", told)


def e950_not_of_type(record: Record) -> Iterator[Spot]:
    """The slot does not apply to this incident type: write null."""
    for path, template in objects(record, "templates"):
        types = words(template, "inc_type")
        for type_, starts in NOT_OF.items():
            if types == {type_}:
                for slot in SLOTS:
                    if slot.startswith(starts) and template.get(slot):
                        yield Spot(f"{path}.{slot}", template[slot])


def w951_effect(record: Record) -> Iterator[Spot]:
    """The effect belongs to another type: what was taken to ROBBERY, freedom regained to
    KIDNAPPING, escape and resignation to ATTACK."""
    for path, template in objects(record, "templates"):
        types = words(template, "inc_type")
        for slot in ("phys_tgt_effect", "hum_tgt_effect"):
            for spot in values(template, slot, path):
                due = BOOK["effects_only"].get(spot.value) if isinstance(spot.value, str) else None
                if due is not None and types and due not in types:
                    yield spot


RULES = (
    e940_templates, e941_slot, e942_fillers, e943_set, e944_one_type, e945_date, e946_number,
    e947_location, e948_string, e949_reference, e950_not_of_type, w951_effect,
)  # fmt: skip
