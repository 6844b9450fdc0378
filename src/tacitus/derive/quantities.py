"""Amounts of time in words: "two and a half years", "nearly three weeks", "several days"."""

import re
from dataclasses import dataclass, replace

from tacitus.date_grammar import table, words_table

# Untold counts, by the contract: "days ago" is two to seven days and so on.
PLURALS = {
    "day": (2, 7), "week": (2, 8), "month": (2, 12), "year": (2, 10), "hour": (2, 23),
    "minute": (2, 59),
}  # fmt: skip
SEVERAL = (3, 9)
MOST = 1e6  # no count of units is larger
HALF = re.compile(r"\s+and\s+a\s+half\b|-and-a-half\b|\s+1/2\b|½")
RANGE = re.compile(r"\s+(?:to|or)\s+|\s*[-–]\s*(?=\d)|-to-")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """From `low` to `high` units; both None where the words tell no number. `widen` is the rule of
    the word before ("nearly", "more", "just over" ..., see `approximators` in the data file)."""

    low: float | None
    high: float | None
    unit: str
    widen: str = ""

    @property
    def exact(self) -> bool:
        """Whether a single number is told."""
        return self.low is not None and self.low == self.high and self.widen in PLAIN


PLAIN = frozenset({"", "about", "exact"})


def quantity_of(words: str) -> Quantity | None:
    """What the words amount to; None where no unit of time is among them."""
    text = " ".join(words.lower().split()).replace("’", "'")
    text, widen = without_approximators(text)
    first, second = parts_of(text)
    quantity = simple(first)
    if quantity is None:
        return None
    quantity = replace(quantity, widen=widen or quantity.widen)
    return added(quantity, simple(second)) if second else quantity


def without_approximators(text: str) -> tuple[str, str]:
    """The words without "nearly", "more than" and the like, and the rule of the last of these."""
    widen, found = "", True
    names = sorted(words_table("approximators"), key=len, reverse=True)
    while found:
        found = False
        for name in names:
            if text.startswith(name + " "):
                text, widen, found = text[len(name) + 1 :], words_table("approximators")[name], True
                break
    return text, widen


def parts_of(text: str) -> tuple[str, str]:
    """ "two years and three months" as two; else the words and nothing."""
    for match in re.finditer(r",? and |, ", text):
        left, right = text[: match.start()], text[match.end() :]
        if unit_in(left) and unit_in(right) and right != "nights" and any_number(right):
            return left, right
    return text, ""


def any_number(text: str) -> bool:
    """Whether a number is among the words."""
    return bool(re.search(r"\d", text)) or any(
        w in table("numbers") for w in re.split(r"[ -]", text)
    )


def unit_in(text: str) -> str:
    """The unit of time among the words; empty where there is none."""
    for word in re.split(r"[\s‐‑–-]+", text):
        if word in {"moments", "moment"}:
            return "minute"
        unit = words_table("units").get(word) or words_table("units").get(word.removesuffix("s"))
        unit = unit or words_table("units").get(re.sub(r"s?long$", "", word))
        if unit:
            return unit
    return ""


def simple(text: str) -> Quantity | None:
    """A quantity of one unit."""
    unit = unit_in(text)
    if not unit:
        return None
    if re.fullmatch(r"(?:day|week|month|year|decade|hour|night|minute)[ -]?long", text):
        return Quantity(1, 1, unit)
    halves = 0.5 if HALF.search(text) else 0.0
    text = HALF.sub("", text)
    if re.search(r"\bor (?:so|more)\b", text):
        text, widen = re.sub(r" or (?:so|more)\b", "", text), "about"
    else:
        widen = ""
    if re.fullmatch(r"(?:an?|one) \w+ or two", text):
        return Quantity(1, 2, unit)
    head = re.split(rf"[\s‐‑–-]*\b{unit_word(text)}", text)[0]
    low, high = range_of(head, unit)
    if low is not None and high is not None:
        low, high = low + halves, high + halves
    return Quantity(low, high, unit, widen)


def unit_word(text: str) -> str:
    """The unit as written."""
    for word in re.split(r"[\s‐‑–-]+", text):
        if unit_in(word):
            return re.escape(word)
    return ""


def range_of(head: str, unit: str) -> tuple[float | None, float | None]:
    """Lowest and highest count told by the words before the unit."""
    words = set(head.split())
    if "several" in words:
        return SEVERAL
    if {"few", "some"} & words or not head:
        return PLURALS.get(unit, SEVERAL if "few" in words else (None, None))
    if "of" in words and "couple" not in words:
        return None, None  # "hundreds of years"
    ends = [number_of(part) for part in RANGE.split(head)]
    if any(end is None for end in ends):
        return None, None
    found = sorted(end for end in ends if end is not None)
    return found[0], found[-1]


def number_of(words: str) -> float | None:
    """A number in figures or words; None where there is none."""
    if match := NUMBER.search(words):
        return min(float(match.group().replace(",", "")), MOST)
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[\s‐‑–-]+", words.strip()):
        value = table("numbers").get(word)
        if value is None:
            continue
        seen = True
        if value in {100, 1000} or word in {"dozen", "couple"}:
            current = min((current or 1) * value, MOST)
            if value == 1000:
                total, current = total + current, 0.0
        elif word in {"a", "an"}:
            current = current or 1
        elif word == "half":
            current = 0.5
            break
        else:
            current += value
    return min(total + current, MOST) if seen else None


SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "weekend": 172800,
    "fortnight": 1209600, "month": 2629800, "quarter": 7889400, "year": 31557600,
    "decade": 315576000, "century": 3155760000,
}  # fmt: skip


def added(one: Quantity, two: Quantity | None) -> Quantity:
    """Two exact quantities as one, in the unit of the first."""
    if two is None or one.low is None or one.high is None or two.low is None:
        return one
    more = two.low * SECONDS[two.unit] / SECONDS[one.unit]
    return replace(one, low=one.low + more, high=one.high + more)
