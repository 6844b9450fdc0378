"""The GTD target class of what was attacked: things by their word, persons by word and sector."""

from functools import cache

from tacitus.lists import tables
from tacitus.marks import Marks
from tacitus.plurals import singular, words_of
from tacitus.values import Grouped, Report, Resolved, Unknown
from tacitus.vocabulary import TargetClass

TARGETED = ("person", "people", "organisation", "state", "object")
LONGEST = 3  # words of an entry


def derive_targets(
    report: Report, marks: Marks, entities: tuple[Grouped, ...]
) -> tuple[Resolved[TargetClass], ...]:
    """The class of each mention that the reader takes for a target."""
    meant = {role.mention for role in marks.roles if role.role == "target"}
    owner = {mention: group for group in entities for mention in group.mentions}
    found: list[Resolved[TargetClass]] = []
    for number, mention in enumerate(marks.mentions):
        if number not in meant or mention.kind not in TARGETED:
            continue
        group = owner.get(number)
        others = group.mentions if group is not None else ()
        told = [marks.mentions[n].span.of(report.text) for n in (number, *others)]
        sectors = group.entity.sector if group is not None else ()
        value, rule = class_of(told, mention.kind == "object", sectors)
        found.append(Resolved(number, value, (mention.span,), confidence=0.9, rule=rule))
    return tuple(found)


def class_of(
    told: list[str], thing: bool, sectors: tuple[str, ...]
) -> tuple[TargetClass | Unknown, str]:
    """The class and the list it came from."""
    for words in told:
        entries = ends_of(words)
        for entry in entries:
            if entry in listed("words"):
                return listed("words")[entry], "target_sectors.toml: words"
        for entry in entries:
            if thing and entry in things():
                return things()[entry], "things.toml"
    for sector in sectors:
        if sector in by_sector():
            return by_sector()[sector], f"target_sectors.toml: {sector}"
    return Unknown("neither the words nor a sector tell the class"), ""


def ends_of(words: str) -> list[str]:
    """The entries that some words may be listed under: every stretch up to three words, the longest
    first, the last word singular."""
    parts = words_of(words)
    stretches = [
        parts[first : first + length]
        for length in range(min(LONGEST, len(parts)), 0, -1)
        for first in reversed(range(len(parts) - length + 1))
    ]
    return [" ".join([*stretch[:-1], singular(stretch[-1])]) for stretch in stretches]


@cache
def things() -> dict[str, TargetClass]:
    """Each listed thing with its class."""
    table: dict[TargetClass, list[str]] = tables("things.toml")["things"]
    return {word: class_ for class_, words in table.items() for word in words}


@cache
def listed(name: str) -> dict[str, TargetClass]:
    table: dict[TargetClass, list[str]] = tables("target_sectors.toml")[name]
    return {word: class_ for class_, words in table.items() for word in words}


@cache
def by_sector() -> dict[str, TargetClass]:
    table: dict[str, TargetClass] = tables("target_sectors.toml")["sectors"]
    return table
