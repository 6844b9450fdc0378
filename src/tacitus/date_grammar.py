"""The grammar of words for days and lengths of time: `data/dates.toml`, compiled once.

The finder asks where such words stand (`date_at`, `length_at`), the resolver takes them apart
(`read_date`, `read_length`); both go by the same patterns.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import dropwhile
from typing import Any

from tacitus.lists import tables

NAME = "dates.toml"
PIECE = re.compile(r"<([a-z_]+)(\d*)>")
WORD = re.compile(r"\w+")
LONGEST = 200  # characters of a mention that are looked at for a date
APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})
AFTER = r"(?![\w])(?![-‐‑]\w)"
OFTEN = 300  # times that a rule is asked for before it is compiled for good
NOTHING = "(?!)"  # fits no words
NO_CLOCK = ("unit", "season")  # groups around which no clock stands


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


@dataclass(frozen=True, slots=True)
class Narrow:
    """What is left out of a pattern, so that it is compiled quickly: all feasts but these (None:
    none), quantities of two parts."""

    feasts: tuple[str, ...] | None = None
    single: bool = False


ALL = Narrow()


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


def expand(pattern: str, named: bool, narrow: Narrow = ALL) -> str:
    """A pattern of the data file as regular expression; its own pieces as named groups if so
    wanted, each name once, pieces inside pieces never."""

    seen: set[str] = set()

    def put(match: re.Match[str]) -> str:
        name, new = match.group(1), "".join(match.groups()) not in seen
        seen.add("".join(match.groups()))
        inside = narrowed(name, narrow)
        return f"(?P<{''.join(match.groups())}>{inside})" if named and new else inside

    return PIECE.sub(put, pattern)


def narrowed(name: str, narrow: Narrow) -> str:
    """A piece without what the words at hand cannot hold."""
    if name == "feast" and narrow.feasts is not None:
        return any_of(list(narrow.feasts), "") if narrow.feasts else NOTHING
    return piece("quantity_single" if name == "quantity" and narrow.single else name)


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
def simple(pattern: str) -> re.Pattern[str]:
    """A pattern of the data file that stands for itself, compiled."""
    return compiled(expand(pattern, named=False))


def may_hold(what: str, text: str, start: int, end: int) -> bool:
    """Whether the words hold what a rule needs (table `needs`)."""
    need: str | None = tables(NAME)["needs"].get(what)
    return need is None or simple(need).search(text, start, end) is not None


def narrow_for(pattern: str, text: str, start: int, end: int) -> Narrow:
    """What the words leave of a pattern."""
    if "<feast>" in pattern:
        plain = " ".join(text[start:end].translate(APOSTROPHES).lower().split())
        return Narrow(feasts=tuple(name for name in feast_names() if name in plain))
    single = "<quantity>" in pattern and not may_hold("two-units", text, start, end)
    return Narrow(single=single)


@cache
def ready() -> defaultdict[str, dict[str, re.Pattern[str]]]:
    """The patterns compiled so far, by group, then by rule."""
    return defaultdict(dict)


@cache
def asked() -> Counter[str]:
    """How often a rule was asked for whose pattern is not compiled yet."""
    return Counter()


@lru_cache(maxsize=1_000)
def finder(group: str, rule: str, narrow: Narrow = ALL) -> re.Pattern[str]:
    """The pattern of a rule where nothing leads to it."""
    return compiled(f"(?:{expand(patterns(group)[rule], named=False, narrow=narrow)}){AFTER}")


def finder_for(group: str, rule: str, words: tuple[str, int, int]) -> re.Pattern[str] | None:
    """The pattern of a rule as far as the words (text, start, end) can fit it; None where they
    lack what it needs. A rule asked for often is compiled at last: to try it is quicker than to
    ask."""
    asked()[rule] += 1
    often = asked()[rule] > OFTEN
    if not often and not may_hold(rule, *words):
        return None
    pattern = patterns(group)[rule]
    narrow = ALL if often and "<feast>" not in pattern else narrow_for(pattern, *words)
    found = finder(group, rule, narrow)
    if narrow == ALL:
        ready()[group][rule] = found
    return found


def clock_at(pattern: str, words: tuple[str, int, int]) -> re.Match[str] | None:
    """The words with a clock that fit the pattern where they begin."""
    found = ready()["clock"].get(pattern)
    if found is None:
        if not may_hold("clock", *words):
            return None
        found = ready()["clock"][pattern] = simple(pattern)
    text, start, end = words
    return found.match(text, start, end)


def lead_at(group: str, words: tuple[str, int, int]) -> str:
    """The pattern for what may stand before the core, as far as any stands there: a clock only
    around words for a single day, nothing before a length."""
    if group == "lengths":
        return ""
    pieces: dict[str, str] = tables(NAME)["pieces"]
    if group not in NO_CLOCK and clock_at("(?:<bound> )?<clock>", words):
        return pieces["before_day"]
    text, start, end = words
    before = simple(pieces["before"]).match(text, start, end)
    return pieces["before"] if before and before.end() > start else ""


def clock_after(group: str, words: tuple[str, int, int]) -> int:
    """Where the clock ends that follows the core of a day; where it might begin if none does."""
    if group not in NO_CLOCK and group != "lengths":
        match = clock_at(f"(?:{tables(NAME)['pieces']['after_day']}{AFTER})?", words)
        if match is not None:
            return match.end()
    return words[1]


@cache
def patterns(group: str) -> dict[str, str]:
    """The patterns of a group by rule."""
    all_: dict[str, Any] = tables(NAME)
    found: dict[str, str] = all_["lengths"] if group == "lengths" else all_["dates"][group]
    return found


def fits(group: str, text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The rules of a group that fit the words from `start` on, each with where they end. First
    comes the one that leaves most to the words before the core."""
    lead = lead_at(group, (text, start, end))
    found = matches(group, cores_at(lead, text, start, end), text, end)
    if lead:
        later = list(found)
        most = max((match.start() for _, match in later), default=start)
        found = dropwhile(lambda one: one[1].start() < most, later)
    for rule, match in found:
        yield rule, clock_after(group, (text, match.end(), end))


