"""What is wrong with a codebook file: each fault a line that says where it is and what to do."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from tacitus.vocabulary import (
    MODES,
    PLOVER_TYPES,
    TOLL_FIELDS,
    EntityKind,
    PlacePrecision,
    Sector,
    Stage,
    TargetClass,
    WeaponClass,
    is_own,
)
from tacitus.write.codebook_shapes import (
    ARRAYS,
    LENGTHS,
    LISTS,
    PRECISIONS,
    TABLES,
    is_built,
    misshapen,
    shape_faults,
)
from tacitus.write.dossier import RULES
from tacitus.write.formats.rules import CONDITIONS, several

Book = Mapping[str, Any]
CODES: dict[str, tuple[str, ...]] = {  # what a condition may ask for
    "type": PLOVER_TYPES,
    "mode": ("none", *dict.fromkeys(mode for modes in MODES.values() for mode in modes)),
    "stage": get_args(Stage),
    "weapon": get_args(WeaponClass),
    "target": get_args(TargetClass),
    "harm": TOLL_FIELDS,
}
CLASS_CODES: dict[str, tuple[str, ...]] = {
    "sectors": get_args(Sector),
    "no_sectors": get_args(Sector),
    "kinds": get_args(EntityKind),
    "roles": ("actor", "recipient"),
}
NEEDED = {  # what a format asks its codebook for
    "acled": (
        "rule", "class", "inter", "called", "disorder", "sub_event_types", "geo_precision",
        "time_precision",
    ),
    "ucdp": ("rule", "class", "where_prec", "date_prec"),
    "gtd": (
        "attack", "doubt", "class", "include", "attacktype", "priority", "targtype", "targsubtype",
        "weaptype", "weaptype_text", "weapsubtype", "claimmode", "claimmode_text", "alternative",
        "specificity", "regions",
    ),
}  # fmt: skip
ENTRIES: dict[str, tuple[str, ...]] = {  # what formats ask some of these tables for
    "include": ("types", "no_actor"),
    "priority": ("attacktype",),
    "attacktype": ("Unknown",),
    "targtype": get_args(TargetClass),
    "weaptype": get_args(WeaponClass),
    "claimmode_text": ("10",),
    "specificity": get_args(PlacePrecision),
}
GIVES: dict[tuple[str, str], tuple[str, ...]] = {  # what a format asks its rules for
    ("acled", "rule"): ("event_type", "sub_event_type"),
    ("ucdp", "rule"): ("type_of_violence",),
    ("gtd", "attack"): ("attacktype",),
    ("gtd", "doubt"): ("alternative",),
}
TOP = ("name", "version", "check", *ARRAYS, *TABLES)


def faults(book: Book, format_: str) -> Iterator[str]:
    """Every fault of a codebook for a format, in the order of the file."""
    yield from unknown_keys(book, TOP, "the file")
    for key in ("name", "version"):
        if not isinstance(book.get(key), str):
            yield f'it has no {key}: write {key} = "..." at its head'
    for key in NEEDED[format_]:
        if key not in book:
            yield f'it has no {key}: write it, or extends = "{format_}" at the head'
    misshapen = list(shape_faults(book))
    yield from misshapen
    if not misshapen:
        yield from content_faults(book, format_)


def content_faults(book: Book, format_: str) -> Iterator[str]:
    """Codes and rules that there are not."""
    yield from class_faults(book)
    for name in LISTS:
        asked = GIVES.get((format_, name))
        for number, rule in enumerate(book.get(name, ()), 1):
            where = f"[[{name}]] {number}"
            found = list(rule_faults(rule, where, book))
            yield from found
            if asked is not None and not found:
                yield from given_faults(rule["give"], asked, where, book)
    yield from precision_faults(book)
    yield from gtd_faults(book)
    for field, rule in book.get("figures", {}).items():
        yield from unlisted([field], TOLL_FIELDS, "[figures]")
        yield from unlisted([rule], tuple(RULES), f"[figures] {field}")


def class_faults(book: Book) -> Iterator[str]:
    """Classes of those who take part."""
    events = {f"{kind}/{mode}" for kind, modes in MODES.items() for mode in modes}
    for code, name in book.get("acting", {}).items():
        yield from unlisted([code], tuple(sorted(events)), "[acting]")
        yield from unlisted([name], tuple(book.get("inter", ())), f"[acting] {code}")
    for name in book.get("beside", {}).get("classes", ()):
        yield from unlisted([name], tuple(book.get("inter", ())), "[beside] classes")
    for number, one in enumerate(book.get("class", ()), 1):
        where = f"[[class]] {number}"
        yield from unknown_keys(one, tuple(ARRAYS["class"]), where)
        if "name" not in one:
            yield f"{where} has no name: write name = "
        elif book.get("inter"):
            yield from unlisted([one["name"]], tuple(book["inter"]), f"{where} name")
        for key, codes in CLASS_CODES.items():
            yield from unlisted(one.get(key, ()), codes, f"{where} {key}")


def rule_faults(rule: Book, where: str, book: Book) -> Iterator[str]:
    """One rule: its conditions and what it gives."""
    yield from unknown_keys(rule, ("when", "give"), where)
    if not all(isinstance(rule.get(key), dict) and rule[key] for key in ("when", "give")):
        yield f"{where} has no when or no give: write when = {{ ... }} and give = {{ ... }}"
        return
    classes = tuple(dict.fromkeys(one.get("name", "") for one in book.get("class", ())))
    for key, values in rule["when"].items():
        yield from misshapen(values, "words", f"{where} {key}")
        name = key.removeprefix("no_")
        if not is_own(name):
            yield from unlisted([name], CONDITIONS, f"{where} when")
        codes = classes if name in ("actor", "recipient") else CODES.get(name)
        if codes is not None and is_built(values, "words"):
            yield from unlisted(several(values), codes, f"{where} {key}")
    for key, value in rule["give"].items():
        yield from misshapen(value, "code", f"{where} {key}")


def given_faults(give: Book, asked: tuple[str, ...], where: str, book: Book) -> Iterator[str]:
    """A rule has to give what the format asks for, and codes of the format."""
    yield from unknown_keys(give, asked, f"{where} give")
    missing = [key for key in asked if key not in give]
    if missing:
        yield f"{where} gives no {missing[0]}: write give = {{ {missing[0]} = ... }}"
        return
    if "event_type" in asked:
        kinds = book.get("sub_event_types", {})
        yield from unlisted([give["event_type"]], tuple(kinds), f"{where} event_type")
        subs = several(kinds.get(give["event_type"], ()))
        yield from unlisted([give["sub_event_type"]], subs, f"{where} sub_event_type")
    if "type_of_violence" in asked and give["type_of_violence"] not in (1, 2, 3):
        yield f"{where} type_of_violence {give['type_of_violence']}: one of 1, 2, 3"
    if "attacktype" in asked:
        codes = tuple(book.get("attacktype", ()))
        yield from unlisted([give["attacktype"]], codes, f"{where} attacktype")
    if "alternative" in asked:
        alternatives = tuple(book.get("alternative", ()))
        yield from unlisted([str(give["alternative"])], alternatives, f"{where} alternative")


def precision_faults(book: Book) -> Iterator[str]:
    """Codes of precision."""
    for name in PRECISIONS:
        yield from unlisted(book.get(name, ()), get_args(PlacePrecision), f"[{name}]")
    for name in LENGTHS:
        for code, days in book.get(name, {}).items():
            if not str(code).isdigit() or not isinstance(days, int) or days < 1:
                yield f"[{name}] {code} = {days}: write a code and its longest range in days"


def gtd_faults(book: Book) -> Iterator[str]:
    """Tables that have not all that GTD's columns are filled by."""
    for name, keys in ENTRIES.items():
        for key in keys:
            if name in book and key not in book[name]:
                yield f"[{name}] has no {key!r}: write it there"
    for name in ("targsubtype", "weapsubtype"):
        for number, one in enumerate(book.get(name, ()), 1):
            where = f"[[{name}]] {number}"
            yield from unknown_keys(one, tuple(ARRAYS[name]), where)
            for key in ("of", "words", "code", "name"):
                if key not in one:
                    yield f"{where} has no {key}: write {key} = ..."
    order = book.get("priority", {}).get("attacktype", ())
    yield from unlisted(order, tuple(book.get("attacktype", ())), "[priority] attacktype")
    modes = [str(code) for code in book.get("claimmode", {}).values()]
    yield from unlisted(modes, tuple(book.get("claimmode_text", ())), "[claimmode]")


def unknown_keys(table: Iterable[str], known: tuple[str, ...], where: str) -> Iterator[str]:
    for key in table:
        if key not in known:
            yield f"{where}: no key {key!r}{suggestion(key, known)}"


def unlisted(values: Iterable[Any], codes: tuple[str, ...], where: str) -> Iterator[str]:
    for value in several(values):
        if value not in codes:
            yield f"{where}: no code {value!r}{suggestion(str(value), codes)}"


def suggestion(word: str, known: tuple[str, ...]) -> str:
    """What was meant, or what there is."""
    near = get_close_matches(word, known, 1)
    return f": did you mean {near[0]!r}?" if near else f": one of {', '.join(known)}"
