"""The codebook as a page: every field and code with its meaning, from the package itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, get_args

from tacitus.lists import tables
from tacitus.values import ATTRIBUTE_VALUES, EVENT_VALUES
from tacitus.vocabulary import (
    FORMAT,
    MODES,
    PLOVER_TYPES,
    Act,
    Certainty,
    DatePrecision,
    EntityKind,
    Form,
    PlacePrecision,
    Salience,
    Sector,
    Stage,
    Stance,
    TargetClass,
    WeaponClass,
)

# The lists of `vocabulary.py` beside the tables of `data/codebook.toml` that explain them.
LISTS: dict[str, tuple[str, Sequence[str]]] = {
    "certainty": ("Certainty of a claim", get_args(Certainty)),
    "salience": ("Salience of an event", get_args(Salience)),
    "stages": ("Stages", get_args(Stage)),
    "date_precision": ("Precision of a date", get_args(DatePrecision)),
    "place_precision": ("Precision of a place", get_args(PlacePrecision)),
    "stances": ("Stances of responsibility", get_args(Stance)),
    "entity_kinds": ("Kinds of entity", get_args(EntityKind)),
    "acts": ("Acts of a statement", get_args(Act)),
    "forms": ("Forms of a statement", get_args(Form)),
    "sectors": ("Sectors of an entity (PLOVER)", get_args(Sector)),
    "targets": ("Classes of target (GTD)", get_args(TargetClass)),
    "weapons": ("Classes of weapon (GTD)", get_args(WeaponClass)),
}


VAGUE = (
    "Kept in `data/numbers.toml`, where they can be changed; the ranges are those of the coding"
    " manual (corpus/MANUAL.md, 4.6). A plural of a round number is two of it up to below the next."
)


def codebook_page() -> str:
    """The whole page in Markdown."""
    meanings = tables("codebook.toml")
    return "\n".join(
        [
            "# Codebook",
            "",
            f"Of the format `{FORMAT}`. The form of every object is in [schema.json](schema.json).",
            "",
            *value_table("Fields of an event", EVENT_VALUES, meanings["fields"]),
            *value_table("Attributes of an entity", ATTRIBUTE_VALUES, meanings["attributes"]),
            *type_tables(meanings),
            *vague_table(tables("numbers.toml")["vague"]),
            *(
                line
                for key, (title, codes) in LISTS.items()
                for line in code_table(title, codes, meanings[key])
            ),
        ]
    )


def value_table(
    title: str, values: Mapping[Any, type], meanings: Mapping[str, str]
) -> Iterator[str]:
    """A table of fields with the keys of their values."""
    yield from (f"## {title}", "", "| field | meaning | value |", "|---|---|---|")
    for field, kind in values.items():
        yield f"| `{field}` | {meanings[field]} | {keys_of(kind)} |"
    yield ""


def keys_of(kind: type) -> str:
    """The keys of a value as JSON has them."""
    if kind is str:
        return "a string"
    return ", ".join(f"`{part.name.rstrip('_')}`" for part in fields(kind))


def type_tables(meanings: Mapping[str, Any]) -> Iterator[str]:
    """The types of PLOVER, each with its modes."""
    yield from (
        "## Types and modes (PLOVER 2021)",
        "",
        "| type | mode | meaning |",
        "|---|---|---|",
    )
    for type_ in PLOVER_TYPES:
        yield f"| `{type_}` | | {meanings['types'][type_]} |"
        for mode in MODES[type_]:
            yield f"| | `{mode}` | {meanings['modes'][type_][mode]} |"
    yield ""


def vague_table(words: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """What vague words for numbers are taken for."""
    yield from (
        "## Vague numbers",
        "",
        VAGUE,
        "",
        "| words | least | most |",
        "|---|---|---|",
    )
    for word, ends in words.items():
        least, most = (f"{end:,}" for end in ends) if ends else ("no claim", "")
        yield f"| {word} | {least} | {most} |"
    yield ""


def code_table(title: str, codes: Sequence[str], meanings: Mapping[str, str]) -> Iterator[str]:
    """A table of codes."""
    yield from (f"## {title}", "", "| code | meaning |", "|---|---|")
    for code in codes:
        yield f"| `{code}` | {meanings[code]} |"
    yield ""
