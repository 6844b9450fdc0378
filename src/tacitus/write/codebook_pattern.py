"""What is wrong with a codebook file of other formats than those that rules derive: the package's
file is the pattern. It has the same keys, each with the same kind of value, and codes that there
are."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from tacitus.vocabulary import COUNTRIES, MODES, PLOVER_TYPES, Certainty, Salience, Sector
from tacitus.write.checks.hxl_rules import TAG
from tacitus.write.codebook_faults import CODES, suggestion, unknown_keys, unlisted
from tacitus.write.formats.cameo_codes import listed

Book = Mapping[str, Any]
FREE = ("check",)  # what need not be there
QUADS = (1, 2, 3, 4)
FEATURE = 2  # a class and a code of GeoNames
EVENTS = (*PLOVER_TYPES, *(f"{kind}/{mode}" for kind, modes in MODES.items() for mode in modes))
FILLS = (  # of MUC-4: where the fills of a slot are given, and the set list that has them
    ("incident", "type", "inc_type"),
    ("instrument.type", "type", "inc_instr_type"),
    ("physical.type", "type", "phys_tgt_type"),
    ("physical.effect", "effect", "phys_tgt_effect"),
    ("human.type", "type", "hum_tgt_type"),
)
TABLED = (  # and where they are by our codes
    ("instrument", "modes", "inc_instr_type"),
    ("instrument", "incidents", "inc_instr_type"),
    ("instrument", "classes", "inc_instr_type"),
    ("perpetrator", "confidence", "perp_org_conf"),
    ("physical", "classes", "phys_tgt_type"),
    ("physical", "effects_of", "phys_tgt_effect"),
    ("human", "sectors", "hum_tgt_type"),
    ("human", "former", "hum_tgt_type"),
    ("human", "effects", "hum_tgt_effect"),
)
RELEVANT: dict[str, tuple[str, ...]] = {
    "countries": tuple(sorted(COUNTRIES)),
    "certainties": get_args(Certainty),
    "saliences": get_args(Salience),
    "unlawful": get_args(Sector),
    "forces": get_args(Sector),
}


def pattern_faults(own: Any, ours: Any, where: str = "") -> Iterator[str]:
    """Every part that is not built as in the package's file."""
    match ours:
        case Mapping() if not isinstance(own, Mapping):
            yield f"{where}: write its entries under [{where}]"
        case Mapping():
            yield from part_faults(own, ours, tuple(ours), where)
        case [Mapping(), *_] if not is_list(own, Mapping):
            yield f"{where}: write each under [[{where}]]"
        case [Mapping(), *_]:
            known = {key: value for one in ours for key, value in one.items()}
            needed = tuple(key for key in known if all(key in one for one in ours))
            for number, one in enumerate(own, 1):
                yield from part_faults(one, known, needed, f"[[{where}]] {number}")
        case list():
            if not is_list(own, str):
                yield f'{where}: write a list of texts, as ["...", "..."]'
        case _:
            if type(own) is not type(ours):
                yield f"{where}: write it as {json.dumps(ours)} is"


def part_faults(own: Book, ours: Book, needed: tuple[str, ...], where: str) -> Iterator[str]:
    """The entries of one table."""
    yield from unknown_keys(own, tuple(ours), where or "the file")
    for key, value in ours.items():
        if key in own:
            yield from pattern_faults(own[key], value, f"{where} {key}".strip())
        elif key in needed and key not in FREE:
            yield f"{where or 'the file'} has no {key}: write it, or extend the package's file"


def is_list(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


# ---- codes, in a file that is built well ------------------------------------------------------


def no_faults(_book: Book) -> Iterator[str]:
    """A file that has no codes of others."""
    return iter(())


def cameo_faults(book: Book) -> Iterator[str]:
    """Every type has a rule, and every root a quad class; the codes are CAMEO's."""
    codes = tuple(code for code, *_ in listed())
    for number, rule in enumerate(book["rule"], 1):
        for key in ("type", "mode", "stage", "weapon"):
            yield from unlisted(rule.get(key, ()), CODES[key], f"[[rule]] {number} {key}")
        yield from unlisted([rule["code"]], codes, f"[[rule]] {number} code")
    whole = {rule["type"] for rule in book["rule"] if rule.keys() == {"type", "code"}}
    for type_ in PLOVER_TYPES:
        if type_ not in whole:
            yield f"rule: none is for all that is {type_}: write one with type and code alone"
    there = [root for roots in book["quad"].values() for root in roots]
    for root in dict.fromkeys(code[:2] for code in codes):
        if there.count(root) != 1:
            yield f"quad: the root {root} has to stand in one of the four, and in no other"


def plover_faults(book: Book) -> Iterator[str]:
    """Quad classes and features."""
    for type_, quad in book["quad"].items():
        if quad not in QUADS:
            yield f"quad {type_}: no code {quad!r}{suggestion(str(quad), tuple(map(str, QUADS)))}"
    for precision, feature in book["features"].items():
        if len(feature) < FEATURE:
            yield f"features {precision}: write the class and the code of GeoNames"


def hxl_faults(book: Book) -> Iterator[str]:
    """Tags."""
    for column, tag in book["tags"].items():
        if not TAG.fullmatch(tag):
            yield f"tags {column}: {tag!r} is no tag: write #word, with +attribute behind it"


def muc4_faults(book: Book) -> Iterator[str]:
    """Our codes, and the fills of the set lists."""
    for number, one in enumerate(book["incident"], 1):
        yield from unlisted(one["codes"], EVENTS, f"[[incident]] {number} codes")
    for path, key, name in FILLS:
        slot, _, under = path.partition(".")
        fills = tuple(book["sets"][name])
        for number, one in enumerate(book[slot][under] if under else book[slot], 1):
            yield from unlisted([one[key]], fills, f"[[{path}]] {number} {key}")
    for slot, under, name in TABLED:
        fills = tuple(book["sets"][name])
        yield from unlisted(list(book[slot][under].values()), fills, f"[{slot}.{under}]")
    for key, codes in RELEVANT.items():
        yield from unlisted(book["relevance"][key], codes, f"relevance {key}")


CONTENT: dict[str, Callable[[Book], Iterator[str]]] = {
    "cameo": cameo_faults,
    "plover": plover_faults,
    "hxl": hxl_faults,
    "gdelt": no_faults,
    "ninjs": no_faults,
    "muc4": muc4_faults,
}


def faults_by_pattern(book: Book, ours: Book, format_: str) -> Iterator[str]:
    """Every fault of a codebook of such a format."""
    misbuilt = list(pattern_faults(book, ours))
    yield from misbuilt or CONTENT[format_](book)