def cores_at(lead: str, text: str, start: int, end: int) -> list[int]:
    """Where a core may begin after words that lead to it: after the most of them first, at last
    where they begin."""
    whole = simple(lead).match(text, start, end) if lead else None
    if whole is None:
        return [start]
    ends = [m.start() for m in WORD.finditer(text, start, whole.end()) if m.start() > start]
    led = [end for end in (*ends, whole.end()) if simple(lead).fullmatch(text, start, end)]
    return [*reversed(led), start]


def matches(
    group: str, starts: list[int], text: str, end: int
) -> Iterator[tuple[str, re.Match[str]]]:
    """The rules of a group that fit from one of these places on, in their order."""
    compiled_yet = ready()[group]
    for rule in patterns(group):
        pattern = compiled_yet.get(rule) or finder_for(group, rule, (text, starts[-1], end))
        if pattern is None:
            continue
        for start in starts:
            match = pattern.match(text, start, end)
            if match is not None:
                yield rule, match
                break


@lru_cache(maxsize=1_000)
def reader(group: str, rule: str, clock: bool = True, narrow: Narrow = ALL) -> re.Pattern[str]:
    """The pattern of one rule with its parts as named groups; `core` is what the words around it
    leave. `clock` says that there may be one."""
    core = f"(?P<core>{expand(patterns(group)[rule], named=True, narrow=narrow)})"
    if group == "lengths":
        return compiled(core)
    pieces: dict[str, str] = tables(NAME)["pieces"]
    if group in NO_CLOCK or not clock:
        return compiled(expand(pieces["before"], named=True) + core)
    after = f"(?:{pieces['after_day']}{AFTER})?"
    return compiled(expand(pieces["before_day"], named=True) + core + expand(after, named=True))


@cache
def group_of() -> dict[str, str]:
    """The group of each rule for dates."""
    return {rule: group for group in tables(NAME)["dates"] for rule in patterns(group)}


def end_year(first: int, last: int) -> int:
    """The year in which a span ends whose end may be told by two figures: 1999 of "1998-99"."""
    if last >= 100:
        return last
    return last + first // 100 * 100 + (100 if last < first % 100 else 0)


@lru_cache(maxsize=5_000)
def read_date(words: str, rule: str = "") -> Phrase | None:
    """The words for a date taken apart, by the given rule if that fits, else by the first that
    does; None where none does."""
    plain = " ".join(words.translate(APOSTROPHES).split())
    names = [rule] if rule in group_of() else []
    size, groups = len(plain), group_of()
    clock = may_hold("clock", plain, 0, size)
    for name in names + list(groups):
        if not may_hold(name, plain, 0, size):
            continue
        narrow = narrow_for(patterns(groups[name])[name], plain, 0, size)
        match = reader(groups[name], name, clock, narrow).fullmatch(plain)
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
