"""What the words of a number are worth: "at least 13" is 13 and over, "dozens" 24 to 99.

The table of vague words is part of the codebook: `data/numbers.toml`."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from tacitus.lists import tables
from tacitus.marks import MONEY, UNHURT, Marks
from tacitus.values import Amount, Report, Resolved, Unknown

WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:bn|mn|k|m)?(?![^\W\d_])|[^\W\d_]+(?:['’][^\W\d_]+)?|[-‐‑–—+]|\d+",
    re.IGNORECASE,
)
SMALL_WORDS_ONLY = frozenset(
    {"of", "the", "a", "an", "its", "their", "his", "her", "those", "these", "our", "all"}
)
LINKS = frozenset({"to", "or", "and", "-", "–", "—", "‐", "‑"})
JOINED = frozenset({"and", "-", "‐", "‑"})
MOST = 100_000_000_000_000  # more than all the money there is: no figure counts further
RULE = "derive.numbers"


def derive_amounts(report: Report, marks: Marks) -> tuple[Resolved[Amount], ...]:
    """One value for each mention of kind `number`, in the order of the mentions."""
    resolved = []
    for number, mention in enumerate(marks.mentions):
        if mention.kind == "number":
            words = mention.span.of(report.text)
            none = mention.rule == UNHURT
            told = " ".join(words.lower().split())
            told = without_sign(told) if mention.rule == MONEY else told
            value = Amount(0, 0) if none else amount_of(told)
            basis = None if is_plain(words) else basis_of(words, value)
            sure = 0.99 if basis is None else 0.9
            resolved.append(Resolved(number, value, (mention.span,), basis, sure, RULE))
    return tuple(resolved)


def without_sign(words: str) -> str:
    """The lower-case words of a sum of money without signs and letters for its currency."""
    return " ".join(currency_signs().sub(" ", words).split())


@cache
def currency_signs() -> re.Pattern[str]:
    """Signs and letters for a currency before digits, with whose money it is ("US$")."""
    money = tables("numbers.toml")["money"]
    signs = "".join(re.escape(sign) for sign in money["before"] if not sign.isalpha())
    letters = "|".join(sorted({*money["written"], *filter(str.isalpha, money["before"])}))
    return re.compile(rf"(?:\b[a-z]{{1,3}})?[{signs}]|\b(?:{letters})(?=\d|\.? )")


def is_plain(words: str) -> bool:
    """Whether the words are digits alone, so that the value needs no basis."""
    return words.isdecimal()


def basis_of(words: str, value: Amount | Unknown) -> str | None:
    """How the words became the value, where that is more than reading a numeral."""
    if isinstance(value, Unknown):
        return None
    if value.high is None:
        return f'"{words}" is {value.low} and over'
    if value.low != value.high:
        return f'"{words}" is {value.low} to {value.high}'
    return f'"{words}" is {value.low}'


@lru_cache(maxsize=4096)
def amount_of(words: str) -> Amount | Unknown:
    """The amount that lower-case words stand for."""
    parts = WORD.findall(words)
    kinds, start = bounds_before(parts)
    after, end = bound_after(parts, start)
    first, place = value_at(parts, start, end)
    if first is None:
        return untold_reason(parts[start:end])
    if place < end and parts[place] in LINKS:
        second, last = value_at(parts, place + 1, end)
        if second is not None and last == end:
            first, place = (min(first[0], second[0]), max(first[1], second[1])), end
    if place < end:
        return Unknown("words that no rule reads as a number")
    low, high = (min(end, MOST) for end in first)
    amount = Amount(low, high)
    for kind in (*reversed(kinds), *after):
        amount = bounded(amount, kind)
    return amount


def untold_reason(parts: Sequence[str]) -> Unknown:
    """Why no value could be read."""
    if any(part in tables("numbers.toml")["fractions"] for part in parts):
        return Unknown("a part of a whole whose number is not told")
    return Unknown("the words tell no number")


@cache
def phrases(where: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases of a table with the bound that each gives, longest first."""
    groups = tables("numbers.toml")[where]
    pairs = [(tuple(phrase.split()), kind) for kind in groups for phrase in groups[kind]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def bounds_before(parts: Sequence[str]) -> tuple[list[str], int]:
    """The bounds that open the words, and where the numeral begins."""
    kinds: list[str] = []
    place = 0
    while place < len(parts):
        rest = tuple(parts[place : place + 5])
        fits = (pair for pair in phrases("bounds") if rest[: len(pair[0])] == pair[0])
        phrase, kind = next(fits, ((), ""))
        if not phrase:
            break
        kinds.append(kind)
        place += len(phrase)
    if place < len(parts) and parts[place] in ("between", "from"):
        place += 1
    return kinds, place


def bound_after(parts: Sequence[str], start: int) -> tuple[list[str], int]:
    """The bound that closes the words, and where the numeral ends."""
    for phrase, kind in phrases("after"):
        cut = len(parts) - len(phrase)
        if cut > start and tuple(parts[cut:]) == phrase:
            return [kind], cut - (parts[cut - 1] == "-" and cut - 1 > start)
    if parts[-2:] == ["-", "plus"]:
        return ["at_least"], len(parts) - 2
    return [], len(parts)


def bounded(amount: Amount, kind: str) -> Amount:
    """The amount with a bound applied; "more than 60" is 61 and over, "up to 50" is 1 to 50."""
    low, high = amount.low, amount.high
    top = low if high is None else high
    exact = low == top
    if kind == "at_least":
        return Amount(low, None)
    if kind == "more_than":
        return Amount(low + 1 if exact else low, None)
    if kind == "up_to":
        return Amount(min(1, top), top)
    if kind == "fewer_than":
        return Amount(min(1, max(top - 1, 0)), max(top - 1, 0))
    if kind == "nearly" and exact and top > 1:
        return Amount(top - round_step(top), top - 1)
    return amount


def round_step(number: int) -> int:
    """How far "nearly" reaches down: one of the number's last round place ("nearly 60": 10), but
    at most 10 up to a hundred and a tenth of the number above."""
    step = 1
    while number % (step * 10) == 0:
        step *= 10
    most = 10 if number <= 100 else number // 10
    while step > most or step >= number:
        step //= 10
    return max(step, 1)


Pair = tuple[int, int]


def value_at(parts: Sequence[str], start: int, end: int) -> tuple[Pair | None, int]:
    """Least and most of the numeral that begins at `start`, and where it ends."""
    for read in (zero_value, part_value, vague_value):
        value, place = read(parts, start, end)
        if place > start:
            return value, place
    number, place = worded_value(parts, start, end)
    return (None, start) if place == start else ((number, number), place)


def zero_value(parts: Sequence[str], start: int, end: int) -> tuple[Pair | None, int]:
    """ "no", "nobody", "no one", "not a single"."""
    lists = tables("numbers.toml")["zero"]
    for phrase in (*lists["phrases"], "no - one", "no ‑ one"):
        split = phrase.split()
        if list(parts[start : start + len(split)]) == split:
            return (0, 0), start + len(split)
    if start < end and parts[start] in lists["words"]:
        return (0, 0), start + 1
    return None, start


def vague_value(parts: Sequence[str], start: int, end: int) -> tuple[Pair | None, int]:
    """ "dozens", "tens of thousands", "a few hundred", "several", "an unknown number"."""
    vague = tables("numbers.toml")["vague"]
    place = start + 1 if start < end and parts[start] in ("a", "an") else start
    if place >= end:
        return None, start
    word = (
        " ".join(parts[place : place + 2])
        if " ".join(parts[place : place + 2]) in vague
        else parts[place]
    )
    if word not in vague:
        return None, start
    pair = vague[word]
    place += word.count(" ") + 1
    if not pair:
        return times(parts, place, end, None)
    return times(parts, place, end, (pair[0], pair[1]))


def times(parts: Sequence[str], place: int, end: int, pair: Pair | None) -> tuple[Pair | None, int]:
    """A vague number with what multiplies it: "several hundred" is 300 to 999, "several dozen" stay
    below a hundred, "tens of thousands" is 20,000 to 99,999, "many thousands" thousands."""
    after = place + 1 if place < end and parts[place] == "of" else place
    word = parts[after] if after < end else ""
    factor = tables("numbers.toml")["multipliers"].get(word.removesuffix("s"), 0)
    if not factor:
        return pair, place
    if pair is None:
        plural = tables("numbers.toml")["vague"].get(word)
        return ((plural[0], plural[1]) if plural else None), after + 1
    if pair[0] == pair[1]:
        return (pair[0] * factor, pair[1] * factor), after + 1
    most = 99 if factor == 12 else pair[1] * factor + factor - 1
    return (pair[0] * factor, most), after + 1


def part_value(parts: Sequence[str], start: int, end: int) -> tuple[Pair | None, int]:
    """ "two thirds of the 30" is 20, "half a dozen" 6; a part of an untold whole is None."""
    fractions = tables("numbers.toml")["fractions"]
    count, place = 1, start
    if place < end and parts[place] in ("a", "an"):
        place += 1
    elif place + 1 < end and parts[place] in small_numbers():
        count, place = small_numbers()[parts[place]], place + 1
        place += parts[place] in JOINED and place + 1 < end
    if place >= end or parts[place] not in fractions:
        return None, start
    share = fractions[parts[place]]
    place += 1
    while place < end and (parts[place] in SMALL_WORDS_ONLY or parts[place] in JOINED):
        place += 1
    if place >= end:
        return None, place
    whole, last = worded_value(parts, place, end)
    return (None, end) if last == place else ((whole * count // share,) * 2, last)


@cache
def small_numbers() -> dict[str, int]:
    """Words from "zero" to "ninety"."""
    lists = tables("numbers.toml")
    return {"zero": 0, **lists["small"], **lists["tens"]}


def worded_value(parts: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The value of digits or number words with multipliers, and where they end."""
    total, group, place = 0, 0, start
    multipliers = tables("numbers.toml")["multipliers"]
    seen = False
    while place < end:
        word = parts[place]
        if word in multipliers:
            total, group = multiplied(
                total, max(group, 1) if not seen else group, multipliers[word]
            )
        elif word in small_numbers():
            group += small_numbers()[word]
        elif word[0].isdecimal():
            if seen and not is_thousands(parts, place):
                break
            read = digits_value(parts, place, end)
            if read is None:
                break
            number, place = read
            group = group * 1000 + number if seen else number
        elif not (word in ("a", "an") and not seen) and not is_joint(parts, place, end, seen=seen):
            break
        seen = seen or word not in ("a", "an")
        place += 1
        total, group = min(total, MOST), min(group, MOST)
    return (min(total + group, MOST), place) if seen else (0, start)


def multiplied(total: int, group: int, factor: int) -> tuple[int, int]:
    """The sum so far after a multiplier: hundreds stay open for what follows, thousands close."""
    if factor < 1000:
        return total, group * factor
    return (total * factor, 0) if not group else (total + group * factor, 0)


def is_joint(parts: Sequence[str], place: int, end: int, *, seen: bool) -> bool:
    """Whether a word between number words only joins them: "hundred and five", "twenty-five"."""
    if not seen or place + 1 >= end or parts[place] not in JOINED:
        return False
    before, after = parts[place - 1], parts[place + 1]
    if parts[place] == "and":
        joins = before in ("hundred", "thousand", "million", "billion")
        return joins and after in small_numbers() and before not in parts[place + 2 : place + 3]
    return before in tables("numbers.toml")["tens"] and 0 < small_numbers().get(after, 0) < 10


def is_thousands(parts: Sequence[str], place: int) -> bool:
    """Whether digits are the second group of "13 000"."""
    return parts[place] == "000" and parts[place - 1].isdecimal()


def digits_value(parts: Sequence[str], place: int, end: int) -> tuple[int, int] | None:
    """The value of digits ("1,200", "1.2" before "million", "20k") and the place of the last word
    read; None where they make no whole number."""
    word = parts[place]
    factor = 1
    letters = word.lstrip("0123456789.,")
    if letters in tables("numbers.toml")["suffixes"]:
        factor, word = tables("numbers.toml")["suffixes"][letters], word[: -len(letters)]
    elif "." in word and place + 1 < end:
        factor = tables("numbers.toml")["multipliers"].get(parts[place + 1], 1)
        place += factor > 1
    whole, _, decimals = word.replace(",", "").partition(".")
    if not whole.isdecimal() or (decimals and not decimals.isdecimal()):
        return None
    if len(whole) > 12:
        return MOST, place
    if factor == 1 and decimals:
        return None
    return (int(whole) * factor + int(decimals[:9] or 0) * factor // 10 ** len(decimals[:9])), place
