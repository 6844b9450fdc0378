"""Numbers that count something, with their bounds: "at least 13", "between 15 and 20", "dozens"."""

from collections.abc import Iterator, Sequence
from functools import cache

from tacitus.annotate.money import is_sum, sign_start, written_sum_end
from tacitus.annotate.not_counts import OFTEN, counts_nothing, listed
from tacitus.annotate.numerals import kind_of, numeral_end, word_kinds
from tacitus.lists import tables
from tacitus.marks import MONEY, TIMES, Mention, Sentence, Token
from tacitus.values import Span

DASHES = frozenset({"-", "–", "—", "‐", "‑"})
RULE = "numbers"


def find_numbers(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """One mention of kind `number` for each count. Its span has the bounds, not what is counted;
    its head is the numeral (of a range, the first). A sum of money has the sign before it, too."""
    found: list[Mention] = []
    for sentence in sentences:
        part = tokens[sentence.first : sentence.last]
        words = [token.word for token in part]
        low = [token.lower for token in part]
        for first, head, head_end, last in counts(low, words, part):
            span = Span(part[first].start, part[last - 1].end)
            numeral = Span(part[head].start, part[head_end - 1].end)
            found.append(Mention(span, "number", numeral, rule=rule_of(low, head, head_end)))
    return tuple(found)


def rule_of(low: Sequence[str], head: int, end: int) -> str:
    """Whether the numeral is a sum of money, tells how often, or counts anything."""
    if is_sum(low, head, end):
        return MONEY
    return TIMES if low[head] in OFTEN else RULE


def counts(
    low: Sequence[str], words: Sequence[str], part: Sequence[Token]
) -> Iterator[tuple[int, int, int, int]]:
    """First token, the numeral's first and end, and the end of each count of a sentence."""
    starts = openers()
    place, free = 0, 0
    while place < len(low):
        word = low[place]
        end = start_of_count(low, place) if word in starts or word[0].isdecimal() else place
        end = max(end, written_sum_end(part, place))
        if end == place:
            place += 1
            continue
        reach = range_end(low, place, end)
        if is_glued(part, place, reach) or counts_nothing(low, words, place, reach):
            place = skipped(low, reach)
            free = place
            continue
        begin = max(sign_start(part, place), free)
        first = bound_start(low, begin, reach > end, free)
        last = suffix_end(low, reach)
        yield first, place, end, last
        place = free = last


@cache
def openers() -> frozenset[str]:
    """The words, beside digits, with which a count may begin."""
    return frozenset(word_kinds()) | zeros()


def start_of_count(low: Sequence[str], place: int) -> int:
    """The end of a numeral that begins here; `place` if none does."""
    phrase = zero_end(low, place)
    if phrase > place or low[place] in zeros():
        return phrase
    return numeral_end(low, place, len(low)) if kind_of(low[place]) else place


@cache
def zeros() -> frozenset[str]:
    """The words for none at all, and the first words of phrases for it."""
    lists = tables("numbers.toml")["zero"]
    return frozenset(lists["words"]) | {"not"}


@cache
def zero_rules() -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
    """Phrases for none at all, and the words before which "no" is no figure."""
    lists = tables("numbers.toml")["zero"]
    return tuple(tuple(p.split()) for p in lists["phrases"]), frozenset(lists["not_before"])


def zero_end(low: Sequence[str], place: int) -> int:
    """The end of "no", "none", "no one", "not a single"; `place` where it is no figure."""
    if low[place] not in zeros():
        return place
    phrases, not_before = zero_rules()
    for phrase in phrases:
        if tuple(low[place : place + len(phrase)]) == phrase:
            return place + len(phrase)
    if low[place] == "not":
        return place
    if low[place] != "no":
        return place + 1
    after = low[place + 1] if place + 1 < len(low) else "."
    return place if after in not_before or not after[:1].isalpha() else place + 1


def range_end(low: Sequence[str], place: int, end: int) -> int:
    """The end of "15-20", "15 to 20", "two or three", "between 15 and 20"; `end` if it is none."""
    if end + 1 >= len(low):
        return end
    link, before = low[end], low[place - 1] if place else ""
    if not (link in DASHES or link in ("to", "or") or (link == "and" and before == "between")):
        return end
    if (
        link == "to"
        and before == "from"
        and any(w in listed("changes") for w in low[max(0, place - 9) : place])
    ):
        return end
    second = numeral_end(low, end + 1, len(low))
    if (
        second == end + 1
        or low[end + 1] in ("no", "one", "a", "an")
        or low[place] in ("no", "none")
    ):
        return end
    return second if rises(low[place:end], low[end + 1 : second]) else end


def rises(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether a range of plain digits goes up and is no number of a telephone."""
    if len(one) == len(two) == 1 and one[0].isdecimal() and two[0].isdecimal():
        return int(one[0]) < int(two[0]) and len(two[0]) - len(one[0]) <= 1 and len(two[0]) < 5
    return True


def is_glued(part: Sequence[Token], first: int, last: int) -> bool:
    """Whether a dash, slash or letter touches the numeral: "9/11", "3-1", "2014-12-20"."""
    if kind_of(part[first].lower) != "digits":
        return False
    before = part[first - 1] if first else None
    after = part[last] if last < len(part) else None
    left = before is not None and before.end == part[first].start and before.word in GLUE
    right = after is not None and after.start == part[last - 1].end and after.word in GLUE_AFTER
    return left or (right and last < len(part) - 1 and part[last + 1].start == part[last].end)


GLUE = DASHES - {"—", "–"} | {"/", ".", ":", "_", "#", "'", "’"}
GLUE_AFTER = DASHES - {"—"} | {"/", ":", "_", "%", ".", "°"}


def skipped(low: Sequence[str], place: int) -> int:
    """Past the rest of a chain of digits and dashes."""
    while place + 1 < len(low) and low[place] in GLUE_AFTER and low[place + 1][:1].isdecimal():
        place += 2
    return place


@cache
def bounds() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases that may stand before a numeral, by their last word, longest first."""
    phrases = [
        tuple(p.split()) for group in tables("numbers.toml")["bounds"].values() for p in group
    ]
    phrases.append(("between",))
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        table[phrase[-1]] = (*table.get(phrase[-1], ()), phrase)
    return table


def bound_start(low: Sequence[str], place: int, ranged: bool, free: int) -> int:
    """The first token of the bounds before a numeral, not before `free`."""
    first = place
    if ranged and place > free and low[place - 1] in ("between", "from"):
        return place - 1
    while first > free:
        fits = (
            phrase
            for phrase in bounds().get(low[first - 1], ())
            if first - len(phrase) >= free and tuple(low[first - len(phrase) : first]) == phrase
        )
        phrase = next(fits, None)
        if phrase is None or phrase == ("between",):
            return first
        if phrase == ("over",) and first > 1 and low[first - 2] in listed("gave_over"):
            return first
        first -= len(phrase)
    return first


@cache
def suffixes() -> tuple[tuple[str, ...], ...]:
    """The phrases that may stand after a numeral, longest first."""
    groups = tables("numbers.toml")["after"].values()
    return tuple(
        sorted((tuple(p.split()) for group in groups for p in group), key=len, reverse=True)
    )


def suffix_end(low: Sequence[str], place: int) -> int:
    """The end of "or more", "or so" after a numeral."""
    if place < len(low) and low[place] in ("or", "and", "plus", "+", "at", "odd"):
        for phrase in suffixes():
            if tuple(low[place : place + len(phrase)]) == phrase:
                return place + len(phrase)
    return place
