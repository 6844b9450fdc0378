"""Parts of a codebook file that are not built as the formats read them, each fault a line."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any, Literal

Book = Mapping[str, Any]
Shape = Literal["text", "words", "whole", "yes or no", "code"]

SAYS: dict[Shape, str] = {
    "text": 'write text, as "..."',
    "words": 'write text, or a list of texts, as ["...", "..."]',
    "whole": "write a whole number",
    "yes or no": "write true or false",
    "code": "write text or a whole number",
}
LISTS = ("rule", "attack", "doubt")  # tables of rules: when and give
SUBTYPE: dict[str, Shape] = {
    "of": "text", "words": "words", "no_words": "words", "code": "whole", "name": "text",
}  # fmt: skip
ARRAYS: dict[str, dict[str, Shape]] = {  # what the entries under [[...]] have
    "class": {
        "name": "text", "sectors": "words", "no_sectors": "words", "kinds": "words",
        "words": "words", "roles": "words", "foreign": "yes or no",
    },
    **{name: {} for name in LISTS},
    "targsubtype": SUBTYPE,
    "weapsubtype": SUBTYPE,
}  # fmt: skip
PRECISIONS = ("geo_precision", "where_prec", "specificity")  # by our precision of a place
LENGTHS = ("time_precision", "date_prec")  # code = longest range in days
CODED = ("inter", "attacktype", "targtype", "weaptype", "claimmode", *PRECISIONS)
NAMED = (
    "acting", "called", "disorder", "weaptype_text", "claimmode_text", "alternative", "regions",
    "figures",
)  # fmt: skip
LISTED = ("beside", "include", "priority", "sub_event_types")
TABLES = (*LENGTHS, *CODED, *NAMED, *LISTED)


def shape_faults(book: Book) -> Iterator[str]:
    """Every part that is not built as it has to be, always in the same order."""
    for name, keys in ARRAYS.items():
        value = book.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            yield f"{name}: write each under [[{name}]]"
            continue
        for number, one in enumerate(value, 1):
            for key, shape in keys.items():
                if key in one:
                    yield from misshapen(one[key], shape, f"[[{name}]] {number} {key}")
    for name in TABLES:
        value = book.get(name, {})
        if isinstance(value, dict):
            yield from table_faults(name, value)
        else:
            yield f"{name}: write its entries under [{name}]"


def table_faults(name: str, table: Book) -> Iterator[str]:
    """The entries of one table."""
    if name in CODED and not all(is_built(code, "whole") for code in table.values()):
        yield f"[{name}]: write the codes as whole numbers"
    for key, value in table.items():
        if name in NAMED:
            yield from misshapen(value, "text", f"[{name}] {key}")
        if name in LISTED:
            yield from misshapen(value, "words", f"[{name}] {key}")
        if name == "called" and isinstance(value, str) and not is_pattern(value):
            yield f"[called] {key}: of what is in braces there is {{country}} only"


def misshapen(value: object, shape: Shape, where: str) -> Iterator[str]:
    if not is_built(value, shape):
        yield f"{where}: {SAYS[shape]}"


def is_built(value: object, shape: Shape) -> bool:
    """Whether a value is of that shape; true and false are no numbers."""
    texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
    match value:
        case bool():
            return shape == "yes or no"
        case int():
            return shape in ("whole", "code")
        case str():
            return shape in ("text", "words", "code")
        case _:
            return shape == "words" and texts


def is_pattern(text: str) -> bool:
    """Whether a country can be put into it."""
    try:
        return all(
            part[1:] in ((None,) * 3, ("country", "", None)) for part in Formatter().parse(text)
        )
    except ValueError:
        return False
