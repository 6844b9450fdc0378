"""Derivation rules of a codebook file: which values of an incident give which codes of a format.

    [[rule]]
    when = { type = "ASSAULT", mode = ["explosives", "aerial"], no_harm = "killed" }
    give = { event_type = "..." }

Of each key any of its values fits; all keys have to fit; `no_KEY` fits where none of them is. A key
can also be a field of the project's own, such as own_uniforms: it fits what people coded.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

CONDITIONS = (
    "type", "mode", "stage", "weapon", "target", "actor", "recipient", "harm", "words",
)  # fmt: skip
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at: codes by condition (all but `words`), and the words themselves in
    lower case. A code that is not told is absent, a mode that is not told is `none`."""

    codes: Mapping[str, frozenset[str]]
    words: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One key of `when`: any of the values, or none of them where it `fits` not. `shape` finds the
    values of `words`."""

    name: str
    values: frozenset[str]
    shape: re.Pattern[str] | None
    fits: bool

    def holds(self, facts: Facts) -> bool:
        if self.shape is not None:
            found = self.shape.search(facts.words) is not None
        else:
            found = not facts.codes.get(self.name, NOTHING).isdisjoint(self.values)
        return found is self.fits


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, ready to be tried on many incidents."""

    when: tuple[Condition, ...]
    give: Mapping[str, Any]


def rules_of(told: Iterable[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """The rules of a file that is in order."""
    return tuple(Rule(tuple(conditions_of(one["when"])), one["give"]) for one in told)


def conditions_of(when: Mapping[str, Any]) -> Iterator[Condition]:
    for key, told in when.items():
        name, values = key.removeprefix("no_"), several(told)
        shape = pattern(values) if name == "words" and values else None
        yield Condition(name, frozenset(values), shape, fits=name == key)


def first_given(rules: Iterable[Rule], facts: Facts) -> Mapping[str, Any]:
    """What the first rule that fits gives; nothing where none fits."""
    return next(all_given(rules, facts), {})


def all_given(rules: Iterable[Rule], facts: Facts) -> Iterator[Mapping[str, Any]]:
    """What every rule that fits gives, in their order."""
    for rule in rules:
        for condition in rule.when:
            if not condition.holds(facts):
                break
        else:
            yield rule.give


def several(values: str | Iterable[str]) -> tuple[str, ...]:
    """One value or a list of them."""
    return (values,) if isinstance(values, str) else tuple(values)


def found(words: tuple[str, ...], text: str) -> bool:
    """Whether any of the words is in the text (in lower case) as a whole word; `*` is any ending,
    `?` any letter."""
    return bool(words) and pattern(words).search(text) is not None


@lru_cache(maxsize=500)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    shapes = (re.escape(word).replace(r"\*", r"\w*").replace(r"\?", r"\w") for word in words)
    return re.compile(rf"\b(?:{'|'.join(shapes)})(?!\w)")
