"""Reads a text with the rules alone, for tables of (text with [the words], published, value)."""

import re

from tacitus.annotate.dates import find_dates
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.derive.dates import derive_days, derive_durations
from tacitus.marks import Marks, Quote
from tacitus.values import Day, Report, Resolved, Seconds, Span, Unknown

PUBLISHED = "2016-12-20"  # a Tuesday


def marked(text: str, quotes: tuple[Quote, ...] = ()) -> Marks:
    """The date and duration mentions of a text."""
    tokens, sentences = tokenise(text)
    tokens = tag(tokens, sentences)
    return Marks("test", tokens, sentences, find_dates(text, tokens, sentences), quotes=quotes)


def report(text: str, published: str | None = PUBLISHED) -> Report:
    """A report of that text."""
    return Report("r", text, "", published=published)


def days(
    text: str, published: str | None = PUBLISHED, quotes: tuple[Quote, ...] = ()
) -> dict[str, Resolved[Day]]:
    """The resolved days by the words of their mentions."""
    marks = marked(text, quotes)
    found = derive_days(report(text, published), marks)
    return {marks.mentions[day.mention].span.of(text): day for day in found}


def lengths(text: str) -> dict[str, Resolved[Seconds]]:
    """The resolved lengths by the words of their mentions."""
    marks = marked(text)
    found = derive_durations(report(text), marks)
    return {marks.mentions[length.mention].span.of(text): length for length in found}


def bracketed(text: str) -> tuple[str, str]:
    """The text without brackets, and what they hold."""
    match = re.search(r"\[(.*?)\]", text, re.S)
    assert match is not None, text
    return text.replace("[", "").replace("]", ""), match.group(1)


def told(value: Day | Unknown) -> str:
    """ "2016-12-19" for a day, "2016-12-10..2016-12-16 week", "unknown"."""
    if isinstance(value, Unknown) or value.start is None or value.end is None:
        return "unknown"
    if value.start == value.end and value.precision == "day":
        return value.start.isoformat()
    if value.start == value.end:
        return f"{value.start} {value.precision}"
    return f"{value.start}..{value.end} {value.precision}"


def day_of(text: str, published: str | None = PUBLISHED) -> str:
    """The value of the words in brackets."""
    plain, words = bracketed(text)
    found = days(plain, published)
    return told(found[words].value) if words in found else f"not found: {sorted(found)}"


def span_of(text: str, words: str) -> Span:
    """Where the words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))
