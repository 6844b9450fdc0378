"""A sentence laid out for the search of tolls: persons that a figure counts or words name, with the
tokens that they take up."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from tacitus.annotate.harms import Harm, find_harms, telling_words, words
from tacitus.annotate.verbs import past_forms
from tacitus.marks import NO_PERSONS, Mention, Sentence, Token
from tacitus.values import Span

DETERMINERS = frozenset(
    "the these those another further additional all his her their its our my other some any".split()
)
CLOSED_TAGS = frozenset(
    {"ADP", "AUX", "CCONJ", "SCONJ", "DET", "PRON", "PUNCT", "VERB", "ADV", "PART", "SYM"}
)
CLOSED = frozenset(
    """
of in on at by from to with for into near after before during and or but as that which who whom
whose when while where because since until than if so not was were is are be been being has have
had will would may might can could said says he she it they we i you a an the this these those
including among
""".split()
)
PARTITIVE = frozenset({"them", "whom", "those", "us"})
PERSONS = frozenset({"person", "people"})
THINGS = frozenset({"object", "place", "weapon", "state"})
BREAKS = frozenset({"date", "duration", "number"})
COUNTABLE = frozenset({"bodies", "corpses", "lives"})  # things that stand for persons
ZERO = frozenset({"no", "none", "nobody", "no-one", "zero", "nil", "not"})
SPEAKING = frozenset("i we you me us my our your".split())  # who speaks or is spoken to: no toll
REACH = 12  # tokens that a mention of persons may begin before its figure
LONGEST = 7  # words of a noun phrase after its figure


@dataclass(frozen=True, slots=True)
class Counted:
    """Persons: tokens `first` to `last` (half open) of the sentence with their determiners.
    `number` and `entity` are numbers of mentions; at least one is there. `head` is the last noun,
    lower-case, empty after a bare figure; `zero`: the figure says that there are none."""

    first: int
    last: int
    number: int | None
    entity: int | None
    head: str
    zero: bool = False


@dataclass(slots=True)
class Line:
    """One sentence: its words, tags, persons and words of harm, all by token number."""

    low: list[str]
    words: list[str]
    tags: list[str]
    part: Sequence[Token]
    counted: list[Counted] = field(default_factory=list)
    by_first: dict[int, Counted] = field(default_factory=dict)
    by_last: dict[int, Counted] = field(default_factory=dict)
    harms: list[Harm] = field(default_factory=list)
    harm_at: dict[int, Harm] = field(default_factory=dict)
    things: set[int] = field(default_factory=set)  # tokens of things, places and weapons, no verbs
    breaks: set[int] = field(default_factory=set)  # tokens of dates, durations and numbers

    def place(self, found: list[Counted]) -> None:
        """Take in the persons found; where several begin or end at a token the longest counts."""
        self.counted = sorted(found, key=lambda one: (one.first, -one.last))
        for one in self.counted:
            self.by_first.setdefault(one.first, one)
            if one.last not in self.by_last or self.by_last[one.last].first > one.first:
                self.by_last[one.last] = one

    def between(self, first: int, last: int) -> list[Counted]:
        """The persons that begin at `first` or later and end before `last`."""
        low = bisect_left(self.counted, first, key=lambda one: one.first)
        high = bisect_left(self.counted, last, key=lambda one: one.first)
        return [one for one in self.counted[low:high] if one.last <= last]

    def word(self, place: int) -> str:
        """The lower-case word at a place, empty outside the sentence."""
        return self.low[place] if 0 <= place < len(self.low) else ""

    def tag(self, place: int) -> str:
        """The tag at a place, empty outside the sentence."""
        return self.tags[place] if 0 <= place < len(self.tags) else ""


def laid_out(
    tokens: Sequence[Token], sentence: Sentence, mentions: Sequence[Mention], inside: range
) -> Line:
    """The sentence with its persons and its words of harm; `inside` are the numbers of the mentions
    that begin in it."""
    part = tokens[sentence.first : sentence.last]
    shown = [token.word for token in part]
    low = [token.lower for token in part]
    line = Line(low, shown, [], part)
    nouns = not others_telling().isdisjoint(low)
    if not nouns and telling_words().isdisjoint(low):
        return line
    line.tags = [token.tag for token in part]
    line.harms = find_harms(low, line.tags)
    if not nouns and not line.harms:
        return line
    line.harm_at = {place: harm for harm in line.harms for place in range(harm.first, harm.last)}
    add_counted(line, mentions, inside)
    return line


@cache
def others_telling() -> frozenset[str]:
    """Words beside those of harm that may tell a toll: nouns that count, words for subgroups."""
    return words("nouns_that_count") | words("inclusive") | words("among") | {"whom", "them"}


def add_counted(line: Line, mentions: Sequence[Mention], inside: range) -> None:
    """Fill in the persons of a sentence: figures first, then mentions that no figure counts."""
    starts = [token.start for token in line.part]
    places = {number: tokens_of(mentions[number].span, starts, line.part) for number in inside}
    people: list[int] = []
    for number, (first, last) in places.items():
        kind = mentions[number].kind
        if kind in THINGS:
            line.things.update(n for n in range(first, last) if line.tags[n] != "VERB")
        elif kind in BREAKS:
            line.breaks.update(range(first, last))
        elif kind in PERSONS or kind == "organisation":
            people.append(number)
    found: list[Counted] = []
    for number in inside:
        free = not found or found[-1].last <= places[number][0]
        counts = mentions[number].kind == "number" and mentions[number].rule not in NO_PERSONS
        if counts and free:
            one = counted_by(line, number, places, people)
            if one is not None and one.entity is not None:
                alone = mentions[one.entity].kind == "person"  # the figure says all of it
                one = replace(one, entity=None) if alone else one
            found += [one] if one is not None else []
    covered = {place for one in found for place in range(one.first, one.last)}
    for number in people:
        first, last = places[number]
        named = mentions[number].kind != "organisation" and line.low[first] not in SPEAKING
        if named and first < last and first not in covered:
            found.append(Counted(first, last, None, number, line.low[last - 1]))
    line.place(found)


def tokens_of(span: Span, starts: Sequence[int], part: Sequence[Token]) -> tuple[int, int]:
    """The tokens that a span touches."""
    first = bisect_left(starts, span.start)
    if first and part[first - 1].end > span.start:
        first -= 1
    last = bisect_left(starts, span.end)
    return first, max(first, last)


def counted_by(
    line: Line, number: int, places: Mapping[int, tuple[int, int]], people: Sequence[int]
) -> Counted | None:
    """The persons that a figure counts, or None where it counts things."""
    first, last = places[number]
    if first >= last:
        return None
    entity, end = entity_after(line, first, last, places, people)
    if entity is None:
        end = phrase_end(line, last)
    head = line.low[end - 1] if end > last or entity is not None else ""
    no_persons = head in words("not_persons") or (
        entity is None and end > last and end - 1 in line.things and head not in COUNTABLE
    )
    if no_persons and head not in words("nouns_that_count"):
        return None
    if line.word(end) in ("%", "percent"):
        return None
    if entity is not None:
        first = min(first, places[entity][0])
    if head in COUNTABLE:
        entity = None
    while first and line.low[first - 1] in DETERMINERS:
        first -= 1
    return Counted(first, end, number, entity, head, zero=line.low[places[number][0]] in ZERO)


def entity_after(
    line: Line, first: int, last: int, places: Mapping[int, tuple[int, int]], people: Sequence[int]
) -> tuple[int | None, int]:
    """The mention of persons that holds the figure or follows it, and where it ends."""
    if line.word(last) in ("the", "a", "an"):
        return None, last
    for number in people[bisect_left(people, first - REACH, key=lambda n: places[n][0]) :]:
        start, end = places[number]
        if (start <= first and last <= end and end > last) or start == last:
            return number, end
        if last < start <= last + 2 and all(opens(line, place) for place in range(last, start)):
            return number, end
        if (
            last + 1 < start <= last + 4
            and line.low[last] == "of"
            and line.tag(start - 1) in ("NUM", "DET")
        ):
            return number, end
        if start > last + 4:
            break
    return None, last


def phrase_end(line: Line, last: int) -> int:
    """The end of the noun phrase after a figure, by the tags and a list of closed words; "of the
    13 hostages" goes with it."""
    place = last
    while place < len(line.low) and place - last < LONGEST and opens(line, place):
        place += 1
    if place == last and line.word(place) == "of":
        if line.word(place + 1) in PARTITIVE:
            return place + 2
        inner = place + 1
        while inner < place + 5 and (line.word(inner) in DETERMINERS or line.tag(inner) == "NUM"):
            inner += 1
        if inner == place + 1:
            return last
        end = inner + (inner in line.harm_at)  # "of the injured"
        while end < len(line.low) and end - inner < LONGEST and opens(line, end):
            end += 1
        return end
    return place


