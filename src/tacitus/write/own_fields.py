"""The fields that a project has beside ours, as `codebooks/fields.toml` beside it names them.

    name = "A study of raids"
    version = "1"

    [[field]]
    name = "uniforms"                   # claims and columns have it as own_uniforms
    about = "Whether those who did it wore uniforms."
    codes = { yes = "All or some did.", no = "None did." }
    types = ["ASSAULT"]                 # of which events it can be coded; else of all
    level = "team"                      # in releases; else public, but words only for the team

    [[field]]
    name = "vote"
    about = "Whether it has to do with a vote."
    codes = { yes = "It has." }
    rule = [{ when = { words = ["ballot*", "polling"] }, give = "yes" }]

`kind` is `code` where there are codes, else `text` (words) or `whole` (a whole number). What people
coded goes before what the rules give; of the rules the first one that fits gives its value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from tacitus.errors import UsageError
from tacitus.vocabulary import OWN, OwnName, PloverType
from tacitus.write.release.policy import Level

FIELDS = "fields"  # the name of the codebook
OwnKind = Literal["code", "text", "whole"]
OWN_KINDS: tuple[OwnKind, ...] = get_args(OwnKind)
BASIS = "_basis"  # after the name of a field with rules: where its value is from
DIGITS = 18  # of a whole number, which every kind of file can hold


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of a project. `codes` have their meanings; `types` none: it is of events of all
    types; `rules` are tried in their order where nobody coded it."""

    name: OwnName
    about: str
    kind: OwnKind
    level: Level
    codes: Mapping[str, str] = field(default_factory=dict)
    types: tuple[PloverType, ...] = ()
    rules: tuple[Mapping[str, Any], ...] = ()

    def is_of(self, type_: PloverType | None) -> bool:
        """Whether events of a type can have it."""
        return not self.types or type_ in self.types

    def checked(self, text: str) -> str:
        """A value as it is kept; UsageError where the field has no such value."""
        text = text.strip()
        if self.kind == "code" and text not in self.codes:
            raise UsageError(f"{self.name} has no code {text!r}: one of {', '.join(self.codes)}")
        if self.kind == "whole" and whole_of(text) is None:
            raise UsageError(f"{self.name} is a whole number, not {text!r}: write digits")
        return text


OwnFields = Mapping[str, OwnField]


def own_fields(book: Mapping[str, Any]) -> dict[str, OwnField]:
    """The fields of a codebook that is in order (`own_field_faults`), by name, in their order."""
    found = map(field_of, book.get("field", ()))
    return {one.name: one for one in found}


def field_of(told: Mapping[str, Any]) -> OwnField:
    """One entry under [[field]]."""
    codes = told.get("codes", {})
    kind: OwnKind = told.get("kind", "code" if codes else "text")
    return OwnField(
        name=OwnName(OWN + told["name"]),
        about=told["about"],
        kind=kind,
        level=told.get("level", "team" if kind == "text" else "public"),
        codes=codes,
        types=tuple(told.get("types", ())),
        rules=tuple(told.get("rule", ())),
    )


def whole_of(text: str) -> int | None:
    """A whole number from 0 as the field has it; None where it is none."""
    plain = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return int(text) if plain else None


def levels_of(fields: OwnFields) -> dict[tuple[str, str], Level]:
    """The level of each column, as a policy has them."""
    return {
        ("incidents", name): one.level
        for one in fields.values()
        for name in (one.name, *([one.name + BASIS] if one.rules else []))
    }
