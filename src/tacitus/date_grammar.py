"""The grammar of words for days and lengths of time: `data/dates.toml`, compiled once.

The finder asks where such words stand (`date_at`, `length_at`), the resolver takes them apart
(`read_date`, `read_length`); both go by the same patterns.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tacitus.lists import tables

NAME = "dates.toml"
PIECE = re.compile(r"<([a-z_]+)(\d*)>")
LONGEST = 200  # characters of a mention that are looked at for a date
APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})
AFTER = r"(?![\w])(?![-‐‑]\w)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words taken apart: the rule that fits them and their parts by name, in lower case, white
    space made one blank and apostrophes straight."""

    rule: str
    parts: Mapping[str, str]

    def get(self, name: str) -> str:
        """A part, also under its name with a digit; empty where there is none."""
        for digit in ("", "2", "3", "4"):
            if part := self.parts.get(name + digit):
                return part
        return ""


def table(name: str) -> dict[str, int]:
    """A table of numbers of the grammar ("months")."""
    found: dict[str, int] = tables(NAME)[name]
    return found


def words_table(name: str) -> dict[str, str]:
    """A table of words of the grammar ("units")."""
    found: dict[str, str] = tables(NAME)[name]
    return found


@cache
def feast_names() -> dict[str, str]:
    """From the names of feasts to the table that dates them."""
    kinds = ("fixed", "weekday", "easter", "orthodox", "moon")
    return {name: kind for kind in kinds for name in tables(NAME)[f"feasts_{kind}"]}


@cache
def alternatives() -> dict[str, str]:
    """The words of the tables as regular expressions, longest first."""
    return {
        "month": months(),
        "weekday": any_of(table("weekdays"), r"\b"),
        "weekday_short": any_of(table("weekday_shorts"), r"\b"),
        "unit": any_of(words_table("units"), r"s?\b"),
        "unit_one": any_of(words_table("units"), r"\b"),
        "ordinal": any_of(table("ordinals"), r"\b"),
        "number": any_of(table("numbers"), r"\b"),
        "numberword": any_of([w for w in table("numbers") if w not in {"a", "an"}], r"\b"),
        "decadeword": any_of(table("decades"), r"\b"),
        "season": any_of(table("seasons"), r"\b"),
        "approximator": any_of(words_table("approximators"), r"\b"),
        "feast": any_of(feast_names(), ""),
        "named_day": any_of(words_table("named_days"), r"\b"),
    }


def months() -> str:
    """Months in full, or short with or without a full stop."""
    long = [name for name in table("months") if len(name) > 4 or name in {"may", "june", "july"}]
    short = [name for name in table("months") if name not in long]
    return any_of(long, r"\b") + "|" + any_of(short, r"\b\.?")


def any_of(words: Mapping[str, object] | list[str], end: str) -> str:
    """One of these words."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")" + end


def expand(pattern: str, named: bool) -> str:
    """A pattern of the data file as regular expression; its own pieces as named groups if so
    wanted, each name once, pieces inside pieces never."""

    seen: set[str] = set()

    def put(match: re.Match[str]) -> str:
        name, new = match.group(1), "".join(match.groups()) not in seen
        seen.add("".join(match.groups()))
        inside = piece(name)
        return f"(?P<{''.join(match.groups())}>{inside})" if named and new else inside

    return PIECE.sub(put, pattern)


@cache
def piece(name: str) -> str:
    """A piece of the data file or the words of a table, as regular expression."""
    if name in alternatives():
        return "(?:" + alternatives()[name] + ")"
    return "(?:" + expand(tables(NAME)["pieces"][name], named=False) + ")"


def compiled(pattern: str) -> re.Pattern[str]:
    """The blanks and apostrophes of the data file put as they are written in texts."""
    loose = pattern.replace("\\ ", " ").replace(" ", r"\s+").replace("'", "['’‘]")
    return re.compile(loose.replace("(?:\\s+)?", r"\s*"), re.IGNORECASE)


@cache
def finder(group: str, rule: str = "") -> re.Pattern[str]:
    """All patterns of a group as one, or that of one rule; each core is a group of the expression,
    named after its rule with `_` for `-`."""
    cores = "|".join(
        f"(?P<{name.replace('-', '_')}>{expand(words, named=False)})"
        for name, words in patterns(group).items()
        if rule in {"", name}
    )
    if group == "lengths":
        return compiled(f"(?:{cores}){AFTER}")
    before, after = around(group)
    return compiled(f"{expand(before, named=False)}(?:{cores}){AFTER}{expand(after, named=False)}")


def around(group: str) -> tuple[str, str]:
    """What may stand before and after the core: a clock only around words for a single day."""
    pieces: dict[str, str] = tables(NAME)["pieces"]
    if group in {"unit", "season"}:
        return pieces["before"], ""
    return pieces["before_day"], f"(?:{pieces['after_day']}{AFTER})?"


def patterns(group: str) -> dict[str, str]:
    """The patterns of a group by rule."""
    all_: dict[str, Any] = tables(NAME)
    found: dict[str, str] = all_["lengths"] if group == "lengths" else all_["dates"][group]
    return found


def fits(group: str, text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The rules of a group that fit the words from `start` on, each with where they end."""
    match = finder(group).match(text, start, end)
    if match is None:
        return
    rules = list(patterns(group))
    first = next(rule for rule in rules if match.group(rule.replace("-", "_")) is not None)
    yield first, match.end()
    for rule in rules[rules.index(first) + 1 :]:
        match = finder(group, rule).match(text, start, end)
        if match is not None:
            yield rule, match.end()


@cache
def reader(group: str, rule: str) -> re.Pattern[str]:
    """The pattern of one rule with its parts as named groups; `core` is what the words around it
    leave."""
    core = f"(?P<core>{expand(patterns(group)[rule], named=True)})"
    if group == "lengths":
        return compiled(core)
    before, after = around(group)
    return compiled(expand(before, named=True) + core + expand(after, named=True))


@cache
def group_of() -> dict[str, str]:
    """The group of each rule for dates."""
    return {rule: group for group in tables(NAME)["dates"] for rule in patterns(group)}


def read_date(words: str, rule: str = "") -> Phrase | None:
    """The words for a date taken apart, by the given rule if that fits, else by the first that
    does; None where none does."""
    plain = " ".join(words.translate(APOSTROPHES).split())
    names = [rule] if rule in group_of() else []
    for name in names + list(group_of()):
        match = reader(group_of()[name], name).fullmatch(plain)
        if match is not None:
            parts = {k: v.lower() for k, v in match.groupdict().items() if v}
            return Phrase(name, parts)
    return None


def read_any(words: str, rule: str = "") -> Phrase | None:
    """As `read_date`; of words that hold more than a date, the longest date among them."""
    words = words[:LONGEST]
    phrase = read_date(words, rule)
    if phrase is not None:
        return phrase
    best: tuple[int, str, str] | None = None
    for start in [m.start() for m in re.finditer(r"[\w'’]+", words)]:
        for group in tables(NAME)["dates"]:
            for name, end in fits(group, words, start, len(words)):
                if best is None or end - start > len(best[1]):
                    best = start, words[start:end], name
                break
    return read_date(best[1], best[2]) if best else None
