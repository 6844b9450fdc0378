"""What the days told of one happening say together.

"From Monday to Wednesday" is one stretch of days; a year is no second date where a day inside it is
told by the same voice; words whose day is not known say nothing where another is.
"""

import re
from dataclasses import replace

from tacitus.incidents.drafts import Draft
from tacitus.incidents.reading import Reading
from tacitus.values import Day

FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
TO = re.compile(r"\s+(?:to|until|till|and)\s+(?:the\s+)?", re.IGNORECASE)
WORD = 16  # characters before a day in which "from" or "between" stands
TO_WORD = re.compile(r"(?:until|till)\s+", re.IGNORECASE)


def together(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The claims of a happening with its days as they are told together."""
    days = [draft for draft in drafts if isinstance(draft.value, Day)]
    if len(days) < 2:
        return drafts
    kept = without_wider(without_unknown(stretches(reading, days)))
    return [draft for draft in drafts if not isinstance(draft.value, Day)] + kept


def stretches(reading: Reading, days: list[Draft]) -> list[Draft]:
    """With one stretch for the two ends that "from" and "to" join."""
    for first in days:
        for last in days:
            day = stretch(reading, first, last)
            if day is not None:
                rest = [draft for draft in days if draft not in (first, last)]
                evidence = tuple(sorted({*first.evidence, *last.evidence}))
                basis = "; ".join(filter(None, ("from the first day to the last", first.basis)))
                return [*rest, replace(first, value=day, evidence=evidence, basis=basis)]
    return days


def stretch(reading: Reading, first: Draft, last: Draft) -> Day | None:
    """The days from one to the other, where the text joins them so."""
    one, two, text = first.value, last.value, reading.text
    if not isinstance(one, Day) or not isinstance(two, Day) or first.holder != last.holder:
        return None
    if one.start is None or two.end is None or one.start >= two.end:
        return None
    start, end, behind = first.evidence[0].start, first.evidence[-1].end, last.evidence[0].start
    until = TO_WORD.match(text, behind)
    joined = text[end : until.end() if until else behind]
    if not FROM.search(text, max(0, start - WORD), start) or not TO.fullmatch(joined):
        return None
    precision = "day" if one.precision == "time" else one.precision
    return Day(one.start, two.end, precision)


def without_unknown(days: list[Draft]) -> list[Draft]:
    """Without words whose day is not known, where the day of others is."""
    return [d for d in days if isinstance(d.value, Day) and d.value.start is not None] or days


def without_wider(days: list[Draft]) -> list[Draft]:
    """Without days that hold a narrower one of the same voice."""
    return [
        draft
        for draft in days
        if not any(one.holder == draft.holder and is_inside(one, draft) for one in days)
    ]


def is_inside(narrow: Draft, wide: Draft) -> bool:
    """Whether the days of one claim lie inside those of another, and are fewer."""
    one, two = narrow.value, wide.value
    if not isinstance(one, Day) or not isinstance(two, Day):
        return False
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return False
    inside = two.start <= one.start and one.end <= two.end
    return inside and (one.start, one.end) != (two.start, two.end)