def opens(line: Line, place: int) -> bool:
    """Whether the word goes on with a noun phrase: no closed word, no mark, no verb; a word of harm
    only before a noun ("55 wounded soldiers")."""
    word, tag = line.low[place], line.tag(place)
    if not word[:1].isalpha() or word in CLOSED or place in line.breaks or word in past_forms():
        return place in line.harm_at and is_attributive(line, place)
    if place in line.harm_at and line.harm_at[place].form != "noun":
        return is_attributive(line, place)
    if tag in ("VERB", "ADV"):
        return tag == "VERB" and is_plural(line, place + 1) and line.tag(place + 1) in ("NOUN", "X")
    if word in words("between"):
        return False
    return tag not in CLOSED_TAGS


def is_attributive(line: Line, place: int) -> bool:
    """Whether a word of harm stands before its noun: "55 wounded soldiers"."""
    if line.tag(place + 1) not in ("NOUN", "X", "ADJ") or line.harm_at[place].form not in (
        "past",
        "predicate",
    ):
        return False
    return is_plural(line, place + 1) or is_plural(line, place + 2)


def is_plural(line: Line, place: int) -> bool:
    """Whether the word looks like a plural noun in lower case."""
    word = line.words[place] if place < len(line.words) else ""
    if not word[:1].islower() and not (word.isupper() and len(word) > 3):
        return False
    return (
        word.lower().endswith(("s", "men", "people", "children", "police", "personnel"))
        and place not in line.harm_at
    )
