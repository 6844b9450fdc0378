"""From words for a weapon to its class: the GTD weapon types by `data/weapons.toml`."""

from functools import cache
from typing import get_args

from tacitus.lists import tables
from tacitus.marks import Marks, Mention
from tacitus.plurals import singular, words_of
from tacitus.values import Report, Resolved, Unknown, Weapon
from tacitus.vocabulary import WeaponClass

CLASSES: dict[str, WeaponClass] = {class_: class_ for class_ in get_args(WeaponClass)}


def derive_weapons(report: Report, marks: Marks) -> tuple[Resolved[Weapon], ...]:
    """The weapon of each mention of kind `weapon`."""
    return tuple(
        weapon_of(number, mention, mention.span.of(report.text))
        for number, mention in enumerate(marks.mentions)
        if mention.kind == "weapon"
    )


def weapon_of(number: int, mention: Mention, words: str) -> Resolved[Weapon]:
    """The class that the rule of a mention names, else that of the longest end of the words that
    the list has ("homemade car bomb")."""
    class_ = CLASSES.get(mention.rule.removeprefix("weapon:")) or class_of(words)
    value = Unknown("a weapon of no listed class") if class_ is None else Weapon(class_, words)
    return Resolved(number, value, (mention.span,), confidence=mention.score, rule="weapons.toml")


def class_of(words: str) -> WeaponClass | None:
    parts = words_of(words)
    for first in range(len(parts)):
        tail = parts[first:]
        for last in (tail[-1], singular(tail[-1])):
            if found := classes().get(" ".join([*tail[:-1], last])):
                return found
    return next((found for part in parts if (found := classes().get(singular(part)))), None)


@cache
def classes() -> dict[str, WeaponClass]:
    """Each listed word with its class; of two classes the first stands."""
    found: dict[str, WeaponClass] = {}
    for group in tables("weapons.toml")["group"]:
        for entry in group["words"].split(","):
            found.setdefault(" ".join(entry.split()), group["class"])
    return found
