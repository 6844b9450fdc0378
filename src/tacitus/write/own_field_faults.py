"""What is wrong with a project's `fields.toml`: each fault a line that says what to do."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from tacitus.vocabulary import OWN, OWN_FIELD, PLOVER_TYPES
from tacitus.write.codebook_faults import class_faults, rule_faults, unknown_keys, unlisted
from tacitus.write.codebook_shapes import ARRAYS, misshapen
from tacitus.write.own_fields import BASIS, OWN_KINDS, whole_of
from tacitus.write.release.policy import Level

Book = Mapping[str, Any]
TOP = ("name", "version", "field", "class")
KEYS = ("name", "about", "kind", "codes", "types", "level", "rule")
MOST = 100  # fields


def field_faults(book: Book) -> Iterator[str]:
    """Every fault, in the order of the file."""
    yield from unknown_keys(book, TOP, "the file")
    for key in ("name", "version"):
        if not isinstance(book.get(key), str):
            yield f'it has no {key}: write {key} = "..." at its head'
    for name in ("field", "class"):
        found = book.get(name, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            yield f"{name}: write each under [[{name}]]"
            return
    classes = list(shapes_of_classes(book))
    yield from classes or class_faults(book)
    fields = book.get("field", [])
    if not fields:
        yield "it has no field: write one under [[field]]"
    if len(fields) > MOST:
        yield f"it has {len(fields)} fields: {MOST} at most"
    seen: set[str] = set()
    for number, one in enumerate(fields, 1):
        where = f"[[field]] {number}"
        yield from entry_faults(one, where, book)
        name = str(one.get("name"))
        if name in seen:
            yield f"{where}: the name {name!r} is taken: choose another"
        seen.add(name)


def shapes_of_classes(book: Book) -> Iterator[str]:
    for number, one in enumerate(book.get("class", ()), 1):
        for key, shape in ARRAYS["class"].items():
            if key in one:
                yield from misshapen(one[key], shape, f"[[class]] {number} {key}")


def entry_faults(one: Book, where: str, book: Book) -> Iterator[str]:
    """One entry under [[field]]."""
    yield from unknown_keys(one, KEYS, where)
    name = one.get("name")
    if not isinstance(name, str) or not re.fullmatch(OWN_FIELD, OWN + name) or name.endswith(BASIS):
        yield (
            f"{where} name: write 1 to 22 small letters a to z, digits and low lines, a letter"
            " first, without own_ and no _basis at the end"
        )
    if not isinstance(one.get("about"), str) or not one["about"].strip():
        yield f'{where} has no about: write about = "..." that says what it means'
    yield from code_faults(one, where)
    yield from unlisted([one["kind"]] if "kind" in one else [], OWN_KINDS, f"{where} kind")
    yield from unlisted([one["level"]] if "level" in one else [], get_args(Level), f"{where} level")
    types = one.get("types", [])
    if isinstance(types, list):
        yield from unlisted(types, PLOVER_TYPES, f"{where} types")
    else:
        yield f'{where} types: write a list, as ["ASSAULT"]'
    yield from rules_faults(one, where, book)


def code_faults(one: Book, where: str) -> Iterator[str]:
    """The codes and the kind, which have to fit each other."""
    codes = one.get("codes", {})
    if not isinstance(codes, dict) or not all(isinstance(told, str) for told in codes.values()):
        yield f'{where} codes: write each with its meaning, as {{ yes = "It was." }}'
        return
    for code in codes:
        if not code.strip() or code != code.strip() or ";" in code:
            yield f"{where} code {code!r}: write it without blanks at its ends and without ;"
    if bool(codes) != (one.get("kind", "code" if codes else "text") == "code"):
        yield f"{where}: a field with codes is of the kind code, and no other: mend kind or codes"


def rules_faults(one: Book, where: str, book: Book) -> Iterator[str]:
    """The rules of a field: their conditions, and that they give what the field can have."""
    rules = one.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        yield f"{where} rule: write each under [[field.rule]]"
        return
    for number, rule in enumerate(rules, 1):
        place = f"{where} rule {number}"
        given = rule.get("give")
        yield from rule_faults({**rule, "give": {"value": given}}, place, book)
        if isinstance(one.get("codes"), dict) and one["codes"]:
            yield from unlisted([given], tuple(one["codes"]), f"{place} give")
        elif one.get("kind") == "whole" and whole_of(str(given)) is None:
            yield f"{place} give: write a whole number from 0"
        elif not isinstance(given, str | int):
            yield f"{place} give: write the value that it gives"
