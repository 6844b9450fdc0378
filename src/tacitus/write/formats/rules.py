"""Derivation rules of a codebook file: which values of an incident give which codes of a format.

    [[rule]]
    when = { type = "ASSAULT", mode = ["explosives", "aerial"], no_harm = "killed" }
    give = { event_type = "..." }

Of each key any of its values fits; all keys have to fit; `no_KEY` fits where none of them is. A key
can also be a field of the project's own, such as own_uniforms: it fits what people coded.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Rule = Mapping[str, Any]
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


def first_given(rules: Sequence[Rule], facts: Facts) -> Mapping[str, Any]:
    """What the first rule that fits gives; nothing where none fits."""
    return next(all_given(rules, facts), {})


def all_given(rules: Sequence[Rule], facts: Facts) -> Iterator[Mapping[str, Any]]:
    """What every rule that fits gives, in their order."""
    return (rule["give"] for rule in rules if fits(rule["when"], facts))


def fits(when: Mapping[str, Any], facts: Facts) -> bool:
    """Whether all conditions of a rule hold."""
    for key, values in when.items():
        name = key.removeprefix("no_")
        if holds(name, several(values), facts) == (name != key):
            return False
    return True


def holds(name: str, values: tuple[str, ...], facts: Facts) -> bool:
    if name == "words":
        return found(values, facts.words)
    return not facts.codes.get(name, NOTHING).isdisjoint(values)


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
